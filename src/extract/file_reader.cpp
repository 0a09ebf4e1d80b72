#include "extract/file_reader.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "extract/container_kind.hpp"
#include "extract/declared.hpp"
#include "extract/deploy/accounts.hpp"
#include "extract/digested_content.hpp"
#include "extract/elf/elf_reader.hpp"
#include "extract/image.hpp"
#include "extract/kept_content.hpp"
#include "extract/language/interpreter_ties.hpp"
#include "extract/language/java_class.hpp"
#include "extract/list/list_reader.hpp"
#include "extract/loader_configuration.hpp"
#include "extract/member_finds.hpp"
#include "extract/rpm/payload.hpp"
#include "extract/rpm/rpm_reader.hpp"
#include "extract/script/script_reader.hpp"
#include "extract/script/source_reader.hpp"
#include "extract/scriptlets.hpp"
#include "extract/spec_reader.hpp"
#include "extract/unread_kinds.hpp"
#include "model/unit_name.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

constexpr std::uint64_t text_limit = (4U << 20U) + 1;  // one more than any reader parses, so that it says so

std::string_view as_text(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string_view file_name(std::string_view path) {
    return path.substr(path.find_last_of("/!") + 1);
}

std::string unread_container(std::string_view kind) {
    return fmt::format("packed file that no reader looks inside: {}", kind);
}

bool is_binary(std::span<const std::byte> head) {
    return std::ranges::find(head, std::byte{0}) != head.end();
}

std::string absolute(const std::string& path) {
    return path.starts_with('/') ? path : '/' + path;
}

// Shell code that others take in has no #! line, and nothing but its name tells what it is.
bool is_shell_library(std::string_view path, std::span<const std::byte> head) {
    return is_shell_library_name(path) && !head.empty() && !is_binary(head);
}

// The bytes of one file in a payload.
class PayloadContent final : public Stream {
public:
    PayloadContent(PayloadFile& file, Budget& budget) : file_(file), budget_(budget), left_(file.size) {
        if (const auto begun = begin(); !begun) fault_ = begun.error().line();
    }
    [[nodiscard]] const std::string& fault() const { return fault_; }

    /// librpm would unpack it without asking anybody.
    [[nodiscard]] std::optional<std::string> pass_over_rest() {
        std::vector<std::byte> part(static_cast<std::size_t>(std::min<std::uint64_t>(left_, 128U << 10U)));
        while (left_ > 0)
            if (const auto got = pull(part); !got) return got.error().line();
        return std::nullopt;
    }

private:
    support::Result<std::size_t> pull(std::span<std::byte> into) override {
        const auto bytes = static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), left_));
        if (auto read = file_.read(into.first(bytes)); !read)
            return support::failure(support::Fault::input, read.error());
        left_ -= bytes;
        // librpm tells nothing of how much it read: of a package the size alone is bounded.
        if (auto limit = budget_.take_bytes(bytes, 0, 0)) return support::failure(support::Fault::input, *limit);
        return bytes;
    }

    PayloadFile& file_;
    Budget& budget_;
    std::uint64_t left_;
    std::string fault_;
};

}  // namespace

Location Location::inside(std::uint32_t inner_tree, const std::string& member) const {
    return {.path = fmt::format("{}!{}", path, member),
            .tree = inner_tree,
            .place = member.starts_with('/') ? member : '/' + member,
            .is_root = false,
            .depth = depth + 1};
}

void FileReader::not_checked(const Location& where, std::string reason) {
    out_.not_checked.push_back({{support::printable(where.path), 0, {}}, std::move(reason)});
}

void FileReader::add(model::Subject subject, const Location& where) {
    tell_accounts(subject);
    subject.tree = where.tree;
    subject.place = support::printable(where.place);
    out_.subjects.push_back(std::move(subject));
}

