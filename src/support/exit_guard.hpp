// Libraries that cannot go on for want of memory may call exit(1), and a gate would read that as findings.
#pragma once

namespace rpmgap::support {

/// While one lives, whoever calls exit() ends the process with `code` and a line that says so. One at a time.
class ExitGuard {
public:
    explicit ExitGuard(int code);
    ExitGuard(const ExitGuard&) = delete;
    ExitGuard& operator=(const ExitGuard&) = delete;
    ~ExitGuard();
};

}  // namespace rpmgap::support
