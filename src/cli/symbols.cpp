#include "cli/symbols.hpp"

#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "extract/package_symbols.hpp"
#include "repo/package_source.hpp"
#include "repo/symbol_index.hpp"
#include "resolve/library_packages.hpp"
#include "resolve/symbol_scopes.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

using support::Result;
using Symbols = tl::expected<model::PackageSymbols, std::string>;

// The packages of a distribution, wherever its channels are, by way of the cache.
class PackageReader {
public:
    PackageReader(const OpenDistribution& distribution, const MetadataOptions& options, Progress& progress)
        : cache_(options.cache) {
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

    /// `index` is filled with what the cache does not have yet.
    [[nodiscard]] Symbols read(const model::PackageFile& package, std::optional<std::string>& index) const {
        if (auto kept = repo::read_symbol_index(cache_, package)) return kept;
        const auto source = sources_.find(package.package.channel);
        if (source == sources_.end()) return tl::unexpected<std::string>("its channel is not known");
        const auto file = source->second.open(package);
        if (!file) return tl::unexpected(file.error());
        auto symbols = extract::read_package_symbols(file->descriptor());
        if (symbols) index = repo::encode_symbols(*symbols);
        return symbols;
    }

private:
    std::filesystem::path cache_;
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
        std::vector<Symbols> read(wanted.size());
        std::vector<std::optional<std::string>> indexes(wanted.size());
        support::parallel_for(wanted.size(), options.threads,
                              [&](std::size_t i) { read[i] = reader.read(wanted[i], indexes[i]); });
        proved.packages += wanted.size();
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (!read[i]) ++proved.unreadable;
            scopes.add(wanted[i], std::move(read[i]));
            if (indexes[i]) proved.unwritten.push_back({std::move(wanted[i]), std::move(*indexes[i])});
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
