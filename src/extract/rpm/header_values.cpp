#include "extract/rpm/header_values.hpp"

#include <algorithm>

#include <rpm/rpmtd.h>

#include "support/text.hpp"

namespace rpmgap::extract::rpm {

namespace {

// Raw: without the extensions that compute a value, and without a copy where librpm can lend its own.
constexpr auto raw = static_cast<headerGetFlags>(HEADERGET_RAW | HEADERGET_MINMEM);

}  // namespace

Strings::Strings(Header header, rpmTagVal tag) {
    rpmtdReset(&data_);
    present_ = headerGet(header, tag, &data_, raw) == 1;
    if (!present_ || rpmtdClass(&data_) != RPM_STRING_CLASS) return;
    count_ = rpmtdCount(&data_);
    values_.reserve(std::min(count_, max_values));
    while (values_.size() < max_values) {
        const char* value = rpmtdNextString(&data_);
        if (value == nullptr) break;
        values_.emplace_back(value);
    }
}

Strings::~Strings() {
    rpmtdFreeData(&data_);
}

Numbers numbers(Header header, rpmTagVal tag) {
    rpmtd_s data;
    rpmtdReset(&data);
    Numbers result;
    const bool there = headerGet(header, tag, &data, raw) == 1;
    if (there && (rpmtdType(&data) == RPM_INT32_TYPE || rpmtdType(&data) == RPM_INT16_TYPE)) {
        result.count = rpmtdCount(&data);
        result.values.reserve(std::min(result.count, max_values));
        while (result.values.size() < max_values && rpmtdNext(&data) >= 0)
            result.values.push_back(static_cast<std::uint32_t>(rpmtdGetNumber(&data)));
    }
    rpmtdFreeData(&data);
    return result;
}

std::vector<std::uint8_t> bytes(Header header, rpmTagVal tag) {
    rpmtd_s data;
    rpmtdReset(&data);
    std::vector<std::uint8_t> values;
    if (headerGet(header, tag, &data, raw) == 1 && rpmtdType(&data) == RPM_BIN_TYPE && data.data != nullptr) {
        const auto* first = static_cast<const std::uint8_t*>(data.data);
        values.assign(first, first + data.count);
    }
    rpmtdFreeData(&data);
    return values;
}

std::optional<std::uint64_t> number(Header header, rpmTagVal tag) {
    rpmtd_s data;
    rpmtdReset(&data);
    std::optional<std::uint64_t> value;
    if (headerGet(header, tag, &data, raw) == 1 && rpmtdClass(&data) == RPM_NUMERIC_CLASS && rpmtdCount(&data) == 1) {
        value = rpmtdGetNumber(&data);
    }
    rpmtdFreeData(&data);
    return value;
}

std::string text(Header header, rpmTagVal tag) {
    const Strings strings(header, tag);
    return strings.values().empty() ? std::string() : support::printable(strings.values().front());
}

}  // namespace rpmgap::extract::rpm
