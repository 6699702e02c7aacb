// In: sorted keys with values. Out: a name tree or number tree (ISO 32000-1, 7.9.6 and 7.9.7) of leaves with /Limits.
// Holds: a reader opens one leaf to find a key, in a tree of any size.
#pragma once

#include <algorithm>

#include "pdf_file/serialiser.h"

namespace nabor::pdf {

inline constexpr std::size_t entries_in_a_leaf = 256;

// `add_key(array, i)` and `add_value(array, i)` append the i-th of `count` sorted entries. `entries` is "Names" or "Nums".
template <typename AddKey, typename AddValue>
Ref write_tree(Serialiser& file, const char* entries, std::size_t count, AddKey add_key, AddValue add_value) {
    Object root;
    root.dictionary();
    Array kids = root.dictionary().array(count > entries_in_a_leaf ? "Kids" : entries, std::min(count, entries_in_a_leaf) * 2);
    for (std::size_t begin = 0; begin < count; begin += entries_in_a_leaf) {
        const std::size_t end = std::min(count, begin + entries_in_a_leaf);
        Object leaf;
        Array pairs = count > entries_in_a_leaf ? leaf.dictionary().array(entries, (end - begin) * 2) : kids;
        for (std::size_t i = begin; i < end; ++i) {
            add_key(pairs, i);
            add_value(pairs, i);
        }
        if (count <= entries_in_a_leaf) break;
        Array limits = leaf.dictionary().array("Limits");
        add_key(limits, begin);
        add_key(limits, end - 1);
        const Ref ref = file.reserve();
        file.put(ref, leaf);
        kids.reference(ref);
    }
    const Ref ref = file.reserve();
    file.put(ref, root);
    return ref;
}

}  // namespace nabor::pdf
