#include "cli/help_layout.hpp"

#include <memory>
#include <string>
#include <utility>

namespace rpmgap::cli {

#if CLI11_VERSION_MAJOR > 2 || (CLI11_VERSION_MAJOR == 2 && CLI11_VERSION_MINOR >= 5)

namespace {

class Layout : public CLI::Formatter {
public:
    std::string make_footer(const CLI::App* /*app*/) const override { return {}; }

    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override {
        auto help = CLI::Formatter::make_help(app, std::move(name), mode);
        const auto footer = app->get_footer();
        // A list of subcommands has none of theirs.
        if (!footer.empty() && mode != CLI::AppFormatMode::Sub) help += '\n' + footer + '\n';
        return help;
    }
};

}  // namespace

void keep_footers(CLI::App& app) {
    app.formatter(std::make_shared<Layout>());
}

#else

void keep_footers(CLI::App& /*app*/) {}

#endif

}  // namespace rpmgap::cli
