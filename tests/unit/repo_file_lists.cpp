// The fast pass over file lists against expat on the same bytes: known, odd and mutated documents.
#include <doctest/doctest.h>

#include <array>
#include <random>

#include "repo/file_lists.hpp"
#include "repo/file_lists_fast.hpp"
#include "repo/file_lists_tokens.hpp"
#include "rpm_md.hpp"

namespace unit_repo_file_lists {

using namespace rpmgap;
using repo::FileListsReading;
using Kind = repo::FileListsToken::Kind;

namespace {

const std::string pkgid_a(64, 'a');
const std::string pkgid_b(64, 'b');

std::string head(const std::string& pkgid = pkgid_a) {
    return "<package pkgid=\"" + pkgid + "\" name=\"n\" arch=\"x86_64\">\n";
}

const std::string declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const std::string root = "<filelists xmlns=\"http://linux.duke.edu/metadata/filelists\" packages=\"2\">\n";
const std::string version = "  <version epoch=\"0\" ver=\"1\" rel=\"2\"/>\n";
const std::string first = head() + version +
                          "  <file>/usr/bin/a</file>\n  <file type=\"dir\">/usr/share/a</file>\n"
                          "  <file type=\"ghost\">/run/a</file>\n</package>\n";
const std::string second =
    head(pkgid_b) + version + "  <file>/usr/lib64/libb.so.1</file>\n  <file>/usr/bin/a</file>\n</package>\n";
const std::string canonical = declaration + root + first + second + "</filelists>\n";

// All that the rest of the program can see of file lists, or the fault.
std::string outcome_of(support::Result<repo::ListedPaths> read) {
    if (!read) return read.error().line();
    std::string text = std::to_string(read->packages()) + " packages\n";
    const auto listed = std::move(*read).join({pkgid_a, pkgid_b, pkgid_b});
    if (!listed) return listed.error();
    for (std::size_t i = 0; i < listed->has_path.size(); ++i)
        text += fmt::format("{}{} ", listed->has_path[i] ? "path" : "-", listed->has_library[i] ? "+library" : "");
    text += fmt::format("unknown {}\n", listed->unknown_packages);
    std::vector<repo::PathEntry> part;
    for (std::size_t i = 0; i < repo::PathTable::part_count; ++i) {
        listed->paths->sorted_part(i, part);
        for (const auto& entry : part)
            text += fmt::format("{:x} {}{}\n", entry.hash, entry.number(), entry.ghost() ? " ghost" : "");
    }
    return text;
}

class Document {
public:
    explicit Document(std::string_view bytes) { write(bytes); }
    void write(std::string_view bytes) const { rpm_md::write_file(scratch_.path() / "filelists.xml", bytes); }

