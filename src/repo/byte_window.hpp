// A stretch of a stream's bytes that moves forward: what was not used yet stays when more is read.
#pragma once

#include <cstddef>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace rpmgap::repo {

/// `Source` has `std::size_t read(std::span<char>)`, 0 at the end. Behind the last byte follow zeros, so that a scan
/// that looks for anything else needs no bound.
template <typename Source>
class ByteWindow {
public:
    static constexpr std::size_t padding = 64;

    ByteWindow(Source& source, std::size_t capacity) : source_(source), bytes_(capacity + padding) {}

    [[nodiscard]] std::string_view view() const { return {bytes_.data() + begin_, end_ - begin_}; }
    [[nodiscard]] bool at_end() const { return at_end_; }  ///< nothing comes behind view()
    void consume(std::size_t count) { begin_ += count; }

    /// Moves what is left to the front and fills the rest.
    void refill() {
        std::memmove(bytes_.data(), bytes_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
        const std::size_t capacity = bytes_.size() - padding;
        while (!at_end_ && end_ < capacity) {
            const std::size_t got = source_.read(std::span(bytes_.data() + end_, capacity - end_));
            end_ += got;
            at_end_ = got == 0;
        }
        std::memset(bytes_.data() + end_, 0, padding);
    }

private:
    Source& source_;
    std::vector<char> bytes_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    bool at_end_ = false;
};

}  // namespace rpmgap::repo
