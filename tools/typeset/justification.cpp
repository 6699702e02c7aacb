#include "typeset/justification.h"

#include <algorithm>
#include <cstdlib>

namespace nabor {

namespace {

std::int64_t scaling_room(const LineMaterial& line) { return line.letters * glyph_scaling / 1000; }
std::int64_t spacing_room(const LineMaterial& line) { return line.sizes * letter_spacing / 1000; }

}  // namespace

std::int64_t most_shrink(const LineMaterial& line) { return scaling_room(line) + spacing_room(line) + line.spaces * space_shrink / 1000; }

Shares share_out(const LineMaterial& line, std::int64_t slack) {
    const std::int64_t scaling = scaling_room(line), spacing = spacing_room(line), spaces = line.spaces * easy_space / 1000;
    // A font may have glyphs that step back, so that a line has less than no letters.
    const std::int64_t easy = std::max<std::int64_t>(0, scaling + spacing + spaces), taken = std::clamp(slack, -easy, easy);
    Shares shares;
    if (easy > 0) {
        shares.scaling = scaling * taken / easy;
        shares.letter_spacing = spacing * taken / easy;
    }
    shares.spaces = slack - shares.scaling - shares.letter_spacing;
    return shares;
}

std::int64_t adjustment_ratio(const LineMaterial& line, std::int64_t slack) {
    constexpr std::int64_t knee = full_ratio / 2;
    const std::int64_t given = std::abs(share_out(line, slack).spaces);
    const std::int64_t easy = line.spaces * easy_space / 1000;
    if (given > 0 && easy <= 0) return slack < 0 ? -full_ratio : worst_ratio;
    const std::int64_t limit = line.spaces * (slack < 0 ? space_shrink : space_stretch) / 1000;
    const std::int64_t ratio = given <= easy ? (easy > 0 ? given * knee / easy : 0) : knee + (given - easy) * knee / (limit - easy);
    return slack < 0 ? -std::min(ratio, full_ratio) : std::min(ratio, worst_ratio);
}

}  // namespace nabor
