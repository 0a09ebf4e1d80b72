// expat over a stream that strangers wrote: no document type (so no entities to expand), bounded nesting. The only
// folder and file that includes expat.
#pragma once

#include <cstdint>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <expat.h>
#include <tl/expected.hpp>

#include "support/handle.hpp"

namespace rpmgap::repo {

/// Element names are as written, prefix included: libsolv matches rpm-md the same way.
class XmlReader {
public:
    XmlReader();
    virtual ~XmlReader() = default;
    XmlReader(const XmlReader&) = delete;
    XmlReader& operator=(const XmlReader&) = delete;

    /// Reads to the end of the document or to stop(); otherwise one line that says where it went wrong and why.
    [[nodiscard]] std::optional<std::string> run(std::FILE* stream);

    enum class Fed { more, stopped, failed };
    /// Begins to read a part of a UTF-8 document, without the document type that could give its bytes another meaning.
    /// `context` is the start tags of what is open around it ("<a><b>"); they are not reported, but count as depth.
    void start_part(std::string_view context);
    /// The next bytes of the part; `last` at the end of the document. Nothing can be fed after stopped and failed.
    [[nodiscard]] Fed feed(std::string_view bytes, bool last);
    /// Bytes of the part up to and with the tag at which stop() was called.
    [[nodiscard]] std::uint64_t part_size() const { return part_end_ - context_size_; }
    /// Whether the XML declaration names an encoding other than UTF-8.
    [[nodiscard]] bool is_recoded() const { return recoded_; }

protected:
    /// `attributes` is name, value, name, value ..., null. `depth` of the root is 1.
    virtual void on_start(std::string_view name, const char** attributes, unsigned depth) = 0;
    virtual void on_end(unsigned depth) = 0;
    /// Only between collect_text(true) and collect_text(false); text may come in pieces.
    virtual void on_text(std::string_view piece) = 0;

    void collect_text(bool wanted);
    void stop();
    void fail(std::string why);

    /// The value of an attribute, or null.
    [[nodiscard]] static const char* attribute(const char** attributes, std::string_view name);

private:
    static void handle_start(void* user, const char* name, const char** attributes);
    static void handle_end(void* user, const char* name);
    static void handle_text(void* user, const char* text, int length);
    static void handle_document_type(void* user, const char*, const char*, const char*, int);
    static void handle_declaration(void* user, const char*, const char* encoding, int);
    void new_parser(const char* encoding);

    support::Handle<XML_ParserStruct, XML_ParserFree> parser_;
    unsigned depth_ = 0;
    bool stopped_ = false;
    bool silent_ = false;  // while the context of a part is read
    bool recoded_ = false;
    std::uint64_t context_size_ = 0;
    std::uint64_t part_end_ = 0;  // from the start of the context
    std::optional<std::string> failure_;
};

struct XmlRoot {
    std::string name;
    std::map<std::string, std::string> attributes;
};
/// The first element of `stream`, reading little further than that; the error is one line.
[[nodiscard]] tl::expected<XmlRoot, std::string> read_xml_root(std::FILE* stream);

}  // namespace rpmgap::repo
