// In: ids that count through a whole book. Out: their ordinals in a part of it, and back.
// Holds: ids move when something before them changes. Counted from the part's own beginning, by first appearance, they stay; two parts
// alike in their ordinals are alike in which of their ids are the same.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace nabor {

// What an id is ordered by; overloaded for ids that have no order of their own.
template <typename Id>
Id order_of(Id id) {
    return id;
}

// The id's place in a short list, where it is added when it is new: for a page's ids, which are few, and often those of their neighbours.
template <typename Id>
std::size_t ordinal_in(std::vector<Id>& known, Id id) {
    const auto found = std::find(known.rbegin(), known.rend(), id);
    if (found != known.rend()) return static_cast<std::size_t>(known.rend() - found) - 1;
    known.push_back(id);
    return known.size() - 1;
}

template <typename Id>
class Ordinals {
public:
    // Counts it when it is new.
    std::uint32_t add(const Id& id) {
        if (!all_.empty() && all_[last_] == id) return last_;
        if (const auto known = find(id)) return last_ = *known;
        last_ = static_cast<std::uint32_t>(all_.size());
        const Order order = order_of(id);
        if (!all_.empty() && (ascending_.empty() || ascending_.back().first < order))
            ascending_.emplace_back(order, last_);
        else if (!all_.empty())
            others_.emplace(order, last_);
        all_.push_back(id);
        return last_;
    }
    std::optional<std::uint32_t> find(const Id& id) const {
        if (all_.empty()) return std::nullopt;
        if (all_.front() == id) return 0;
        const Order order = order_of(id);
        if (ascending_.empty() || ascending_.back().first < order) return find_other(order);
        const auto found = std::lower_bound(ascending_.begin(), ascending_.end(), order,
                                            [](const Entry& entry, const Order& wanted) { return entry.first < wanted; });
        return found != ascending_.end() && found->first == order ? std::optional(found->second) : find_other(order);
    }
    const Id& operator[](std::size_t ordinal) const { return all_[ordinal]; }
    std::size_t size() const { return all_.size(); }

private:
    using Order = decltype(order_of(Id{}));
    using Entry = std::pair<Order, std::uint32_t>;

    std::optional<std::uint32_t> find_other(const Order& order) const {
        const auto found = others_.find(order);
        return found == others_.end() ? std::nullopt : std::optional(found->second);
    }

    // Ids mostly come in their own order, but for the first, which often is that of nothing.
    std::vector<Id> all_;
    std::vector<Entry> ascending_;
    std::map<Order, std::uint32_t> others_;
    std::uint32_t last_ = 0;  // asked for last: neighbours often have the same id
};

}  // namespace nabor
