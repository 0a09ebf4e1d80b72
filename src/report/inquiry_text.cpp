#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "report/amounts.hpp"
#include "report/inquiry.hpp"
#include "report/provenance.hpp"
#include "report/wrap.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using model::Answer;
using model::Choice;
using model::Ground;
using model::InquirySide;
using model::Outcome;

std::string told(const model::Chain& chain) {
    std::vector<std::string> links;
    for (const auto& link : chain) links.push_back(to_string(link));
    return support::join(links, " -> ");
}

// Up to where it ends; a conflict says that itself.
std::string told(const model::Breakage& breakage) {
    auto text = told(breakage.chain);
    if (!breakage.is_conflict) text += " -> nothing";
    if (breakage.met_elsewhere) text += fmt::format(" ({} has it)", breakage.elsewhere);
    if (const auto hidden = to_string(breakage.hidden); !hidden.empty()) text += fmt::format(" ({})", hidden);
    return text;
}

// Why this one: what sets it apart from the one that would come next.
std::string reason(const Choice& choice) {
    if (!choice.over) return "nothing else has it";
    const auto over = package_and_channel(*choice.over);
    const auto& chosen = *choice.package;
    switch (choice.ground) {
        case Ground::alone: break;
        case Ground::application: return fmt::format("the application brings it, so not {}", over);
        case Ground::support:
            return fmt::format("{} is {}, before {} in a channel that is {}", chosen.channel, to_string(chosen.support),
                               nevra(*choice.over), to_string(choice.over->support))
                .append(fmt::format(" ({})", choice.over->channel));
        case Ground::priority: return fmt::format("{} has the better priority, before {}", chosen.channel, over);
        case Ground::architecture: return fmt::format("of the native architecture, before {}", over);
        case Ground::version: return fmt::format("the newest, before {}", over);
        case Ground::solver:
            if (choice.over_breakage)
                return fmt::format("{} cannot be installed: {}", over, told(*choice.over_breakage));
            return fmt::format("by the solver, nothing sets {} apart", over);
    }
    return {};
}

class InquiryWriter {
public:
    InquiryWriter(const model::Inquiry& inquiry, const WriteOptions& options)
        : inquiry_(inquiry), options_(options), title_(to_string(inquiry.readings.front().question.capability)) {}

    std::string run() && {
        side(inquiry_.target);
        if (inquiry_.baseline) side(*inquiry_.baseline);
        for (const auto& rule : inquiry_.rules) {
            out_ += '\n';
            line(0, rule.message);
            line(1, "source: " + source_of(rule));
            line(1, "do: " + rule.remedy);
        }
        return std::move(out_);
    }

private:
    void line(std::size_t depth, const std::string& text) {
        const std::string indent(2 * depth, ' ');
        out_ += wrap(text, options_.width, indent, indent + "  ");
    }

