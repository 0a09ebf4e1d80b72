#include "repo/claim.hpp"

#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>

namespace rpmgap::repo {

bool is_named(int fd, const std::filesystem::path& path) {
    struct stat held {};
    struct stat named {};
    return fstat(fd, &held) == 0 && lstat(path.c_str(), &named) == 0 && held.st_dev == named.st_dev &&
           held.st_ino == named.st_ino;
}

Claim claim(int fd, const std::filesystem::path& path) {
    if (flock(fd, LOCK_EX | LOCK_NB) != 0) return errno == EWOULDBLOCK ? Claim::lost : Claim::failed;
    return is_named(fd, path) ? Claim::held : Claim::lost;
}

}  // namespace rpmgap::repo