void FileReader::read(Content& content, const Location& where) {
    if (where.tree != model::tree_of_packages) note_unit_file(where);  // packages list their files
    const auto head = content.head();
    if (is_elf(head)) return read_elf_file(content, where);
    if (is_rpm(head)) return read_package(content, where);
    if (is_java_class(head)) return read_class_file(content, where);
    if (is_pyvenv(where.path)) {
        if (const auto text = text_of(content, where, text_limit))
            add(read_pyvenv(support::printable(where.path), *text), where);
        return;
    }
    if (is_loader_configuration(where.path)) {
        if (const auto text = text_of(content, where, text_limit))
            for (auto& directory : directories_named(*text))
                out_.library_directories.push_back({where.tree, std::move(directory)});
        return;
    }
    if (is_script(as_text(head))) return read_text_file(content, where, read_script);
    if (const auto language = source_language(where.path); language && !is_binary(head)) {
        if (const auto text = text_of(content, where, text_limit))
            add(read_source(support::printable(where.path), *text, *language), where);
        return;
    }
    if (const auto* const reader = text_reader_of(where.path, as_text(head)))
        return read_text_file(content, where, reader->read);
    if (is_list(where.path, as_text(head))) return read_list_file(content, where);
    if (const auto form = unread_bill_of_materials(where.path, as_text(head)); !form.empty())
        return not_checked(where, fmt::format("no reader for this form of a bill of materials: {}", form));
    if (is_archive(head)) return read_archive(content, where);
    if (const auto kind = container_kind(head); !kind.empty()) return not_checked(where, unread_container(kind));
    if (where.path.ends_with(".spec") && read_spec_file(content, where)) return;
    if (is_shell_library(where.path, head)) return read_text_file(content, where, read_shell_library);
    if (note_unread(head, where)) return;
    if (where.is_root) read_named_list_file(content, where);
}

void FileReader::read_elf_file(Content& content, const Location& where) {
    const auto image = content.whole(budget_.limits().member_bytes);
    if (!image) return not_checked(where, image.error().line());
    auto subject = read_elf(support::printable(where.path), *image, options_.symbols ? Symbols::all : Symbols::no,
                            options_.hints ? Hints::yes : Hints::no);
    add_interpreter_ties(subject, *image);
    if (const auto kind = container_kind(content.head()); !kind.empty())
        subject.not_checked.push_back({{subject.path, 0, {}}, unread_container(kind)});
    add(std::move(subject), where);
}

void FileReader::read_class_file(Content& content, const Location& where) {
    const auto bytes = content.whole(budget_.limits().member_bytes);
    if (!bytes) return not_checked(where, bytes.error().line());
    if (auto subject = read_class(support::printable(where.path), *bytes)) add(*std::move(subject), where);
}

// The first bytes of it, at most so many; nothing, and a reason, where they cannot be had.
std::optional<std::string> FileReader::text_of(Content& content, const Location& where, std::uint64_t limit) {
    std::string text;
    std::string part(std::size_t{64} << 10U, '\0');
    while (text.size() < limit) {
        const auto room = std::span(part).first(std::min<std::size_t>(part.size(), limit - text.size()));
        const auto got = content.next(std::as_writable_bytes(room));
        if (!got) {
            not_checked(where, got.error().line());
            return std::nullopt;
        }
        if (*got == 0) break;
        text.append(part, 0, *got);
    }
    return text;
}

void FileReader::read_text_file(Content& content, const Location& where, ReadSubject* reader) {
    if (const auto text = text_of(content, where, text_limit))
        add(reader(support::printable(where.path), *text), where);
}

void FileReader::read_list_file(Content& content, const Location& where) {
    // What lies in a package, an archive or a system tells what is in there, and asks for nothing.
    if (!where.is_root && (where.tree != model::tree_here || where.depth > 0 || describes_its_own(where.path))) {
        out_.not_checked.push_back({.evidence = {support::printable(where.path), 0, {}},
                                    .reason = "a list of packages that tells what it lies beside is not read",
                                    .counts = false});
        return;
    }
    if (const auto text = text_of(content, where, list_limit))
        add(read_list(support::printable(where.path), *text), where);
}

// A file of no other kind: it was named, so it gets an answer.
void FileReader::read_named_list_file(Content& content, const Location& where) {
    const bool may_be_bill = where.path.ends_with(".json");
    const bool is_text = !is_binary(content.head());
    const auto text = text_of(content, where, may_be_bill ? list_limit : package_list_limit);
    if (!text) return;
    if (may_be_bill && has_bill_of_materials(*text))
        return add(read_list(support::printable(where.path), *text), where);
    const auto shape = shape_of_package_list(*text);
    if (shape.is_list) return add(read_package_list(support::printable(where.path), *text), where);
    std::string reason = content.head().empty() ? "is empty" : "is of no kind that has requirements";
    if (is_text && shape.first_misfit != 0)
        reason += fmt::format(": as a list of packages it fails at line {}", shape.first_misfit);
    not_checked(where, std::move(reason));
}

