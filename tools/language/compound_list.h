// In: the list of compounds at the head of a dictionary (German has 69,000). Out: where a word is made of several.
// libhyphen would apply the list itself, but takes two seconds to read it; here it is sorted and searched.
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

    // Sets joint[i] where two parts of the word meet before byte i. As in libhyphen, of the entries that end at a letter only the
    // longest one speaks, and only when nothing longer could still begin there.
    void find_joints(std::string_view word, std::span<bool> joint) const;

private:
    std::vector<Pattern> entries_;
};

}  // namespace nabor
