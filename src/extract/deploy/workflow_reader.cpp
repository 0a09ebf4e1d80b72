#include "extract/deploy/workflow_reader.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <climits>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "extract/deploy/embedded_script.hpp"
#include "extract/deploy/merge_parts.hpp"
#include "extract/script/shell_text.hpp"
#include "extract/script/shell_tree.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t step_limit = 2000;            // aliases make many of one
constexpr std::size_t most_mapped_variables = 256;  // of one mapping

// A value below a mapping; undefined for anything that is none.
YAML::Node below(const YAML::Node& node, const char* key) {
    if (!node.IsDefined() || !node.IsMap()) return YAML::Node(YAML::NodeType::Undefined);
    return node[key];
}

std::string text_of(const YAML::Node& node) {
    return node.IsDefined() && node.IsScalar() ? node.Scalar() : std::string();
}

unsigned line_of(const YAML::Node& node) {
    return static_cast<unsigned>(std::max(node.Mark().line, 0)) + 1;
}

bool has_expression(std::string_view text) {
    return text.find("${{") != std::string_view::npos;
}

// The name that stands for an expression in shell text. env.X is the variable itself.
std::string variable_for(std::string_view expression) {
    const auto first = expression.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) return "expression";
    expression = expression.substr(first, expression.find_last_not_of(" \t\n") - first + 1);
    if (expression.starts_with("env.")) expression.remove_prefix(4);
    std::string name;
    for (const char c : expression) name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    return std::isdigit(static_cast<unsigned char>(name[0])) != 0 ? "_" + name : name;
}

// Expressions become variables whose value nobody knows; every line stays where it is.
std::string without_expressions(std::string_view text) {
    std::string shell;
    while (true) {
        const auto begin = text.find("${{");
        const auto end = begin == std::string_view::npos ? begin : text.find("}}", begin);
        if (end == std::string_view::npos) break;
        const auto expression = text.substr(begin + 3, end - begin - 3);
        shell.append(text.substr(0, begin)).append("${").append(variable_for(expression)).append("}");
        shell.append(static_cast<std::size_t>(std::ranges::count(expression, '\n')), '\n');
        text.remove_prefix(end + 2);
    }
    return shell.append(text);
}

void add_variables(const YAML::Node& variables, Environment& environment) {
    if (!variables.IsDefined() || !variables.IsMap()) return;
    std::size_t count = 0;
    for (const auto& entry : variables) {
        if (++count > most_mapped_variables) return;
        const auto name = text_of(entry.first);
        if (!entry.second.IsScalar() || has_expression(entry.second.Scalar()))
            environment.erase(name);
        else
            set_variable(environment, name, entry.second.Scalar());
    }
}

class WorkflowReader {
public:
    explicit WorkflowReader(std::string path) : path_(std::move(path)), container_(path_), self_hosted_(path_) {}

    model::Subject read(std::string_view text) {
        begin_script();
        lines_ = support::split(text, '\n');
        try {
            read_document(YAML::Load(std::string(text)));
        } catch (const YAML::Exception& error) {
            container_.not_checked(static_cast<unsigned>(std::max(error.mark.line, 0)) + 1,
                                   fmt::format("is no YAML: {}", shown(error.msg, 80)));
        }
        model::Subject subject;
        subject.path = path_;
        subject.kind = model::SubjectKind::recipe;
        subject.script.emplace().parsed = true;
        merge_part(container_, {}, subject);
        merge_part(self_hosted_, {.build_time = true}, subject);
        leave_out_quoted_expressions(subject);
        subject.images = std::move(images_);
        sort_by_line(subject);
        return subject;
    }

private:
    struct Place {
        Gathering* out;  // null: where nothing is looked at
        Environment environment;
        std::string shell;
    };

