#include "repo/file_lists_fast.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "repo/byte_window.hpp"
#include "repo/file_lists_tokens.hpp"
#include "repo/file_lists_xml.hpp"

namespace rpmgap::repo {

namespace {

// One pass over the bytes. It decides nothing that it does not know exactly: an element in another form goes to expat
// with the start tags around it, and where expat finds a fault or little is in a known form, the pass gives up and the
// whole document goes to expat.
class FastPass {
public:
    FastPass(BoundedStream& stream, ListedPaths& listed, std::size_t window)
        : window_(stream, window), window_bytes_(window), listed_(listed), xml_(listed) {}

    /// False when it gave up.
    [[nodiscard]] bool run() {
        window_.refill();
        if (!take_root()) return false;
        while (!at_end_) {
            if (take_known()) continue;
            if (listed_.is_full()) return false;
            // Only an element that was looked at with many bytes behind it is surely in another form.
            if (!window_.at_end() && window_.view().size() < window_bytes_ / 2)
                window_.refill();
            else if (!take_other())
                return false;
        }
        return true;
    }

private:
    // Up to the start tag of the root. What the declaration and the document type say decides how the rest is to be
    // read.
    bool take_root() {
        const auto start = window_.view();
        if (!start.starts_with("<?xml ") && !start.starts_with("<filelists")) return false;
        xml_.start_document();
        if (xml_.feed(start, window_.at_end()) != XmlReader::Fed::stopped || xml_.is_recoded()) return false;
        const auto size = static_cast<std::size_t>(xml_.part_size());
        if (start.substr(0, size).ends_with("/>")) return false;
        window_.consume(size);
        return true;
    }

    // Elements until the first that is not known, at most as many as the window has.
    bool take_known() {
        bool any = false;
        for (;; any = true) {
            const FileListsToken token = next_token(window_.view(), in_package_);
            switch (token.kind) {
                case FileListsToken::Kind::other: return any;
                case FileListsToken::Kind::package_start:
                    listed_.start_package(token.text);
                    in_package_ = true;
                    break;
                case FileListsToken::Kind::package_end: in_package_ = false; break;
                case FileListsToken::Kind::file: listed_.add(token.text, false); break;
                case FileListsToken::Kind::ghost: listed_.add(token.text, true); break;
                case FileListsToken::Kind::skipped: break;
            }
            window_.consume(token.size);
            ++known_;
        }
    }

    // The next element, or what follows the last one, by expat.
    bool take_other() {
        // A parser for each element costs more than one for all of them.
        constexpr std::size_t few = 4096;
        if (++others_ > few && others_ > known_ / 16) return false;
        xml_.start_elements(in_package_);
        std::uint64_t fed = 0;
        for (std::size_t piece = 1024;; piece = std::min(piece * 2, window_bytes_)) {
            if (window_.view().empty() && !window_.at_end()) window_.refill();
            const auto bytes = window_.view().substr(0, piece);
            const bool last = window_.at_end() && bytes.size() == window_.view().size();
            const auto state = xml_.feed(bytes, last);
            if (state == XmlReader::Fed::failed) return false;
            if (state == XmlReader::Fed::stopped) {
                window_.consume(static_cast<std::size_t>(xml_.part_size() - fed));
                in_package_ = xml_.in_package();
                return true;
            }
            fed += bytes.size();
            window_.consume(bytes.size());
            if (!last) continue;
            at_end_ = true;
            return true;
        }
    }

    ByteWindow<BoundedStream> window_;
    std::size_t window_bytes_;
    ListedPaths& listed_;
    FileListsXml xml_;
    bool in_package_ = false;
    bool at_end_ = false;
    std::size_t known_ = 0;
    std::size_t others_ = 0;
};

}  // namespace

std::optional<ListedPaths> read_file_lists_fast(BoundedStream& stream, std::size_t window) {
    ListedPaths listed;
    if (!FastPass(stream, listed, window).run() || stream.cut_short()) return std::nullopt;
    return listed;
}

}  // namespace rpmgap::repo
