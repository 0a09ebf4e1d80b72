#include "repo/write_file.hpp"

#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

#include <fmt/format.h>

#include "support/text.hpp"

namespace rpmgap::repo {

support::Result<void> write_file(const std::filesystem::path& file, std::string_view bytes) {
    const auto failed = [&](const std::string& why) {
        return support::failure(support::Fault::output,
                                fmt::format("cannot write {}: {}", support::printable(file.native()), why));
    };
    const auto parent = std::filesystem::absolute(file).parent_path();
    std::error_code error;
    std::filesystem::create_directories(parent, error);
    if (error) return failed(error.message());

    std::string name = (parent / ('.' + file.filename().native() + ".XXXXXX")).native();
    const int fd = mkstemp(name.data());
    if (fd < 0) return failed(std::strerror(errno));
    std::FILE* const stream = fdopen(fd, "wb");
    bool good = stream != nullptr && std::fwrite(bytes.data(), 1, bytes.size(), stream) == bytes.size();
    int reason = errno;
    if (stream == nullptr) {
        close(fd);
    } else if (std::fclose(stream) != 0) {
        if (good) reason = errno;
        good = false;
    }
    if (good) {
        std::filesystem::rename(name, file, error);
        if (!error) return {};
    }
    unlink(name.c_str());
    return failed(good ? error.message() : std::strerror(reason));
}

}  // namespace rpmgap::repo