    void read_document(const YAML::Node& document) {
        if (!document.IsMap()) return container_.not_checked(0, "has neither jobs nor an action");
        Environment environment;
        add_variables(below(document, "env"), environment);
        const auto shell = text_of(below(below(below(document, "defaults"), "run"), "shell"));
        const auto jobs = below(document, "jobs");
        if (jobs.IsDefined() && jobs.IsMap())
            for (const auto& job : jobs) read_job(job.second, {nullptr, environment, shell});
        const auto runs = below(document, "runs");
        read_steps(below(runs, "steps"), {nullptr, environment, shell});
        if (const auto image = text_of(below(runs, "image")); image.starts_with("docker://"))
            add_image(image.substr(9), line_of(below(runs, "image")), true);
        if (!jobs.IsDefined() && !runs.IsDefined()) container_.not_checked(0, "has neither jobs nor an action");
    }

    void read_job(const YAML::Node& job, const Place& workflow) {
        if (!job.IsMap()) return;
        const auto container = below(job, "container");
        read_container(container, job, false);
        const auto services = below(job, "services");
        if (services.IsDefined() && services.IsMap())
            for (const auto& service : services) read_container(service.second, job, true);
        if (const auto called = below(job, "uses"); called.IsDefined())
            container_.not_checked(line_of(called),
                                   fmt::format("a workflow that is not read: {}", shown(text_of(called))), false);
        auto* const out = container.IsDefined() && !container.IsNull() ? &container_
                          : is_self_hosted(below(job, "runs-on"))      ? &self_hosted_
                                                                       : nullptr;
        Place place{out, workflow.environment, workflow.shell};
        add_variables(below(job, "env"), place.environment);
        if (auto shell = text_of(below(below(below(job, "defaults"), "run"), "shell")); !shell.empty())
            place.shell = std::move(shell);
        // What GitHub's runners take where nothing is said: bash, but on Windows.
        if (place.shell.empty() && text_of(below(job, "runs-on")).find("windows") != std::string::npos)
            place.shell = "pwsh";
        read_steps(below(job, "steps"), place);
    }

    // A machine that somebody set up for it; what GitHub has ready is another distribution.
    static bool is_self_hosted(const YAML::Node& labels) {
        if (!labels.IsDefined()) return false;
        if (labels.IsScalar()) return labels.Scalar() == "self-hosted";
        if (labels.IsMap()) return is_self_hosted(below(labels, "labels"));
        return labels.IsSequence() &&
               std::any_of(labels.begin(), labels.end(), [](const YAML::Node& label) { return is_self_hosted(label); });
    }

    // An image's name, or a mapping with it; of a service only files and ports are used.
    void read_container(const YAML::Node& container, const YAML::Node& job, bool is_service) {
        if (!container.IsDefined()) return;
        const auto image = container.IsMap() ? below(container, "image") : container;
        const auto reference = text_of(image);
        if (reference.empty()) return;
        if (!has_expression(reference)) return add_image(reference, line_of(image), is_service);
        const auto choices = matrix_values(reference, job);
        for (const auto& choice : choices) add_image(choice, line_of(image), is_service);
        if (choices.empty() && !is_service)
            container_.not_checked(line_of(image), fmt::format("image from an expression: {}", shown(reference)));
    }

    // The values of "${{ matrix.NAME }}" where they are written out.
    static std::vector<std::string> matrix_values(std::string_view reference, const YAML::Node& job) {
        std::string name;
        for (const char c : reference)
            if (c != ' ') name += c;
        if (!name.starts_with("${{matrix.") || name.find("}}") != name.size() - 2) return {};
        name = name.substr(10, name.size() - 12);
        const auto list = below(below(below(job, "strategy"), "matrix"), name.c_str());
        std::vector<std::string> values;
        if (!list.IsDefined() || !list.IsSequence()) return {};
        for (const auto& value : list) {
            if (!value.IsScalar() || has_expression(value.Scalar()) || values.size() == 64) return {};
            values.push_back(value.Scalar());
        }
        return values;
    }

    void add_image(std::string_view reference, unsigned line, bool build_time) {
        if (reference.starts_with("docker://")) reference.remove_prefix(9);
        images_.push_back({support::printable(reference), {}, line, build_time});
    }

