// Records: what an application needs, kept as text, so that it can be audited again without its files.
// The format is rpmgap-record-1, lines of JSON: man/rpmgap-record.5 and rules/schemas/record-1.schema.json.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/answer.hpp"
#include "model/application.hpp"

namespace rpmgap::record {

struct Header {
    std::string tool = {};                ///< version of the rpmgap that wrote it
    std::string name = {};                ///< of the application
    std::string arch = {};                ///< of the run
    std::vector<std::string> roots = {};  ///< as given on the command line
    /// Which rules about commands decided what is kept of scripts: rules_digest() in left_out.hpp.
    std::string rules = {};
    bool symbols = false;   ///< has the symbols of ELF files
    bool hints = false;     ///< has names among the constants of ELF files
    std::size_t files = 0;  ///< as in Application::files
    std::size_t subjects = 0;
    std::size_t needs = 0;
    std::size_t not_checked = 0;  ///< things that the run did not check, notes apart: it may need more

    friend bool operator==(const Header&, const Header&) = default;
};

/// How the application asks one question, over all subjects that ask it.
struct Asking {
    bool indispensable = true;                             ///< for one of them at least
    model::Strength strength = model::Strength::required;  ///< the strongest
    /// Of every one of them, as in Requirement.
    bool guarded = false;
    bool build_time = false;
    bool hint = false;
    std::uint32_t subjects = 1;  ///< how many ask
    std::string first = {};      ///< path of the first

    friend bool operator==(const Asking&, const Asking&) = default;
};

/// What an application asks of a distribution: what it does not supply itself, each question once.
struct Needs {
    Header header = {};
    std::vector<model::Question> questions = {};  ///< in the order of is_before()
    std::vector<Asking> asked = {};               ///< parallel to `questions`

    friend bool operator==(const Needs&, const Needs&) = default;
};

/// Order of needs in a record: capability as rpm prints it, kind, asker, nodes, directories.
[[nodiscard]] bool is_before(const model::Question& a, const model::Question& b);

struct Record {
    Needs needs = {};
    /// What a scan uses after the files were read; what it does not use is left out (left_out.hpp).
    model::Application application = {};
};

}  // namespace rpmgap::record
