// The walk over a script's statements: which commands there are, and what is known where they stand.
#include <fmt/format.h>

#include <algorithm>

#include "extract/script/command_reader.hpp"
#include "extract/script/flow.hpp"
#include "extract/script/invocations.hpp"
#include "extract/script/shell_text.hpp"
#include "extract/script/variables.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

// Deeper code is not read; hand-written shell stays below thirty.
constexpr unsigned depth_limit = 400;

class ShellWalk {
public:
    ShellWalk(const ShellText& text, Gathering& out)
        : text_(text),
          out_(out),
          tree_(text.text),
          variables_(tree_, text.environment),
          words_(tree_, &variables_),
          functions_(tree_, words_, text.outer_functions),
          guards_(tree_, words_, functions_),
          commands_(tree_, functions_, text_, out) {}

    std::vector<std::string> run() {
        Scope scope(text_.outer_scope);
        for (const NodeId statement : tree_.children(root_node)) {
            walk(statement, scope);
            if (ends_script(statement)) {
                end_line_ = tree_[statement].line;
                break;
            }
        }
        report_problems();
        return functions_.names();
    }

private:
    // What follows a plain `exit` or `exec program` is never run: documentation, an archive, a program in another
    // language.
    [[nodiscard]] bool ends_script(NodeId statement) const {
        const NodeKind kind = tree_[statement].kind;
        if (kind != NodeKind::command && kind != NodeKind::redirected_statement) return false;
        if (tree_.has_detached() || !tree_.reliable(statement)) return false;
        const Words words = words_.words(statement);
        return !words.empty() && (words[0].text == "exit" || (words[0].text == "exec" && words.size() > 1));
    }

    void report_problems() {
        for (const auto& problem : tree_.problems())
            if (problem.line <= end_line_) out_.not_checked(text_.line(problem.line), problem.reason);
        std::vector<std::uint32_t> lines;
        for (const auto& source : {tree_.error_lines(), commands_.misplaced_lines()})
            for (const std::uint32_t line : source)
                if (line <= end_line_) lines.push_back(line);
        std::sort(lines.begin(), lines.end());
        lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
        if (lines.empty()) return;
        const unsigned first = text_.line(lines.front());
        out_.not_checked(first,
                         fmt::format("shell that could not be parsed: {}", support::count_of(lines.size(), "line")));
    }

    void walk_all(const std::vector<NodeId>& statements, Scope& scope) {
        for (const NodeId statement : statements) walk(statement, scope);
    }

    // Everything below a node that is not a statement itself: substitutions, redirections, here-documents.
    void walk_below(NodeId node, Scope& scope) {
        for (NodeId child = tree_[node].first_child; child != no_node; child = tree_[child].next_sibling)
            if (tree_[child].first_child != no_node || is_statement(tree_[child].kind)) walk(child, scope);
    }

    void walk(NodeId node, Scope& scope) {
        if (depth_ >= depth_limit)
            return out_.not_checked(text_.line(tree_[node].line), "code that is nested too deeply");
        ++depth_;
        switch (tree_[node].kind) {
            case NodeKind::command: walk_command(node, scope); break;
            case NodeKind::declaration_command: {
                told_assignments(node);
                walk_below(node, scope);
                break;
            }
            case NodeKind::list: walk_list(node, scope); break;
            case NodeKind::if_statement: walk_if(node, scope); break;
            case NodeKind::while_statement: walk_while(node, scope); break;
            case NodeKind::test_command: walk_test(node, scope); break;
            case NodeKind::redirected_statement: walk_redirected(node, scope); break;
            case NodeKind::heredoc_redirect: walk_heredoc(node, scope); break;
            case NodeKind::case_statement: walk_case(node, scope); break;
            case NodeKind::case_item:
            case NodeKind::command_substitution:
            case NodeKind::do_group:
            case NodeKind::function_definition:
            case NodeKind::pipeline:
            case NodeKind::process_substitution:
            case NodeKind::subshell: {
                // What is learnt inside does not hold outside.
                Scope inner(&scope);
                walk_below(node, inner);
                break;
            }
            default: walk_below(node, scope); break;
        }
        --depth_;
    }

