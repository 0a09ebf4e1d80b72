#include "record/read_record.hpp"

#include <algorithm>
#include <new>
#include <utility>

#include "record/format.hpp"
#include "record/lines.hpp"
#include "record/need_json.hpp"
#include "record/need_lines.hpp"
#include "record/subject_json.hpp"

namespace rpmgap::record {

namespace {

using Json = nlohmann::json;

Json parse(std::string_view line) {
    std::size_t values = 0;
    auto json = Json::parse(
        line.begin(), line.end(),
        [&](int depth, Json::parse_event_t, Json&) {
            if (depth > deepest) throw Damage("values are nested too deep");
            if (++values > most_values) throw Damage("there are too many values in it");
            return true;
        },
        false);
    if (json.is_discarded()) throw Damage("it is not JSON");
    return json;
}

// Its lines are of these kinds, in this order; any number of each.
enum class Part : std::uint8_t { needs, trees, unit_files, systems, not_checked, subjects, end };

class Reader {
public:
    explicit Reader(LineReader& lines) : lines_(lines) {}

    Record read() && {
        const auto first = lines_.next(most_need_bytes);
        if (!first) throw Damage("it is empty");
        const auto json = Json::parse(first->begin(), first->end(), nullptr, false);
        if (!json.is_object()) throw Damage("it is no record that rpmgap scan --record wrote");
        record_.needs.header = header_of(json);
        trees().clear();
        while (part_ != Part::end) {
            const auto line = lines_.next(most_line_bytes);
            if (!line) throw Damage("it is cut short");
            take(*line);
        }
        if (lines_.next(most_line_bytes)) throw Damage("something follows the end");
        check();
        auto& application = record_.application;
        application.roots = record_.needs.header.roots;
        application.files = record_.needs.header.files;
        for (const auto& subject : application.subjects) application.requirements += subject.requirements.size();
        return std::move(record_);
    }

private:
    std::vector<model::FileTree>& trees() { return record_.application.trees; }

    void enter(Part part) {
        if (part < part_) throw Damage("a line of this kind comes too late");
        part_ = part;
    }

    void take(std::string_view line) {
        const auto json = parse(line);
        const Fields fields(json);
        if (fields.find("need") != nullptr) {
            add_need(line);
        } else if (fields.find("subject") != nullptr) {
            add_subject(json);
        } else if (fields.find("link") != nullptr) {
            add_link(fields);
        } else if (fields.find("tree") != nullptr && fields.at("tree").is_string()) {
            add_tree(fields);
        } else if (fields.find("unit_file") != nullptr) {
            enter(Part::unit_files);
            record_.application.unit_files.push_back(
                {fields.text("unit_file"), fields.text("path"), fields.number<std::uint32_t>("tree")});
        } else if (fields.find("system") != nullptr) {
            add_system(fields);
        } else if (fields.find("not_checked") != nullptr) {
            enter(Part::not_checked);
            record_.application.not_checked.push_back(not_checked_of(json, fields.text("not_checked")));
        } else if (fields.find("end") != nullptr) {
            enter(Part::end);
            if (fields.number<std::size_t>("end") != lines_.number()) throw Damage("lines are missing before it");
        } else {
            throw Damage("it is of no kind that is known");
        }
    }

    // By the parser of those who read nothing else, so that both take the same.
    void add_need(std::string_view line) {
        enter(Part::needs);
        if (line.size() > most_need_bytes) throw Damage("it is too long");
        model::Question question;
        Asking asking;
        if (!read_need(line, question, asking)) throw Damage("a need is none");
        record_.needs.questions.push_back(std::move(question));
        record_.needs.asked.push_back(std::move(asking));
    }

    void add_subject(const Json& json) {
        enter(Part::subjects);
        auto& subjects = record_.application.subjects;
        subjects.push_back(subject_of(json, trees().size()));
        if (subjects.size() > 1 && subjects.back().path < subjects[subjects.size() - 2].path)
            throw Damage("subjects are not in order");
    }

    void add_tree(const Fields& fields) {
        enter(Part::trees);
        model::FileTree tree;
        tree.name = fields.text("tree");
        tree.machine = fields.number<std::uint32_t>("machine");
        tree.search_path = fields.texts("search_path");
        tree.library_directories = fields.texts("library_directories");
        trees().push_back(std::move(tree));
    }

    void add_link(const Fields& fields) {
        enter(Part::trees);
        if (trees().empty()) throw Damage("a link is in no tree");
        trees().back().links.push_back({fields.text("link"), fields.text("target")});
    }

    void add_system(const Fields& fields) {
        enter(Part::systems);
        model::InstalledSystem system;
        system.name = fields.text("system");
        system.tree = fields.number<std::uint32_t>("tree");
        system.is_root = fields.flag("is_root");
        system.os = {fields.text("id"), fields.text("version_id"), fields.text("pretty_name")};
        system.packages = fields.number<std::size_t>("packages");
        system.foreign_packages = fields.number<std::size_t>("foreign_packages");
        system.unowned_files = fields.number<std::size_t>("unowned_files");
        record_.application.systems.push_back(std::move(system));
    }

    void check() {
        const auto& [header, questions, asked] = record_.needs;
        const auto& application = record_.application;
        if (questions.size() != header.needs) throw Damage("there are not as many needs as the header says");
        if (application.subjects.size() != header.subjects)
            throw Damage("there are not as many subjects as the header says");
        const auto count = trees().size();
        if (count < 2) throw Damage("trees are missing");
        const auto is_tree = [&](std::uint32_t tree) { return tree < count; };
        if (!std::ranges::all_of(trees(), is_tree, &model::FileTree::machine) ||
            !std::ranges::all_of(application.unit_files, is_tree, &model::UnitFile::tree) ||
            !std::ranges::all_of(application.systems, is_tree, &model::InstalledSystem::tree))
            throw Damage("a tree is none that is there");
    }

    LineReader& lines_;
    Part part_ = Part::needs;
    Record record_;
};

}  // namespace

tl::expected<Record, std::string> read_record(std::string_view text) {
    LineReader lines(text);
    try {
        return Reader(lines).read();
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {  // the library's are of this kind too
        return tl::unexpected(lines.located(error.what()));
    }
}

}  // namespace rpmgap::record