    [[nodiscard]] std::string read(FileListsReading reading) const {
        return outcome_of(read_file_lists(open(), reading));
    }
    // Whether the fast pass decides the document, with a window of so many bytes; then its outcome is `expected`.
    [[nodiscard]] bool is_fast(const std::string& expected, std::size_t window = 1U << 18U) const {
        auto stream = open().decompressed(repo::Watch::nothing);
        REQUIRE(stream);
        auto listed = read_file_lists_fast(**stream, window);
        if (!listed) return false;
        CHECK(outcome_of(std::move(*listed)) == expected);
        return true;
    }

private:
    [[nodiscard]] repo::MetadataFile open() const {
        repo::MetadataRecord record;
        record.href = "filelists.xml";
        auto file = repo::MetadataFile::open(scratch_.path(), record, 1U << 30U, repo::Verified::by_fetcher);
        REQUIRE(file);
        return std::move(*file);
    }
    rpm_md::Scratch scratch_;
};

struct Read {
    bool fast;
    std::string outcome;
};
Read both(std::string_view bytes) {
    CAPTURE(std::string(bytes.substr(0, 2000)));
    const Document document(bytes);
    const auto reference = document.read(FileListsReading::expat_only);
    CHECK(document.read(FileListsReading::fast) == reference);
    return {document.is_fast(reference), reference};
}

// The token is a view of what is kept here until the next call.
repo::FileListsToken token_of(const std::string& text, bool in_package) {
    static std::string kept;
    kept = text + std::string(64, '\0');
    return repo::next_token(std::string_view(kept).substr(0, text.size()), in_package);
}

}  // namespace

TEST_CASE("the known forms of file lists, and nothing beside them") {
    const auto path_of = [](const std::string& text) {
        const auto token = token_of(text, true);
        return token.kind == Kind::file ? std::string(token.text) : std::string("other");
    };
    CHECK(path_of("\n  <file>/usr/bin/a</file>\n") == "/usr/bin/a");
    CHECK(path_of("\r\n\t<file type=\"dir\">/usr</file>") == "/usr");
    CHECK(path_of("<file></file>").empty());
    for (int c = 1; c < 256; ++c) {  // in every place of the eight bytes that are looked at together
        for (std::size_t at = 0; at < 9; ++at) {
            std::string path = "/12345678901234567";
            path[1 + at] = static_cast<char>(c);
            const bool plain = c >= 0x20 && c < 0x80 && c != '&' && c != '<' && c != '>';
            CAPTURE(c);
            CHECK(path_of("<file>" + path + "</file>") == (plain ? path : "other"));
        }
    }
    CHECK(token_of("<file type=\"ghost\">/a</file>", true).kind == Kind::ghost);
    CHECK(token_of("</package>", true).kind == Kind::package_end);
    CHECK(token_of(version, true).kind == Kind::skipped);
    CHECK(token_of(head(), false).kind == Kind::package_start);
    CHECK(token_of(head(), false).text == pkgid_a);
    CHECK(token_of(head(), false).size == head().size() - 1);  // the line's end belongs to what follows

    for (const char* other : {"<file >/a</file>", "<file type='dir'>/a</file>", "<file type=\"file\">/a</file>",
                              "<file type=\"dir\" >/a</file>", "<file>/a</file >", "<file>/a", "<file>/a</fil",
                              "<file/>", "x<file>/a</file>", "", " ", "<f:file>/a</f:file>", "<!-- --><file>/a</file>",
                              "<version epoch=\"0\" rel=\"1\" ver=\"1\"/>", "<version epoch=\"0\" ver=\"1\" rel=\"1\">",
                              "</filelists>", "<package pkgid=\"a\" name=\"n\" arch=\"a\">"}) {
        CAPTURE(other);
        CHECK(token_of(other, true).kind == Kind::other);
    }
    for (const char* other :
         {"<package name=\"n\" pkgid=\"a\" arch=\"a\">", "<package pkgid='a' name=\"n\" arch=\"a\">",
          "<package pkgid=\"a\" name=\"n\" arch=\"a\"/>", "<package pkgid=\"a\" name=\"n\" arch=\"a\" >",
          "<package pkgid=\"a\" pkgid=\"b\" arch=\"a\">", "<package pkgid=\"a\" name=\"&amp;\" arch=\"a\">",
          "<package pkgid=\"a\" name=\"\xc3\xa4\" arch=\"a\">", "<file>/a</file>", "</filelists>", "</package>"}) {
        CAPTURE(other);
        CHECK(token_of(other, false).kind == Kind::other);
    }
}

TEST_CASE("file lists as createrepo_c writes them take the fast pass") {
    CHECK(both(canonical).fast);
    CHECK(both(root + "</filelists>").fast);
    CHECK(both(declaration + root + first + first + "</filelists>\n").fast);  // one package twice
    std::string lines = canonical;
    for (std::size_t at = 0; (at = lines.find('\n', at)) != std::string::npos; at += 2) lines.insert(at, "\r");
    CHECK(both(lines).fast);
    CHECK(both(canonical).outcome.find("path path+library path+library unknown 0") != std::string::npos);
}

TEST_CASE("an odd element does not end the fast pass, and is read as expat reads it") {
    const std::array odd{
        std::string("<file>/usr/share/&lt;a&gt; &amp; b&#x20;c&#228;</file>"),
        std::string("<file><![CDATA[/usr/share/</file></package>]]>d</file>"),
        std::string("<!-- <file>/usr/bin/commented</file> </package> -->"),
        std::string("<?processing </package>?>"),
        std::string("<file type='ghost'>/single</file>"),
        std::string("<file  type = \"ghost\"\n>/spaced</file >"),
        std::string("<file other=\"1\" type=\"ghost\">/ordered</file>"),
        std::string("<file type=\"gh&#111;st\">/referenced</file>"),
        std::string("<file>/usr/share/\xc3\xa4\xe2\x82\xac</file>"),
        std::string("<file>/with\nline\tand\rreturn</file>"),
        std::string("<file/>"),
        std::string("<file>relative</file>"),
        std::string("<file>/outer<inner>/inner</inner>/rest</file>"),
        std::string("<file>/a]]</file><file>/b]</file>"),
        std::string("<f:file xmlns:f=\"x\">/prefixed</f:file>"),
        std::string("<directory><file>/nested</file></directory>"),
        std::string("<package pkgid=\"x\"><file>/nested</file></package>"),
        std::string("text &amp; more"),
        std::string("<file>/" + std::string(5000, 'x') + "</file>"),
        std::string("<version ver='1'></version>"),
    };
    for (const auto& element : odd) {
        CHECK(both(declaration + root + head() + element + "<file>/after</file></package>" + second + "</filelists>")
                  .fast);
        CHECK(both(root + head() + version + "<file>/before</file>" + element + "</package>" + second + "</filelists>")
                  .fast);
        CHECK(both(root + element + first + "</filelists>").fast);
        CHECK(both(root + first + element + "</filelists>").fast);
    }
    for (const auto* start :
         {"<package pkgid='aa'>", "<package name=\"n\" pkgid=\"aa\">", "<package pkgid=\"a&#97;\" >"})
        CHECK(both(root + start + "<file>/a</file></package>" + second + "</filelists>").fast);
    for (const auto* empty : {"<package pkgid=\"aa\"/>", "<other/>", "<other><file>/a</file></other>"})
        CHECK(both(root + empty + second + "</filelists>").fast);
    CHECK(both(root + first + "</filelists>\n<!-- the end -->\n<?done?>\n").fast);
    CHECK(both("<filelists\n>" + first + "</filelists >").fast);
    CHECK(both("<filelists a='/>'>" + first + "</filelists>").fast);
}

TEST_CASE("documents that mean something else as a whole go to expat") {
    const auto recoded = [](const char* encoding) {
        return std::string("<?xml version=\"1.0\" encoding=\"") + encoding + "\"?>\n" + root + head() +
               "<file>/\xe4</file></package></filelists>";
    };
    CHECK_FALSE(both(recoded("ISO-8859-1")).fast);
    CHECK(both(recoded("ISO-8859-1")).outcome.starts_with("1 packages"));
    CHECK_FALSE(both(recoded("UTF-8")).fast);
    CHECK_FALSE(both("\xef\xbb\xbf" + canonical).fast);
    CHECK(both("\xef\xbb\xbf" + canonical).outcome == both(canonical).outcome);
    std::string wide = "\xff\xfe";
    for (const char c : root + first + second + "</filelists>") wide.append({c, '\0'});
    CHECK(both(wide).outcome == both(canonical).outcome);
    CHECK_FALSE(both("\n" + root + "</filelists>").fast);
    CHECK_FALSE(both("<filelists/>").fast);
    CHECK(both("<filelists/>").outcome.starts_with("0 packages"));
    const std::string types = "<!DOCTYPE filelists [<!ENTITY a \"/usr/bin/entity\">]>";
    CHECK(both(declaration + types + root + first + "</filelists>").outcome.find("document type") != std::string::npos);
}

TEST_CASE("faults of file lists are expat's, word for word") {
    const std::array<std::pair<std::string, const char*>, 22> faulty{{
        {"", "no element found"},
        {"<?xml", "unclosed token"},
        {"<metadata></metadata>", "its root element is metadata, not filelists"},
        {"<filelistsx></filelistsx>", "its root element is filelistsx"},
        {root, "no element found"},
        {root + first, "no element found"},
        {root + head() + "<file>/a</file>", "no element found"},
        {root + head() + "<file>/a", "no element found"},
        {root + head() + "<file>/a</file></packag", "unclosed token"},
        {root + first + "</package></filelists>", "mismatched tag"},
        {root + head() + "</filelists>", "mismatched tag"},
        {root + head() + "<file>/a</path></package></filelists>", "mismatched tag"},
        {root + head() + "<file>/a]]></file></package></filelists>", "not well-formed"},
        {root + head() + "<file>/a&unknown;</file></package></filelists>", "undefined entity"},
        {root + head() + "<file>/a&</file></package></filelists>", "not well-formed"},
        {root + head() + "<file>/\xff</file></package></filelists>", "not well-formed"},
        {root + head() + "<file>/\xed\xa0\x80</file></package></filelists>", "not well-formed"},
        {root + head() + "<file>/" + std::string(1, '\0') + "</file></package></filelists>", "not well-formed"},
        {root + first + "</filelists>" + root + "</filelists>", "junk after document element"},
        {root + first + "</filelists>text", "junk after document element"},
        {root + "<package name=\"n\"><file>/a</file></package></filelists>", "a package has no pkgid"},
        {root + head() + "<file>/" + std::string(70000, 'x') + "</file></package></filelists>",
         "a path has more than 65536 bytes"},
    }};
    for (const auto& [bytes, words] : faulty) {
        const auto read = both(bytes);
        CHECK_FALSE(read.fast);
        CHECK_MESSAGE(read.outcome.find(words) != std::string::npos, read.outcome);
    }
}

TEST_CASE("a document that ends anywhere is read as expat reads it") {
    const std::string bytes =
        declaration + root + first + head(pkgid_b) + "<file>/&lt;b</file><!-- c --></package></filelists>\n";
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        CAPTURE(length);
        const auto read = both(bytes.substr(0, length));
        CHECK(read.fast == (length == bytes.size() - 1));  // only the last line's end may be missing
    }
}

