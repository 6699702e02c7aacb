// In: the compound list of a dictionary (69,000 entries in German). Out: the joints inside a compound word.
// libhyphen takes two seconds to read such a list; here it is sorted and searched.
// Holds: private to this folder. Words and list are in the dictionary's encoding.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "language/hyphenation_patterns.h"

namespace nabor {

class CompoundList {
public:
    explicit CompoundList(std::vector<Pattern> sorted) : entries_(std::move(sorted)) {}

    bool empty() const { return entries_.empty(); }

    // Sets joint[i] for a joint before byte i. As in libhyphen, only the longest entry that ends at a letter counts, and only
    // when no longer entry can still match.
    void find_joints(std::string_view word, std::span<bool> joint) const;

private:
    std::vector<Pattern> entries_;
};

}  // namespace nabor
