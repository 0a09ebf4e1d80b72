#include "extract/rpm/installed.hpp"

#include <algorithm>
#include <filesystem>
#include <mutex>

#include <fcntl.h>
#include <fmt/format.h>
#include <rpm/rpmdb.h>
#include <rpm/rpmmacro.h>

#include "extract/rpm/file_list.hpp"
#include "extract/rpm/header_subject.hpp"
#include "extract/rpm/header_values.hpp"
#include "extract/rpm/library.hpp"
#include "model/package.hpp"
#include "support/file_status.hpp"

namespace rpmgap::extract {

namespace {

using Iterator = support::Handle<std::remove_pointer_t<rpmdbMatchIterator>, rpmdbFreeIterator>;

// Where the database lies is a macro of the whole process.
std::mutex database_path;

class DatabasePath {
public:
    explicit DatabasePath(const std::string& directory) : lock_(database_path) {
        rpmPushMacro(nullptr, "_dbpath", nullptr, directory.c_str(), RMIL_CMDLINE);
    }
    ~DatabasePath() { rpmPopMacro(nullptr, "_dbpath"); }
    DatabasePath(const DatabasePath&) = delete;
    DatabasePath& operator=(const DatabasePath&) = delete;

private:
    std::lock_guard<std::mutex> lock_;
};

}  // namespace

support::Result<InstalledPackages> read_installed(const std::string& directory, const std::string& system) {
    const rpm::LogCapture log;
    const auto failed = [&](const char* what) {
        auto line = log.line();
        return support::failure(support::Fault::input, line.empty() ? what : fmt::format("{}: {}", what, line));
    };
    const DatabasePath path(directory);
    const rpm::TransactionHandle transaction(rpmtsCreate());
    rpmtsSetVSFlags(transaction.get(), rpm::structure_only);
    if (rpmtsOpenDB(transaction.get(), O_RDONLY) != 0) return failed("librpm cannot open the database");
    const Iterator packages(rpmtsInitIterator(transaction.get(), RPMDBI_PACKAGES, nullptr, 0));
    std::vector<InstalledPackage> installed;
    while (Header header = rpmdbNextIterator(packages.get())) {
        InstalledPackage package;
        package.subject.kind = model::SubjectKind::rpm;
        package.subject.path =
            fmt::format("{} ({}-{}-{}.{})", system, rpm::text(header, RPMTAG_NAME), rpm::text(header, RPMTAG_VERSION),
                        rpm::text(header, RPMTAG_RELEASE), rpm::text(header, RPMTAG_ARCH));
        rpm::read_header(header, package.subject);
        if (package.subject.rpm->name == "gpg-pubkey") continue;
        package.vendor = rpm::text(header, RPMTAG_VENDOR);
        package.digests = rpm::file_digests(header);
        installed.push_back(std::move(package));
    }
    if (installed.empty() && !log.line().empty()) return failed("librpm cannot read the database");
    // A librpm that does not know the form of a database makes an empty one of its own.
    const std::filesystem::path files(directory);
    if (installed.empty() && (support::is_there(files / "Packages.db").value_or(true) ||
                              support::is_there(files / "Packages").value_or(true)))
        return support::failure(support::Fault::input,
                                "this librpm does not know the form of the database (ndb or Berkeley DB)");
    std::ranges::sort(installed, {}, [](const InstalledPackage& each) { return each.subject.path; });
    return InstalledPackages{std::move(installed), log.line()};
}

}  // namespace rpmgap::extract
