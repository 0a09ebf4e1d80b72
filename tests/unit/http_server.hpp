// A web server on loopback for one test: answers what a function says and remembers what was asked. One connection at
// a time for each of its threads, HTTP/1.1 without keep-alive.
#pragma once

#include <algorithm>
#include <atomic>
#include <cctype>
#include <functional>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace http_server {

struct Request {
    std::string path;
    std::map<std::string, std::string> headers;  ///< names in lower case
};

/// What is sent, then the connection ends. `tail` is sent again and again until the client goes away; with `stall`
/// nothing more is, until then.
struct Answer {
    std::string bytes;
    std::string tail = {};
    bool stall = false;
};

inline Answer status(int code, std::string_view body = "", std::string_view headers = "") {
    return {fmt::format("HTTP/1.1 {} x\r\nConnection: close\r\nContent-Length: {}\r\n{}\r\n{}", code, body.size(),
                        headers, body)};
}
inline Answer ok(std::string_view body) {
    return status(200, body);
}
inline Answer redirect(const std::string& to) {
    return status(302, "", fmt::format("Location: {}\r\n", to));
}

class Server {
public:
    using Handler = std::function<Answer(const Request&)>;

    explicit Server(Handler handler) : handler_(std::move(handler)) {
        listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* const raw = reinterpret_cast<sockaddr*>(&address);
        if (listener_ < 0 || ::bind(listener_, raw, size) != 0 || ::listen(listener_, 64) != 0 ||
            ::getsockname(listener_, raw, &size) != 0)
            throw std::runtime_error("no server on loopback");
        port_ = ntohs(address.sin_port);
        for (int i = 0; i < 4; ++i) threads_.emplace_back([this] { serve(); });
    }
    ~Server() {
        stopped_ = true;
        ::shutdown(listener_, SHUT_RDWR);
        threads_.clear();
        ::close(listener_);
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    [[nodiscard]] std::string url(std::string_view path = "") const {
        return fmt::format("http://127.0.0.1:{}/{}", port_, path);
    }
    /// The same server by another name: another origin.
    [[nodiscard]] std::string other_url(std::string_view path = "") const {
        return fmt::format("http://localhost:{}/{}", port_, path);
    }
    [[nodiscard]] std::vector<Request> requests() const {
        const std::lock_guard lock(mutex_);
        return requests_;
    }
    [[nodiscard]] std::vector<std::string> paths() const {
        std::vector<std::string> paths;
        for (const auto& request : requests()) paths.push_back(request.path);
        return paths;
    }

private:
    void serve() {
        while (!stopped_) {
            const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
            if (connection < 0) return;
            converse(connection);
            ::close(connection);
        }
    }

    void converse(int connection) {
        std::string text;
        char buffer[4096];
        while (text.find("\r\n\r\n") == std::string::npos) {
            const auto got = ::recv(connection, buffer, sizeof buffer, 0);
            if (got <= 0) return;
            text.append(buffer, static_cast<std::size_t>(got));
        }
        const auto request = parse(text);
        {
            const std::lock_guard lock(mutex_);
            requests_.push_back(request);
        }
        const auto answer = handler_(request);
        if (!send_all(connection, answer.bytes)) return;
        while (!answer.tail.empty() && !stopped_)
            if (!send_all(connection, answer.tail)) return;
        // Until the client has read everything: closing at once could reset the connection.
        if (!answer.stall) ::shutdown(connection, SHUT_WR);
        while (!stopped_ && received(connection)) continue;
    }

    // False when the client has gone.
    bool received(int connection) const {
        pollfd readable{connection, POLLIN, 0};
        char buffer[4096];
        return ::poll(&readable, 1, 100) == 0 || ::recv(connection, buffer, sizeof buffer, 0) > 0;
    }

    static Request parse(const std::string& text) {
        Request request;
        const auto first = text.find(' ');
        request.path = text.substr(first + 1, text.find(' ', first + 1) - first - 1);
        for (auto at = text.find("\r\n") + 2; text.compare(at, 2, "\r\n") != 0; at = text.find("\r\n", at) + 2) {
            const auto colon = text.find(": ", at);
            auto name = text.substr(at, colon - at);
            std::transform(name.begin(), name.end(), name.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            request.headers[name] = text.substr(colon + 2, text.find("\r\n", colon) - colon - 2);
        }
        return request;
    }

    bool send_all(int connection, std::string_view bytes) {
        while (!bytes.empty()) {
            pollfd writable{connection, POLLOUT, 0};
            if (::poll(&writable, 1, 100) == 0) {
                if (stopped_) return false;
                continue;
            }
            const auto sent = ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent < 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    Handler handler_;
    int listener_ = -1;
    unsigned port_ = 0;
    std::atomic<bool> stopped_ = false;
    mutable std::mutex mutex_;
    std::vector<Request> requests_;
    std::vector<std::jthread> threads_;
};

}  // namespace http_server
