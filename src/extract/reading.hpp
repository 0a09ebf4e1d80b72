// The reading of an application in parts, each of which can be read by another process: what there is, each part by
// itself, and what they are together.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/harvest.hpp"
#include "extract/read_application.hpp"
#include "model/application.hpp"
#include "support/result.hpp"

namespace rpmgap::extract {

class Reading {
public:
    /// Walks the roots, and reads nothing yet; `options` stays the caller's and outlives it. Faults as of
    /// read_application().
    [[nodiscard]] static support::Result<Reading> begin(std::vector<std::string> roots, const ReadOptions& options);

    /// Files, systems and images that can be read one without the other.
    [[nodiscard]] std::size_t size() const { return parts_.size(); }
    /// Reads one of them. Changes nothing here, so it may be called from any thread, and from a process that was forked
    /// from this one. A fault when nothing can be read at all: of a system that was named.
    [[nodiscard]] support::Result<Harvest> read(std::size_t part) const;
    void take(std::size_t part, Harvest harvest) { harvests_[part] = std::move(harvest); }
    /// It could not be read: why, in one line.
    void give_up(std::size_t part, std::string reason);

    [[nodiscard]] model::Application finish() &&;

private:
    struct Part {
        enum class Kind : std::uint8_t { file, system, image } kind = Kind::file;
        std::string path;
        bool is_root = false;  ///< named on the command line itself
    };

    Reading(std::vector<std::string> roots, const ReadOptions& options)
        : roots_(std::move(roots)), options_(&options) {}

    std::vector<std::string> roots_;
    const ReadOptions* options_;
    std::vector<Part> parts_;
    std::vector<Harvest> harvests_;  // of each part
    std::vector<model::FileTree::Link> links_;
    std::vector<model::NotChecked> not_checked_;
};

/// A harvest in the form of an application, for what can write and read those: of other trees than the first two it has
/// all that there is, of those only what the harvest brings.
[[nodiscard]] model::Application as_application(Harvest harvest);
[[nodiscard]] Harvest as_harvest(model::Application application);

}  // namespace rpmgap::extract