    void told_assignments(NodeId node) {
        if (!tree_.reliable(node)) return;
        if (auto invocation = invocation_of_assignments(tree_, words_, node, text_.line(tree_[node].line)))
            out_.invoked(std::move(*invocation));
    }

    void walk_command(NodeId node, Scope& scope) {
        read_command(node, node, scope);
        walk_below(node, scope);
    }

    void read_command(NodeId words_of, NodeId node, Scope& scope) {
        told_assignments(node);
        for (const CommandVariant& variant : words_.command(words_of)) {
            if (variant.words[0].text == "test" || variant.words[0].text == "[") read_tests(node);
            commands_.read(variant.words,
                           {.node = node, .scope = &scope, .alternative = variant.alternative, .decision = decision_});
        }
    }

    // The words of "cmd >file word" hang on the redirection, so the command is read together with it.
    void walk_redirected(NodeId node, Scope& scope) {
        const NodeId command = tree_.child_of_kind(node, NodeKind::command);
        if (command == no_node) {
            if (tree_[tree_[node].first_child].kind == NodeKind::file_redirect) read_command(node, node, scope);
            return walk_below(node, scope);
        }
        read_command(node, command, scope);
        walk_below(command, scope);
        for (const NodeId child : tree_.children(node))
            if (child != command) walk(child, scope);
    }

    // The grammar finds $(...) in a here-document, but not what stands between backquotes.
    void walk_heredoc(NodeId node, Scope& scope) {
        walk_below(node, scope);
        const NodeId start = tree_.child_of_kind(node, NodeKind::heredoc_start);
        const NodeId body = tree_.child_of_kind(node, NodeKind::heredoc_body);
        if (start == no_node || body == no_node) return;
        commands_.note_script(body);
        if (tree_.text(start).find_first_of("'\"\\") != std::string_view::npos) return;
        commands_.read_backquotes(body, scope);
    }

    void walk_case(NodeId node, Scope& scope) {
        const unsigned line = text_.line(tree_[node].line);
        if (auto invocation = invocation_of_case(tree_, words_, node, line); invocation && tree_.reliable(node))
            out_.invoked(std::move(*invocation));
        Scope inner(&scope);
        walk_below(node, inner);
    }

    void walk_test(NodeId node, Scope& scope) {
        const bool arithmetic = tree_.text(node).starts_with("((");
        if (!arithmetic && tree_.reliable(node)) {
            auto invocation = invocation_of_test(tree_, words_, node, text_.line(tree_[node].line));
            invocation.decision = decision_;
            out_.invoked(std::move(invocation));
        }
        walk_below(node, scope);
        read_tests(node);
    }

    void read_tests(NodeId node) {
        const Presence presence = guards_.read_test(node);
        for (const auto* tested : {&presence.when_true, &presence.when_false})
            for (const Tested& one : *tested)
                if (one.as == Tested::As::executable) commands_.read_tested(one, true);
    }

    // Without it the script gives up: it is needed.
    void demand(const std::vector<Tested>& tested, const Scope& scope) {
        for (const Tested& one : tested) commands_.read_tested(one, scope.tolerated());
    }

    // Tests that are put together decide one thing.
    void walk_list(NodeId node, Scope& scope) {
        const auto around = decision_;
        if (decision_ == 0) decision_ = out_.next_decision();
        walk_parts(node, scope);
        decision_ = around;
    }

