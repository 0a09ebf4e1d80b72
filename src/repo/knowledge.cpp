#include "repo/knowledge.hpp"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "repo/embedded_knowledge.hpp"
#include "repo/local_file.hpp"
#include "repo/profile.hpp"
#include "repo/toml_table.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using model::Claim;
using model::Rule;
using model::RuleTest;
using support::Fault;
using support::Result;
using Presence = TomlTable::Presence;

constexpr std::uint64_t most_bytes = 1U << 20U;  // of a file
constexpr std::size_t most_files = 1000;         // of a directory

// What follows "NAME: ".
std::string_view after_colon(std::string_view text) {
    const auto colon = text.find(": ");
    return colon == std::string_view::npos ? std::string_view() : text.substr(colon + 2);
}

std::optional<RuleTest> parse_test(std::string_view text) {
    const auto rest = std::string(after_colon(text));
    if (rest.empty()) return std::nullopt;
    if (text.starts_with("shell: ")) return RuleTest{RuleTest::Kind::shell, rest};
    if (text.starts_with("requires: ")) return RuleTest{RuleTest::Kind::capability, rest};
    if (text.starts_with("package: ")) return RuleTest{RuleTest::Kind::package, rest};
    if (text.starts_with("not: ")) return RuleTest{RuleTest::Kind::left_alone, rest};
    return std::nullopt;
}

bool is_word(std::string_view text) {
    return !text.empty() && text.find_first_of(" \t") == std::string_view::npos;
}

std::optional<Claim> parse_claim(std::string_view text) {
    const auto rest = after_colon(text);
    const auto kind = text.substr(0, text.find(": "));
    if (kind == "provides") {
        const auto by = rest.find(" by ");
        if (by == std::string_view::npos || !is_word(rest.substr(0, by)) || !is_word(rest.substr(by + 4)))
            return std::nullopt;
        return Claim{Claim::Kind::provides, std::string(rest.substr(0, by)), std::string(rest.substr(by + 4))};
    }
    if (!is_word(rest) || !is_channel_id(kind)) return std::nullopt;
    if (kind == "absent") return Claim{Claim::Kind::absent, std::string(rest), {}};
    return Claim{Claim::Kind::channel, std::string(rest), std::string(kind)};
}

class RuleReader {
public:
    RuleReader(const toml::table& element, const std::vector<std::string>& codes, TomlComplaints& complaints)
        : table_(element, "a rule", complaints), codes_(codes), complaints_(complaints) {
        rule_.file = fmt::format("{}", element.source().begin.line);
    }

    Rule read() && {
        rule_.id = table_.text("id", Presence::required);
        if (!is_channel_id(rule_.id))
            table_.complain("id", fmt::format("\"{}\" cannot name a rule: letters, digits and . _ + - can", rule_.id));
        read_codes();
        read_match();
        rule_.message = sentence("message");
        rule_.remedy = sentence("remedy");
        rule_.source = table_.text("source", Presence::required);
        if (rule_.source.empty()) table_.complain("source", "source is empty");
        rule_.date = table_.date("date");
        rule_.releases = at_least_one("releases");
        rule_.against = table_.globs("against", Presence::optional);
        rule_.unless_installed = table_.globs("unless_installed", Presence::optional);
        read_claims();
        read_tests();
        table_.reject_unknown();
        return std::move(rule_);
    }

private:
    std::vector<std::string> at_least_one(std::string_view key) {
        auto texts = table_.texts(key, Presence::required);
        if (texts.empty()) table_.complain(key, fmt::format("{} is empty", key));
        return texts;
    }

    // It is put between others by semicolons.
    std::string sentence(std::string_view key) {
        auto text = table_.text(key, Presence::required);
        if (text.empty()) table_.complain(key, fmt::format("{} is empty", key));
        if (text.ends_with('.')) table_.complain(key, fmt::format("{} ends with a full stop", key));
        return text;
    }

    void read_codes() {
        rule_.codes = at_least_one("codes");
        for (const auto& code : rule_.codes)
            if (std::ranges::find(codes_, code) == codes_.end())
                table_.complain("codes", fmt::format("there is no check {}; rpmgap rules lists them", code));
    }

    void read_match() {
        const toml::node* const node = table_.any("match", Presence::required);
        if (node == nullptr) return;
        const toml::table* const match = node->as_table();
        if (match == nullptr) {
            table_.complain("match", "match is not a table");
            return;
        }
        TomlTable inner(*match, "match", complaints_);
        rule_.match.packages = inner.globs("packages", Presence::optional);
        rule_.match.capabilities = inner.globs("capabilities", Presence::optional);
        rule_.match.commands = inner.globs("commands", Presence::optional);
        rule_.match.words = inner.globs("words", Presence::optional);
        rule_.match.without = inner.globs("without", Presence::optional);
        inner.reject_unknown();
        if (rule_.match.packages.empty() && rule_.match.capabilities.empty() && rule_.match.commands.empty())
            table_.complain("match", "match names no packages, capabilities or commands");
        if (rule_.match.commands.empty() && !(rule_.match.words.empty() && rule_.match.without.empty()))
            table_.complain("match", "match has words, and no commands that they could belong to");
    }

    void read_claims() {
        for (const auto& text : table_.texts("claims", Presence::optional)) {
            if (auto claim = parse_claim(text))
                rule_.claims.push_back(std::move(*claim));
            else
                table_.complain("claims", fmt::format("\"{}\" is no claim: \"absent: NAME\", \"CHANNEL: NAME\" and "
                                                      "\"provides: CAPABILITY by NAME\" are",
                                                      text));
        }
    }

