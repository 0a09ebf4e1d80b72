#include "extract/rpm/library.hpp"

#include <cstdlib>
#include <mutex>
#include <string_view>

#include <fmt/format.h>
#include <rpm/rpmcrypto.h>
#include <rpm/rpmlog.h>
#include <rpm/rpmutil.h>
#include <unistd.h>

#include "extract/rpm/rpm_reader.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace rpm {

namespace {

// A damaged file may cause one message for every entry; the first ones say why it cannot be read.
constexpr std::size_t max_messages = 8;

thread_local LogCapture* current_capture = nullptr;

int on_log(rpmlogRec record, rpmlogCallbackData) {
    if (rpmlogRecPriority(record) <= RPMLOG_ERR) LogCapture::collect(rpmlogRecMessage(record));
    return 0;  // neither print nor exit, as the default handler may
}

// Without this librpm prints its own line and calls exit(1), which a gate would read as "findings".
void* on_memory_end(size_t, void*) {
    constexpr std::string_view message = "rpmgap: out of memory in librpm\n";
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message.data(), message.size());
    std::abort();
}

}  // namespace

void LogCapture::collect(const char* message) {
    if (message == nullptr || current_capture == nullptr) return;
    if (current_capture->messages_.size() < max_messages) current_capture->messages_.emplace_back(message);
}

LogCapture::LogCapture() : outer_(current_capture) {
    current_capture = this;
}

LogCapture::~LogCapture() {
    current_capture = outer_;
    // librpm keeps every message until told otherwise: a tree of damaged packages must not add up.
    if (!messages_.empty()) rpmlogClose();
}

std::string LogCapture::line(std::string_view about) const {
    std::string text;
    for (const auto& message : messages_) {
        for (const auto& part : support::split(message, '\n')) {
            std::string_view body = part;
            if (!about.empty() && body.starts_with(about) && body.substr(about.size()).starts_with(": ")) {
                body.remove_prefix(about.size() + 2);
            }
            if (body.empty()) continue;
            if (!text.empty()) text += "; ";
            text += support::printable(body);
        }
    }
    return text;
}

void capture_log() {
    rpmlogSetCallback(on_log, nullptr);
}

bool knows_tag(rpmTagVal tag) {
    return std::string_view(rpmTagGetName(tag)) != "(unknown)";
}

}  // namespace rpm

support::Result<void> prepare_rpm_library() {
    static std::once_flag once;
    static std::string fault;
    std::call_once(once, [] {
        rpm::capture_log();
        rpmSetMemFail(rpm::on_memory_end, nullptr);
        const rpm::LogCapture log;
        // Digests need the cryptography only, so that a broken configuration leaves them checked.
        if (rpmInitCrypto() != 0) {
            fault = fmt::format("librpm cannot start its cryptography: {}", log.line());
        } else if (rpmReadConfigFiles(nullptr, nullptr) != 0) {
            fault = fmt::format("librpm cannot read its configuration: {}", log.line());
        }
    });
    if (fault.empty()) return {};
    return support::failure(support::Fault::internal, fault);
}

}  // namespace rpmgap::extract
