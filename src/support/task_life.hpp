// A task that takes long and gets on says so, for who would take it for one that hangs.
#pragma once

#include <atomic>
#include <chrono>

namespace rpmgap::support {

/// When the task last got on, by std::chrono::steady_clock.
using TaskLife = std::atomic<std::chrono::steady_clock::rep>;

/// Of the task that this thread works for; null: of none. parallel_for() hands it on to its threads.
[[nodiscard]] TaskLife* task_life();
/// `life` outlives the work.
void set_task_life(TaskLife* life);

/// The task of this thread got on, if there is one: another of the many things that it consists of begins.
void show_life();

}  // namespace rpmgap::support
