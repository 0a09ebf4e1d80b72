#include "repo/remote/transfer.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <exception>
#include <mutex>

#include <fmt/format.h>
#include <librepo/librepo.h>
#include <librepo/util.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/version.hpp"
#include "repo/remote/url.hpp"
#include "support/handle.hpp"
#include "support/memory_end.hpp"

namespace rpmgap::repo::remote {

namespace {

using HandleOfLibrepo = support::Handle<LrHandle, lr_handle_free>;
using Target = support::Handle<LrDownloadTarget, lr_downloadtarget_free>;
using GlibError = support::Handle<GError, g_error_free>;

// libcurl keeps SIGPIPE away by setting its disposition for the process, which two threads undo for each other. The
// mask is a thread's own.
class SigpipeHeldBack {
public:
    SigpipeHeldBack() {
        sigemptyset(&pipe_);
        sigaddset(&pipe_, SIGPIPE);
        sigset_t pending;
        sigpending(&pending);
        was_pending_ = sigismember(&pending, SIGPIPE) == 1;
        pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    ~SigpipeHeldBack() {
        constexpr timespec at_once{0, 0};
        if (!was_pending_)
            while (sigtimedwait(&pipe_, nullptr, &at_once) > 0) continue;
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    SigpipeHeldBack(const SigpipeHeldBack&) = delete;
    SigpipeHeldBack& operator=(const SigpipeHeldBack&) = delete;

private:
    sigset_t pipe_{};
    sigset_t before_{};
    bool was_pending_ = false;
};

// Options that librepo refused are collected: each is a bug or a library without the feature, and none may be ignored.
class Settings {
public:
    explicit Settings(LrHandle* handle) : handle_(handle) {}

    template <typename T>
    void set(LrHandleOption option, T value) {
        if (!why_.empty()) return;
        GError* raw = nullptr;
        if (lr_handle_setopt(handle_, &raw, option, value) == FALSE) why_ = raw == nullptr ? "unknown" : raw->message;
        const GlibError error(raw);
    }
    void set_text(LrHandleOption option, const std::string& value) { set(option, value.c_str()); }
    [[nodiscard]] const std::string& why() const { return why_; }

private:
    LrHandle* handle_;
    std::string why_;
};

void set_limits(Settings& settings, const FetchOptions& options) {
    const auto seconds = [](std::chrono::seconds s) { return static_cast<long>(std::max<std::int64_t>(s.count(), 1)); };
    settings.set(LRO_CONNECTTIMEOUT, seconds(options.connect_timeout));
    settings.set(LRO_LOWSPEEDTIME, seconds(options.low_speed_time));
    settings.set(LRO_LOWSPEEDLIMIT, static_cast<long>(options.low_speed_bytes));
    // One attempt for each file: librepo repeats at once and whatever the fault was.
    settings.set(LRO_ALLOWEDMIRRORFAILURES, 1L);
    settings.set(LRO_MAXMIRRORTRIES, 1L);
    settings.set_text(LRO_USERAGENT, fmt::format("rpmgap/{}", model::tool_version));
}

void set_proxy(Settings& settings, const Access& access) {
    if (!access.proxy) return;
    settings.set_text(LRO_PROXY, *access.proxy);  // empty: none, whatever the environment says
    settings.set(LRO_PROXYAUTHMETHODS, LR_AUTH_ANY);
    if (!access.proxy_username.empty())
        settings.set_text(LRO_PROXYUSERPWD, fmt::format("{}:{}", access.proxy_username, access.proxy_password));
}

void set_trusted_authorities(Settings& settings, const Access& access) {
    settings.set(LRO_SSLVERIFYPEER, access.sslverify ? 1L : 0L);
    settings.set(LRO_SSLVERIFYHOST, access.sslverify ? 1L : 0L);
    if (!access.sslcacert.empty()) settings.set_text(LRO_SSLCACERT, access.sslcacert.native());
}

void set_client_certificate(Settings& settings, const Access& access) {
    if (!access.sslclientcert.empty()) settings.set_text(LRO_SSLCLIENTCERT, access.sslclientcert.native());
    if (!access.sslclientkey.empty()) settings.set_text(LRO_SSLCLIENTKEY, access.sslclientkey.native());
}

void set_credentials(Settings& settings, const Access& access) {
    if (!access.username.empty())
        settings.set_text(LRO_USERPWD, fmt::format("{}:{}", access.username, access.password));
    if (access.headers.empty()) return;
    std::vector<char*> headers;
    for (const auto& header : access.headers) headers.push_back(const_cast<char*>(header.c_str()));
    headers.push_back(nullptr);
    settings.set(LRO_HTTPHEADER, headers.data());
}

// What librepo's callbacks know of the whole call and of one file of it.
struct Batch {
    const std::function<void(std::uint64_t, std::uint64_t)>& progress;
    std::vector<std::uint64_t> done;
    std::uint64_t all = 0;
    std::exception_ptr exception;
};
struct Watch {
    Batch* batch = nullptr;
    std::size_t index = 0;
    std::uint64_t most = 0;
    bool too_long = false;
};

int on_progress(void* watch_pointer, double total, double now) {
    auto& watch = *static_cast<Watch*>(watch_pointer);
    const auto limit = static_cast<double>(watch.most);
    if (total > limit || now > limit) {
        watch.too_long = true;
        return LR_CB_ABORT;
    }
    if (!watch.batch->progress) return LR_CB_OK;
    try {
        watch.batch->done[watch.index] = static_cast<std::uint64_t>(std::max(now, 0.0));
        std::uint64_t sum = 0;
        for (const auto bytes : watch.batch->done) sum += bytes;
        watch.batch->progress(sum, watch.batch->all);
    } catch (...) {
        // No exception may pass through librepo and libcurl.
        watch.batch->exception = std::current_exception();
        return LR_CB_ERROR;
    }
    return LR_CB_OK;
}

Target make_target(LrHandle* handle, const Wanted& wanted, Watch& watch) {
    GSList* digests = nullptr;
    for (const auto& digest : wanted.digests)
        digests = g_slist_append(digests, lr_downloadtargetchecksum_new(digest.type, digest.value.c_str()));
    // No expected size: librepo compares it with a header of HTTP/1 only. on_progress() and size_fault() do it for all.
    return Target(lr_downloadtarget_new(handle, wanted.url.c_str(), nullptr, wanted.fd, nullptr, digests, 0, FALSE,
                                        on_progress, &watch, nullptr, nullptr, nullptr, 0, 0, nullptr,
                                        wanted.fresh ? TRUE : FALSE, FALSE));
}

// Nothing when the size is right; what is on the disk counts, so that a write that went wrong late is seen too.
std::optional<TransferFault> size_fault(const Wanted& wanted) {
    struct stat status {};
    if (::fstat(wanted.fd, &status) != 0) return TransferFault{FaultKind::local, "cannot be examined", false};
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > wanted.most) return TransferFault{FaultKind::too_long, fmt::format("it has {} bytes", size), false};
    if (!wanted.size || size == *wanted.size) return std::nullopt;
    const auto text = fmt::format("it has {} bytes instead of {}", size, *wanted.size);
    return TransferFault{size < *wanted.size ? FaultKind::truncated : FaultKind::mismatch, text, false};
}

Delivered judge(const Wanted& wanted, const LrDownloadTarget& target, const Watch& watch) {
    Delivered delivered;
    if (target.effectiveurl != nullptr) delivered.url = target.effectiveurl;
    if (watch.too_long) {
        delivered.fault = {FaultKind::too_long, fmt::format("it is longer than {} bytes", watch.most), false};
    } else if (target.rcode == LRE_OK) {
        delivered.fault = size_fault(wanted);
    } else {
        delivered.fault =
            classify(target.rcode, target.err == nullptr ? "" : target.err, scheme_of(wanted.url) == "https");
        // The checksum is compared first, but a cut-off file is better told as such.
        if (delivered.fault->kind == FaultKind::mismatch)
            if (auto cut = size_fault(wanted)) delivered.fault = std::move(cut);
    }
    return delivered;
}

void start_libraries() {
    static std::once_flag once;
    std::call_once(once, [] { lr_global_init(); });
}

}  // namespace

struct Connection::State {
    HandleOfLibrepo handle;
};

Connection::Connection(std::unique_ptr<State> state) : state_(std::move(state)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

tl::expected<Connection, std::string> Connection::open(const Access& access, Secrecy secrecy,
                                                       const FetchOptions& options) {
    start_libraries();
    auto state = std::make_unique<State>();
    errno = 0;
    state->handle.reset(lr_handle_init());
    if (!state->handle) support::throw_if_memory_ended();
    if (!state->handle) return tl::unexpected<std::string>("librepo cannot start");
    Settings settings(state->handle.get());
    settings.set(LRO_REPOTYPE, LR_YUMREPO);
    set_limits(settings, options);
    set_proxy(settings, access);
    set_trusted_authorities(settings, access);
    if (secrecy != Secrecy::stranger) set_client_certificate(settings, access);
    if (secrecy == Secrecy::full) set_credentials(settings, access);
    if (!settings.why().empty())
        return tl::unexpected<std::string>(fmt::format("librepo refuses a setting: {}", settings.why()));
    return Connection(std::move(state));
}

std::vector<Delivered> Connection::fetch(const std::vector<Wanted>& wanted,
                                         const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
    const SigpipeHeldBack held_back;
    Batch batch{progress, std::vector<std::uint64_t>(wanted.size()), 0, {}};
    std::vector<Watch> watches(wanted.size());
    std::vector<Target> targets;
    GSList* list = nullptr;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        batch.all += wanted[i].size.value_or(0);
        watches[i] = {&batch, i, wanted[i].most, false};
        targets.push_back(make_target(state_->handle.get(), wanted[i], watches[i]));
        list = g_slist_append(list, targets.back().get());
    }
    GError* raw = nullptr;
    lr_download(list, FALSE, &raw);
    const GlibError error(raw);
    g_slist_free(list);
    if (batch.exception) std::rethrow_exception(batch.exception);

    std::vector<Delivered> delivered;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        delivered.push_back(judge(wanted[i], *targets[i], watches[i]));
        // A fault of the whole call leaves "Not finished" in its files.
        auto& fault = delivered.back().fault;
        if (fault && error && targets[i]->rcode == LRE_UNFINISHED && !watches[i].too_long)
            fault = classify(error->code, error->message, scheme_of(wanted[i].url) == "https");
    }
    return delivered;
}

}  // namespace rpmgap::repo::remote
