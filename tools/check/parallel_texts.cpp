// In: a Book. Out: a finding on each piece of its parallel texts that has no counterpart, in their order.
#include <fmt/format.h>

#include "check/check.h"

namespace nabor {

void check_parallel_texts(const Book& book, Report& report) {
    for (const ParallelTexts& texts : book.parallel_texts)
        for (const AlignedPiece& piece : texts.pieces) {
            if (!piece.left.empty() && !piece.right.empty()) continue;
            const AnchorId first = piece.left.empty() ? piece.right.front() : piece.left.front();
            report.note("tei-parallel-counterpart", book.anchor(first).span,
                        fmt::format("the other text ({}) has no counterpart of this", book.language(piece.left.empty() ? texts.left_language : texts.right_language)));
        }
}

}  // namespace nabor
