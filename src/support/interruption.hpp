// The end by a signal: what is unfinished goes, one line says how far the run came, and the process ends by that
// signal.
#pragma once

#include <string>

namespace rpmgap::support {

/// How much of what a run prints has been printed.
enum class Printed : int { nothing, part, all };

/// From now on SIGINT, SIGTERM and SIGHUP remove what is Unfinished before they end the process; one that was ignored
/// when the process began stays so. A child that was forked leaves its parent's files alone. A file over the limit of
/// its size is an error of write(2) from then on. To be called once, before there are threads.
void end_tidily();

/// What the line on standard error is to say when a signal comes.
void note_printed(Printed printed);

/// Removes what is Unfinished now; may be called from a signal handler. The process is about to end.
void remove_unfinished();

/// A file or directory that is removed, with all in it, when a signal ends the process. There is room for some dozens;
/// beyond that an object does nothing.
class Unfinished {
public:
    Unfinished() = default;
    explicit Unfinished(const std::string& path);
    Unfinished(Unfinished&& other) noexcept;
    Unfinished& operator=(Unfinished&& other) noexcept;
    Unfinished(const Unfinished&) = delete;
    ~Unfinished();

    /// To be called before a directory gets its final name, so that nothing in it is removed there, or after a file
    /// has. Does not return when a signal is about to end the process.
    void settle() const;

private:
    mutable int place_ = -1;  // among those that are known; -1: not known
};

}  // namespace rpmgap::support