    void read_steps(const YAML::Node& steps, const Place& place) {
        if (!steps.IsDefined() || !steps.IsSequence()) return;
        for (const auto& step : steps) {
            if (++steps_ > step_limit)
                return container_.not_checked(line_of(step),
                                              "more steps than are followed: those from here on are not");
            const auto used = text_of(below(step, "uses"));
            if (used.starts_with("docker://")) add_image(used, line_of(below(step, "uses")), true);
            if (used.starts_with("./") && place.out != nullptr)
                place.out->not_checked(line_of(step), fmt::format("steps of a local action: {}", shown(used)));
            const auto run = below(step, "run");
            if (!run.IsDefined() || !run.IsScalar()) continue;
            if (place.out == nullptr)
                container_.not_checked(line_of(run), "what steps run on the runner itself is not looked at", false);
            else
                read_run(run, step, place);
        }
    }

    void read_run(const YAML::Node& run, const YAML::Node& step, const Place& place) {
        auto shell_name = text_of(below(step, "shell"));
        if (shell_name.empty()) shell_name = place.shell.empty() ? "bash" : place.shell;
        auto environment = place.environment;
        add_variables(below(step, "env"), environment);
        const auto text = without_expressions(run.Scalar());
        auto shell = place_of(run);
        shell.text = text;
        shell.environment = &environment;
        read_text_for(program_of(shell_name), shell, *place.out);
    }

    // Where the lines of a scalar stand: those of a block below its indicator, all of another one where it begins.
    [[nodiscard]] ShellText place_of(const YAML::Node& scalar) const {
        const auto line = line_of(scalar);
        ShellText place;
        place.first_line = line;
        place.last_line = line;
        if (line > lines_.size()) return place;
        std::string_view rest = lines_[line - 1];
        rest.remove_prefix(
            std::min<std::size_t>(static_cast<std::size_t>(std::max(scalar.Mark().column, 0)), rest.size()));
        while (rest.starts_with('&') || rest.starts_with('!')) {
            rest.remove_prefix(std::min(rest.find(' '), rest.size()));
            rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        }
        if (!rest.starts_with('|') && !rest.starts_with('>')) return place;
        place.first_line = line + 1;
        place.last_line = static_cast<unsigned>(lines_.size());
        return place;
    }

    // Between single quotes the shell leaves alone what stands for an expression.
    void leave_out_quoted_expressions(model::Subject& subject) {
        const auto has = [](const model::Requirement& requirement) {
            return requirement.capability.name.find("${") != std::string::npos;
        };
        for (const auto& requirement : subject.requirements)
            if (has(requirement))
                subject.not_checked.push_back({requirement.evidence, fmt::format("a name with an expression: {}",
                                                                                 shown(requirement.capability.name))});
        std::erase_if(subject.requirements, has);
    }

    std::string path_;
    std::vector<std::string> lines_;
    std::size_t steps_ = 0;
    std::vector<model::BaseImage> images_;
    Gathering container_;  // of jobs that run in one
    Gathering self_hosted_;
};

}  // namespace

bool is_workflow(std::string_view path, std::string_view head) {
    if (head.find('\0') != std::string_view::npos) return false;
    if (!path.ends_with(".yml") && !path.ends_with(".yaml")) return false;
    const auto slash = path.rfind('/');
    const auto name = path.substr(slash == std::string_view::npos ? 0 : slash + 1);
    if (name == "action.yml" || name == "action.yaml") return true;
    const auto directory = path.substr(0, slash == std::string_view::npos ? 0 : slash);
    return std::ranges::any_of(std::array{".github/workflows"sv, ".gitea/workflows"sv, ".forgejo/workflows"sv},
                               [&](std::string_view known) { return directory.ends_with(known); });
}

model::Subject read_workflow(std::string path, std::string_view text) {
    if (auto subject = unreadable(path, text, model::SubjectKind::recipe)) return *std::move(subject);
    return WorkflowReader(std::move(path)).read(text);
}

}  // namespace rpmgap::extract
