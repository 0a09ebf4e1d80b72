// What takes long, on stderr: one line on a terminal, gone when the work is done, and lines that stay for what a reader
// of a log has to know while it waits.
#pragma once

#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace rpmgap::cli {

class Progress {
public:
    explicit Progress(bool quiet);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();

    /// Replaces the line; may be called from any thread.
    void say(std::string_view what);
    /// A line that stays, on a terminal or not; nothing when quiet.
    void tell(std::string_view what);
    /// The same, unless it was told before.
    void tell_once(const std::string& what);
    /// Takes the line away, so that something else can be printed.
    void clear();

private:
    bool quiet_;
    bool on_terminal_;
    bool shown_ = false;
    std::set<std::string> told_;
    std::mutex mutex_;
};

}  // namespace rpmgap::cli
