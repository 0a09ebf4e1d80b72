#include <doctest/doctest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include <unistd.h>

#include "remote_small.hpp"
#include "repo/remote/mirrors.hpp"
#include "support/parallel.hpp"

namespace unit_remote_xml_turn {

using namespace rpmgap::repo::remote;

// In a file of its own: what a process does first sets libxml2 up.
TEST_CASE("several threads are the first to read XML") {
    const auto text = remote_small::metalink_of(remote_small::hash_of("any"), {"http://127.0.0.1:1/"});
    constexpr unsigned threads = 4;
    std::vector<std::string> found(threads);
    std::atomic<unsigned> begun = 0;  // relaxed, so that nothing but the libraries puts the threads in order
    rpmgap::support::parallel_for(threads, threads, [&](std::size_t i) {
        begun.fetch_add(1, std::memory_order_relaxed);
        while (begun.load(std::memory_order_relaxed) < threads) std::this_thread::yield();
        const auto file = Descriptor::in_memory();
        if (!file) return;
        if (::write(file->get(), text.data(), text.size()) != static_cast<ssize_t>(text.size())) return;
        if (const auto mirrors = read_metalink(*file)) found[i] = mirrors->base_urls.front();
    });
    for (const auto& url : found) CHECK(url == "http://127.0.0.1:1/");
}

}  // namespace unit_remote_xml_turn
