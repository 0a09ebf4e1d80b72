// The build that a Dockerfile describes, as far as it was read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/deploy/dockerfile_stage.hpp"
#include "extract/deploy/dockerfile_words.hpp"

namespace rpmgap::extract {

struct StageImage {
    model::BaseImage base;
    std::size_t stage = 0;    ///< of which it is the base, or that takes files of it
    bool only_files = false;  ///< COPY --from, RUN --mount
};

class DockerfileBuild {
public:
    DockerfileBuild(const std::string& path, char escape_character)
        : before(path), escape(escape_character), words_(escape_character) {}

    /// What is said of a place: of the stage that is read, or of the file before there is one.
    Gathering& out() { return stages.empty() ? before : stages.back().out; }
    /// Of the stage that is read; there is one.
    StageConfiguration& configuration() { return stages.back().configuration; }
    StageVariables& variables() { return stages.empty() ? global : configuration().variables; }

    /// A word of the instruction that is read, as the builder replaces variables in it; nothing: not known.
    std::optional<std::string> expand(std::string_view raw);
    /// The same with variables of the caller's.
    std::optional<std::string> expand(std::string_view raw, const DockerfileWords::LookUp& look_up) {
        return words_.expand(raw, look_up);
    }
    enum class Taken { copied, mounted };
    /// Notes that the stage takes files of another one, or of an image: the value of `--from=`. Mounted ones are gone
    /// after the instruction.
    void take_files(std::string_view raw, unsigned line, Taken taken);

    Gathering before;
    char escape;
    StageVariables global;  ///< ARG before the first FROM
    Stages stages;
    std::vector<StageImage> images;
    std::vector<std::string> functions;  ///< that shell text in it defines

private:
    DockerfileWords words_;
};

}  // namespace rpmgap::extract