bool FileReader::read_spec_file(Content& content, const Location& where) {
    const auto text = text_of(content, where, text_limit);
    if (!text || !is_spec(where.path, *text)) return false;
    if (!options_.trust_specs)
        not_checked(where, std::string(untrusted_spec));
    else if (where.depth > 0)
        not_checked(where, "a spec in an archive is not parsed");
    else
        add(read_spec(where.path, *text, *options_.spec_time), where);
    return true;
}

void FileReader::read_package(Content& content, const Location& where) {
    if (content.descriptor() < 0) {
        const auto file = MemoryFile::of(content, budget_.limits().member_bytes);
        if (!file) return not_checked(where, file.error().line());
        auto subject = read_rpm(support::printable(where.path), file->descriptor());
        return read_payload(file->descriptor(), where, subject);
    }
    auto subject = read_rpm(support::printable(where.path), content.descriptor());
    read_payload(content.descriptor(), where, subject);
}

void FileReader::read_payload(int descriptor, const Location& where, model::Subject& package) {
    read_scriptlets(package);
    package.tree = model::tree_of_packages;
    Harvest inner;
    const auto give_up = [&](std::string reason) {
        package.not_checked.push_back({{package.path, 0, "payload"}, std::move(reason)});
    };
    const bool has_payload = package.rpm && !package.rpm->source && !package.rpm->files.empty();
    if (const auto too_deep = budget_.enter(where.depth + 1); has_payload && too_deep) {
        give_up("the files in it are not read: " + *too_deep);
    } else if (has_payload) {
        FileReader reader(options_, budget_, inner);
        std::optional<std::string> limit;
        const auto fault = visit_payload(descriptor, [&](PayloadFile& file) -> std::optional<std::string> {
            limit = budget_.take_member();
            if (limit) return limit;
            const auto place = absolute(file.path);
            if (file.kind == PayloadFile::Kind::link) inner.package_links.push_back({place, file.target});
            for (const auto& name : file.other_names) inner.package_links.push_back({absolute(name), place});
            if (file.kind != PayloadFile::Kind::regular) return std::nullopt;
            ++inner.files;
            if (file.size == 0) return std::nullopt;
            PayloadContent bytes(file, budget_);
            if (!bytes.fault().empty()) return bytes.fault();
            reader.read(bytes, where.inside(model::tree_of_packages, place));
            return bytes.pass_over_rest();
        });
        if (fault) give_up("the files in it are not all read: " + *fault);
    }
    tell_declared(package, model::tree_of_packages, inner.subjects);
    for (auto& subject : inner.subjects)
        if (subject.package.empty()) subject.package = package.path;
    out_.subjects.push_back(std::move(package));
    out_.take(std::move(inner));
}

std::optional<ImageMark> FileReader::read_marking(Content& content, const Location& where) {
    const auto name = support::base_name(where.place);
    if (!may_mark_image(name, as_text(content.head()))) {
        read(content, where);
        return std::nullopt;
    }
    KeptContent kept(content, longest_image_mark);
    read(kept, where);
    auto mark = read_image_mark(name, kept.text());
    if (mark && !take_image_mark(*mark, budget_)) mark.reset();
    return mark;
}

void FileReader::take_image(ImageSource& image, const Location& where) {
    auto harvest = read_image(image, where.path, options_, budget_);
    for (auto& system : harvest.systems) system.is_root = where.is_root;
    out_.take(std::move(harvest));
}

