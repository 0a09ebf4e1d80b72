// librpm's process-wide state: its configuration, its log and what it does when memory ends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/rpm/rpm_versions.hpp"

namespace rpmgap::extract::rpm {

/// Collects what librpm reports as an error on this thread while it lives. librpm writes nothing to stderr by itself:
/// what no LogCapture collects is dropped.
class LogCapture {
public:
    LogCapture();
    ~LogCapture();
    LogCapture(const LogCapture&) = delete;
    LogCapture& operator=(const LogCapture&) = delete;

    /// The errors as one printable line; empty: none. librpm leads each with a name of the file, "`about`: ", which is
    /// left out.
    [[nodiscard]] std::string line(std::string_view about = {}) const;

    /// Adds to the innermost LogCapture of this thread, if any.
    static void collect(const char* message);

private:
    std::vector<std::string> messages_;
    LogCapture* outer_;
};

/// Sends librpm's log to the LogCapture of the thread that causes it.
void capture_log();

}  // namespace rpmgap::extract::rpm
