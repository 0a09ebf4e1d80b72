#include "extract/unread_kinds.hpp"

#include <algorithm>
#include <array>

namespace rpmgap::extract {

namespace {

struct Pattern {
    std::string_view directory;  // that it lies in, or ends the path of that; empty: any
    std::string_view name;       // "*" stands for what a name begins with
    UnreadKind kind;
};

constexpr UnreadKind python{"what is declared for pip and the like", false};
constexpr UnreadKind node{"what is declared for npm and the like", false};
constexpr UnreadKind ruby{"what is declared for gem and bundle", false};
constexpr UnreadKind pipeline{"a pipeline of continuous integration"};
constexpr UnreadKind services{"what is declared for compose", false};
constexpr UnreadKind makefile{"a makefile"};

constexpr std::array patterns{
    Pattern{"cron.d", "*", {"a crontab"}},
    Pattern{"spool/cron", "*", {"a crontab"}},
    Pattern{"", "crontab", {"a crontab"}},
    Pattern{"", "anacrontab", {"a crontab"}},
    Pattern{"udev/rules.d", "*.rules", {"rules of udev"}},
    Pattern{"", "*.container", {"a quadlet"}},
    Pattern{"containers/systemd", "*.kube", {"a quadlet"}},
    Pattern{"containers/systemd", "*.pod", {"a quadlet"}},
    Pattern{"", "supervisord.conf", {"settings of supervisor"}},
    Pattern{"supervisor/conf.d", "*.conf", {"settings of supervisor"}},
    Pattern{"logrotate.d", "*", {"settings of logrotate"}},
    Pattern{"applications", "*.desktop", {"a desktop entry", false}},
    Pattern{"", "Makefile", makefile},
    Pattern{"", "GNUmakefile", makefile},
    Pattern{"", "makefile", makefile},
    Pattern{"", "*.mk", makefile},
    Pattern{"", "Jenkinsfile", pipeline},
    Pattern{"", ".drone.yml", pipeline},
    Pattern{"", "bitbucket-pipelines.yml", pipeline},
    Pattern{"", "Vagrantfile", {"settings of Vagrant"}},
    Pattern{"", ".gitlab-ci.yml", pipeline},
    Pattern{"", ".travis.yml", pipeline},
    Pattern{"", "azure-pipelines.yml", pipeline},
    Pattern{".circleci", "config.yml", pipeline},
    Pattern{"", "compose.yaml", services},
    Pattern{"", "compose.yml", services},
    Pattern{"", "docker-compose.yml", services},
    Pattern{"", "docker-compose.yaml", services},
    Pattern{"", "requirements.txt", python},
    Pattern{"", "requirements-dev.txt", python},
    Pattern{"", "setup.cfg", python},
    Pattern{"", "pyproject.toml", python},
    Pattern{"", "Pipfile", python},
    Pattern{"", "package.json", node},
    Pattern{"", "Gemfile", ruby},
    Pattern{"", "go.mod", {"what is declared for go", false}},
    Pattern{"", "Cargo.toml", {"what is declared for cargo", false}},
    Pattern{"", "pom.xml", {"what is declared for maven", false}},
    Pattern{"", "build.gradle", {"what is declared for gradle", false}},
    Pattern{"", "composer.json", {"what is declared for composer", false}},
    Pattern{"", "*.pyw", {"Python source for Windows"}},
    Pattern{"", "*.lua", {"Lua source"}},
    Pattern{"", "*.php", {"PHP source"}},
    Pattern{"", "*.pl", {perl_source}},
    Pattern{"", "*.pm", {perl_source}},
    Pattern{"", "*.ipynb", {"a notebook of Jupyter"}},
    Pattern{"", "*.pyx", {"Cython source"}},
};

bool has_name(std::string_view name, std::string_view wanted) {
    return wanted.starts_with('*') ? name.ends_with(wanted.substr(1)) : name == wanted;
}

bool lies_in(std::string_view directory, std::string_view wanted) {
    return wanted.empty() || directory == wanted ||
           (directory.ends_with(wanted) &&
            std::string_view("/!").find(directory[directory.size() - wanted.size() - 1]) != std::string_view::npos);
}

}  // namespace

UnreadKind unread_kind(std::string_view path, std::string_view head) {
    if (head.empty()) return {};
    if (head.starts_with("#cloud-config")) return {"settings of cloud-init"};
    const auto slash = path.find_last_of("/!");
    const auto name = path.substr(slash + 1);
    const auto directory = path.substr(0, slash == std::string_view::npos ? 0 : slash);
    // What a wheel or a Debian package says of itself.
    if (name == "METADATA" && directory.ends_with(".dist-info")) return python;
    if (name == "control" && path.find(".deb!control.tar") != std::string_view::npos)
        return {"what is declared for dpkg", false};
    const auto* const found = std::ranges::find_if(patterns, [&](const Pattern& pattern) {
        return has_name(name, pattern.name) && lies_in(directory, pattern.directory);
    });
    return found == patterns.end() ? UnreadKind{} : found->kind;
}

}  // namespace rpmgap::extract