    void side(const InquirySide& side) {
        if (!out_.empty()) out_ += '\n';
        line(0, fmt::format("{} on {}", title_, dated(side.snapshot, true, options_.now)));
        for (const auto& said : provenance_of(side.snapshot)) line(1, "metadata: " + said);
        const auto& answers = side.answers;
        const bool any = std::ranges::find(answers, Outcome::satisfied, &Answer::outcome) != answers.end();
        std::vector<bool> is_told(answers.size());
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (is_told[i]) continue;
            std::vector<std::string> names;
            std::size_t last = i;
            for (std::size_t j = i; j < answers.size(); ++j) {
                if (is_told[j] || !is_same(side, i, j)) continue;
                is_told[j] = true;
                last = j;  // says more: where the loader finds it
                names.push_back(name_of(j));
            }
            reading(side, last, support::join(names, ", "), any);
        }
        if (any) tell_reasons(answers);
        if (leads_nowhere(side)) line(1, "nothing of the application that was read leads to it");
        for (const auto& note : side.not_checked) line(1, "not checked: " + note.reason);
    }

    // Asked for an application's ways, and there is none for any reading.
    static bool leads_nowhere(const InquirySide& side) {
        bool is_asked = false;
        for (const auto& ways : side.ways)
            for (const auto& way : ways) {
                if (way.from != "the application") continue;
                if (!way.chain.empty()) return false;
                is_asked = true;
            }
        return is_asked;
    }

    // Channels that carry less say so at length: once is enough.
    void tell_reasons(const std::vector<Answer>& answers) {
        std::vector<std::string> told;
        for (const auto& answer : answers) {
            if (answer.outcome != Outcome::undecidable || std::ranges::find(told, answer.reason) != told.end())
                continue;
            line(1, "cannot be told: " + answer.reason);
            told.push_back(answer.reason);
        }
    }

    [[nodiscard]] std::string name_of(std::size_t i) const {
        const auto& reading = inquiry_.readings[i];
        const auto asked = to_string(reading.question.capability);
        return asked == title_ ? reading.name : fmt::format("{} {}", reading.name, asked);
    }

    static bool is_same(const InquirySide& side, std::size_t i, std::size_t j) {
        const auto& a = side.answers[i];
        const auto& b = side.answers[j];
        const auto same_package = [](const model::Provider& left, const model::Provider& right) {
            return left.package == right.package && left.loader_finds == right.loader_finds &&
                   left.confidence == right.confidence;
        };
        return i == j ||
               (a.outcome == b.outcome && to_string(a.nearest) == to_string(b.nearest) && a.reason == b.reason &&
                told(side.ways[i]) == told(side.ways[j]) && std::ranges::equal(a.providers, b.providers, same_package));
    }

    static std::vector<std::string> told(const std::vector<model::Way>& ways) {
        std::vector<std::string> texts;
        for (const auto& way : ways) texts.push_back(report::told(way.chain));
        return texts;
    }

    // Where one reading is met the others are of less interest.
    void reading(const InquirySide& side, std::size_t i, const std::string& names, bool any) {
        const auto& answer = side.answers[i];
        switch (answer.outcome) {
            case Outcome::unmet:
                line(1, fmt::format("{}: nothing {} it", names, is_plain(i) ? "has" : "meets"));
                if (!any) near(answer.nearest);
                break;
            case Outcome::undecidable:
                line(1, fmt::format("{}: cannot be told{}", names, any ? ", see below" : ": " + answer.reason));
                break;
            case Outcome::satisfied: met(side, i, names); break;
        }
        for (const auto& way : side.ways[i])
            if (!way.chain.empty()) line(2, fmt::format("from {}: {}", way.from, report::told(way.chain)));
    }

    [[nodiscard]] bool is_rich(std::size_t i) const {
        return inquiry_.readings[i].question.capability.rich != model::RichOperator::none;
    }
    [[nodiscard]] bool is_plain(std::size_t i) const {
        return !is_rich(i) && inquiry_.readings[i].question.capability.sense == model::Sense::any;
    }

    // Nothing serves it: the condition does not hold, and that is all there is to it.
    [[nodiscard]] std::string met_by_absence(std::size_t i) const {
        const auto& tree = inquiry_.readings[i].question.capability;
        if (tree.rich != model::RichOperator::if_ || tree.operands.size() < 2) return "met by what is absent";
        return fmt::format("met only while {} is not installed", to_string(tree.operands[1]));
    }

    void near(const model::NearestMiss& miss) {
        using Kind = model::NearestMiss::Kind;
        if (miss.kind == Kind::none) return;
        const auto but = miss.kind == Kind::dist_tag                      ? ", which differs by its dist tag alone"
                         : miss.kind == Kind::other_version && miss.epoch ? ", which differs by its epoch alone"
                                                                          : "";
        line(2, to_string(miss) + but);
        if (!miss.never.empty()) line(2, miss.never + ": waiting for an update does not help");
        if (!miss.remedy.empty()) line(2, "do: " + miss.remedy);
    }

    void met(const InquirySide& side, std::size_t i, const std::string& names) {
        const auto& answer = side.answers[i];
        const auto& choice = side.choices[i];
        if (answer.providers.empty())
            return line(1, fmt::format("{}: {}", names, is_rich(i) ? met_by_absence(i) : "met by rpm itself"));
        if (!choice.package && !choice.breakage && !is_rich(i)) return matches(answer, names);
        const auto chosen = std::ranges::find_if(answer.providers, [&](const auto& provider) {
            return choice.package && provider.package == *choice.package;
        });
        const auto& first = chosen == answer.providers.end() ? answer.providers.front() : *chosen;
        line(1, fmt::format("{}: {}{}", names, package_and_channel(first.package),
                            first.package.support == model::Support::enabled
                                ? std::string()
                                : fmt::format(", a channel that is {}", to_string(first.package.support))));
        details(first);
        if (choice.package) {
            line(2, "chosen: " + reason(choice));
            if (choice.by_epoch) line(2, "meets the bound by its epoch alone: rpm compares that first");
            if (!is_rich(i)) others(answer, first);
            brought(choice, side.closures_complete);
        } else {
            if (choice.breakage) line(2, "cannot be installed: " + report::told(*choice.breakage));
            if (!is_rich(i)) others(answer, first);
        }
    }

    // Of a pattern, or where the loader finds none of them.
    void matches(const Answer& answer, const std::string& names) {
        std::vector<std::string> packages;
        for (const auto& provider : answer.providers)
            packages.push_back(package_and_channel(provider.package) +
                               (provider.loader_finds
                                    ? ""
                                    : fmt::format(" in {}, which the loader does not search", provider.directory)));
        std::ranges::sort(packages);
        line(1, fmt::format("{}: {}", names, support::count_of(packages.size(), "package matches", "packages match")));
        line(2, options_.verbose ? support::join(packages, ", ") : some_of(packages));
    }

    void details(const model::Provider& provider) {
        // That a package provides its own name goes without saying.
        if (!provider.via.empty() && !provider.via.starts_with(provider.package.name + " = "))
            line(2, "by " + provider.via);
        if (!provider.directory.empty())
            line(2, fmt::format("in {}{}", provider.directory,
                                provider.loader_finds ? "" : ", which the loader does not search"));
        if (provider.confidence != model::Confidence::high)
            line(2, fmt::format("{} confidence", to_string(provider.confidence)));
    }

    void others(const Answer& answer, const model::Provider& first) {
        std::vector<std::string> names;
        for (const auto& provider : answer.providers)
            if (!(provider.package == first.package)) names.push_back(package_and_channel(provider.package));
        if (names.empty()) return;
        line(2, "also: " + (options_.verbose ? support::join(names, ", ") : some_of(names)));
    }

    void brought(const Choice& choice, bool is_all) {
        std::vector<std::string> names;
        for (const auto& package : choice.brings) names.push_back(package.name);
        auto text = names.empty() ? std::string(is_all ? "brings nothing else" : "brings nothing else that is known of")
                                  : fmt::format("alone it brings {}{}: {}", is_all ? "" : "at least ",
                                                support::count_of(names.size(), "more package"),
                                                options_.verbose ? support::join(names, ", ") : some_of(names));
        if (choice.download_size > 0 || choice.installed_size > 0)
            text += fmt::format("; in all {} to download, {} installed", size_text(choice.download_size),
                                size_text(choice.installed_size));
        line(2, text);
    }

    const model::Inquiry& inquiry_;
    const WriteOptions& options_;
    std::string title_;  // "libfoo.so.1()(64bit)" where "libfoo.so.1" was asked for
    std::string out_;
};

}  // namespace

std::string inquiries_text(const std::vector<model::Inquiry>& inquiries, const WriteOptions& options) {
    std::string text;
    for (const auto& inquiry : inquiries) {
        if (!text.empty()) text += '\n';
        text += InquiryWriter(inquiry, options).run();
    }
    return support::without_commands(text);
}

}  // namespace rpmgap::report
