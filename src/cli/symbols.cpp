#include "cli/symbols.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "cli/containment.hpp"
#include "extract/package_symbols.hpp"
#include "repo/package_source.hpp"
#include "repo/symbol_index.hpp"
#include "resolve/library_packages.hpp"
#include "resolve/symbol_scopes.hpp"
#include "support/isolated_tasks.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

using support::Result;
using Symbols = tl::expected<model::PackageSymbols, std::string>;

// What an answer begins with.
constexpr char is_index = 'S';
constexpr char is_fault = 'F';

// The packages of a distribution, wherever its channels are, by way of the cache.
class PackageReader {
public:
    PackageReader(const OpenDistribution& distribution, const MetadataOptions& options, Progress& progress)
        : cache_(options.cache), threads_(options.threads), progress_(progress) {
        for (std::size_t i = 0; i < distribution.sources.size(); ++i)
            sources_.emplace(
                distribution.channels[i].snapshot.id,
                repo::PackageSource(distribution.sources[i],
                                    {.cache = options.cache,
                                     .offline = options.offline,
                                     .retries = options.retries,
                                     .say = [&progress](std::string_view what) { progress.say(what); },
                                     .tell = [&progress](std::string_view what) { progress.tell(what); }}));
    }

    struct Answer {
        Symbols symbols = tl::unexpected<std::string>("it was not looked for");
        std::optional<std::string> index;  // what the cache does not have yet
    };
    // One for each of `packages`; few at a time are in memory.
    [[nodiscard]] Result<std::vector<Answer>> read(const std::vector<model::PackageFile>& packages) const {
        std::vector<Answer> answers(packages.size());
        constexpr std::size_t at_once = 32;
        for (std::size_t first = 0; first < packages.size(); first += at_once) {
            const auto count = std::min(at_once, packages.size() - first);
            if (auto done =
                    read_some(std::span(packages).subspan(first, count), std::span(answers).subspan(first, count));
                !done)
                return tl::unexpected(done.error());
        }
        return answers;
    }

private:
    // What strangers packed is unpacked by a process that can be lost; fetching is done here.
    [[nodiscard]] Result<void> read_some(std::span<const model::PackageFile> packages,
                                         std::span<Answer> answers) const {
        std::vector<std::optional<repo::OpenPackage>> files(packages.size());
        support::parallel_for(packages.size(), threads_,
                              [&](std::size_t i) { open(packages[i], files[i], answers[i]); });
        std::vector<std::size_t> opened;
        for (std::size_t i = 0; i < files.size(); ++i)
            if (files[i]) opened.push_back(i);
        return support::run_isolated(
            opened.size(),
            {.threads = threads_, .tell_unbound = [&](const std::string& why) { tell_uncontained(why, progress_); }},
            [&](std::size_t task) {
                const auto symbols = extract::read_package_symbols(files[opened[task]]->descriptor());
                return symbols ? is_index + repo::encode_symbols(*symbols) : is_fault + symbols.error();
            },
            [&](std::size_t task, support::TaskAnswer answer) { take(std::move(answer), answers[opened[task]]); });
    }

    void open(const model::PackageFile& package, std::optional<repo::OpenPackage>& file, Answer& answer) const {
        if (auto kept = repo::read_symbol_index(cache_, package)) {
            answer.symbols = std::move(kept);
            return;
        }
        const auto source = sources_.find(package.package.channel);
        if (source == sources_.end()) {
            answer.symbols = tl::unexpected<std::string>("its channel is not known");
        } else if (auto fetched = source->second.open(package)) {
            file.emplace(std::move(*fetched));
        } else {
            answer.symbols = tl::unexpected(std::move(fetched.error()));
        }
    }

    static void take(support::TaskAnswer told, Answer& answer) {
        if (!told) {
            answer.symbols = tl::unexpected(std::move(told.error()));
        } else if (told->starts_with(is_index)) {
            answer.index = told->substr(1);
            answer.symbols = repo::decode_symbols(*answer.index);
            if (!answer.symbols) answer.index.reset();
        } else {
            answer.symbols =
                tl::unexpected(told->empty() ? "its reader says nothing" : support::printable(told->substr(1)));
        }
    }

    std::filesystem::path cache_;
    unsigned threads_;
    Progress& progress_;
    std::map<std::string, repo::PackageSource> sources_;  // by channel
};

}  // namespace

Result<ProvedSymbols> prove_symbols(const model::Application& application, const model::Questions& questions,
                                    const model::Resolution& target, const OpenDistribution& distribution,
                                    const MetadataOptions& options, Progress& progress) {
    auto packages = resolve::LibraryPackages::load(distribution.distribution, distribution.channels);
    if (!packages) return tl::unexpected(packages.error());
    resolve::SymbolScopes scopes(application, questions, target, *packages);
    const PackageReader reader(distribution, options, progress);
    ProvedSymbols proved;
    // A library that was read needs others in turn.
    for (auto wanted = scopes.wanted(); !wanted.empty(); wanted = scopes.wanted()) {
        progress.say(fmt::format("reading the symbols of {}", support::count_of(wanted.size(), "package")));
        auto read = reader.read(wanted);
        if (!read) return tl::unexpected(read.error());
        proved.packages += wanted.size();
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            auto& [symbols, index] = (*read)[i];
            if (!symbols) ++proved.unreadable;
            scopes.add(wanted[i], std::move(symbols));
            if (index) proved.unwritten.push_back({std::move(wanted[i]), std::move(*index)});
        }
    }
    proved.report = scopes.compare();
    return proved;
}

Result<void> keep_symbols(const std::vector<UnwrittenSymbols>& unwritten, const MetadataOptions& options) {
    for (const auto& [package, index] : unwritten)
        if (auto done = repo::write_symbol_index(options.cache, package, index); !done) return done;
    return {};
}

}  // namespace rpmgap::cli
