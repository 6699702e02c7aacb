#include "typeset/division_collector.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "typeset/block_collector.h"
#include "typeset/note_collector.h"

namespace nabor {

namespace {

// Text that is made for one page, with white around it.
bool fits_page(const Unit& unit) {
    if (unit.path.empty()) return false;
    constexpr Role single[] = {Role::title_page, Role::dedication, Role::epigraph_page, Role::colophon};
    return unit.opens_part || std::find(std::begin(single), std::end(single), unit.path.back()->role) != std::end(single);
}

bool is_front(const Unit& unit) { return unit.matter == Unit::Matter::front; }

}  // namespace

void DivisionCollector::unit(const Unit& unit, BlockId made, ParallelPlace place) {
    sources_.notes.begin_chapter(unit_name(sources_.book, unit), unit.path.empty() ? LanguageId::main : unit.path.back()->language);
    const Opening opening = enter(unit, made);
    OpenSection& open = section_of(unit, opening, place);
    const CollectScope scope{sources_, open, open.body};
    std::vector<DestinationId>& waiting = open.body.pending.destinations;
    waiting.insert(waiting.end(), opening.destinations.begin(), opening.destinations.end());
    if (opening.restarts_lines) open.body.pending.restarts_lines = true;
    const std::size_t first_block = open.body.blocks.size();
    collect(unit, scope, opening.context);
    collect_chapter_notes(scope);
    keep_strings(open, first_block);
}

void DivisionCollector::keep_strings(const OpenSection& open, std::size_t first_block) {
    if (path_.empty()) return;
    StringSettings& strings = path_.back().strings;
    for (std::size_t i = first_block; i < open.body.blocks.size(); ++i) {
        const StringSettings& set = open.body.blocks[i].strings;
        strings.insert(strings.end(), set.begin(), set.end());
    }
}

DivisionCollector::Opening DivisionCollector::enter(const Unit& unit, BlockId made) {
    Opening opening;
    FlowContext& context = opening.context;
    context.node = sources_.tree.root();
    context.chain = sources_.root_chain();
    context.style = sources_.styles.of(sources_.styles.root(), context.chain);
    leave_divisions(unit);
    for (std::size_t i = 0; i < unit.path.size(); ++i) {
        const Block& division = *unit.path[i];
        const bool is_new = i == path_.size();
        if (is_new) enter_division(division, context);
        context = path_[i].context;
        opening.restarts_lines = opening.restarts_lines || (is_new && restarts_lines(sources_.layout, division));
        if (is_new && division.anchor != AnchorId::none) opening.destinations.push_back(sources_.tree.destination(division.anchor));
        const std::string& page = sources_.styles[context.style].style.page;
        if (!page.empty()) opening.page = page;
    }
    context.made = made;
    return opening;
}

// Units come in reading order: a division that one of them does not stand in does not come again.
void DivisionCollector::leave_divisions(const Unit& unit) {
    std::size_t shared = 0;
    while (shared < path_.size() && shared < unit.path.size() && path_[shared].division == unit.path[shared]) ++shared;
    while (path_.size() > shared) path_.pop_back();
}

void DivisionCollector::enter_division(const Block& division, const FlowContext& context) {
    ElementKey key = sources_.key_of(division, "");
    key.first_child = false;
    const SiblingBlock place{division, nullptr, context.chain.with(key)};
    path_.push_back({&division, inside(sources_, place, context, sources_.styles.of(context.style, place.chain, Rendition{})), {}});
}

// Whether a unit runs on below the one before it, because neither its division nor its head asks for a page.
bool DivisionCollector::runs_on(const Unit& unit, const FlowContext& context) {
    const OpenSection* open = sections_.open();
    if (!open || unit.path.empty() || open->section.front_matter != is_front(unit)) return false;
    const Style& division = sources_.styles[context.style].style;
    if (division.break_before != PageBreak::automatic || division.page != open->section.page || open->section.waits_for_pages) return false;
    const Blocks& blocks = unit.path.back()->blocks();
    if (blocks.empty()) return true;
    const Block& head = blocks.front();
    return sources_.styles[sources_.styles.of(context.style, context.chain.with(sources_.key_of(head, "")))].style.break_before == PageBreak::automatic;
}

OpenSection& DivisionCollector::section_of(const Unit& unit, const Opening& opening, ParallelPlace place) {
    OpenSection* open = sections_.open();
    if (!open || open->section.place != place) return begin_section(unit, opening, place);
    if (runs_on(unit, opening.context)) return *open;
    if (!place.is_any()) return begin_section(unit, opening, place);
    begin_spread(unit, opening, *open);
    return *open;
}

void DivisionCollector::open_page(const Opening& opening, FlowSection& section) {
    for (const DestinationId division : opening.destinations) section.opened_pages.push_back({division, opening.page});
}

// What would begin a section of its own begins a new spread of parallel texts. Such a section has the page of its first chapter.
void DivisionCollector::begin_spread(const Unit& unit, const Opening& opening, OpenSection& open) const {
    const Style& style = sources_.styles[opening.context.style].style;
    open.body.pending.break_before = style.break_before == PageBreak::right ? PageBreak::right : PageBreak::page;
    if (!unit.path.empty()) open.body.pending.sink = style.sink;
    open_page(opening, open.section);
    if (open.section.fits_page && !fits_page(unit)) {
        open.section.page = opening.page;
        open.section.fits_page = false;
    }
}

OpenSection& DivisionCollector::begin_section(const Unit& unit, const Opening& opening, ParallelPlace place) {
    sections_.finish();
    OpenSection& open = sections_.begin(is_front(unit), strings_in_force());
    const Style& style = sources_.styles[opening.context.style].style;
    open.section.page = opening.page;
    open.section.fits_page = fits_page(unit);
    if (!unit.path.empty() && !unit.goes_on) open.body.pending.sink = style.sink;
    const bool begins_body = !is_front(unit) && !std::exchange(in_body_, true);
    const bool restarts = begins_body && sources_.layout.roman_front;
    if (restarts || (style.break_before == PageBreak::right && !unit.goes_on)) open.section.opening = PageBreak::right;
    open.section.place = place;
    if (place.is_any()) open_page(opening, open.section);
    if (place.is_any() && sources_.layout.parallel.kind == ParallelSetting::Kind::facing) open.section.opening = PageBreak::left;
    return open;
}

void DivisionCollector::collect(const Unit& unit, const CollectScope& scope, const FlowContext& context) const {
    const BlockCollector collector(scope);
    if (unit.is_division()) return collector.blocks(unit.blocks.front()->blocks(), context);
    const auto at = [&](std::size_t i) { return i < unit.blocks.size() ? unit.blocks[i] : nullptr; };
    for (std::size_t i = 0; i < unit.blocks.size(); ++i) collector.sibling(*at(i), i == 0 ? nullptr : at(i - 1), at(i + 1), context);
}

StringSettings DivisionCollector::strings_in_force() const {
    StringSettings strings;
    for (const OpenDivision& open : path_) strings.insert(strings.end(), open.strings.begin(), open.strings.end());
    return strings;
}

}  // namespace nabor
