#include "repo/remote/checksum.hpp"

#include <cerrno>

#include <glib.h>
#include <librepo/librepo.h>

#include <fmt/format.h>

#include "support/handle.hpp"
#include "support/memory_end.hpp"
#include "support/text.hpp"

namespace rpmgap::repo::remote {

namespace {

using ErrorHandle = support::Handle<GError, g_error_free>;

void free_text(char* text) {
    g_free(text);
}

}  // namespace

tl::expected<std::string, std::string> file_checksum(int fd, const std::string& type) {
    const LrChecksumType known = lr_checksum_type(type.c_str());
    if (known == LR_CHECKSUM_UNKNOWN)
        return tl::unexpected(fmt::format("librepo knows no checksum of type {}", support::printable(type)));
    GError* error = nullptr;
    errno = 0;
    const support::Handle<char, free_text> checksum(lr_checksum_fd(known, fd, &error));
    const ErrorHandle owned(error);
    if (checksum) return std::string(checksum.get());
    support::throw_if_memory_ended();
    return tl::unexpected(
        fmt::format("its {} cannot be computed: {}", type, owned ? support::printable(owned->message) : "unknown"));
}

}  // namespace rpmgap::repo::remote
