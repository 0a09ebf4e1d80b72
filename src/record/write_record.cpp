#include "record/write_record.hpp"

#include <cassert>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "record/compact.hpp"
#include "record/format.hpp"
#include "record/need_json.hpp"
#include "record/subject_json.hpp"

namespace rpmgap::record {

namespace {

using OrderedJson = nlohmann::ordered_json;

class Lines {
public:
    void add(const OrderedJson& json, std::size_t most = most_line_bytes) {
        const auto line = json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
        too_long_ = too_long_ || line.size() > most;
        text_ += line;
        text_ += '\n';
        ++count_;
    }
    [[nodiscard]] support::Result<std::string> take() && {
        add({{"end", count_ + 1}});
        if (too_long_ || text_.size() > most_bytes)
            return support::failure(support::Fault::output, "the application is too large for a record");
        return std::move(text_);
    }

private:
    std::string text_;
    std::size_t count_ = 0;
    bool too_long_ = false;
};

OrderedJson line_of(const model::FileTree& tree) {
    OrderedJson json{{"tree", tree.name}};
    put_number(json, "machine", tree.machine);
    put(json, "search_path", tree.search_path);
    put(json, "library_directories", tree.library_directories);
    return json;
}

OrderedJson line_of(const model::UnitFile& file) {
    OrderedJson json{{"unit_file", file.name}, {"path", file.path}};
    put_number(json, "tree", file.tree);
    return json;
}

OrderedJson line_of(const model::InstalledSystem& system) {
    OrderedJson json{{"system", system.name}};
    put_number(json, "tree", system.tree);
    put_flag(json, "is_root", system.is_root);
    put(json, "id", system.os.id);
    put(json, "version_id", system.os.version_id);
    put(json, "pretty_name", system.os.pretty_name);
    put_number(json, "packages", system.packages);
    put_number(json, "foreign_packages", system.foreign_packages);
    put_number(json, "unowned_files", system.unowned_files);
    return json;
}

OrderedJson line_of(const model::NotChecked& item) {
    OrderedJson json{{"not_checked", item.evidence.path}};
    json.update(json_of(item, item.evidence.path));
    return json;
}

void add_trees(const std::vector<model::FileTree>& trees, Lines& lines) {
    for (const auto& tree : trees) {
        lines.add(line_of(tree));
        for (const auto& link : tree.links) lines.add({{"link", link.path}, {"target", link.target}});
    }
}

}  // namespace

support::Result<std::string> write_record(const Record& record) {
    const auto& [header, questions, asked] = record.needs;
    const auto& application = record.application;
    assert(questions.size() == asked.size());
    auto told = header;
    told.roots = application.roots;
    told.files = application.files;
    told.subjects = application.subjects.size();
    told.needs = questions.size();
    Lines lines;
    lines.add(json_of(told), most_need_bytes);
    for (std::size_t i = 0; i < questions.size(); ++i) lines.add(json_of(questions[i], asked[i]), most_need_bytes);
    add_trees(application.trees, lines);
    for (const auto& file : application.unit_files) lines.add(line_of(file));
    for (const auto& system : application.systems) lines.add(line_of(system));
    for (const auto& item : application.not_checked) lines.add(line_of(item));
    for (const auto& subject : application.subjects) lines.add(json_of(subject));
    return std::move(lines).take();
}

}  // namespace rpmgap::record
