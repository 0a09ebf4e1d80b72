#include "repo/output_place.hpp"

#include <charconv>
#include <system_error>

#include "support/file_status.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;

std::optional<int> number_of(const std::string& name) {
    int number = 0;
    const auto* const end = name.data() + name.size();
    const auto [rest, fault] = std::from_chars(name.data(), end, number);
    if (fault != std::errc() || rest != end || number < 0) return std::nullopt;
    return number;
}

// See proc_pid_fd(5).
std::optional<int> open_descriptor(const fs::path& place) {
    const auto number = number_of(place.filename().native());
    if (!number) return std::nullopt;
    std::error_code error;
    const auto directory = fs::canonical(fs::absolute(place).parent_path(), error);
    if (error || directory != fs::canonical("/proc/self/fd", error) || error) return std::nullopt;
    return number;
}

}  // namespace

tl::expected<OutputPlace, std::string> output_place(const fs::path& file) {
    constexpr int most_links = 40;  // as the kernel has it, see path_resolution(7)
    auto place = file;
    std::error_code error;
    for (int i = 0; i < most_links; ++i) {
        if (const auto descriptor = open_descriptor(place)) return OutputPlace{place, descriptor};
        const bool is_link = fs::is_symlink(place, error);
        if (error && !support::says_absent(error)) return tl::unexpected(error.message());
        if (!is_link) return OutputPlace{place};
        const auto target = fs::read_symlink(place, error);
        if (error) return tl::unexpected(error.message());
        place = place.parent_path() / target;
    }
    return tl::unexpected(std::make_error_code(std::errc::too_many_symbolic_link_levels).message());
}

}  // namespace rpmgap::repo
