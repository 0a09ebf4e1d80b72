// Asks one distribution all questions of an application. The pool stays alive for what is asked afterwards: from which
// channels everything can be installed together, and what the distribution has in place of what another one has.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "model/answer.hpp"
#include "model/inquiry.hpp"
#include "repo/channel.hpp"
#include "resolve/answer_writer.hpp"
#include "resolve/counterparts.hpp"
#include "resolve/self_supply.hpp"
#include "resolve/wanted_sets.hpp"
#include "support/result.hpp"

namespace rpmgap::resolve {

/// What is asked; everything in it outlives the resolver.
struct Request {
    const model::Application& application;
    const model::Questions& questions;
    std::vector<bool> required;  ///< by question: some subject cannot do without, and does not bring it itself
    model::Image image = {};     ///< what is installed before anything else; empty: nothing is known of that
};

class Resolver {
public:
    /// Loads everything of `channels` into one pool of `distribution.arch`; application RPMs feed rpm-level
    /// requirements first (those are answered by provider channel "@application"). Arguments outlive the resolver.
    /// Everything runs on the calling thread; two distributions may be resolved in two threads.
    [[nodiscard]] static support::Result<std::unique_ptr<Resolver>> load(const model::Distribution& distribution,
                                                                         const std::vector<repo::OpenChannel>& channels,
                                                                         Request request);

    /// Look-ups, the nearest miss, installability from the first tier. To be called first, and once; what it returns is
    /// kept for the other ones.
    const model::Resolution& answer();
    [[nodiscard]] const model::Resolution& resolution() const { return resolution_; }  ///< of answer()

    /// Which channels everything can be installed from together, first tier first.
    [[nodiscard]] std::vector<model::Tier> tiers() const;

    /// What this distribution has in place of what `other` answered with.
    [[nodiscard]] model::Counterparts counterparts(const model::Resolution& other) const;

    /// Packages that own or refuse what the application's packages bring.
    [[nodiscard]] std::vector<model::Clash> clashes() const;

    /// What there is to tell of the questions from `first` on, which somebody asks about.
    [[nodiscard]] model::InquirySide inquire(std::size_t first, const model::Image& image) const;

    /// What to install over an image. Changes the pool: to be called last.
    [[nodiscard]] model::Plan plan(const model::Image& image, const std::vector<model::Tier>& tiers);

private:
    Resolver(const model::Distribution& distribution, const std::vector<repo::OpenChannel>& channels, Request request,
             std::unique_ptr<SolvPool> pool);
    void look_up_all();
    [[nodiscard]] std::vector<std::vector<Id>> sets_of(std::size_t question, const ChannelSet& channels) const;
    void choose_packages();
    void judge_rich();
    [[nodiscard]] Found found() const {
        return {request_.questions, drafts_, request_.required, rich_package_, *first_tier_};
    }

    const model::Distribution& distribution_;
    const std::vector<repo::OpenChannel>& channels_;
    Request request_;
    std::unique_ptr<SolvPool> pool_;
    CarriedClasses carried_;
    NearestFinder nearest_;
    Context context_;
    std::map<std::size_t, Id> rich_package_;  // by question: the package made for its rich dependency
    std::vector<Draft> drafts_;
    std::optional<Installability> first_tier_;
    model::Resolution resolution_;
};

/// The questions that the application cannot do without: some subject requires it, unguarded, and no other subject
/// supplies it. `self_supply` is parallel to the application's subjects.
[[nodiscard]] std::vector<bool> required_questions(const model::Application& application,
                                                   const model::Questions& questions,
                                                   const std::vector<std::vector<SelfSupply>>& self_supply);

}  // namespace rpmgap::resolve
