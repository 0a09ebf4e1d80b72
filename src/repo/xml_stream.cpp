#include "repo/xml_stream.hpp"

#include <strings.h>

#include <new>
#include <utility>

#include <fmt/format.h>

namespace rpmgap::repo {

namespace {

constexpr int chunk_bytes = 1 << 17;
// rpm-md nests five deep; expat keeps every open element in memory.
constexpr unsigned most_depth = 64;

}  // namespace

XmlReader::XmlReader() {
    new_parser(nullptr);
}

void XmlReader::new_parser(const char* encoding) {
    parser_.reset(XML_ParserCreate(encoding));
    if (!parser_) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), &XmlReader::handle_start, &XmlReader::handle_end);
    XML_SetStartDoctypeDeclHandler(parser_.get(), &XmlReader::handle_document_type);
    XML_SetXmlDeclHandler(parser_.get(), &XmlReader::handle_declaration);
}

std::optional<std::string> XmlReader::run(std::FILE* stream) {
    for (bool last = false; !last;) {
        void* const buffer = XML_GetBuffer(parser_.get(), chunk_bytes);
        if (buffer == nullptr) throw std::bad_alloc();
        const std::size_t length = std::fread(buffer, 1, chunk_bytes, stream);
        last = length == 0;
        const auto status = XML_ParseBuffer(parser_.get(), static_cast<int>(length), last ? 1 : 0);
        if (failure_) return failure_;
        if (stopped_) return std::nullopt;
        if (status != XML_STATUS_OK) {
            if (XML_GetErrorCode(parser_.get()) == XML_ERROR_NO_MEMORY) throw std::bad_alloc();
            return fmt::format("not well-formed XML, line {}: {}", XML_GetCurrentLineNumber(parser_.get()),
                               XML_ErrorString(XML_GetErrorCode(parser_.get())));
        }
    }
    return std::nullopt;
}

void XmlReader::start_part(std::string_view context) {
    new_parser("UTF-8");
    depth_ = 0;
    stopped_ = false;
    failure_.reset();
    context_size_ = context.size();
    part_end_ = context_size_;
    silent_ = true;
    if (!context.empty()) XML_Parse(parser_.get(), context.data(), static_cast<int>(context.size()), 0);
    silent_ = false;
}

XmlReader::Fed XmlReader::feed(std::string_view bytes, bool last) {
    const auto status = XML_Parse(parser_.get(), bytes.data(), static_cast<int>(bytes.size()), last ? 1 : 0);
    if (failure_) return Fed::failed;
    if (stopped_) return Fed::stopped;
    return status == XML_STATUS_OK ? Fed::more : Fed::failed;
}

void XmlReader::collect_text(bool wanted) {
    XML_SetCharacterDataHandler(parser_.get(), wanted ? &XmlReader::handle_text : nullptr);
}

void XmlReader::stop() {
    stopped_ = true;
    part_end_ = static_cast<std::uint64_t>(XML_GetCurrentByteIndex(parser_.get())) +
                static_cast<std::uint64_t>(XML_GetCurrentByteCount(parser_.get()));
    XML_StopParser(parser_.get(), XML_FALSE);
}

void XmlReader::fail(std::string why) {
    if (stopped_) return;
    failure_ = fmt::format("line {}: {}", XML_GetCurrentLineNumber(parser_.get()), why);
    stop();
}

const char* XmlReader::attribute(const char** attributes, std::string_view name) {
    for (; *attributes != nullptr; attributes += 2)
        if (name == attributes[0]) return attributes[1];
    return nullptr;
}

// After XML_StopParser expat may still deliver events that it had begun; they are dropped here.
void XmlReader::handle_start(void* user, const char* name, const char** attributes) {
    auto& self = *static_cast<XmlReader*>(user);
    if (self.stopped_) return;
    if (++self.depth_ > most_depth) return self.fail(fmt::format("elements nest deeper than {}", most_depth));
    if (!self.silent_) self.on_start(name, attributes, self.depth_);
}

void XmlReader::handle_end(void* user, const char*) {
    auto& self = *static_cast<XmlReader*>(user);
    if (!self.stopped_) self.on_end(self.depth_--);
}

void XmlReader::handle_text(void* user, const char* text, int length) {
    auto& self = *static_cast<XmlReader*>(user);
    if (!self.stopped_) self.on_text({text, static_cast<std::size_t>(length)});
}

void XmlReader::handle_document_type(void* user, const char*, const char*, const char*, int) {
    static_cast<XmlReader*>(user)->fail("it has a document type, which rpm-md never has");
}

void XmlReader::handle_declaration(void* user, const char*, const char* encoding, int) {
    if (encoding != nullptr && strcasecmp(encoding, "UTF-8") != 0) static_cast<XmlReader*>(user)->recoded_ = true;
}

namespace {

class RootReader final : public XmlReader {
public:
    std::optional<XmlRoot> root;

private:
    void on_start(std::string_view name, const char** attributes, unsigned) override {
        root.emplace().name = name;
        for (; *attributes != nullptr; attributes += 2) root->attributes.emplace(attributes[0], attributes[1]);
        stop();
    }
    void on_end(unsigned) override {}
    void on_text(std::string_view) override {}
};

}  // namespace

tl::expected<XmlRoot, std::string> read_xml_root(std::FILE* stream) {
    RootReader reader;
    if (auto error = reader.run(stream)) return tl::unexpected(std::move(*error));
    return std::move(*reader.root);
}

}  // namespace rpmgap::repo
