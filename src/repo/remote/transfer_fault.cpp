#include "repo/remote/transfer_fault.hpp"

#include <charconv>
#include <initializer_list>
#include <new>
#include <optional>

#include <fmt/format.h>
#include <librepo/librepo.h>
#include <librepo/util.h>  // and with it the codes of libcurl

namespace rpmgap::repo::remote {

namespace {

// The number behind `mark`, as in "Status code: 404 for ..." and "Curl error (28): ...": librepo tells it in its text
// only.
std::optional<int> number_behind(std::string_view text, std::string_view mark) {
    const auto at = text.find(mark);
    if (at == std::string_view::npos) return std::nullopt;
    const auto digits = text.substr(at + mark.size());
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{}) return std::nullopt;
    return number;
}

bool mentions_any(std::string_view text, std::initializer_list<std::string_view> words) {
    for (const auto word : words)
        if (text.find(word) != std::string_view::npos) return true;
    return false;
}

// librepo writes "Curl error (7): Couldn't connect to server for URL [what libcurl said in detail]". The detail is the
// part for a reader, and holds no URL; where it is empty the general text does.
std::string curl_reason(std::string_view text) {
    const auto open = text.find(" [");
    if (open != std::string_view::npos && text.ends_with(']') && text.size() - open > 3)
        return std::string(text.substr(open + 2, text.size() - open - 3));
    const auto colon = text.find("): ");
    if (colon == std::string_view::npos) return std::string(text);
    const auto rest = text.substr(colon + 3);
    return std::string(rest.substr(0, rest.find(" for ")));
}

TransferFault from_status(int status, bool encrypted) {
    const auto said = [&](std::string_view meaning) { return fmt::format("HTTP {}{}", status, meaning); };
    switch (status) {
        case 400:
            // nginx and others answer so when a client certificate is missing or not one of theirs.
            if (encrypted) return {FaultKind::client_certificate, said(" (bad request)"), false};
            return {FaultKind::other, said(" (bad request)"), false};
        case 401: return {FaultKind::credentials, said(" (unauthorized)"), false};
        case 403: return {FaultKind::credentials, said(" (forbidden)"), false};
        case 404: return {FaultKind::absent, said(" (not found)"), false};
        case 407: return {FaultKind::proxy, said(" (the proxy wants credentials)"), false};
        case 408: return {FaultKind::timeout, said(" (request timeout)"), true};
        case 410: return {FaultKind::absent, said(" (gone)"), false};
        case 429: return {FaultKind::busy, said(" (too many requests)"), true};
        case 530: return {FaultKind::credentials, "FTP log-in refused", false};
        case 550: return {FaultKind::absent, "FTP 550 (no such file)", false};
        default: break;
    }
    if (status >= 500) return {FaultKind::busy, said(" (fault of the server)"), true};
    return {FaultKind::other, said(""), false};
}

TransferFault from_tls(std::string reason) {
    // A server that refuses our certificate, or misses one, ends the handshake with an alert.
    if (mentions_any(reason, {"alert", "certificate required"}))
        return {FaultKind::client_certificate, std::move(reason), false};
    // GnuTLS's and OpenSSL's words for a port that speaks no TLS.
    if (mentions_any(reason, {"unexpected TLS packet", "wrong version number"}))
        return {FaultKind::other, std::move(reason), false};
    return {FaultKind::interrupted, std::move(reason), true};
}

TransferFault from_curl(int code, std::string reason) {
    switch (code) {
        case CURLE_COULDNT_RESOLVE_PROXY:
        case 97: return {FaultKind::proxy, std::move(reason), false};  // CURLE_PROXY, libcurl 7.73
        case CURLE_OUT_OF_MEMORY: throw std::bad_alloc();              // no fault of the server
        case CURLE_COULDNT_RESOLVE_HOST: return {FaultKind::name, std::move(reason), true};
        case CURLE_COULDNT_CONNECT: return {FaultKind::connection, std::move(reason), true};
        case CURLE_OPERATION_TIMEDOUT: return {FaultKind::timeout, std::move(reason), true};
        case CURLE_RECV_ERROR:
            if (mentions_any(reason, {"HTTP code 407"})) return {FaultKind::proxy, std::move(reason), false};
            if (mentions_any(reason, {"from proxy after CONNECT"})) return {FaultKind::proxy, std::move(reason), true};
            return from_tls(std::move(reason));
        case CURLE_PARTIAL_FILE:
        case CURLE_GOT_NOTHING:
        case CURLE_SEND_ERROR:
        case CURLE_HTTP2:
        case CURLE_HTTP2_STREAM: return {FaultKind::interrupted, std::move(reason), true};
        case CURLE_SSL_CONNECT_ERROR: return from_tls(std::move(reason));
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_SSL_INVALIDCERTSTATUS: return {FaultKind::certificate, std::move(reason), false};
        case CURLE_SSL_CERTPROBLEM:
        case 98: return {FaultKind::client_certificate, std::move(reason), false};  // CURLE_SSL_CLIENTCERT, 7.77
        case CURLE_LOGIN_DENIED:
        case CURLE_REMOTE_ACCESS_DENIED: return {FaultKind::credentials, std::move(reason), false};
        case CURLE_FILE_COULDNT_READ_FILE:
        case CURLE_REMOTE_FILE_NOT_FOUND: return {FaultKind::absent, std::move(reason), false};
        case CURLE_FILESIZE_EXCEEDED: return {FaultKind::too_long, std::move(reason), false};
        case CURLE_WRITE_ERROR: return {FaultKind::local, std::move(reason), false};
        default: return {FaultKind::other, std::move(reason), false};
    }
}

}  // namespace