TEST_CASE("the window's end may fall anywhere") {
    const std::string odd = "<file>/&lt;</file><!-- c --><file>/" + std::string(300, 'y') + "</file>";
    std::string bytes = declaration + root;
    for (int i = 0; i < 40; ++i) {
        bytes += head(i % 2 == 0 ? pkgid_a : pkgid_b) + version;
        for (int j = 0; j < 20; ++j) bytes += fmt::format("  <file>/usr/share/{}/{}</file>\n", i, std::string(j, 'x'));
        bytes += odd + "</package>\n";
    }
    bytes += "</filelists>\n";
    const Document document(bytes);
    const auto reference = document.read(FileListsReading::expat_only);
    for (std::size_t window = 200; window < 1200; ++window) {
        CAPTURE(window);
        CHECK(document.is_fast(reference, window));
    }
    document.write(bytes.substr(0, bytes.size() - 3));
    for (std::size_t window = 200; window < 400; ++window) CHECK_FALSE(document.is_fast(reference, window));
}

TEST_CASE("mutated file lists: the fast pass and expat agree") {
    const std::array<std::string, 24> pieces{"<file>",      "</file>", "<package ", "</package>", "</filelists>",
                                             "<filelists>", "<!--",    "-->",       "<![CDATA[",  "]]>",
                                             "&amp;",       "&#60;",   "&",         "<",          ">",
                                             "\"",          "'",       "\r",        " ",          std::string(1, '\0'),
                                             "\xc3\xa4",    "\x80",    "/>",        "<?x ?>"};
    const std::string base =
        declaration + root + first + head("zz") + "<file>/&lt;b</file><!-- c --></package>" + second + "</filelists>\n";
    std::mt19937 random(7);
    const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
    std::size_t fast = 0;
    std::size_t faults = 0;
    const Document document("");
    for (int round = 0; round < 6000; ++round) {
        std::string bytes = base;
        for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
            const std::size_t at = below(bytes.size());
            const std::size_t length = below(std::min<std::size_t>(bytes.size() - at, 40));
            switch (below(5)) {
                case 0: bytes[at] = static_cast<char>(below(256)); break;
                case 1: bytes.erase(at, length); break;
                case 2: bytes.insert(at, bytes.substr(below(bytes.size()), length)); break;
                case 3: bytes.insert(at, pieces[below(pieces.size())]); break;
                default: bytes.replace(at, length, pieces[below(pieces.size())]); break;
            }
        }
        CAPTURE(bytes);
        document.write(bytes);
        const auto reference = document.read(FileListsReading::expat_only);
        if (document.is_fast(reference, 256 + below(2048))) {
            ++fast;
        } else {
            REQUIRE(document.read(FileListsReading::fast) == reference);
            ++faults;
        }
    }
    // Neither side of the comparison is empty.
    CHECK(fast > 500);
    CHECK(faults > 500);
}

TEST_CASE("file lists of which little is in a known form go to expat as a whole") {
    std::string bytes = root + head();
    for (int i = 0; i < 10000; ++i) bytes += fmt::format("<file type='dir'>/usr/{}</file>", i);
    bytes += "</package></filelists>";
    CHECK_FALSE(both(bytes).fast);
}

}  // namespace unit_repo_file_lists
