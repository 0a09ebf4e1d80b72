#include "report/page_frame.hpp"

#include <fmt/format.h>

#include "model/version.hpp"
#include "report/html_text.hpp"
#include "report/page_script.hpp"
#include "report/page_style.hpp"

namespace rpmgap::report {

namespace {

// Content-Security-Policy (https://www.w3.org/TR/CSP3/): this style and this script by their digests, nothing else.
// Where one of them changes, tests/check-html says what stands here.
constexpr std::string_view policy =
    "default-src 'none'; base-uri 'none'; form-action 'none'; "
    "style-src 'sha256-Xeptbl0RyscSYAUcYk5t9Uh5jV4Bifmo1MUuWX7vcQc='; script-src "
    "'sha256-+JyQH1qNy6m6O3nS/NFA6TkuONaBVIDXVct2FOPyKTU='";

}  // namespace

std::string page_begin(std::string_view title) {
    std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
    out += fmt::format("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n", policy);
    out +=
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n";
    out += fmt::format("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n", html_escaped(title), page_style());
    return out;
}

std::string page_tools(std::string_view filters) {
    return fmt::format(
        R"(<div class="tools" hidden><input type="search" placeholder="show only what contains ..." aria-label="Show only what contains">)"
        R"(<button type="button" data-open="yes">open all</button><button type="button" data-open="no">close all</button>)"
        R"(<button type="button" data-reset="yes">show all</button><span class="count" role="status" aria-live="polite" data-shown="yes"></span>{}</div>)"
        "\n",
        filters);
}

std::string page_end() {
    return fmt::format("<footer class=\"soft\">rpmgap {}</footer>\n<script>{}</script>\n</body>\n</html>\n",
                       html_escaped(model::tool_version), page_script());
}

}  // namespace rpmgap::report
