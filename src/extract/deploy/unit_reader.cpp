#include "extract/deploy/unit_reader.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "extract/deploy/argument_list.hpp"
#include "extract/deploy/merge_parts.hpp"
#include "extract/deploy/unit_lines.hpp"
#include "extract/script/shell_text.hpp"
#include "extract/script/shell_tree.hpp"
#include "model/unit_name.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;
using model::RequirementKind;
using model::Strength;

constexpr std::array kinds{".automount"sv, ".mount"sv, ".path"sv,   ".service"sv, ".slice"sv,
                           ".socket"sv,    ".swap"sv,  ".target"sv, ".timer"sv};
constexpr std::array service_commands{"ExecCondition"sv, "ExecReload"sv,    "ExecReloadPost"sv,
                                      "ExecStart"sv,     "ExecStartPost"sv, "ExecStartPre"sv,
                                      "ExecStop"sv,      "ExecStopPost"sv,  "ExecStopPre"sv};
constexpr std::array socket_commands{"ExecStartPost"sv, "ExecStartPre"sv, "ExecStopPost"sv, "ExecStopPre"sv};
// Those of systemd.exec(5): User=, RootDirectory= and the like.
constexpr std::array executing{"Mount"sv, "Service"sv, "Socket"sv, "Swap"sv};
constexpr std::array conditions{"ConditionFileIsExecutable"sv, "ConditionFileNotEmpty"sv, "ConditionPathExists"sv};
// Filesystems that the kernel mounts without a helper, as a rule.
constexpr std::array kernel_types{
    "9p"sv,       "auto"sv,     "bpf"sv,         "btrfs"sv,      "cgroup2"sv, "configfs"sv, "debugfs"sv,
    "devtmpfs"sv, "efivarfs"sv, "erofs"sv,       "exfat"sv,      "ext2"sv,    "ext3"sv,     "ext4"sv,
    "f2fs"sv,     "fusectl"sv,  "hugetlbfs"sv,   "iso9660"sv,    "mqueue"sv,  "none"sv,     "overlay"sv,
    "proc"sv,     "ramfs"sv,    "squashfs"sv,    "sysfs"sv,      "tmpfs"sv,   "tracefs"sv,  "vfat"sv,
    "virtiofs"sv, "xfs"sv,      "binfmt_misc"sv, "securityfs"sv, "udf"sv};
constexpr std::array needed_units{"Requires"sv, "BindsTo"sv, "Requisite"sv};
// OnFailure= and OnSuccess= start theirs later; what is missing is only logged.
constexpr std::array wanted_units{"Wants"sv, "Upholds"sv, "OnFailure"sv, "OnSuccess"sv};

std::string_view unit_file_name(std::string_view path) {
    return path.substr(path.find_last_of("/!") + 1);  // "dist.tar!x.service"
}