void FileReader::read_archive(Content& content, const Location& where) {
    if (const auto too_deep = budget_.enter(where.depth + 1))
        return not_checked(where, "is an archive that is not opened: " + *too_deep);
    ImageParts taken;
    if (where.depth == 0) {
        if (auto image = image_in_archive(content, budget_.limits())) {
            take_image(*image->source, where);
            if (!image->has_others) return;
            taken = std::move(image->parts);
        }
    }
    std::optional<std::uint32_t> tree;
    MemberFinds finds(out_, where.path + '!');
    std::map<std::string, std::string> links;  // symbolic ones
    ImageParts images;
    const auto faults = visit_archive(content, where.path, budget_, [&](const Member& member, Content& bytes) {
        if (member.packed_alone) {
            auto inner = where;
            inner.path = fmt::format("{}!{}", where.path, member.path);
            inner.depth = where.depth + 1;
            read(bytes, inner);
            return false;
        }
        if (taken.has(member.path)) return true;
        if (!tree) tree = out_.add_tree({.name = support::printable(where.path)});
        const auto place = support::printable('/' + member.path);
        if (member.kind == Member::Kind::hard_link && member.target == member.path) return true;
        links.erase(place);
        finds.begin(member.path);
        if (member.kind == Member::Kind::link) links[place] = support::printable(member.target);
        if (member.kind == Member::Kind::hard_link) finds.link(member.path, member.target);
        if (member.kind != Member::Kind::file) return true;
        ++out_.files;
        if (const auto mark = read_marking(bytes, where.inside(*tree, member.path))) images.add(member.path, *mark);
        finds.end();
        return true;
    });
    const auto image_directories = images.directories();
    if (!image_directories.empty()) finds.drop_if([&](const std::string& path) { return images.has(path); });
    finds.settle();
    for (auto& [place, target] : links) out_.tree(*tree).links.push_back({place, target});
    for (const auto& [name, target] : finds.hard_links())
        out_.tree(*tree).links.push_back({support::printable('/' + name), support::printable('/' + target)});
    for (const auto& directory : image_directories)
        not_checked(directory.empty() ? where : where.inside(*tree, directory.substr(0, directory.size() - 1)),
                    std::string(unread_image));
    for (const auto& fault : faults) not_checked(where, fault);
}

bool FileReader::note_unread(std::span<const std::byte> head, const Location& where) {
    const auto kind = unread_kind(where.path, as_text(head));
    if (kind.what.empty()) return false;
    // What declares a package's dependencies, rpm's generators have read, and Perl source too.
    const bool is_told = where.tree == model::tree_of_packages && (!kind.counts || kind.what == perl_source);
    if (!is_told)
        out_.not_checked.push_back({{support::printable(where.path), 0, {}},
                                    fmt::format("no reader for {}", kind.what),
                                    kind.counts || where.is_root});
    return true;
}

// A unit file is known by its name alone: installers put it where it belongs. One outside a directory of systemd's can
// be meant for either manager.
void FileReader::note_unit_file(const Location& where) {
    const auto name = file_name(where.path);
    if (!model::is_unit_name(name)) return;
    const auto directory = std::string_view(where.path).substr(0, where.path.size() - name.size());
    if (!directory.ends_with("/systemd/user/"))
        out_.unit_files.push_back({std::string(name), support::printable(where.path), where.tree});
    if (!directory.ends_with("/systemd/system/"))
        out_.unit_files.push_back({fmt::format("user/{}", name), support::printable(where.path), where.tree});
}

namespace {

// All of it at once would be a mapping, for which there is no limit.
support::Result<std::string> read_fact(Content& content, Budget& budget) {
    std::string text;
    std::vector<std::byte> part(std::size_t{256} << 10U);
    for (;;) {
        const auto got = content.next(part);
        if (!got) return tl::unexpected(got.error());
        if (*got == 0) return text;
        if (auto limit = budget.take_fact(*got)) return support::failure(support::Fault::input, *limit);
        text.append(as_text(std::span(part).first(*got)));
    }
}

}  // namespace

void read_entry(Content& content, const Location& where, const ReadOptions& options, Budget& budget, Entry& entry) {
    // A sparse file has any size. Programs and their libraries stay below it, and a script does by far.
    constexpr std::uint64_t most_digested = 1ULL << 30U;
    DigestedContent file(content, Digest::of("sha256"), DigestedContent::Descriptor::shown, most_digested);
    Harvest found;
    if (is_system_fact(where.place)) {
        auto text = read_fact(file, budget);
        if (text) {
            entry.content = std::make_shared<const std::string>(std::move(*text));
            return;
        }
        found.not_checked.push_back({{support::printable(where.path), 0, {}}, text.error().line()});
    } else {
        if (auto mark = FileReader(options, budget, found).read_marking(file, where))
            entry.image_mark = std::make_shared<const ImageMark>(std::move(*mark));
    }
    if (found.subjects.empty() && found.not_checked.empty() && found.unit_files.empty()) return;
    entry.found = std::make_shared<const Harvest>(std::move(found));
    if (file.read_rest(budget)) entry.digest = file.take_hex();
    entry.is_too_large = file.size() > most_digested;
}

}  // namespace rpmgap::extract
