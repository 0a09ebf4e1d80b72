// A small repository on a server, and one call that fetches it.
#pragma once

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "http_server.hpp"
#include "repo/remote/repository.hpp"
#include "rpm_md.hpp"

namespace remote_small {

using http_server::Answer;
using http_server::ok;
using http_server::redirect;
using http_server::Request;
using http_server::Server;
using http_server::status;
using rpmgap::repo::remote::FetchOptions;
using rpmgap::repo::remote::Repository;
using rpmgap::repo::remote::Source;

inline FetchOptions quick() {
    FetchOptions options;
    options.first_pause = std::chrono::milliseconds(1);
    options.low_speed_time = std::chrono::seconds(1);
    options.connect_timeout = std::chrono::seconds(5);
    return options;
}

inline Source at(std::vector<std::string> urls) {
    Source source;
    source.base_urls = std::move(urls);
    return source;
}

// A repository of two small files, as a map from path to contents.
struct Small {
    std::string primary = "the primary metadata";
    std::string filelists = "the file lists of it";
    std::string repomd = repomd_of();

    [[nodiscard]] std::string repomd_of() const {
        const auto record = [](std::string_view type, const std::string& bytes) {
            return fmt::format(
                "<data type=\"{0}\"><checksum type=\"sha256\">{1}</checksum><location href=\"repodata/{0}.xml\"/>"
                "<size>{2}</size></data>",
                type, rpm_md::checksum(bytes), bytes.size());
        };
        return fmt::format("<repomd xmlns=\"http://linux.duke.edu/metadata/repo\">{}{}</repomd>",
                           record("primary", primary), record("filelists", filelists));
    }
    [[nodiscard]] Answer answer(std::string_view path) const {
        if (path.ends_with("/repodata/repomd.xml")) return ok(repomd);
        if (path.ends_with("/repodata/repomd.xml.asc")) return ok("a signature");
        if (path.ends_with("/repodata/primary.xml")) return ok(primary);
        if (path.ends_with("/repodata/filelists.xml")) return ok(filelists);
        return status(404);
    }
    [[nodiscard]] Server::Handler handler() const {
        return [*this](const Request& request) { return answer(request.path); };
    }
    void write(const std::filesystem::path& directory) const {
        rpm_md::write_file(directory / "repodata/repomd.xml", repomd);
        rpm_md::write_file(directory / "repodata/primary.xml", primary);
        rpm_md::write_file(directory / "repodata/filelists.xml", filelists);
    }
};

inline std::string metalink_of(const std::string& hashes, const std::vector<std::string>& base_urls,
                               const std::string& alternates = {}) {
    std::string urls;
    for (std::size_t i = 0; i < base_urls.size(); ++i)
        urls += fmt::format("<url protocol=\"http\" type=\"http\" preference=\"{}\">{}repodata/repomd.xml</url>",
                            100 - i, base_urls[i]);
    return fmt::format(
        "<metalink version=\"3.0\" xmlns=\"http://www.metalinker.org/\" "
        "xmlns:mm0=\"http://fedorahosted.org/mirrormanager\"><files><file name=\"repomd.xml\">{}<verification>{}"
        "</verification><resources maxconnections=\"1\">{}</resources></file></files></metalink>",
        alternates, hashes, urls);
}

inline std::string hash_of(const std::string& bytes) {
    return fmt::format("<hash type=\"sha256\">{}</hash>", rpm_md::checksum(bytes));
}

inline const std::vector<std::string> both{"primary", "filelists"};

// Fetches everything into a fresh directory; the error line, or nothing.
inline std::string fetch_all(const Source& source, FetchOptions options = quick()) {
    const rpm_md::Scratch scratch;
    auto repository = Repository::open(source, std::move(options));
    if (!repository) return repository.error().line();
    if (const auto repomd = repository->fetch_repomd(scratch.path(), ""); !repomd) return repomd.error().line();
    const auto records = repository->fetch_records(scratch.path(), both);
    return records ? "" : records.error().line();
}

inline std::string origin(const Request& request) {
    return "http://" + request.headers.at("host") + "/";
}

inline std::vector<std::string> sorted(std::vector<std::string> paths) {
    std::sort(paths.begin(), paths.end());
    return paths;
}

inline std::string path_in(std::string line, const std::string& base) {
    for (std::size_t found = 0; (found = line.find(base)) != std::string::npos;) line.replace(found, base.size(), "U/");
    return line;
}

}  // namespace remote_small
