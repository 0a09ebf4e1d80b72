#include "cli/read_paths.hpp"

#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "cli/containment.hpp"
#include "cli/scratch.hpp"
#include "extract/reading.hpp"
#include "record/read_record.hpp"
#include "record/write_record.hpp"
#include "support/isolated_tasks.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

namespace fs = std::filesystem;
using extract::Harvest;
using support::Fault;
using support::Result;

// What an answer begins with; an empty one is of a file with nothing in it that has requirements.
constexpr char is_record = 'R';
constexpr char fault_mark = 'F';
constexpr char is_loss = 'L';  // of this part alone

bool is_of_idle_file(const Harvest& harvest) {
    return harvest.files == 1 && harvest.subjects.empty() && harvest.unit_files.empty() &&
           harvest.not_checked.empty() && harvest.trees.empty() && harvest.systems.empty() &&
           harvest.package_links.empty() && harvest.library_directories.empty();
}

std::string fault_text(const support::Error& error) {
    return fmt::format("{}{}{}", fault_mark, static_cast<char>('0' + static_cast<int>(error.fault())), error.line());
}

std::string answer_of(Result<Harvest> harvest) {
    if (!harvest) return fault_text(harvest.error());
    if (is_of_idle_file(*harvest)) return {};
    const auto record = record::write_record({{}, extract::as_application(std::move(*harvest))});
    return record ? is_record + *record : is_loss + record.error().line();
}

// Of a fault that the reader told, if it is one.
std::optional<support::Error> fault_of(const std::string& answer) {
    constexpr int last = static_cast<int>(Fault::internal);
    if (answer.size() < 2 || answer[0] != fault_mark || answer[1] < '0' || answer[1] > '0' + last) return std::nullopt;
    return support::Error(static_cast<Fault>(answer[1] - '0'), support::printable(answer.substr(2)));
}

}  // namespace

Result<model::Application> read_paths(const std::vector<std::string>& paths, extract::ReadOptions options,
                                      const fs::path& cache, Progress& progress) {
    constexpr unsigned grace = 10;  // seconds, in which what passes its limit says so itself
    // It has to be there before it can be excepted from what must not be changed, and stays: other runs use it too.
    const auto scratch = scratch_place(cache);
    std::error_code without;
    fs::create_directories(scratch, without);
    options.make_scratch = scratch_maker(cache);
    auto reading = extract::Reading::begin(paths, options);
    if (!reading) return tl::unexpected(reading.error());
    std::optional<support::Error> fault;
    std::size_t done = 0;
    const auto take = [&](std::size_t part, support::TaskAnswer answer) {
        if (++done % 512 == 0) progress.say(fmt::format("reading files: {} of {}", done, reading->size()));
        if (!answer) return reading->give_up(part, std::move(answer.error()));
        if (answer->empty()) {
            Harvest idle;
            idle.files = 1;
            return reading->take(part, std::move(idle));
        }
        if (auto told = fault_of(*answer)) {
            if (!fault) fault = std::move(told);
            return;
        }
        if (answer->front() == is_loss) return reading->give_up(part, support::printable(answer->substr(1)));
        auto record = answer->front() == is_record ? record::read_record(std::string_view(*answer).substr(1))
                                                   : tl::unexpected<std::string>("it is none");
        if (!record)
            reading->give_up(part, fmt::format("what its reader says is not to be trusted: {}", record.error()));
        else
            reading->take(part, extract::as_harvest(std::move(record->application)));
    };
    const auto run = support::run_isolated(
        reading->size(),
        {.threads = options.threads,
         .time = std::chrono::seconds(options.limits.seconds + grace),
         .memory = options.limits.memory,
         .writable = {scratch.native()},
         .tell_unbound = [&](const std::string& why) { tell_uncontained(why, progress); }},
        [&](std::size_t part) { return answer_of(reading->read(part)); }, take);
    if (!run) return tl::unexpected(run.error());
    if (fault) return tl::unexpected(std::move(*fault));
    return std::move(*reading).finish();
}

}  // namespace rpmgap::cli
