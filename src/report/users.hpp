// Who in the application uses which of its files, as far as a report tells.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "model/finding.hpp"

namespace rpmgap::report {

/// A file or package of the application that uses another one.
struct User {
    std::string path;
    std::string asks;  ///< what it asks for, "libfoo.so.1"; empty: the report tells that it uses it, not by what
};

/// From the chains of findings, and from the names of libraries that ELF files of the same tree ask for.
class Users {
public:
    explicit Users(const model::Report& report);

    /// Sorted by path, each once.
    [[nodiscard]] const std::vector<User>& of(const std::string& path) const;

private:
    void add(const std::string& path, User user);

    std::unordered_map<std::string, std::vector<User>> users_;
};

}  // namespace rpmgap::report
