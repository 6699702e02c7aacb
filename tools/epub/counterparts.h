// In: the aligned pieces of parallel texts. Out: where each leads to in the other text.
// Holds: the last block of a piece leads to the first one of its counterpart, both ways. A piece that is divided leads nowhere: its parts do.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "book/book.h"

namespace nabor::epub {

class Counterparts {
public:
    void add(const ParallelTexts& texts);

    bool empty() const { return targets_.empty(); }
    // In the order of the Book's parallel texts; nothing for an anchor that is not the end of a piece.
    const std::vector<AnchorId>& of(AnchorId piece) const;

private:
    std::unordered_map<std::uint32_t, std::vector<AnchorId>> targets_;  // by AnchorId; never iterated
};

}  // namespace nabor::epub
