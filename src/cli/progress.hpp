// One line on stderr that says what takes long: on a terminal only, gone when the work is done.
#pragma once

#include <mutex>
#include <string_view>

namespace rpmgap::cli {

class Progress {
public:
    explicit Progress(bool enabled);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();

    /// Replaces the line; may be called from any thread.
    void say(std::string_view what);
    /// Takes the line away, so that something else can be printed.
    void clear();

private:
    bool enabled_;
    bool shown_ = false;
    std::mutex mutex_;
};

}  // namespace rpmgap::cli
