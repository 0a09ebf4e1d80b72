// libFuzzer target: any bytes as a distribution that is resolved: as a primary.xml, or as a row of small statements
// about a few packages. Which packages can be installed is what the solver says of each; every question has an answer,
// and the plan names what the distribution has.
#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "fuzz.hpp"
#include "repo/channel.hpp"
#include "repo/metadata_file.hpp"
#include "repo/path_table.hpp"
#include "repo/solv_file.hpp"
#include "resolve/carried.hpp"
#include "resolve/installable_each.hpp"
#include "resolve/questions.hpp"
#include "resolve/resolver.hpp"
#include "resolve/self_supply.hpp"

namespace {

using namespace rpmgap;

constexpr std::size_t most_packages = 12;

// Reads bytes as statements: each of them says more of the package that the last "package" began. Bytes are taken one
// statement at a time, so that an input means the same whatever compiler orders the parts of an expression.
class Statements {
public:
    explicit Statements(std::string_view bytes) : bytes_(bytes) {}

    std::string primary(std::size_t most) {
        std::string xml =
            "<metadata xmlns=\"http://linux.duke.edu/metadata/common\" "
            "xmlns:rpm=\"http://linux.duke.edu/metadata/rpm\">";
        for (std::size_t i = 0; i < most && !bytes_.empty(); ++i) xml += package(i);
        return xml + "</metadata>";
    }

private:
    unsigned next(unsigned below) {
        if (bytes_.empty()) return 0;
        const auto byte = static_cast<unsigned char>(bytes_.front());
        bytes_.remove_prefix(1);
        return byte % below;
    }

    std::string name() {
        constexpr std::array names{"p0", "p1", "p2", "p3", "p4", "p5", "v0", "v1", "gone", "p1(x86-64)", "/usr/bin/a"};
        return names.at(next(names.size()));
    }

    std::string term() {
        constexpr std::array bounds{"", "", "", " = 1-1", " &gt;= 2-1", " &lt; 2-1"};
        auto text = name();
        return text += bounds.at(next(bounds.size()));
    }

    std::string rich(unsigned deep) {
        constexpr std::array operators{" and ", " or ", " if ", " unless ", " with ", " without "};
        const auto operand = [&] { return deep > 0 && next(4) == 0 ? rich(deep - 1) : term(); };
        const auto op = next(operators.size());
        auto text = '(' + operand();
        text += operators.at(op);
        text += operand();
        if ((op == 2 || op == 3) && next(3) == 0) text += " else " + operand();
        return text + ')';
    }

    std::string entry(bool is_rich) {
        if (is_rich) return "<rpm:entry name=\"" + rich(2) + "\"/>";
        constexpr std::array flags{"", "", " flags=\"EQ\" ver=\"1\" rel=\"1\"", " flags=\"GE\" ver=\"2\"",
                                   " flags=\"LT\" epoch=\"0\" ver=\"2\" rel=\"1\""};
        const auto wanted = name();
        return "<rpm:entry name=\"" + wanted + '"' + flags.at(next(flags.size())) + "/>";
    }

    std::string package(std::size_t number) {
        constexpr std::array arches{"noarch", "x86_64", "x86_64", "i686"};
        const auto id = "p" + std::to_string(next(6));
        const auto version = std::to_string(1 + next(3));
        const std::string arch = arches.at(next(arches.size()));
        constexpr std::array tags{"provides", "requires", "conflicts", "obsoletes", "recommends", "supplements"};
        std::array<std::string, tags.size()> lists;
        lists[0] = "<rpm:entry name=\"" + id + "\" flags=\"EQ\" epoch=\"0\" ver=\"" + version + "\" rel=\"1\"/>";
        for (unsigned more = next(6); more > 0; --more) {
            const auto list = next(lists.size());
            lists.at(list) += entry(list != 0 && list != 3 && next(3) == 0);
        }
        auto xml = "<package type=\"rpm\"><name>" + id + "</name><arch>" + arch + "</arch><version epoch=\"0\" ver=\"" +
                   version + "\" rel=\"1\"/><location href=\"" + std::to_string(number) + ".rpm\"/><format>";
        for (std::size_t i = 0; i < tags.size(); ++i)
            xml += std::string("<rpm:") + tags.at(i) + '>' + lists.at(i) + "</rpm:" + tags.at(i) + '>';
        return xml + (next(4) == 0 ? "<file>/usr/bin/a</file>" : "") + "</format></package>";
    }

