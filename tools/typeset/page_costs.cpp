#include "typeset/page_costs.h"

#include <algorithm>
#include <cstdlib>

namespace nabor {

namespace {

constexpr std::int64_t line = 1000;

// A page that is short at all, level with the page that faces it; and by more lines, growing with the square.
constexpr std::int64_t short_cost = 370'000, short_line_cost = 30'000;
constexpr std::int64_t very_short_cost = 100'000;  // by more than a line
constexpr std::int64_t uneven_cost = 2'500'000;
constexpr std::int64_t even_within = line / 2;
constexpr std::int64_t white_cost = 4'000;  // a line of white above the notes, where no line of text would have filled it
constexpr std::int64_t idle_white = 600;
constexpr std::int64_t recto_hyphen_cost = 20'000'000;
constexpr std::int64_t verso_hyphen_cost = 100'000;
constexpr std::int64_t split_note_cost = 400'000, split_line_cost = 3'000;
constexpr std::int64_t notes_alone_cost = 1'000'000;  // a page that has only the rest of notes
// More than facing pages three lines short; and more where the leaf is turned than where both pages lie open.
constexpr std::int64_t verso_parted_loosely_cost = 1'800'000, recto_parted_loosely_cost = 2'300'000;
constexpr std::int64_t parted_cost = 8'000'000, late_note_cost = 20'000'000, too_tall_cost = 8'000'000;
// A section's last page: with very few lines, or so nearly full that it looks like a mistake.
constexpr std::int64_t fewest_lines = 5;
constexpr std::int64_t missing_line_cost = 20'000;  // grows with the square
constexpr std::int64_t paper_cost = 100'000;        // of any page: one saved earns
constexpr std::int64_t nearly_full_cost = 250'000;  // less than two lines alone on another page

std::int64_t squared(std::int64_t thousandths, std::int64_t cost) { return thousandths * thousandths / line * cost / line; }

std::int64_t unevenness(const PageEndFacts& page) { return page.facing == nothing_faces ? 0 : std::abs(page.shortfall - page.facing); }

std::int64_t uneven_part(const PageEndFacts& page) {
    const std::int64_t apart = unevenness(page);
    return squared(apart, short_line_cost) + (apart > even_within ? uneven_cost : 0);
}

std::int64_t short_part(const PageEndFacts& page) {
    return squared(page.shortfall, short_line_cost) + (page.shortfall > even_within ? short_cost : 0) + (page.shortfall > line + line / 10 ? very_short_cost : 0);
}

// A page that may end anywhere: its white above the notes is the end of its section.
std::int64_t white_part(const PageEndFacts& page) {
    if (page.ends_freely) return 0;
    return squared(page.white, white_cost) + squared(std::max<std::int64_t>(0, page.white - idle_white), short_line_cost);
}

std::int64_t hyphen_part(const PageEndFacts& page) { return !page.hyphen ? 0 : page.recto ? recto_hyphen_cost : verso_hyphen_cost; }

std::int64_t parted_part(const PageEndFacts& page) {
    if (page.parted) return parted_cost;
    return !page.parted_loosely ? 0 : page.recto ? recto_parted_loosely_cost : verso_parted_loosely_cost;
}

std::int64_t split_part(const PageEndFacts& page) {
    return split_note_cost * page.split_notes + split_line_cost * page.split_lines;
}

// By its text: notes stand at the foot of any page.
bool looks_full_of(const PageEndFacts& page) { return page.shortfall + page.white < nearly_full; }

// For a page that may end anywhere.
std::int64_t last_page_part(const PageEndFacts& page) {
    std::int64_t sum = 0;
    if (!page.opens_section && !page.has_notes && page.text_items < fewest_lines)
        sum += squared((fewest_lines - page.text_items) * line, missing_line_cost);
    const bool looks_full = looks_full_of(page);
    const bool level = page.facing != nothing_faces && unevenness(page) <= even_within;
    if (looks_full && page.facing != nothing_faces && !level) sum += uneven_cost;
    if (looks_full && page.facing == nothing_faces && page.shortfall > even_within) sum += nearly_full_cost;
    return sum;
}

}  // namespace

std::int64_t page_cost(const PageEndFacts& page) {
    std::int64_t sum = paper_cost + white_part(page) + hyphen_part(page) + parted_part(page) + split_part(page) + late_note_cost * page.late_notes;
    if (page.too_tall) sum += too_tall_cost;
    if (page.text_items == 0) sum += notes_alone_cost;
    return sum + (page.ends_freely ? last_page_part(page) : short_part(page) + uneven_part(page));
}

std::vector<Relaxation> relaxations_of(const PageEndFacts& page) {
    using Kind = Relaxation::Kind;
    std::vector<Relaxation> made;
    const auto add = [&](Kind kind, std::int64_t amount, std::int64_t cost) { made.push_back({kind, 0, {}, {}, amount, cost}); };
    if (page.ends_freely) {
        if (looks_full_of(page) && unevenness(page) > even_within) add(Kind::uneven_spread, unevenness(page), uneven_cost);
    } else {
        if (unevenness(page) > even_within) add(Kind::uneven_spread, unevenness(page), uneven_part(page));
        if (page.shortfall > even_within) add(Kind::short_page, page.shortfall, short_part(page));
    }
    if (page.split_notes > 0) add(Kind::split_note, page.split_lines, split_part(page));
    if (page.late_notes > 0) add(Kind::late_note, page.late_notes, late_note_cost * page.late_notes);
    if (page.hyphen && page.recto) add(Kind::recto_hyphen, 1, hyphen_part(page));
    if (page.parted || page.parted_loosely) add(Kind::lone_line, 1, parted_part(page));
    if (page.too_tall) add(Kind::too_tall, 1, too_tall_cost);
    return made;
}

}  // namespace nabor
