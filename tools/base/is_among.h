// In: a word, and a list of words. Out: whether the list has it.
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace nabor {

template <typename List>
bool is_among(const List& list, std::string_view word) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

}  // namespace nabor
