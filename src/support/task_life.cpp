#include "support/task_life.hpp"

namespace rpmgap::support {

namespace {

thread_local TaskLife* life_of_this_thread = nullptr;

}  // namespace

TaskLife* task_life() {
    return life_of_this_thread;
}

void set_task_life(TaskLife* life) {
    life_of_this_thread = life;
}

void show_life() {
    if (life_of_this_thread != nullptr)
        *life_of_this_thread = std::chrono::steady_clock::now().time_since_epoch().count();
}

}  // namespace rpmgap::support
