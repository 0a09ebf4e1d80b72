#include "extract/input/archive.hpp"

#include <algorithm>
#include <array>
#include <climits>
#include <vector>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include "extract/input/archive_bytes.hpp"
#include "extract/input/unpacked.hpp"
#include "support/add_once.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using support::Fault;
using support::Result;
using namespace std::string_view_literals;

struct Magic {
    std::size_t offset;
    std::string_view bytes;
};
constexpr std::array archives{
    Magic{257, "ustar"sv},
    Magic{0, "PK\x03\x04"sv},
    Magic{0, "PK\x05\x06"sv},  // an empty one
    Magic{0, "!<arch>\ndebian-binary"sv},
    Magic{0, "070701"sv},
    Magic{0, "070702"sv},
    Magic{0, "070707"sv},
};

std::string_view as_text(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool is_zip(std::span<const std::byte> head) {
    return as_text(head).starts_with("PK");
}

constexpr std::size_t longest_path = PATH_MAX;
constexpr std::size_t most_reasons = 20;  // of an archive with that many faults more of them say nothing new

// "./usr//bin/x" as "usr/bin/x"; nothing for a path that leads out, or nowhere.
std::optional<std::string> tidy(std::string_view path) {
    std::string result;
    if (path.size() > longest_path) return std::nullopt;
    for (const auto& part : support::split(path, '/')) {
        if (part.empty() || part == ".") continue;
        if (part == "..") return std::nullopt;
        if (!result.empty()) result += '/';
        result += part;
    }
    if (result.empty()) return std::nullopt;
    return result;
}

// "notes.txt" of "notes.txt.gz", "x" of "x".
std::string unpacked_name(std::string_view name) {
    const auto slash = name.rfind('/');
    if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
    for (const auto suffix : {".gz"sv, ".bz2"sv, ".xz"sv, ".lzma"sv, ".zst"sv, ".lz4"sv, ".Z"sv})
        if (name.ends_with(suffix) && name.size() > suffix.size())
            return std::string(name.substr(0, name.size() - suffix.size()));
    return std::string(name);
}

class ArchiveReader {
public:
    /// `content` is not packed, or was `unpacked`.
    ArchiveReader(Content& content, std::string_view name, bool unpacked, Budget& budget)
        : content_(content),
          name_(name),
          was_packed_(unpacked),
          budget_(budget),
          bytes_(content),
          reader_(archive_read_new()) {}

    std::vector<std::string> visit(const std::function<bool(const Member&, Content&)>& visit);
    /// After visit(): whether something lies behind the archive, which bytes() has then. Of forms that have an end and
    /// are joined by being written one behind the other: an initramfs is made of several cpio archives.
    [[nodiscard]] Result<bool> has_more();
    [[nodiscard]] ArchiveBytes& bytes() { return bytes_; }

private:
    class File;

    bool open();
    std::optional<Member> member_of(archive_entry* entry);
    std::optional<std::string> take(std::uint64_t bytes);
    bool pass_over();
    void note(std::string reason) {
        if (reasons_.size() < most_reasons)
            support::add_once(reasons_, std::move(reason));
        else
            ++more_reasons_;
    }
    std::vector<std::string> take_reasons() {
        if (more_reasons_ > 0) reasons_.push_back(fmt::format("and {} more faults in it", more_reasons_));
        return std::move(reasons_);
    }

    Content& content_;
    std::string name_;
    bool was_packed_;
    Budget& budget_;
    ArchiveBytes bytes_;
    ArchiveHandle reader_;
    bool has_ended_ = false;
    std::uint64_t unpacked_ = 0;
    std::optional<std::string> limit_;
    std::vector<std::string> reasons_;
    std::size_t more_reasons_ = 0;
};

// The bytes of the member at hand.
class ArchiveReader::File final : public Stream {
public:
    File(ArchiveReader& owner, bool has_bytes) : owner_(owner) {
        if (!has_bytes) return;
        if (const auto begun = begin(); !begun) fault_ = begun.error().line();
    }
    [[nodiscard]] const std::string& fault() const { return fault_; }

private:
    Result<std::size_t> pull(std::span<std::byte> into) override {
        const auto got = archive_read_data(owner_.reader_.get(), into.data(), into.size());
        if (got < 0)
            return support::failure(Fault::input,
                                    fmt::format("cannot be unpacked: {}", reason_of(owner_.reader_.get())));
        if (auto limit = owner_.take(static_cast<std::uint64_t>(got))) return support::failure(Fault::input, *limit);
        return static_cast<std::size_t>(got);
    }

    ArchiveReader& owner_;
    std::string fault_;
};

std::optional<std::string> ArchiveReader::take(std::uint64_t bytes) {
    unpacked_ += bytes;
    const auto read = archive_filter_bytes(reader_.get(), -1);
    if (!limit_) limit_ = budget_.take_bytes(bytes, unpacked_, read < 0 ? 0 : static_cast<std::uint64_t>(read));
    return limit_;
}

bool ArchiveReader::open() {
    archive* const reader = reader_.get();
    archive_read_support_format_tar(reader);
    archive_read_support_format_cpio(reader);
    archive_read_support_format_ar(reader);
    archive_read_support_format_zip(reader);
    archive_read_support_format_raw(reader);
    archive_read_set_format_option(reader, "tar", "read_concatenated_archives", "1");
    archive_read_support_format_empty(reader);
    int opened = ARCHIVE_OK;
    if (is_zip(content_.head())) {
        // Its directory lies at the end.
        const auto whole = content_.whole(budget_.limits().member_bytes);
        if (!whole) {
            note(whole.error().line());
            return false;
        }
        opened = archive_read_open_memory(reader, whole->data(), whole->size());
    } else {
        opened = bytes_.open(reader);
    }
    if (opened == ARCHIVE_OK) return true;
    note(fmt::format("it cannot be read: {}", reason_of(reader)));
    return false;
}

std::optional<Member> ArchiveReader::member_of(archive_entry* entry) {
    Member member;
    if (archive_format(reader_.get()) == ARCHIVE_FORMAT_RAW) {  // of a file that was packed
        member.kind = Member::Kind::file;
        member.path = unpacked_name(name_);
        member.packed_alone = true;
        return member;
    }
    // Names that the locale cannot spell are there as UTF-8 only, and those that are no UTF-8 as bytes only.
    const char* path = archive_entry_pathname_utf8(entry);
    if (path == nullptr) path = archive_entry_pathname(entry);
    const auto tidied = tidy(path == nullptr ? "" : path);
    if (!tidied) {
        const bool is_root = path != nullptr &&
                             std::string_view(path).find_first_not_of("./") == std::string_view::npos &&
                             std::string_view(path).find("..") == std::string_view::npos;
        if (!is_root) note("members are passed over whose path leads out of the archive, is too long, or is none");
        return std::nullopt;
    }
    member.path = *tidied;
    const char* hard_link = archive_entry_hardlink_utf8(entry);
    if (hard_link == nullptr) hard_link = archive_entry_hardlink(entry);
    // In some forms the bytes come with the last name, in others with the first.
    if (hard_link != nullptr && archive_entry_size(entry) <= 0) {
        const auto target = tidy(hard_link);
        if (!target) {
            note("hard links are passed over that lead out of the archive");
            return std::nullopt;
        }
        member.kind = Member::Kind::hard_link;
        member.target = *target;
        return member;
    }
    switch (archive_entry_filetype(entry)) {
        case 0:  // ar(1) writes permissions alone
        case AE_IFREG: member.kind = Member::Kind::file; break;
        case AE_IFDIR: member.kind = Member::Kind::directory; break;
        case AE_IFLNK: {
            member.kind = Member::Kind::link;
            const char* target = archive_entry_symlink_utf8(entry);
            if (target == nullptr) target = archive_entry_symlink(entry);
            if (target != nullptr) member.target = target;
            break;
        }
        default: break;
    }
    return member;
}

std::vector<std::string> ArchiveReader::visit(const std::function<bool(const Member&, Content&)>& visit) {
    if (!open()) return take_reasons();
    for (;;) {
        archive_entry* entry = nullptr;
        bytes_.expect_header(true);
        const int got = archive_read_next_header(reader_.get(), &entry);
        bytes_.expect_header(false);
        has_ended_ = got == ARCHIVE_EOF;
        if (has_ended_) break;
        if (got == ARCHIVE_RETRY || got == ARCHIVE_FAILED) limit_ = budget_.take_member();
        if (limit_) break;
        if (got == ARCHIVE_RETRY) continue;
        if (got < ARCHIVE_WARN) {
            note(fmt::format("it cannot be read on: {}", reason_of(reader_.get())));
            if (got == ARCHIVE_FATAL) break;
            continue;
        }
        if (archive_format(reader_.get()) == ARCHIVE_FORMAT_RAW && !was_packed_) {
            note("it cannot be read: it begins like an archive and is none, or a damaged one");
            break;
        }
        limit_ = budget_.take_member();
        if (limit_) break;
        const auto member = member_of(entry);
        if (!member) {
            if (!pass_over()) break;
            continue;
        }
        const bool is_file = member->kind == Member::Kind::file;
        File file(*this, is_file && (archive_entry_size_is_set(entry) == 0 || archive_entry_size(entry) > 0));
        if (!file.fault().empty() && !limit_) {
            note(fmt::format("a member of it cannot be unpacked: {}: {}", support::printable(member->path),
                             file.fault()));
        } else if (!limit_ && !visit(*member, file)) {
            break;
        }
        if (limit_ || !pass_over()) break;
    }
    if (limit_) reasons_.push_back("not read to its end: " + *limit_);
    return take_reasons();
}

// The bytes of the member at hand, which are no part of the next header. False at a fault.
bool ArchiveReader::pass_over() {
    if (archive_read_data_skip(reader_.get()) > ARCHIVE_FATAL) return true;
    note(fmt::format("it cannot be read on: {}", reason_of(reader_.get())));
    return false;
}

Result<bool> ArchiveReader::has_more() {
    if (!has_ended_ || (archive_format(reader_.get()) & ARCHIVE_FORMAT_BASE_MASK) != ARCHIVE_FORMAT_CPIO) return false;
    return bytes_.go_behind(static_cast<std::uint64_t>(archive_filter_bytes(reader_.get(), 0)), budget_);
}

// What lies behind an archive.
class More final : public Stream {
public:
    explicit More(ArchiveBytes& bytes) : bytes_(bytes) {
        if (const auto begun = begin(); !begun) fault_ = begun.error().line();
    }
    [[nodiscard]] const std::string& fault() const { return fault_; }

private:
    Result<std::size_t> pull(std::span<std::byte> into) override { return bytes_.next(into); }

    ArchiveBytes& bytes_;
    std::string fault_;
};

constexpr int most_in_a_row = 16;

// `before` of them lie before this one.
std::vector<std::string> visit_row(Content& archive, std::string_view name, Budget& budget,
                                   const std::function<bool(const Member&, Content&)>& visit, int before) {
    std::vector<std::string> reasons;
    const auto add = [&](std::string reason) { support::add_once(reasons, std::move(reason)); };
    const auto faults = visit_unpacked(archive, budget, [&](Content& content) {
        ArchiveReader reader(content, name, &content != &archive, budget);
        reasons = reader.visit(visit);
        const auto has_more = reader.has_more();
        if (!has_more) add(has_more.error().line());
        if (!has_more || !*has_more) return;
        if (before + 1 == most_in_a_row)
            return add(fmt::format("it is more than {} archives in a row, and not read to its end", most_in_a_row));
        More more(reader.bytes());
        if (!more.fault().empty()) return add(fmt::format("it cannot be read on: {}", more.fault()));
        if (!is_archive(more.head()))
            return add("it is not read to its end: what lies behind the archive in it is none");
        for (auto& reason : visit_row(more, name, budget, visit, before + 1)) add(std::move(reason));
    });
    for (const auto& fault : faults) add(fault);
    return reasons;
}

}  // namespace

bool is_archive(std::span<const std::byte> head) {
    const auto text = as_text(head);
    return is_packed(head) || std::ranges::any_of(archives, [&](const Magic& magic) {
               return text.size() >= magic.offset && text.substr(magic.offset).starts_with(magic.bytes);
           });
}

std::vector<std::string> visit_archive(Content& archive, std::string_view name, Budget& budget,
                                       const std::function<bool(const Member&, Content&)>& visit) {
    return visit_row(archive, name, budget, visit, 0);
}

}  // namespace rpmgap::extract
