#include "repo/remote/courier.hpp"

#include <algorithm>
#include <thread>

#include <fmt/format.h>

#include "repo/remote/descriptor.hpp"
#include "repo/remote/url.hpp"

namespace rpmgap::repo::remote {

namespace {

using support::Error;
using support::Fault;

bool is_there(const Errand& errand) {
    return !errand.came_from.empty();
}

bool tells_of_change(FaultKind kind) {
    return kind == FaultKind::absent || kind == FaultKind::mismatch || kind == FaultKind::truncated ||
           kind == FaultKind::too_long;
}

// A full disk shows in many ways, most of them late: a short file, a checksum that differs, an empty page.
TransferFault or_full_disk(TransferFault fault, int fd) {
    const bool suspect = fault.kind == FaultKind::local || fault.kind == FaultKind::mismatch ||
                         fault.kind == FaultKind::truncated || fault.kind == FaultKind::not_metadata;
    if (!suspect) return fault;
    if (auto why = why_not_writable(fd); !why.empty()) return {FaultKind::local, std::move(why), false};
    return fault;
}

std::string url_of(const Place& place, const Errand& errand) {
    return errand.path.empty() ? place.url : below(place.url, errand.path);
}

}  // namespace

Courier::Courier(const Source& source, FetchOptions options)
    : access_(source.access), options_(std::move(options)), secrets_(source) {}

tl::expected<Connection*, std::string> Courier::connection(Secrecy secrecy) {
    for (auto& [of, connection] : connections_)
        if (of == secrecy) return &connection;
    auto opened = Connection::open(access_, secrecy, options_);
    if (!opened) return tl::unexpected(opened.error());
    connections_.emplace_back(secrecy, std::move(*opened));
    return &connections_.back().second;
}

// Asks one place for all that is still missing; the first file that it does not give, or nothing.
std::optional<Courier::Miss> Courier::try_place(const std::vector<Place>& places, std::size_t index,
                                                std::vector<Errand>& errands) {
    const auto& place = places[index];
    const auto opened = connection(place.secrecy);
    if (!opened) return Miss{place.url, index, {FaultKind::other, opened.error(), false}};
    std::vector<Errand*> missing;
    std::vector<Wanted> wanted;
    for (auto& errand : errands) {
        if (is_there(errand)) continue;
        errand.wanted.url = url_of(place, errand);
        if (!start_over(errand.wanted.fd))
            return Miss{errand.wanted.url, index, {FaultKind::local, "the file cannot be emptied", false}};
        missing.push_back(&errand);
        wanted.push_back(errand.wanted);
    }
    const auto delivered = (*opened)->fetch(wanted, options_.progress);
    std::optional<Miss> first;
    for (std::size_t i = 0; i < missing.size(); ++i) {
        auto fault = delivered[i].fault;
        if (!fault && missing[i]->check) fault = missing[i]->check();
        if (!fault) {
            missing[i]->came_from = delivered[i].url.empty() ? wanted[i].url : delivered[i].url;
            continue;
        }
        if (!first) first = Miss{wanted[i].url, index, or_full_disk(std::move(*fault), wanted[i].fd)};
    }
    return first;
}

tl::expected<std::size_t, Failure> Courier::fetch(const std::vector<Place>& places, std::vector<Errand>& errands,
                                                  std::size_t first, const Circumstances& circumstances) {
    std::vector<bool> given_up(places.size());
    std::optional<Miss> last;
    const std::size_t most_attempts = places.size() + options_.retries;
    std::size_t attempts = 0;
    bool gone_or_changed = false;
    auto pause = options_.first_pause;
    while (true) {
        bool may_pass = false;
        for (std::size_t i = 0; i < places.size() && attempts < most_attempts; ++i) {
            const auto index = (first + i) % places.size();
            if (given_up[index]) continue;
            auto miss = try_place(places, index, errands);
            ++attempts;
            if (!miss) return index;
            given_up[index] = !miss->fault.may_pass;
            may_pass = may_pass || miss->fault.may_pass;
            gone_or_changed = gone_or_changed || tells_of_change(miss->fault.kind);
            last = std::move(miss);
            if (last->fault.kind == FaultKind::local) break;  // no other place makes room here
        }
        if (last->fault.kind == FaultKind::local || !may_pass || attempts >= most_attempts) break;
        if (options_.retrying)
            options_.retrying(fmt::format("{}: {}; asking again in {} ms", shown_url(last->url),
                                          secrets_.redacted(last->fault.reason), pause.count()));
        std::this_thread::sleep_for(pause);
        pause *= 2;
    }
    const auto missing = std::find_if_not(errands.begin(), errands.end(), is_there);
    return tl::unexpected(
        Failure{error_of(*last, places.size(), missing->path, circumstances, places[last->place]), gone_or_changed});
}

Error Courier::error_of(const Miss& last, std::size_t place_count, const std::string& path, Circumstances circumstances,
                        const Place& place) const {
    circumstances.credentials_given =
        !access_.username.empty() || !access_.headers.empty() || !userinfo_of(last.url).empty();
    circumstances.credentials_withheld = circumstances.credentials_given && place.secrecy != Secrecy::full;
    circumstances.client_certificate_given = !access_.sslclientcert.empty();
    const auto url = shown_url(last.url);
    const auto attempt = place_count == 1 ? fmt::format("cannot fetch {}", url)
                                          : fmt::format("cannot fetch {} from any of {} servers, the last of them {}",
                                                        path, place_count, url);
    const auto why =
        fmt::format("{}; {}", secrets_.redacted(last.fault.reason), advice(last.fault.kind, circumstances));
    Error error(last.fault.kind == FaultKind::local ? Fault::output : Fault::repository, why);
    error.while_doing(attempt);
    return error;
}

}  // namespace rpmgap::repo::remote