TransferFault classify(int rcode, std::string_view text, bool encrypted) {
    if (rcode == LRE_BADCHECKSUM) return {FaultKind::mismatch, "its checksum differs", false};
    if (rcode == LRE_BADSTATUS) {
        if (const auto status = number_behind(text, "Status code: ")) return from_status(*status, encrypted);
    } else if (rcode == LRE_IO) {
        return {FaultKind::local, std::string(text), false};
    } else if (const auto code = number_behind(text, "Curl error (")) {
        return from_curl(*code, curl_reason(text));
    }
    return {FaultKind::other, std::string(text), false};
}

std::string advice(FaultKind kind, const Circumstances& circumstances) {
    switch (kind) {
        case FaultKind::absent:
            return circumstances.when_absent.empty() ? "check the URL of the channel" : circumstances.when_absent;
        case FaultKind::credentials:
            if (circumstances.credentials_withheld)
                return "credentials go to the host of the mirror list only: name the mirror as --repo or baseurl";
            if (circumstances.credentials_given) return "the server does not accept the credentials that were given";
            return "give credentials: --header \"CHANNEL=Authorization: ...\", or username and password in a .repo "
                   "file";
        case FaultKind::proxy:
            return "check the proxy: proxy, proxy_username and proxy_password of a .repo file, or "
                   "https_proxy and http_proxy of the environment";
        case FaultKind::name:
        case FaultKind::connection:
        case FaultKind::timeout: return "check the network and the proxy; --offline uses what is cached";
        case FaultKind::interrupted:
        case FaultKind::busy: return "try again later; --offline uses what is cached";
        case FaultKind::certificate:
            return "name the authority that signed the server's certificate as sslcacert in a .repo file";
        case FaultKind::client_certificate:
            return circumstances.client_certificate_given
                       ? "the server does not accept the client certificate; check sslclientcert and sslclientkey of "
                         "the .repo file"
                       : "the server may want a client certificate: sslclientcert and sslclientkey in a .repo file";
        case FaultKind::mismatch:
            return "it is damaged, or the repository changed meanwhile: try again, or another mirror";
        case FaultKind::truncated: return "the server holds a cut-off file: try again, or another mirror";
        case FaultKind::too_long: return "check the URL of the channel";
        case FaultKind::not_metadata: return "check the URL of the channel: it is the directory that holds repodata/";
        case FaultKind::local: return "make room, or name another place with --cache-dir";
        case FaultKind::other: break;
    }
    return "check the URL of the channel and the network; --offline uses what is cached";
}

}  // namespace rpmgap::repo::remote
