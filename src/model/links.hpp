// The symbolic links of a tree of files, and where they lead: path_resolution(7), lexical, no file is looked at.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rpmgap::model {

class Links {
public:
    /// `path` is absolute; `target` as written, so that it may be relative to the directory of `path`. The first one of
    /// a path counts.
    void add(std::string path, std::string target) {
        note_length(path);
        targets_.try_emplace(std::move(path), std::move(target));
    }
    void set(const std::string& path, std::string target) {
        note_length(path);
        targets_.insert_or_assign(path, std::move(target));
    }
    void remove(const std::string& path) { targets_.erase(path); }
    /// `path`, absolute, with every link on it followed; where links lead in a circle, as far as they were followed,
    /// and where they are too long to be followed, `path` itself.
    [[nodiscard]] std::string real_path(const std::string& path) const;
    [[nodiscard]] const std::unordered_map<std::string, std::string>& targets() const { return targets_; }

private:
    [[nodiscard]] bool is_link(std::string_view path) const;
    [[nodiscard]] bool is_real(std::string_view path) const;
    void note_length(const std::string& path);

    std::unordered_map<std::string, std::string> targets_;
    std::vector<bool> has_length_;  // of their paths: a deep one is not looked up at every level
};

}  // namespace rpmgap::model
