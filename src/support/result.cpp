#include "support/result.hpp"

namespace rpmgap::support {

Error& Error::while_doing(std::string attempt) & {
    steps_.push_back(std::move(attempt));
    return *this;
}

Error&& Error::while_doing(std::string attempt) && {
    steps_.push_back(std::move(attempt));
    return std::move(*this);
}

std::string Error::line() const {
    std::string text;
    for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
        if (!text.empty()) text += ": ";
        text += *step;
    }
    return text;
}

}  // namespace rpmgap::support