std::string_view directory_of(std::string_view path) {
    const auto slash = path.find_last_of("/!");
    return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

bool is_unit(std::string_view name) {
    return model::is_unit_name(name) && support::contains(kinds, model::unit_suffix(name));
}

std::vector<std::string> words_of(std::string value) {
    std::ranges::replace(value, '\t', ' ');
    auto words = support::split(value, ' ');
    std::erase(words, std::string());
    return words;
}

// The unit that a drop-in changes: "x.service" of "x.service.d/y.conf", ".service" where it is of all services.
std::string_view unit_of_drop_in(std::string_view path) {
    if (!path.ends_with(".conf")) return {};
    auto directory = unit_file_name(directory_of(path));
    if (!directory.ends_with(".d")) return {};
    directory.remove_suffix(2);
    if (is_unit(directory)) return directory;
    for (const auto kind : kinds)
        if (directory == kind.substr(1)) return kind;
    return {};
}

class UnitReader {
public:
    explicit UnitReader(std::string path) : path_(std::move(path)), out_(path_) {
        const auto drop_in = unit_of_drop_in(path_);
        is_drop_in_ = !drop_in.empty();
        unit_ = is_drop_in_ ? drop_in : unit_file_name(path_);
        const auto directory = directory_of(is_drop_in_ ? directory_of(path_) : std::string_view(path_));
        user_ = directory.ends_with("/systemd/user") || directory == "systemd/user";
    }

    model::Subject read(std::string_view text) {
        begin_script();
        for (auto& setting : read_unit_settings(text)) read_setting(setting);
        read_all_commands();
        for (const auto& setting : environment_files_) read_environment_file(setting);
        if (!dynamic_user_)
            for (const auto& setting : accounts_) read_accounts(setting);
        if (!is_drop_in_ && !is_masked_) need_started_service();

        model::Subject subject;
        subject.path = path_;
        subject.kind = model::SubjectKind::unit;
        subject.script.emplace().parsed = true;
        merge_part(out_, {}, subject);
        for (auto& requirement : subject.requirements)
            if (is_tested(requirement)) requirement.guarded = true;
        subject.requirements.insert(subject.requirements.end(), std::make_move_iterator(requirements_.begin()),
                                    std::make_move_iterator(requirements_.end()));
        sort_by_line(subject);
        return subject;
    }

private:
    void read_setting(UnitSetting& setting) {
        const std::string_view key = setting.key;
        const bool executes = support::contains(executing, setting.section);
        if (!setting.section.empty()) is_masked_ = false;
        if ((setting.section == "Service" && support::contains(service_commands, key)) ||
            (setting.section == "Socket" && support::contains(socket_commands, key))) {
            // An empty value takes back what was set before.
            if (setting.value.empty())
                std::erase_if(executed_, [&](const UnitSetting& other) { return other.key == key; });
            else
                executed_.push_back(std::move(setting));
        } else if (setting.section == "Unit" && support::contains(needed_units, key)) {
            read_units(setting, Strength::required);
        } else if (setting.section == "Unit" && support::contains(wanted_units, key)) {
            read_units(setting, Strength::recommended);
        } else if ((setting.section == "Timer" || setting.section == "Path") && key == "Unit") {
            started_ = setting;
        } else if (setting.section == "Socket" && key == "Service") {
            started_ = setting;
        } else if (setting.section == "Socket" && key == "Accept") {
            accepts_ = is_true(setting.value);
        } else if (setting.section == "Service" && key == "Sockets") {
            read_units(setting, Strength::recommended);
        } else if (setting.section == "Install" && key == "Also") {
            read_units(setting, Strength::required);
        } else if (setting.section == "Unit" && support::contains(conditions, key)) {
            // "!/path" is met where it is not; of several "|/path" any one is enough.
            if (const auto path = expanded(setting.value); path && path->starts_with('/')) tested_.insert(*path);
        } else if (setting.section == "Mount" && key == "Type") {
            if (!setting.value.empty() && !support::contains(kernel_types, setting.value))
                out_.hint(RequirementKind::command, "mount." + setting.value, setting.line);
        } else if (executes && key == "ExecSearchPath") {
            search_path_ = std::move(setting);
        } else if (executes && (key == "RootDirectory" || key == "RootImage")) {
            (key == "RootImage" ? root_image_ : root_directory_) = std::move(setting);
        } else if (executes && (key == "User" || key == "Group" || key == "SupplementaryGroups")) {
            std::erase_if(accounts_, [&](const UnitSetting& other) { return other.key == key; });
            accounts_.push_back(std::move(setting));
        } else if (executes && key == "EnvironmentFile") {
            if (setting.value.empty())
                environment_files_.clear();
            else
                environment_files_.push_back(std::move(setting));
        } else if (executes && key == "DynamicUser") {
            dynamic_user_ = is_true(setting.value);
        }
    }

    static bool is_true(std::string_view value) {
        return value == "1" || value == "yes" || value == "true" || value == "on" || value == "y" || value == "t";
    }

    [[nodiscard]] std::optional<std::string> expanded(std::string_view text) const {
        if (unit_.starts_with('.') && text.find('%') != std::string_view::npos) return std::nullopt;
        return with_specifiers(text, unit_, user_);
    }

    void add(RequirementKind kind, std::string_view name, Strength strength, unsigned line, bool hint = false) {
        if (!known_.insert(fmt::format("{} {}", static_cast<int>(kind), name)).second) return;
        model::Requirement requirement;
        requirement.kind = kind;
        requirement.capability.name = support::printable(name);
        requirement.strength = strength;
        requirement.hint = hint;
        requirement.evidence = {path_, line, {}};
        requirements_.push_back(std::move(requirement));
    }

    void read_units(const UnitSetting& setting, Strength strength) {
        for (const auto& word : words_of(setting.value)) {
            if (word.ends_with(".device")) continue;  // made by udev, not by a file
            auto name = expanded(word);
            // An instance that is not known is made of a template that is.
            const auto at_sign = word.find('@');
            if (!name && at_sign < word.find('%'))
                name = word.substr(0, at_sign + 1) + std::string(model::unit_suffix(word));
            if (!name)
                out_.not_checked(setting.line, fmt::format("name of a unit with a specifier: {}", shown(word)));
            else if (is_unit(*name))
                add(RequirementKind::unit, user_ ? "user/" + *name : *name, strength, setting.line);
        }
    }

    // What a timer, path or socket starts: the service of the same name unless it names one.
    void need_started_service() {
        const auto suffix = model::unit_suffix(unit_);
        if (started_) return read_units(*started_, Strength::required);
        if (suffix != ".timer" && suffix != ".path" && suffix != ".socket") return;
        const auto stem = unit_.substr(0, unit_.size() - suffix.size());
        const bool of_each_connection = suffix == ".socket" && accepts_ && stem.find('@') == std::string::npos;
        const auto service = stem + (of_each_connection ? "@.service" : ".service");
        add(RequirementKind::unit, user_ ? "user/" + service : service, Strength::required, 0);
    }

    void read_accounts(const UnitSetting& setting) {
        const auto* const form = setting.key == "User" ? "user({})" : "group({})";
        for (const auto& word : words_of(setting.value)) {
            const auto name = expanded(word);
            if (!name) {
                out_.not_checked(setting.line, fmt::format("{} with a specifier: {}", setting.key, shown(word)));
                continue;
            }
            const bool is_number = name->find_first_not_of("0123456789") == std::string::npos;
            if (is_number || *name == "root") continue;
            // Packages that make it need not say so.
            add(RequirementKind::capability, fmt::format(fmt::runtime(form), *name), Strength::recommended,
                setting.line, true);
        }
    }

    // The unit does not start without it, unless a "-" stands before it. Installers and people write such files too.
    void read_environment_file(const UnitSetting& setting) {
        const auto path = expanded(setting.value);
        if (!path || !path->starts_with('/') || path->find_first_of("*?[") != std::string::npos) return;
        out_.hint(RequirementKind::file, *path, setting.line);
    }

    // A condition on the path of a program, by which it is run or by its name.
    [[nodiscard]] bool is_tested(const model::Requirement& requirement) const {
        if (requirement.kind == RequirementKind::file)
            return tested_.find(requirement.capability.name) != tested_.end();
        if (requirement.kind != RequirementKind::command) return false;
        return std::ranges::any_of(
            std::array{"/usr/bin/"sv, "/usr/sbin/"sv, "/bin/"sv, "/sbin/"sv}, [&](std::string_view directory) {
                return tested_.find(fmt::format("{}{}", directory, requirement.capability.name)) != tested_.end();
            });
    }

    void read_all_commands() {
        for (const auto* const root : {&root_directory_, &root_image_})
            if (!executed_.empty() && !root->value.empty() && root->value != "/")
                return out_.not_checked(root->line,
                                        fmt::format("commands within {}={}", root->key, shown(root->value)));
        for (const auto& setting : executed_) read_commands(setting);
    }

    void read_commands(const UnitSetting& setting) {
        for (auto& command : read_unit_commands(setting.value)) {
            const auto has = [&](char prefix) { return command.prefixes.find(prefix) != std::string::npos; };
            auto& words = command.words;
            const auto name = expanded(words[0]);
            if (!name || name->empty()) {
                out_.not_checked(setting.line, fmt::format("command with a specifier: {}", shown(words[0])));
                continue;
            }
            words[0] = *name;
            if (!search_path_.value.empty() && name->find('/') == std::string::npos) {
                out_.not_checked(setting.line,
                                 fmt::format("command that is looked up in ExecSearchPath=: {}", shown(*name)));
                continue;
            }
            if (has('@') && words.size() > 1) words.erase(words.begin() + 1);  // what it is told to be called
            for (std::size_t i = 1; i < words.size(); ++i) words[i] = argument(words[i], !has(':'));
            if (has('|')) {
                // Its user's login shell reads the line.
                std::string line;
                for (const auto& word : words) line += (line.empty() ? "" : " ") + word;
                words = {"/bin/sh", "-c", line};
            }
            read_argument_list({words, setting.line, has('-'), nullptr}, out_);
        }
    }

    // systemd replaces variables of arguments by itself, unless a ':' forbids it: $$ is a dollar for the command.
    [[nodiscard]] std::string argument(const std::string& word, bool replaces) const {
        std::string text;
        for (std::size_t at = 0; at < word.size(); ++at) {
            if (word[at] == '%' && at + 1 < word.size()) {
                const auto specifier = expanded(std::string_view(word).substr(at++, 2));
                text += specifier ? *specifier : std::string(unknown_part);
            } else {
                text += word[at];
                if (replaces && word[at] == '$' && at + 1 < word.size() && word[at + 1] == '$') ++at;
            }
        }
        return text;
    }

    std::string path_;
    std::string unit_;  // ".service" for a drop-in of all services
    bool is_drop_in_ = false;
    bool is_masked_ = true;  // has no setting at all
    bool user_ = false;
    bool dynamic_user_ = false;
    bool accepts_ = false;
    std::optional<UnitSetting> started_;
    std::vector<UnitSetting> executed_;
    std::vector<UnitSetting> accounts_;
    std::vector<UnitSetting> environment_files_;
    UnitSetting search_path_;  // the last ones
    UnitSetting root_directory_;
    UnitSetting root_image_;
    std::set<std::string, std::less<>> tested_;  // paths of conditions
    std::set<std::string> known_;
    std::vector<model::Requirement> requirements_;
    Gathering out_;
};

}  // namespace

bool is_unit_file(std::string_view path, std::string_view head) {
    if (!is_unit(unit_file_name(path)) && unit_of_drop_in(path).empty()) return false;
    if (head.find('\0') != std::string_view::npos) return false;
    bool comment = false;
    for (const auto& line : support::split(head, '\n')) {
        const auto begin = line.find_first_not_of(" \t\r");
        if (begin == std::string::npos) continue;
        comment = line[begin] == '#' || line[begin] == ';';
        if (!comment) return line[begin] == '[';
    }
    return comment;  // a long one, of which the beginning has nothing else
}

model::Subject read_unit(std::string path, std::string_view text) {
    if (auto subject = unreadable(path, text, model::SubjectKind::unit)) return *std::move(subject);
    return UnitReader(std::move(path)).read(text);
}

}  // namespace rpmgap::extract
