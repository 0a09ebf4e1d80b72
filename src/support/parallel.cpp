#include "support/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#include <sched.h>

#include "support/task_life.hpp"

namespace rpmgap::support {

unsigned usable_processors() {
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof set, &set) == 0) return std::max(1, CPU_COUNT(&set));
    return std::max(1U, std::thread::hardware_concurrency());
}

void parallel_for(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& body) {
    std::atomic<std::size_t> next{0};
    std::exception_ptr first_failure;
    std::mutex failure_mutex;
    const auto work = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            try {
                body(i);
            } catch (...) {
                const std::lock_guard lock(failure_mutex);
                if (!first_failure) first_failure = std::current_exception();
                next = count;
            }
        }
    };
    {
        auto* const life = task_life();
        const auto help = [&] {
            set_task_life(life);
            work();
        };
        std::vector<std::jthread> helpers;
        const std::size_t wanted = std::min<std::size_t>(std::max(1U, threads), count);
        try {
            for (std::size_t i = 1; i < wanted; ++i) helpers.emplace_back(help);
        } catch (const std::system_error&) {
            // There can be no more threads: those that are there do it.
        }
        work();
    }
    if (first_failure) std::rethrow_exception(first_failure);
}

}  // namespace rpmgap::support
