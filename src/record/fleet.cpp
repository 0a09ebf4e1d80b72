#include "record/fleet.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "record/need_lines.hpp"
#include "record/read_needs.hpp"
#include "record/record_file.hpp"
#include "support/parallel.hpp"
#include "support/stable_hash.hpp"

namespace rpmgap::record {

namespace {

struct Known {
    model::Question question;
    Asking asking;
    std::string text;  // of the capability
};

auto rank(const Asking& asking) {
    return std::tie(asking.indispensable, asking.strength, asking.guarded, asking.build_time, asking.hint);
}

// Needs by their text: what thousands of applications ask is parsed once. From any number of threads.
class Catalogue {
public:
    /// A number that is this need's as long as the catalogue is there. Throws Damage.
    std::uint32_t number_of(std::string_view line) {
        const auto text = without_askers(line);
        const auto part = support::stable_hash(text) % parts;
        auto& [mutex, numbers, known] = parts_[part];
        const std::lock_guard lock(mutex);
        const auto found = numbers.find(text);
        if (found != numbers.end()) return found->second;
        Known need;
        read_need_alone(text, need.question, need.asking);
        need.text = to_string(need.question.capability);
        const auto number = static_cast<std::uint32_t>(known.size() * parts + part);
        numbers.emplace(std::string(text), number);
        known.push_back(std::move(need));
        return number;
    }

    /// Puts them all in order and into `fleet`; what is returned leads from numbers to indexes there.
    std::vector<std::uint32_t> sort_into(Fleet& fleet) {
        std::vector<std::pair<Known*, std::uint32_t>> all;
        std::size_t end = 0;
        for (std::uint32_t part = 0; part < parts; ++part) {
            auto& known = parts_[part].known;
            for (std::size_t i = 0; i < known.size(); ++i)
                all.emplace_back(&known[i], static_cast<std::uint32_t>(i * parts + part));
            end = std::max(end, known.size() * parts);
        }
        std::ranges::sort(all, [](const auto& a, const auto& b) {
            if (a.first->text != b.first->text) return a.first->text < b.first->text;
            if (a.first->question != b.first->question) return is_before(a.first->question, b.first->question);
            return rank(a.first->asking) < rank(b.first->asking);
        });
        std::vector<std::uint32_t> place(end);
        for (const auto& [known, number] : all) {
            // The same need can be written in two ways.
            if (fleet.questions.empty() || fleet.questions.back() != known->question)
                fleet.questions.push_back(std::move(known->question));
            const auto question = static_cast<std::uint32_t>(fleet.questions.size() - 1);
            if (fleet.needs.empty() || fleet.needs.back().question != question ||
                rank(fleet.needs.back().asking) != rank(known->asking))
                fleet.needs.push_back({question, known->asking});
            place[number] = static_cast<std::uint32_t>(fleet.needs.size() - 1);
        }
        return place;
    }

private:
    static constexpr std::uint32_t parts = 64;  // each with its own lock
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return support::stable_hash(text); }
    };
    struct Part {
        std::mutex mutex;
        std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers;
        std::vector<Known> known;
    };
    std::array<Part, parts> parts_;
};

}  // namespace

support::Result<Fleet> read_fleet(const std::vector<std::filesystem::path>& files, unsigned threads) {
    Fleet fleet;
    fleet.applications.resize(files.size());
    Catalogue catalogue;
    std::vector<std::optional<support::Error>> failures(files.size());
    support::parallel_for(files.size(), threads, [&](std::size_t i) {
        auto& application = fleet.applications[i];
        auto read = read_beginning(files[i], [&](std::string_view text) -> tl::expected<void, std::string> {
            application.needs.clear();
            auto told = read_need_lines(
                text, [&](std::string_view line) { application.needs.push_back(catalogue.number_of(line)); });
            if (!told) return tl::unexpected(told.error());
            application.header = std::move(*told);
            return {};
        });
        if (!read) failures[i] = std::move(read.error());
    });
    for (auto& failure : failures)
        if (failure) return tl::unexpected(std::move(*failure));
    const auto place = catalogue.sort_into(fleet);
    for (auto& application : fleet.applications) {
        for (auto& need : application.needs) need = place[need];
        std::ranges::sort(application.needs);
    }
    return fleet;
}

}  // namespace rpmgap::record
