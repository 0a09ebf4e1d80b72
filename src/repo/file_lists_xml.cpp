#include "repo/file_lists_xml.hpp"

#include <fmt/format.h>

#include "repo/file_lists_tokens.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

void FileListsXml::start_document() {
    until_ = Until::root;
    start_part({});
}

void FileListsXml::start_elements(bool in_package) {
    until_ = Until::element;
    in_package_ = in_package;
    in_file_ = false;
    start_part(in_package ? "<filelists><package>" : "<filelists>");
}

void FileListsXml::on_start(std::string_view name, const char** attributes, unsigned depth) {
    if (depth == 1) {
        if (name != "filelists") fail(fmt::format("its root element is {}, not filelists", support::printable(name)));
        if (until_ == Until::root) stop();
    } else if (depth == 2) {
        in_package_ = name == "package";
        if (in_package_) start_package(attributes);
    } else if (depth == 3 && name == "file" && in_package_) {
        const char* const type = attribute(attributes, "type");
        ghost_ = type != nullptr && std::string_view(type) == "ghost";
        path_.clear();
        in_file_ = true;
        collect_text(true);
    }
}

void FileListsXml::start_package(const char** attributes) {
    const char* const pkgid = attribute(attributes, "pkgid");
    if (pkgid == nullptr) return fail("a package has no pkgid");
    listed_.start_package(pkgid);
    if (listed_.is_full()) fail(ListedPaths::why_full());
}

void FileListsXml::on_end(unsigned depth) {
    if (depth == 3 && in_file_) end_file();
    if (depth == 2) in_package_ = false;
    if (until_ == Until::element && (depth == 2 || (depth == 3 && in_package_))) stop();
}

void FileListsXml::end_file() {
    in_file_ = false;
    collect_text(false);
    listed_.add(path_, ghost_);
    if (listed_.is_full()) fail(ListedPaths::why_full());
}

void FileListsXml::on_text(std::string_view piece) {
    if (path_.size() + piece.size() > most_listed_path_bytes)
        return fail(fmt::format("a path has more than {} bytes", most_listed_path_bytes));
    path_ += piece;
}

}  // namespace rpmgap::repo
