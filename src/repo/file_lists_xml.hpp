// filelists.xml by way of expat: the whole of it, or the parts that the fast pass does not decide.
#pragma once

#include <string>
#include <string_view>

#include "repo/listed_paths.hpp"
#include "repo/xml_stream.hpp"

namespace rpmgap::repo {

/// <filelists><package pkgid="..."><file type="dir|ghost">/path</file>...
class FileListsXml final : public XmlReader {
public:
    explicit FileListsXml(ListedPaths& listed) : listed_(listed) {}

    /// Begins a part at the start of the document; it ends behind the root's start tag.
    void start_document();
    /// Begins a part in front of an element of the root, or of the package that was started last. It ends behind the
    /// next element that leaves the reader at such a place.
    void start_elements(bool in_package);
    [[nodiscard]] bool in_package() const { return in_package_; }

private:
    enum class Until { end, root, element };

    void on_start(std::string_view name, const char** attributes, unsigned depth) override;
    void on_end(unsigned depth) override;
    void on_text(std::string_view piece) override;
    void start_package(const char** attributes);
    void end_file();

    ListedPaths& listed_;
    Until until_ = Until::end;
    bool in_package_ = false;
    bool in_file_ = false;
    bool ghost_ = false;
    std::string path_;
};

}  // namespace rpmgap::repo