    std::string_view bytes_;
};

model::Requirement needs(model::RequirementKind kind, const std::string& name) {
    model::Requirement requirement;
    requirement.kind = kind;
    requirement.capability.name = name;
    return requirement;
}

// A package that needs some of it, rich dependencies too, and a script.
model::Application application() {
    model::Subject package;
    package.kind = model::SubjectKind::rpm;
    package.path = "a.rpm";
    package.rpm.emplace();
    package.rpm->name = "a";
    package.rpm->evr = "1-1";
    package.rpm->arch = "x86_64";
    for (const auto* const name : {"p0", "v0", "gone"})
        package.requirements.push_back(needs(model::RequirementKind::capability, name));
    auto either = needs(model::RequirementKind::capability, "");
    either.capability.rich = model::RichOperator::if_;
    for (const auto* const name : {"p1", "p2"}) either.capability.operands.emplace_back().name = name;
    package.requirements.push_back(either);
    model::Subject script;
    script.kind = model::SubjectKind::script;
    script.path = "b";
    script.script.emplace();
    script.requirements = {needs(model::RequirementKind::command, "a"), needs(model::RequirementKind::package, "p3")};
    model::Application made;
    made.subjects = {std::move(package), std::move(script)};
    return made;
}

std::vector<Id> packages_of(const std::vector<resolve::BrokenPackage>& broken) {
    std::vector<Id> packages;
    for (const auto& one : broken) {
        require(is_line(one.breakage.cause));
        if (packages.empty() || packages.back() != one.package) packages.push_back(one.package);
    }
    return packages;
}

void look_at_packages(const model::Distribution& distribution, const std::vector<repo::OpenChannel>& channels) {
    const auto pool = resolve::SolvPool::load(distribution, channels, {}, {});
    require(pool.has_value());
    for (const auto worst : {model::Support::enabled, model::Support::opt_in}) {
        resolve::Tier tier(**pool, resolve::ChannelSet(**pool, worst));
        std::vector<Id> packages;
        for (Id package = 2; package < (*pool)->raw()->nsolvables; ++package)
            if (tier.has(package)) packages.push_back(package);
        const resolve::PackageRules rules(tier);
        const resolve::Endings endings(rules);
        const auto broken = packages_of(resolve::broken_packages(tier, rules, endings, packages));
        require(broken == resolve::broken_packages_by_solver(tier, packages));
        if (channels.size() == 1) break;
    }
}

void look_at_answers(const model::Distribution& distribution, const std::vector<repo::OpenChannel>& channels) {
    const auto asked = application();
    const auto questions = resolve::collect_questions(asked);
    auto required = resolve::required_questions(
        asked, questions, resolve::link_application(asked, distribution.library_directories).supply);
    const auto resolver = resolve::Resolver::load(distribution, channels, {asked, questions, std::move(required)});
    require(resolver.has_value());
    require((*resolver)->answer().answers.size() == questions.distinct.size());
    const auto tiers = (*resolver)->tiers();
    static_cast<void>((*resolver)->clashes());
    model::Image image;
    image.name = "core";
    image.packages = {"p0", "p4"};
    const auto plan = (*resolver)->plan(image, tiers);
    for (const auto& planned : plan.to_install) require(is_clean(nevra(planned.package)));
    for (const auto question : plan.left_out) require(question < questions.distinct.size());
}

// A channel of the packages of a primary.xml; nothing where it cannot be read or has too many.
std::optional<repo::OpenChannel> opened(std::string_view xml, const model::Channel& channel) {
    const MemoryFile file(xml);
    repo::MetadataRecord record;
    record.href = file.name();
    const auto metadata =
        repo::MetadataFile::open(MemoryFile::directory(), record, 16U << 20U, repo::Verified::by_fetcher);
    require(metadata.has_value());
    auto paths = std::make_shared<repo::PathTable>();
    const auto primary = repo::read_primary(*metadata, *paths);
    if (!primary || primary->packages.size() > most_packages) return std::nullopt;
    repo::OpenChannel open;
    open.snapshot.id = channel.id;
    open.snapshot.support = channel.support;
    open.snapshot.packages = primary->packages.size();
    open.solv = primary->solv;
    open.paths = paths;
    return open;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    // The first byte chooses what the rest is, and how many of the packages are of a channel that is enabled.
    const auto rest = as_text(bytes, size).substr(1);
    const bool is_xml = bytes[0] % 2 == 0;
    const std::size_t enabled = bytes[0] < 2 ? most_packages : bytes[0] / 2 % most_packages;
    Statements statements(rest);
    model::Distribution distribution;
    distribution.id = "a";
    distribution.arch = "x86_64";
    distribution.merged_directories = {{"/usr/bin", "/bin"}};
    distribution.bin_directories = {"/usr/bin"};
    distribution.library_directories = {"/usr/lib64"};
    distribution.channels.resize(is_xml || enabled == most_packages ? 1 : 2);
    std::vector<repo::OpenChannel> channels;
    for (auto& channel : distribution.channels) {
        const bool is_first = channels.empty();
        channel.id = is_first ? "base" : "extra";
        channel.support = is_first ? model::Support::enabled : model::Support::opt_in;
        const auto most = is_first ? enabled : most_packages - enabled;
        auto open = opened(is_xml ? std::string(rest) : statements.primary(most), channel);
        if (!open) return 0;
        channels.push_back(std::move(*open));
    }
    look_at_packages(distribution, channels);
    look_at_answers(distribution, channels);
    return 0;
}
