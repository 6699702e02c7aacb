// In: the key of each item. Out: the items of each key, in order.
#pragma once

#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace nabor::pdf {

class Groups {
public:
    Groups(std::size_t keys, const std::vector<std::uint32_t>& key_of_item) : first_(keys + 1), items_(key_of_item.size()) {
        for (const std::uint32_t key : key_of_item) ++first_[key + 1];
        std::partial_sum(first_.begin(), first_.end(), first_.begin());
        std::vector<std::uint32_t> next(first_);
        for (std::uint32_t item = 0; item < key_of_item.size(); ++item) items_[next[key_of_item[item]]++] = item;
    }

    std::span<const std::uint32_t> of(std::uint32_t key) const {
        return std::span(items_).subspan(first_[key], first_[key + 1] - first_[key]);
    }

private:
    std::vector<std::uint32_t> first_, items_;
};

}  // namespace nabor::pdf
