#include "resolve/questions.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "resolve/loader_paths.hpp"
#include "support/add_once.hpp"

namespace rpmgap::resolve {

namespace {

using model::Application;
using model::Question;
using model::Requirement;
using model::RequirementKind;
using model::Subject;
using model::SubjectKind;

using Library = std::pair<std::string, bool>;  // soname, 64 bit
using NodesOf = std::map<Library, std::vector<std::string>>;

// The nodes that the object cannot do without, by library. Weak nodes (VER_FLG_WEAK) only warn at load: they must not
// decide which package can serve.
NodesOf nodes_of(const Subject& subject) {
    NodesOf nodes;
    for (const Requirement& requirement : subject.requirements) {
        if (requirement.kind != RequirementKind::symbol_version) continue;
        if (requirement.strength != model::Strength::required) continue;
        model::ElfCapability parts;
        if (!model::parse_elf_capability(requirement.capability.name, parts) || parts.node.empty()) continue;
        nodes[{std::move(parts.soname), parts.is64}].push_back(std::move(parts.node));
    }
    for (auto& [library, names] : nodes) {
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
    }
    return nodes;
}

// Equal keys mean equal questions; NUL cannot occur in a name.
void write_key(const Question& question, std::string& key) {
    key.clear();
    key += static_cast<char>(question.kind);
    key += static_cast<char>(question.asker);
    if (question.capability.rich == model::RichOperator::none) {
        key += static_cast<char>(question.capability.sense);
        key += question.capability.name;
        key += '\0';
        key += question.capability.evr;
    } else {
        key += '\x7f';  // no sense has this value
        key += to_string(question.capability);
    }
    for (const std::string& node : question.nodes) {
        key += '\0';
        key += node;
    }
    for (const std::string& directory : question.directories) {
        key += '\0';
        key += directory;  // begins with '/', as no node does
    }
}

// Where the loader looks for this object alone, as far as the target can have it: what $ORIGIN stands for is the
// application's own (self_supply.hpp). RUNPATH replaces RPATH (ld.so(8)).
std::vector<std::string> own_directories(const Subject& subject) {
    std::vector<std::string> directories;
    if (!subject.elf) return directories;
    const auto& entries = subject.elf->runpath.empty() ? subject.elf->rpath : subject.elf->runpath;
    for (const std::string& entry : entries) {
        if (!entry.starts_with('/')) continue;
        for (auto& directory : expand_search_entry(entry, {}, subject.elf->arch))
            support::add_once(directories, std::move(directory));
    }
    return directories;
}

// Whoever is neither a package nor loaded by ld.so sees the file system as a script does.
SubjectKind asker_of(SubjectKind kind) {
    return kind == SubjectKind::elf || kind == SubjectKind::rpm ? kind : SubjectKind::script;
}

class Collector {
public:
    explicit Collector(const Application& application) {
        questions_.of_subject.resize(application.subjects.size());
        questions_.refused_by_subject.resize(application.subjects.size());
        for (std::size_t s = 0; s < application.subjects.size(); ++s) {
            add_requirements(application.subjects[s], questions_.of_subject[s]);
            add_refused(application.subjects[s], questions_.refused_by_subject[s]);
        }
    }
    model::Questions take() && { return std::move(questions_); }

private:
    void add_requirements(const Subject& subject, std::vector<std::uint32_t>& asked) {
        const NodesOf nodes = subject.kind == SubjectKind::elf ? nodes_of(subject) : NodesOf{};
        const auto directories = own_directories(subject);
        asked.reserve(subject.requirements.size());
        for (const Requirement& requirement : subject.requirements) {
            Question question{requirement.kind, requirement.capability, asker_of(subject.kind), {}, {}};
            model::ElfCapability parts;
            if (!nodes.empty() && requirement.kind == RequirementKind::soname &&
                model::parse_elf_capability(requirement.capability.name, parts)) {
                const auto found = nodes.find({parts.soname, parts.is64});
                if (found != nodes.end()) question.nodes = found->second;
            }
            if (requirement.kind == RequirementKind::soname || requirement.kind == RequirementKind::symbol_version) {
                question.directories = directories;
            }
            asked.push_back(index_of(std::move(question)));
        }
    }

    void add_refused(const Subject& subject, std::vector<std::uint32_t>& asked) {
        if (!subject.rpm) return;
        for (const auto* refused : {&subject.rpm->conflicts, &subject.rpm->obsoletes})
            for (const model::Capability& capability : *refused)
                asked.push_back(index_of({RequirementKind::capability, capability, SubjectKind::rpm, {}, {}}));
    }

    std::uint32_t index_of(Question question) {
        write_key(question, key_);
        const auto [entry, fresh] = known_.try_emplace(key_, static_cast<std::uint32_t>(questions_.distinct.size()));
        if (fresh) questions_.distinct.push_back(std::move(question));
        return entry->second;
    }

    model::Questions questions_;
    std::unordered_map<std::string, std::uint32_t> known_;
    std::string key_;
};

}  // namespace

model::Questions collect_questions(const Application& application) {
    return Collector(application).take();
}

std::size_t ask_about_claims(model::Questions& questions, const std::vector<model::Rule>& rules) {
    const auto first = questions.distinct.size();
    for (const auto& rule : rules)
        for (const auto& claim : rule.claims) questions.distinct.push_back(question_about(claim));
    return first;
}

std::size_t ask_about(model::Questions& questions, const std::vector<model::Capability>& capabilities) {
    const auto first = questions.distinct.size();
    for (const auto& capability : capabilities)
        questions.distinct.push_back({RequirementKind::capability, capability, SubjectKind::rpm, {}, {}});
    return first;
}

}  // namespace rpmgap::resolve
