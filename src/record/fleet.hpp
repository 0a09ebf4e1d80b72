// The needs of thousands of records, each distinct need once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "record/record.hpp"
#include "support/result.hpp"

namespace rpmgap::record {

struct Fleet {
    std::vector<model::Question> questions = {};  ///< distinct, in the order of is_before()

    /// A question, and how an application asks it: `first` is empty and `subjects` 1, the records tell them.
    struct Need {
        std::uint32_t question = 0;  ///< index into `questions`
        Asking asking = {};
    };
    std::vector<Need> needs = {};  ///< distinct, by question

    struct Application {
        Header header = {};
        std::vector<std::uint32_t> needs = {};  ///< indexes into Fleet::needs, ascending
    };
    std::vector<Application> applications = {};  ///< parallel to the files
};

/// The same for the same files, whatever the threads. The fault of the first file that is none, of kind input: an
/// application that cannot be read must not be taken for one that needs nothing.
[[nodiscard]] support::Result<Fleet> read_fleet(const std::vector<std::filesystem::path>& files, unsigned threads);

}  // namespace rpmgap::record