    void read_tests() {
        for (const auto& text : at_least_one("tests")) {
            const auto test = parse_test(text);
            if (!test)
                table_.complain("tests", fmt::format("\"{}\" is no test: \"shell: LINE\", \"not: LINE\", \"requires: "
                                                     "CAPABILITY\" and \"package: NAME\" are",
                                                     text));
            else if (!passes(rule_, *test) && test->kind == RuleTest::Kind::left_alone)
                table_.complain("tests",
                                fmt::format("the rule matches \"{}\", which it is to leave alone", test->text));
            else if (!passes(rule_, *test))
                table_.complain("tests", fmt::format("the rule does not match its own test \"{}\"", text));
            else
                rule_.tests.push_back(*test);
        }
        const auto left_alone = std::ranges::count(rule_.tests, RuleTest::Kind::left_alone, &RuleTest::kind);
        if (std::cmp_equal(left_alone, rule_.tests.size()))
            table_.complain("tests", "tests have nothing that the rule matches");
        if (left_alone == 0 && !rule_.match.words.empty())
            table_.complain("tests",
                            "tests have no \"not: LINE\": of a rule with words they say what it leaves alone too");
    }

    TomlTable table_;
    const std::vector<std::string>& codes_;
    TomlComplaints& complaints_;
    Rule rule_;
};

std::vector<Rule> read_document(const toml::table& document, const std::string& where,
                                const std::vector<std::string>& codes, TomlComplaints& complaints) {
    TomlTable root(document, "a file of rules", complaints);
    std::vector<Rule> rules;
    std::set<std::string> ids;
    for (const toml::table* const element : root.tables("rule")) {
        auto rule = RuleReader(*element, codes, complaints).read();
        rule.file = where + ':' + rule.file;
        if (!ids.insert(rule.id).second) complaints.add(*element, fmt::format("rule {} is there twice", rule.id));
        rules.push_back(std::move(rule));
    }
    if (rules.empty()) complaints.add(document, "there is no [[rule]] in it");
    root.reject_unknown();
    return rules;
}

Result<std::vector<fs::path>> files_in(const fs::path& directory) {
    const auto refuse = [&](const std::string& why) {
        return support::failure(
            Fault::input, fmt::format("cannot read the rules in {}: {}", support::printable(directory.native()), why));
    };
    std::vector<fs::path> files;
    std::error_code error;
    for (auto item = fs::directory_iterator(directory, error); !error && item != fs::directory_iterator();
         item.increment(error)) {
        if (item->path().extension() != ".toml") continue;
        files.push_back(item->path());
        if (files.size() > most_files) return refuse(fmt::format("it has more than {} files of them", most_files));
    }
    if (error) return refuse(error.message());
    if (files.empty()) return refuse("it has no *.toml");
    std::ranges::sort(files);
    return files;
}

Result<std::vector<Rule>> read_rules(const fs::path& file, const std::vector<std::string>& codes) {
    const auto name = support::printable(file.native());
    const auto opened = FileDescriptor::open_regular(file);
    if (!opened)
        return support::failure(Fault::input, fmt::format("cannot read the rules {}: {}", name, opened.error()));
    const auto text = opened->read_whole(most_bytes);
    if (!text) return support::failure(Fault::input, fmt::format("cannot read the rules {}: {}", name, text.error()));
    return parse_rules(*text, name, codes);
}

// Rules of which none has an id of those that are there already; the first that does is the fault.
Result<void> add_new(std::vector<Rule>& rules, std::vector<Rule> more) {
    for (auto& rule : more) {
        const auto known = std::ranges::find(rules, rule.id, &Rule::id);
        if (known != rules.end())
            return support::failure(Fault::usage,
                                    fmt::format("{}: rule {} is in {} already", rule.file, rule.id, known->file));
        rules.push_back(std::move(rule));
    }
    return {};
}

}  // namespace

Result<std::vector<Rule>> parse_rules(std::string_view toml, const std::string& where,
                                      const std::vector<std::string>& codes) {
    TomlComplaints complaints(where);
    try {
        auto rules = read_document(toml::parse(toml, where), where, codes, complaints);
        if (complaints.first()) return support::failure(Fault::usage, *complaints.first());
        return rules;
    } catch (const toml::parse_error& error) {
        return support::failure(Fault::usage, fmt::format("{}:{}: not TOML: {}", where, error.source().begin.line,
                                                          support::printable(error.description())));
    }
}

Result<std::vector<Rule>> all_rules(const std::vector<fs::path>& directories, const std::vector<std::string>& codes) {
    std::vector<Rule> rules;
    for (const auto& directory : directories) {
        const auto files = files_in(directory);
        if (!files) return tl::unexpected(files.error());
        for (const auto& file : *files) {
            auto own = read_rules(file, codes);
            if (!own) return tl::unexpected(own.error());
            if (auto added = add_new(rules, std::move(*own)); !added) return tl::unexpected(added.error());
        }
    }
    for (auto& rule : rules) rule.own = true;
    std::vector<Rule> builtin;
    for (const auto& file : embedded_knowledge()) {
        auto read = parse_rules(file.text, std::string(file.where), codes);
        if (!read) return tl::unexpected(read.error());
        if (auto added = add_new(builtin, std::move(*read)); !added) return tl::unexpected(added.error());
    }
    for (auto& rule : builtin)
        if (std::ranges::find(rules, rule.id, &Rule::id) == rules.end()) rules.push_back(std::move(rule));
    return rules;
}

}  // namespace rpmgap::repo