    void walk_parts(NodeId node, Scope& scope) {
        // Lists nest to the left: a && b || c is (a && b) || c.
        struct Part {
            NodeKind operation;
            NodeId statement;
        };
        std::vector<Part> parts;
        NodeId left = node;
        while (tree_[left].kind == NodeKind::list) {
            const auto children = tree_.children(left);
            if (children.size() != 3) return walk_below(left, scope);
            parts.push_back({tree_[children[1]].kind, children[2]});
            left = children[0];
        }
        parts.push_back({NodeKind::other, left});
        std::reverse(parts.begin(), parts.end());
        // `x || true`, `x || exit 0`: everything before may fail.
        std::size_t tolerated = 0;
        for (std::size_t i = 1; i < parts.size(); ++i) {
            const bool quiet = does_nothing(tree_, parts[i].statement) ||
                               leaving(tree_, words_, &functions_, parts[i].statement) == Leaving::quietly;
            if (parts[i].operation == NodeKind::or_or && quiet) tolerated = i;
        }
        Presence known;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const auto [operation, statement] = parts[i];
            const bool is_or = operation == NodeKind::or_or;
            Scope inner(&scope, i < tolerated);
            if (i > 0) inner.add(is_or ? known.when_false : known.when_true);
            walk(statement, inner);
            if (i == 0) {
                known = guards_.read(statement);
                continue;
            }
            const Leaving how = leaving(tree_, words_, &functions_, statement);
            const std::vector<Tested> otherwise = is_or ? known.when_true : known.when_false;
            if (how == Leaving::badly) demand(otherwise, inner);
            // `command -v x || install_x`: from here on x is as good as there.
            if (how == Leaving::quietly || (how == Leaving::no && is_or && i == 1 && !does_nothing(tree_, statement)))
                scope.add(otherwise);
            if (how != Leaving::no)
                known = {otherwise, {}};
            else
                known = is_or ? either(known, guards_.read(statement)) : both(known, guards_.read(statement));
        }
    }

    void walk_if(NodeId node, Scope& scope) {
        const IfParts parts = parts_of_if(tree_, node);
        const auto around = decision_;
        const auto own = out_.next_decision();
        Scope chain(&scope);
        std::vector<Tested> afterwards;
        for (std::size_t i = 0; i < parts.branches.size(); ++i) {
            const auto& branch = parts.branches[i];
            Scope inner(&chain);
            decision_ = own;
            walk_all(branch.condition, inner);
            decision_ = 0;
            Presence presence;
            if (!branch.condition.empty()) presence = guards_.read(branch.condition.back());
            Scope body(&chain);
            body.add(presence.when_true);
            walk_all(branch.body, body);
            chain.add(presence.when_false);
            if (i > 0) continue;
            // `if ! command -v x; then`: it gives up, or it does without or sees to it that x comes.
            if (leaving(tree_, words_, &functions_, branch.body) == Leaving::badly)
                demand(presence.when_false, scope);
            else
                afterwards = presence.when_false;
            if (parts.branches.size() == 2 && parts.has_else()) {
                const Leaving how = leaving(tree_, words_, &functions_, parts.branches[1].body);
                if (how == Leaving::badly) demand(presence.when_true, scope);
                if (how == Leaving::quietly)
                    afterwards.insert(afterwards.end(), presence.when_true.begin(), presence.when_true.end());
            }
        }
        decision_ = around;
        scope.add(afterwards);
    }

    void walk_while(NodeId node, Scope& scope) {
        Scope inner(&scope);
        const bool until = tree_.text(node).starts_with("until");
        for (const NodeId child : tree_.children(node)) {
            walk(child, inner);
            if (!is_statement(tree_[child].kind)) continue;
            Presence presence = guards_.read(child);
            inner.add(until ? presence.when_false : presence.when_true);
        }
    }

    const ShellText& text_;
    Gathering& out_;
    ShellTree tree_;
    Variables variables_;
    WordReader words_;
    Functions functions_;
    GuardReader guards_;
    CommandReader commands_;
    unsigned depth_ = 0;
    unsigned decision_ = 0;  // as in model::Invocation
    std::uint32_t end_line_ = UINT32_MAX;
};

}  // namespace

std::vector<std::string> read_shell_text(const ShellText& text, Gathering& out) {
    return ShellWalk(text, out).run();
}

}  // namespace rpmgap::extract
