#include "typeset/make_up.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

#include "book/book.h"
#include "language/counter.h"
#include "language/language.h"
#include "page/folio.h"
#include "typeset/set_text.h"
#include "typeset/side_material.h"

namespace nabor {

namespace {

struct RelaxationText {
    NoteCode code;
    std::string_view message;
    std::string_view hint;
};

// By Relaxation::Kind.
constexpr RelaxationText relaxation_texts[] = {
    {"page-uneven-spread", "it and the page that faces it end at different heights", "add or cut a line on one of the two pages"},
    {"page-short", "it ends above the foot", "what follows here did not fit: add a line to this page, or make what follows smaller"},
    {"page-split-note", "a note continues on the next page", "shorten the note, or move its call"},
    {"page-late-note", "a note begins after the page of its call", "move its call up, or shorten the notes before it"},
    {"page-recto-hyphen", "a word is divided between a right-hand page and the next", "reword the line that ends here"},
    {"page-lone-line", "a page break separates lines that belong together", "add or cut a line of the paragraph"},
    {"page-too-tall", "something on it is taller than the text block", "make it smaller, or divide it"},
};

Page empty_page(const PageGeometry& geometry) {
    Page page;
    page.width = geometry.width;
    page.height = geometry.height;
    return page;
}

// Takes a set page's text, whose coordinates begin at the text block's corner.
void put_text(SetPage& from, const PageGeometry& geometry, Length top, std::uint32_t paragraphs_before, Page& page) {
    for (PageItem& item : from.items) move_by(item, geometry.margin_left, top);
    for (PageLine& line : from.lines) {
        line.x += geometry.margin_left;
        line.y += top;
        line.paragraph += paragraphs_before;
    }
    page.items = std::move(from.items);
    page.lines = std::move(from.lines);
    page.start = from.start;
    page.start_beside = from.start_beside;
}

void append(std::vector<PageItem>&& more, Page& page) { std::move(more.begin(), more.end(), std::back_inserter(page.items)); }

void append(SetSide&& side, Page& page) {
    const auto before = static_cast<std::uint32_t>(page.items.size());
    for (const SideBox& box : side.boxes) page.side.push_back({box.y, box.height, before + box.first_item, before + box.last_item});
    append(std::move(side.items), page);
}

// How far down the items of a page reach.
Length bottom_of(const std::vector<PageItem>& items) {
    Length bottom;
    for (const PageItem& item : items) {
        const auto* image = std::get_if<PlacedImage>(&item);
        bottom = std::max(bottom, image ? image->y + image->height : std::visit([](const auto& one) { return one.y; }, item));
    }
    return bottom;
}

// The side material of the left column stands in the left margin, that of the right column in the right one.
void part_side_items(std::vector<PlacedSideItem>& items, PageSide page) {
    for (PlacedSideItem& one : items) one.item.margin = (one.text == 0) == (page == PageSide::left) ? SideMargin::outer : SideMargin::inner;
}

}  // namespace

MakeUp::MakeUp(const Layout& layout, const Tools& tools, std::size_t destinations, Report& report)
    : layout_(layout),
      styles_(tools.styles),
      shaper_(tools.shaper),
      report_(report),
      numbering_(layout.roman_front),
      boxes_(tools.styles, tools.shaper),
      lines_(layout, tools.styles, tools.shaper, tools.numbers, report),
      keyed_notes_(tools.keyed_notes) {
    made_.destinations.resize(destinations);
}

void MakeUp::add(SetSection section) {
    if (section.facts.plate != DestinationId::none) {
        plates_.add(std::move(section));
        return;
    }
    add_blank_before(section.facts.opening, section.facts.page);
    strings_.begin_section(section.facts.strings);
    right_strings_.begin_section(section.facts.right_strings);
    const std::uint32_t paragraphs_before = std::exchange(paragraphs_, paragraphs_ + section.paragraphs);
    SideWidths widths = side_widths(layout_, section.facts.page, lines_.column());
    if (section.facts.parallel == ParallelSetting::Kind::columns) widths = for_either_margin(widths);
    for (std::size_t i = 0; i < section.pages.size(); ++i) {
        if (i > 0) add_blank_before(section.pages[i].opens_with, section.facts.page);
        const std::string& name = section.pages[i].name ? *section.pages[i].name : section.facts.page;
        const PageGeometry geometry = layout_.page(name, side(), i == 0 || section.pages[i].opens);
        if (section.pages[i].in_columns) part_side_items(section.pages[i].side, side());
        carry_over(section, i, geometry.height);
        add_text_page(section.facts, std::move(section.pages[i]), {geometry, geometry.margin_top, paragraphs_before, widths});
    }
}

void MakeUp::add_blank_before(PageBreak asked, const std::string& name) {
    if ((asked == PageBreak::right && side() == PageSide::left) || (asked == PageBreak::left && side() == PageSide::right)) add_blank_page(name);
}

// What the margins of a page have no room for stands first on the next; behind the last one a page is added for it.
void MakeUp::carry_over(SetSection& section, std::size_t page, Length page_height) {
    std::vector<SetPage>& pages = section.pages;
    if (pages[page].side.empty()) return;
    std::vector<PlacedSideItem> over = take_overflow(pages[page], page_height);
    if (over.empty()) return;
    const Span place = over.front().item.span;
    const std::size_t step = section.facts.parallel == ParallelSetting::Kind::facing ? 2 : 1;
    while (page + step >= pages.size()) pages.resize(pages.size() + step);
    std::vector<PlacedSideItem>& next = pages[page + step].side;
    next.insert(next.begin(), std::make_move_iterator(over.begin()), std::make_move_iterator(over.end()));
    report_.note("page-margin-note-moved", place, "the margin has no room for this note beside its line; it stands overleaf",
                 "shorten the notes of the page, or let the layout set them at the foot");
}

void MakeUp::add_text_page(const SectionFacts& facts, SetPage set, const PagePlace& place) {
    Page page = empty_page(place.geometry);
    number(page, facts);
    page.ends_section = set.ends_freely;
    put_text(set, place.geometry, place.top, place.paragraphs_before, page);
    record_places(set, place);
    lines_.count(set, next_page());
    append(lines_.beside(set, page, place.geometry, side()), page);
    append(set_side_material(std::move(set.side), place.geometry, side(), place.side), page);
    const std::string folio = folio_of(page);
    // A page that one of two parallel texts leaves blank has no running heads, as any blank page.
    const bool is_blank = facts.parallel == ParallelSetting::Kind::facing && page.items.empty();
    const NamedStrings strings = strings_on(set);
    if (!is_blank) append(boxes_.set(folio, place.geometry, strings), page);
    record_relaxations(set.relaxations, folio, place.top);
    made_.pages.push_back(std::move(page));
    end_leaf();
}

// Facing pages of parallel texts may have one number. Letters as of two columns tell lines of one from those of the other.
void MakeUp::number(Page& page, const SectionFacts& facts) {
    const bool shares = facts.parallel == ParallelSetting::Kind::facing && layout_.parallel.shares_folios, is_right = side() == PageSide::right;
    if (shares) page.shared_side = counter_text(CounterStyle::letters, is_right ? 2 : 1, shaper_.language(PageLanguageId::main));
    if (shares && is_right) return numbering_.repeat(page);
    numbering_.number(page, facts.front_matter);
}

// Parallel texts: the left page has the strings of the left text, the right page those of the right one, also where both stand on it.
NamedStrings MakeUp::strings_on(const SetPage& page) {
    NamedStrings left = strings_.on_page(page.strings), right = right_strings_.on_page(page.right_strings);
    return side() == PageSide::right && !right.empty() ? right : left;
}

void MakeUp::add_blank_page(const std::string& name) {
    Page page = empty_page(layout_.page(name, side(), true));
    numbering_.number_blank(page);
    made_.pages.push_back(std::move(page));
    end_leaf();
}

// Plates are bound in between two leaves of the text. So left pages of the text stay left pages, whatever plates there are.
void MakeUp::end_leaf() {
    if (side() == PageSide::right) bind_plates();
}

// Plates stand on both sides of their leaves; the last side may stay blank.
void MakeUp::bind_plates() {
    if (!plates_.are_due()) return;
    for (SetSection& plate : plates_.take_due()) add_plate(std::move(plate));
    if (side() == PageSide::right) return;
    const Page& front = made_.pages.back();
    Page back;
    back.width = front.width;
    back.height = front.height;
    back.folio_style = FolioStyle::none;
    back.folio_prefix = folio_of(front) + "v";  // the leaf's verso, as librarians count
    back.ends_section = true;
    made_.pages.push_back(std::move(back));
}

void MakeUp::add_plate(SetSection plate) {
    numbering_.next_plate();
    made_.destinations[index_of(plate.facts.plate)] = {next_page(), {}, 0};
    const std::uint32_t paragraphs_before = std::exchange(paragraphs_, paragraphs_ + plate.paragraphs);
    for (SetPage& page : plate.pages) add_plate_page(plate.facts, std::move(page), paragraphs_before);
}

// Alone on its page, in the middle of its height, without running heads and outside the count.
void MakeUp::add_plate_page(const SectionFacts& facts, SetPage set, std::uint32_t paragraphs_before) {
    const PageGeometry geometry = layout_.page(facts.page, side(), true);
    const Length room = geometry.height - geometry.margin_top - geometry.margin_bottom - bottom_of(set.items);
    const PagePlace place{geometry, geometry.margin_top + std::max(Length{}, room / 2), paragraphs_before, {}};
    Page page = empty_page(geometry);
    numbering_.number_plate(page, std::string(label(Label::plate, shaper_.language(PageLanguageId::main))));
    page.ends_section = true;
    put_text(set, geometry, place.top, paragraphs_before, page);
    record_places(set, place);
    record_relaxations(set.relaxations, folio_of(page), place.top);
    made_.pages.push_back(std::move(page));
}

// Of the page that is added next.
void MakeUp::record_places(const SetPage& page, const PagePlace& place) {
    for (const PlacedSlot& placed : page.slots) {
        PageSlot slot = placed.slot;
        slot.x += place.geometry.margin_left;
        slot.y += place.top;
        slot.page = next_page();
        slots_.push_back({next_page(), slot, placed.first_item, placed.last_item});
    }
    for (const CountedNote& one : page.counted)
        note_numbers_.emplace(one.note, counter_text(layout_.note_series[index_of(one.series)].counter.style, one.number,
                                                     shaper_.language(PageLanguageId::main)));
    for (const PlacedDestination& placed : page.destinations) record_destination(placed.destination, place.top + placed.y);
    for (const PlacedSideItem& placed : page.side)
        for (const DestinationId destination : placed.item.destinations) record_destination(destination, place.top + placed.y);
}

void MakeUp::record_destination(DestinationId id, Length y) {
    plates_.pass(id);
    DestinationPlace& destination = made_.destinations[index_of(id)];
    if (destination.page == unplaced_page) destination = {next_page(), y, 0};
}

// Of the page that is added next.
void MakeUp::record_relaxations(const std::vector<Relaxation>& relaxations, const std::string& folio, Length top) {
    for (Relaxation relaxation : relaxations) {
        relaxation.page = next_page();
        relaxation.y += top;
        const RelaxationText& text = relaxation_texts[static_cast<std::size_t>(relaxation.kind)];
        report_.note(text.code, relaxation.place, fmt::format("page {}: {} (cost {})", folio, text.message, relaxation.cost),
                     std::string(text.hint));
        made_.relaxations.push_back(relaxation);
    }
}

// Its page, where no line has it: behind the last line that is counted. Where lines are counted by page, that of another page comes after its
// folio: "12.3".
std::string MakeUp::line_of(const PageSlot& slot) const {
    const LineLocator line = lines_.locator(slot.target);
    const bool is_elsewhere = layout_.numbering.lines == CounterScope::page && line.page != slot.page;
    if (line.number > 0) return is_elsewhere ? fmt::format("{}.{}", sided_folio_of(made_.pages[line.page]), line.number) : std::to_string(line.number);
    const std::uint32_t page = made_.destinations[index_of(slot.target)].page;
    return page == unplaced_page ? "" : fmt::format("{}\u00A0{}", label(Label::page_abbreviated, shaper_.language(slot.language)), folio_of(made_.pages[page]));
}

void MakeUp::report_lost_lines() const {
    for (const WaitingSlot& waiting : slots_) {
        if (waiting.slot.kind != SlotKind::line || lines_.locator(waiting.slot.target).number > 0) continue;
        Span place;
        for (std::size_t i = waiting.first_item; i < waiting.last_item && !place.known(); ++i)
            if (const auto* run = std::get_if<GlyphRun>(&made_.pages[waiting.page].items[i])) place = run->place;
        report_.warning("reference-without-number", place, "no line that is counted has the target of a reference in this line, or follows it: its page is printed",
                        "point it at a line of the text");
    }
}

std::string MakeUp::text_of(const PageSlot& slot) const {
    const auto of_note = [&](const std::map<DestinationId, std::string>& texts) {
        const auto text = texts.find(slot.target);
        return text == texts.end() ? std::string() : text->second;
    };
    switch (slot.kind) {
        case SlotKind::line: return line_of(slot);
        case SlotKind::note: return of_note(note_numbers_);
        case SlotKind::lines_of_note: return of_note(line_keys_);
        case SlotKind::ordinal: return of_note(ordinals_);
        case SlotKind::page: break;
    }
    const std::uint32_t page = made_.destinations[index_of(slot.target)].page;
    return page == unplaced_page ? "" : folio_of(made_.pages[page]);
}

void MakeUp::find_line_keys() {
    if (keyed_notes_.empty()) return;
    const auto folio = [&](std::uint32_t page) { return page == unplaced_page ? std::string() : sided_folio_of(made_.pages[page]); };
    const auto page_of = [&](DestinationId id) { return folio(made_.destinations[index_of(id)].page); };
    const LineKeys keys(keyed_notes_, {layout_, lines_, folio, page_of, [&](PageLanguageId id) { return shaper_.language(id); }});
    line_keys_ = keys.texts(slots_, shaper_.language(PageLanguageId::main));
    for (const WaitingSlot& waiting : slots_)
        if (waiting.slot.kind == SlotKind::ordinal) ordinals_.emplace(waiting.slot.target, keys.ordinal(waiting.slot.target));
}

MadeUpPages MakeUp::finish() {
    plates_.pass_all();
    if (plates_.are_due() && side() == PageSide::left) add_blank_page("");
    bind_plates();
    const auto number_of = [&](const PageSlot& slot) {
        const std::string text = text_of(slot);
        if (text.empty() && slot.kind == SlotKind::lines_of_note) made_.empty_labels.push_back(slot.node);
        return set_text(shaper_, styles_, text, {slot.style, slot.language, slot.node, slot.link});
    };
    report_lost_lines();
    find_line_keys();
    for (std::size_t i = 0; i < made_.destinations.size(); ++i)
        made_.destinations[i].line = lines_.locator(static_cast<DestinationId>(i)).number;
    fill_slots(slots_, number_of, made_.pages);
    return std::move(made_);
}

Pages finished_pages(Pages structure, MadeUpPages made) {
    const auto is_unplaced = [&](DestinationId id) {
        return id != DestinationId::none && made.destinations[index_of(id)].page == unplaced_page;
    };
    for (PageLink& link : structure.links)
        if (is_unplaced(link.destination)) link.destination = DestinationId::none;
    for (OutlineEntry& entry : structure.outline)
        if (is_unplaced(entry.destination)) entry.destination = DestinationId::none;
    // Nothing in the book leads to an unplaced destination now; a name that something outside may know still opens the book.
    const auto last_page = static_cast<std::uint32_t>(std::max<std::size_t>(1, made.pages.size()) - 1);
    for (std::size_t i = 0; i < structure.destinations.size(); ++i) {
        Destination& destination = structure.destinations[i];
        destination.placed = made.destinations[i].page != unplaced_page;
        destination.page = destination.placed ? made.destinations[i].page : last_page;
        destination.y = made.destinations[i].y;
        destination.line = made.destinations[i].line;
    }
    for (const NodeId content : made.empty_labels) structure.structure[index_of(structure.structure[index_of(content)].parent)].type = {};
    structure.pages = std::move(made.pages);
    structure.relaxations = std::move(made.relaxations);
    return structure;
}

}  // namespace nabor
