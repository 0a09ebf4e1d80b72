#include "extract/language/ruby_reader.hpp"

#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "extract/syntax/source_tree.hpp"
#include "model/known_modules.hpp"

namespace rpmgap::extract {

namespace {

using syntax::SourceTree;
using Node = SourceTree::Node;

// Lines behind an "end" without indentation.
std::vector<std::size_t> divisions(std::string_view text) {
    std::vector<std::size_t> found;
    for (std::size_t begin = 0, end = 0; (end = text.find('\n', begin)) != std::string_view::npos; begin = end + 1)
        if (const auto line = text.substr(begin, end - begin); line == "end" || line == "end\r")
            found.push_back(end + 1);
    return found;
}

// "net/http/status" is served by "net/http", "json/add/core" by "json".
bool is_standard(std::string_view feature) {
    for (auto end = feature.size(); end != std::string_view::npos; end = feature.substr(0, end).rfind('/')) {
        const auto* known = model::known_module("ruby", feature.substr(0, end));
        if (known != nullptr) return known->always_there();
    }
    return false;
}

class RubyReader {
public:
    explicit RubyReader(std::string_view text) : tree_(syntax::Grammar::ruby, text, divisions(text)) {}

    CodeFacts read() {
        facts_.language = "ruby";
        if (tree_.problem()) not_checked(tree_.problem()->line, fmt::format("ruby: {}", tree_.problem()->reason));
        if (tree_.first_error() != 0)
            not_checked(tree_.first_error(), "ruby that the grammar cannot place, from this line on or here only");
        guarded_.resize(tree_.size());
        for (Node node = 1; node < tree_.size(); ++node) {
            guarded_[node] = guarded_[tree_.parent(node)] || rescues(node);
            const auto type = tree_.type(node);
            if (type == "call") read_call(node);
            if (type == "subshell") run_text(text_of(node), {tree_.line(node), guarded_[node], "backquotes"});
        }
        return std::move(facts_);
    }

private:
    // Where and how a call stands in the source.
    struct CallSite {
        unsigned line;
        bool guarded;
        std::string_view method;
    };

    void not_checked(unsigned line, std::string reason, bool counts = true) {
        facts_.not_checked.push_back({std::move(reason), line, counts});
    }

    void run_text(std::string text, const CallSite& site) {
        facts_.runs.push_back({{}, std::move(text), std::string(site.method), site.line, site.guarded});
    }

    // `begin ... rescue LoadError`, `require "x" rescue nil`.
    [[nodiscard]] bool rescues(Node node) const {
        const auto type = tree_.type(node);
        if (type == "rescue_modifier") return true;
        if (type != "begin" && type != "body_statement" && type != "do_block") return false;
        for (auto child = tree_.first_child(node); child != SourceTree::root; child = tree_.next_sibling(child)) {
            if (tree_.type(child) != "rescue") continue;
            const auto exceptions = tree_.child_in_field(child, "exceptions");
            if (exceptions == SourceTree::root) return true;
            const auto names = tree_.text(exceptions);
            for (const auto* fault : {"LoadError", "Errno::ENOENT", "SystemCallError", "Exception"})
                if (names.find(fault) != std::string_view::npos) return true;
        }
        return false;
    }

    void read_call(Node call) {
        const auto receiver = tree_.child_in_field(call, "receiver");
        const auto on = receiver == SourceTree::root ? std::string_view() : tree_.text(receiver);
        const auto method = tree_.text(tree_.child_in_field(call, "method"));
        const auto arguments = tree_.child_in_field(call, "arguments");
        if (arguments == SourceTree::root) return;
        auto given = tree_.named_children(arguments);
        if (given.empty()) return;
        const bool of_kernel = on.empty() || on == "Kernel";
        if (of_kernel && method == "require") return read_require(call, given.front());
        const bool runs = (of_kernel && (method == "system" || method == "exec" || method == "spawn")) ||
                          (on == "IO" && method == "popen") || (on == "Process" && method == "spawn") ||
                          (on == "Open3" && (method.starts_with("capture") || method.starts_with("popen")));
        if (!runs) return;
        if (tree_.type(given.front()) == "array") given = tree_.named_children(given.front());
        std::erase_if(given, [&](Node each) { return tree_.type(each) == "pair" || tree_.type(each) == "hash"; });
        read_run(given, {tree_.line(call), guarded_[call], method});
    }

    void read_require(Node call, Node what) {
        const auto feature = literal(what);
        if (!feature) return not_checked(tree_.line(call), "a feature whose name is computed at run time", false);
        // With a dot or a slash before it, it is a file: the application's own.
        if (feature->empty() || feature->front() == '.' || feature->front() == '/' || is_standard(*feature)) return;
        facts_.modules.push_back({*feature, tree_.line(call), guarded_[call]});
    }

    // One word is text for a shell, several are a program and what it is given.
    void read_run(const std::vector<Node>& given, const CallSite& site) {
        if (given.empty()) return;
        if (given.size() == 1) {
            if (tree_.type(given.front()) == "string") return run_text(text_of(given.front()), site);
            return not_checked(site.line, fmt::format("a command that is computed at run time: {}", site.method));
        }
        std::vector<std::optional<std::string>> words;
        for (const auto each : given) words.push_back(literal(each));
        facts_.runs.push_back({std::move(words), {}, std::string(site.method), site.line, site.guarded});
    }

    [[nodiscard]] std::optional<std::string> literal(Node node) const {
        if (tree_.type(node) != "string") return std::nullopt;
        auto text = text_of(node);
        if (text.find(unknown_part) != std::string::npos) return std::nullopt;
        return text;
    }

    // Of a string or subshell, with unknown_part for what is not known.
    [[nodiscard]] std::string text_of(Node node) const {
        std::string text;
        for (auto part = tree_.first_child(node); part != SourceTree::root; part = tree_.next_sibling(part)) {
            const auto type = tree_.type(part);
            if (type == "string_content") text += tree_.text(part);
            if (type == "escape_sequence") text += tree_.text(part).substr(tree_.text(part) == "\\n" ? 2 : 1);
            if (type == "interpolation") text += unknown_part;
        }
        return text;
    }

    SourceTree tree_;
    CodeFacts facts_;
    std::vector<bool> guarded_;
};

}  // namespace

CodeFacts read_ruby(std::string_view text) {
    return RubyReader(text).read();
}

}  // namespace rpmgap::extract
