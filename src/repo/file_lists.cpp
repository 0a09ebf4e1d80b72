#include "repo/file_lists.hpp"

#include "repo/file_lists_fast.hpp"
#include "repo/file_lists_xml.hpp"

namespace rpmgap::repo {

support::Result<ListedPaths> read_file_lists(const MetadataFile& file, FileListsReading reading) {
    if (reading == FileListsReading::fast) {
        auto stream = file.decompressed(Watch::nothing);
        if (!stream) return tl::unexpected(stream.error());
        if (auto listed = read_file_lists_fast(**stream)) return std::move(*listed);
    }
    // Also after a fault: its place and its words are expat's.
    auto stream = file.decompressed(Watch::nothing);
    if (!stream) return tl::unexpected(stream.error());
    ListedPaths listed;
    const auto error = FileListsXml(listed).run((*stream)->get());
    if (const auto cut = (*stream)->cut_short()) return tl::unexpected(file.rejected(*cut));
    if (error) return tl::unexpected(file.rejected(*error));
    return listed;
}

}  // namespace rpmgap::repo
