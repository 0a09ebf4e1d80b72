// One build stage of a Dockerfile while it is read: what is known at a place of it.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/deploy/own_paths.hpp"
#include "extract/script/gathering.hpp"
#include "extract/script/variables.hpp"

namespace rpmgap::extract {

/// ARG and ENV. ENV wins wherever both have a name.
class StageVariables {
public:
    /// Nothing for a variable without a value, or with one that cannot be known: of the base image, of --build-arg.
    [[nodiscard]] std::optional<std::string> find(std::string_view name) const;
    [[nodiscard]] bool has_argument(std::string_view name) const { return arguments_.find(name) != arguments_.end(); }
    /// False when there are more than are followed.
    bool set_argument(const std::string& name, std::optional<std::string> value);
    bool set_environment(const std::string& name, std::optional<std::string> value);

    /// For the shell of RUN.
    [[nodiscard]] const Environment& at_build() const { return at_build_; }
    /// For what the image starts: arguments are gone then.
    [[nodiscard]] Environment at_run_time() const;

private:
    using Values = std::map<std::string, std::optional<std::string>, std::less<>>;
    [[nodiscard]] bool has_room() const;

    Values arguments_;
    Values environment_;
    Environment at_build_;
};

/// CMD, ENTRYPOINT or HEALTHCHECK CMD.
struct StartCommand {
    std::vector<std::string> words;  ///< of the exec form
    std::string text;                ///< of the shell form
    unsigned line = 0;               ///< counted from 1, of the first word
    [[nodiscard]] bool is_shell() const { return words.empty(); }
};

/// What a stage hands to the ones that start from it.
struct StageConfiguration {
    StageVariables variables;
    std::optional<std::string> directory = "/";  ///< WORKDIR; nothing: not known
    std::vector<std::string> shell{"/bin/sh", "-c"};
    std::optional<StartCommand> entrypoint;
    std::optional<StartCommand> command;
    std::optional<StartCommand> health_check;
    SearchPath search_path = default_search_path();  ///< $PATH
    std::string user;
    unsigned user_line = 0;
};

struct Stage {
    explicit Stage(std::string path) : out(std::move(path)) {}

    std::string name;  ///< in small letters, as it is compared; empty: none
    unsigned line = 0;
    std::optional<std::size_t> parent;  ///< the stage that it starts from
    std::set<std::size_t> sources;      ///< stages that it takes files of
    bool runs = false;                  ///< the image is made of it
    StageConfiguration configuration;
    OwnPaths own;
    Gathering out;
};

using Stages = std::deque<Stage>;

/// The stage that `--from=` or FROM names, by its name or, with `by_number`, its number.
[[nodiscard]] std::optional<std::size_t> find_stage(const Stages& stages, std::string_view word, bool by_number);

/// Marks the last stage, and those that it starts from, as what runs. Returns the stages that the last one needs in no
/// way.
std::vector<std::size_t> mark_what_runs(Stages& stages);

/// What the stage, or one that it starts from, may have put there before; null: nothing.
[[nodiscard]] const Bringer* may_be_own(const Stages& stages, std::size_t stage, const model::Requirement& requirement);

/// Whether the stage, or one that it starts from, put the path there.
[[nodiscard]] bool is_own(const Stages& stages, std::size_t stage, const model::Requirement& requirement);

}  // namespace rpmgap::extract
