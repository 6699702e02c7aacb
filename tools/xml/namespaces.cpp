#include "xml/namespaces.h"

namespace nabor::xml {

namespace {

constexpr std::size_t most = 0xFFFF;  // namespaces of a tree: further ones count as the last

}  // namespace

std::uint16_t Namespaces::number_of(std::string_view space) {
    const auto known = numbers_.find(space);
    if (known != numbers_.end()) return known->second;
    if (names_.size() > most) return static_cast<std::uint16_t>(most);
    names_.push_back(space);
    return numbers_[space] = static_cast<std::uint16_t>(names_.size() - 1);
}

void Namespaces::declare(std::string_view attribute, std::string_view value) {
    if (!attribute.starts_with("xmlns") || (attribute.size() > 5 && attribute[5] != ':')) return;
    const std::string_view prefix = attribute.size() > 5 ? attribute.substr(6) : std::string_view();
    std::uint16_t& bound = bound_[prefix];
    replaced_.push_back({prefix, bound});
    bound = number_of(value);
}

void Namespaces::leave(std::size_t declarations) {
    for (; replaced_.size() > declarations; replaced_.pop_back()) bound_[replaced_.back().prefix] = replaced_.back().before;
}

std::uint16_t Namespaces::of(std::string_view name) const {
    const std::size_t colon = name.find(':');
    const auto bound = bound_.find(colon == std::string_view::npos ? std::string_view() : name.substr(0, colon));
    return bound == bound_.end() ? std::uint16_t(0) : bound->second;
}

}  // namespace nabor::xml
