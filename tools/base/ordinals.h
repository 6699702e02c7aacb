// In: ids that count through a whole book. Out: their ordinals in a part of it, and back.
// Holds: ids move when something before them changes. Counted from the part's own beginning, by first appearance, they stay; two parts
// alike in their ordinals are alike in which of their ids are the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace nabor {

// What an id is ordered by; overloaded for ids that have no order of their own.
template <typename Id>
Id order_of(Id id) {
    return id;
}

template <typename Id>
class Ordinals {
public:
    // Counts it when it is new.
    std::uint32_t add(const Id& id) {
        if (!all_.empty() && all_[last_] == id) return last_;
        const auto [place, is_new] = by_id_.try_emplace(order_of(id), static_cast<std::uint32_t>(all_.size()));
        if (is_new) all_.push_back(id);
        return last_ = place->second;
    }
    std::optional<std::uint32_t> find(const Id& id) const {
        const auto found = by_id_.find(order_of(id));
        return found == by_id_.end() ? std::nullopt : std::optional(found->second);
    }
    const Id& operator[](std::size_t ordinal) const { return all_[ordinal]; }
    std::size_t size() const { return all_.size(); }

private:
    std::vector<Id> all_;
    std::map<decltype(order_of(Id{})), std::uint32_t> by_id_;
    std::uint32_t last_ = 0;  // asked for last: neighbours often have the same id
};

}  // namespace nabor
