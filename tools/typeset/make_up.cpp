#include "typeset/make_up.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "book/book.h"
#include "language/language.h"
#include "page/folio.h"
#include "typeset/paragraph_builder.h"
#include "typeset/set_text.h"
#include "typeset/structure_tree_builder.h"

namespace nabor {

namespace {

constexpr Length head_gap = {Length::per_point * 12};  // least white between two margin boxes of one line

struct RelaxationText {
    std::string_view code, message;
};

// By Relaxation::Kind.
constexpr RelaxationText relaxation_texts[] = {
    {.code = "page-uneven-spread", .message = "it and the page that faces it do not end at one height"},
    {.code = "page-short", .message = "it ends above the foot"},
    {.code = "page-split-note", .message = "a note goes on overleaf"},
    {.code = "page-late-note", .message = "a note begins after the page of its call"},
    {.code = "page-recto-hyphen", .message = "a word is divided from a right-hand page to the next"},
    {.code = "page-lone-line", .message = "a page break had to part lines that belong together"},
    {.code = "page-too-tall", .message = "something on it is taller than the text block"},
};

Length baseline_of(const PageGeometry& geometry, MarginBoxPlace place) {
    switch (place) {
        case MarginBoxPlace::top_left:
        case MarginBoxPlace::top_centre:
        case MarginBoxPlace::top_right: return geometry.margin_top - geometry.head_gap;
        default: return geometry.height - geometry.margin_bottom + geometry.foot_gap;
    }
}

// Places a body, whose coordinates begin at the text block's corner, on a page.
void place(PageBody& body, Length x, Length y, std::uint32_t paragraphs_before) {
    for (PageItem& item : body.items) move_by(item, x, y);
    for (PageLine& line : body.lines) {
        line.x += x;
        line.y += y;
        line.paragraph += paragraphs_before;
    }
}

// The glyphs of a run's spaces between words; none of a right-to-left run, whose text counts from its end.
template <typename Visit>
void each_word_space(PageItem& item, Visit&& visit) {
    auto* run = std::get_if<GlyphRun>(&item);
    if (!run || run->right_to_left) return;
    std::size_t position = 0;
    for (Glyph& glyph : run->glyphs) {
        if (glyph.text_length > 0 && glyph.advance > 0 && is_word_space(run->text[position])) visit(glyph);
        position += glyph.text_length;
    }
}

}  // namespace

MakeUp::MakeUp(const Layout& layout, StyleTable& styles, Shaper& shaper, Pages pages, Report& report)
    : layout_(layout),
      styles_(styles),
      shaper_(shaper),
      report_(report),
      pages_(std::move(pages)) {}

void MakeUp::add(SetSection&& section) {
    if (section.plate != DestinationId::none) {
        plates_ahead_.emplace(section.plate, std::move(section));
        return;
    }
    if (section.opening == PageBreak::right && side() == PageSide::left) add_blank_page(section.page);
    running_.clear();
    for (const auto& [name, value] : section.strings) running_[name] = value;
    paragraphs_ = next_paragraph_;
    next_paragraph_ += section.paragraphs;
    for (std::size_t i = 0; i < section.pages.size(); ++i) {
        if (i > 0 && section.pages[i].opens_with == PageBreak::right && side() == PageSide::left) add_blank_page(section.page);
        add_page(section, i);
    }
}

// Of the page that was added last.
void MakeUp::tell(Relaxation relaxation, Length page_top) {
    relaxation.page = static_cast<std::uint32_t>(pages_.pages.size() - 1);
    relaxation.y += page_top;
    const RelaxationText& text = relaxation_texts[static_cast<std::size_t>(relaxation.kind)];
    report_.note(text.code, relaxation.place,
                 fmt::format("page {}: {} (cost {})", folio_of(pages_.pages.back()), text.message, relaxation.cost));
    pages_.relaxations.push_back(relaxation);
}

void MakeUp::add_blank_page(const std::string& name) {
    const PageGeometry geometry = layout_.page(name, side(), true);
    Page& page = pages_.pages.emplace_back();
    page.width = geometry.width;
    page.height = geometry.height;
    count(page, is_roman_);
    end_leaf();
}

// Plates are bound in between two leaves of the text, so its left pages stay left pages: whatever plates there are, its pages are the same.
void MakeUp::end_leaf() {
    if (side() == PageSide::right) bind_plates();
}

// One after another on both sides of their leaves; the last side may stay blank.
void MakeUp::bind_plates() {
    if (due_plates_.empty()) return;
    for (SetSection& plate : std::exchange(due_plates_, {})) add_plate(plate);
    if (side() == PageSide::right) return;
    const Page& front = pages_.pages.back();
    Page back;
    back.width = front.width;
    back.height = front.height;
    back.folio_style = FolioStyle::none;
    back.folio_prefix = folio_of(front) + "v";  // the leaf's verso, as librarians count
    back.ends_section = true;
    pages_.pages.push_back(std::move(back));
    ++plate_pages_;
}

namespace {

// How far down its items reach.
Length bottom_of(const PageBody& body) {
    Length bottom;
    for (const PageItem& item : body.items) {
        const auto* image = std::get_if<PlacedImage>(&item);
        bottom = std::max(bottom, image ? image->y + image->height : std::visit([](const auto& one) { return one.y; }, item));
    }
    return bottom;
}

}  // namespace

// Alone on its page, in the middle of its height, without running heads and outside the count.
void MakeUp::add_plate(SetSection& plate) {
    ++plates_;
    Destination& bound = pages_.destinations[index_of(plate.plate)];
    bound.page = static_cast<std::uint32_t>(pages_.pages.size());
    bound.y = {};
    const std::uint32_t paragraphs = std::exchange(paragraphs_, next_paragraph_);
    next_paragraph_ += plate.paragraphs;
    for (std::size_t number = 0; number < plate.pages.size(); ++number) {
        const SetPage& set = plate.pages[number];
        const PageGeometry geometry = layout_.page(plate.page, side(), true);
        PageBody body = std::move(plate.bodies[number]);
        const Length room = geometry.height - geometry.margin_top - geometry.margin_bottom - bottom_of(body);
        const Length top = geometry.margin_top + std::max(Length{}, room / 2);
        place(body, geometry.margin_left, top, paragraphs_);
        Page& page = pages_.pages.emplace_back();
        page.width = geometry.width;
        page.height = geometry.height;
        page.number = plates_;
        page.folio_prefix = std::string(label(Label::plate, pages_.languages.front())) + ' ';
        page.ends_section = true;
        page.start = set.start;
        page.items = std::move(body.items);
        page.lines = std::move(body.lines);
        ++plate_pages_;
        note_places(set, geometry.margin_left, top);
        for (const Relaxation& relaxation : set.relaxations) tell(relaxation, top);
    }
    paragraphs_ = paragraphs;
}

// Of the page that was added last.
void MakeUp::count(Page& page, bool front_matter) {
    const bool is_roman = front_matter && layout_.roman_front;
    if (is_roman) ++roman_pages_;
    is_roman_ = is_roman;
    page.folio_style = is_roman ? FolioStyle::roman : FolioStyle::arabic;
    page.number = is_roman ? roman_pages_ : static_cast<std::uint32_t>(pages_.pages.size()) - roman_pages_ - plate_pages_;
}

void MakeUp::add_page(SetSection& section, std::size_t number) {
    const SetPage& set = section.pages[number];
    const PageGeometry geometry = layout_.page(section.page, side(), number == 0);
    Page& page = pages_.pages.emplace_back();
    page.width = geometry.width;
    page.height = geometry.height;
    count(page, section.front_matter);
    page.ends_section = set.ends_freely;
    page.start = set.start;
    PageBody& body = section.bodies[number];
    place(body, geometry.margin_left, geometry.margin_top, paragraphs_);
    page.items = std::move(body.items);
    page.lines = std::move(body.lines);
    note_places(set, geometry.margin_left, geometry.margin_top);
    Strings first = running_;
    std::map<std::string, bool> seen;
    for (const auto& [name, value] : set.strings) {
        running_[name] = value;
        if (!std::exchange(seen[name], true)) first[name] = value;
    }
    furnish(page, geometry, first);
    for (const Relaxation& relaxation : set.relaxations) tell(relaxation, geometry.margin_top);
    end_leaf();
}

// Of the page that was added last.
void MakeUp::note_places(const SetPage& set, Length x, Length y) {
    const std::size_t page = pages_.pages.size() - 1;
    for (const auto& [placed, first_item, last_item] : set.slots) {
        PageSlot slot = placed;
        slot.x += x;
        slot.y += y;
        slots_.push_back({page, slot, first_item, last_item});
    }
    for (const PlacedDestination& placed : set.destinations) {
        if (const auto plate = plates_ahead_.find(placed.destination); plate != plates_ahead_.end()) {
            due_plates_.push_back(std::move(plate->second));
            plates_ahead_.erase(plate);
        }
        Destination& destination = pages_.destinations[index_of(placed.destination)];
        if (destination.page != unplaced_page) continue;
        destination.page = static_cast<std::uint32_t>(page);
        destination.y = y + placed.y;
    }
}

void MakeUp::furnish(Page& page, const PageGeometry& geometry, const Strings& first) {
    for (const bool top : {true, false}) {
        Length left, right;
        // The outer boxes come first: the middle takes what they leave.
        for (const MarginBoxPlace place : {MarginBoxPlace::top_left, MarginBoxPlace::top_right, MarginBoxPlace::top_centre,
                                           MarginBoxPlace::bottom_left, MarginBoxPlace::bottom_right, MarginBoxPlace::bottom_centre}) {
            const bool is_top = place <= MarginBoxPlace::top_right;
            if (is_top != top) continue;
            for (const MarginBox& box : geometry.boxes)
                if (box.place == place) set_box(page, geometry, box, first, left, right);
        }
    }
}

void MakeUp::set_box(Page& page, const PageGeometry& geometry, const MarginBox& box, const Strings& first, Length& left_taken,
                     Length& right_taken) {
    std::string text;
    for (const ContentPiece& piece : box.content) {
        if (piece.kind == ContentPiece::Kind::text)
            text += piece.text;
        else if (piece.kind == ContentPiece::Kind::page_number)
            text += folio_of(page);
        else if (const auto string = first.find(piece.text); string != first.end())
            text += string->second;
    }
    if (text.empty()) return;
    TextPlace place;
    place.style = styles_.of(box.style);
    const Length measure = geometry.width - geometry.margin_left - geometry.margin_right;
    const bool at_left = box.place == MarginBoxPlace::top_left || box.place == MarginBoxPlace::bottom_left;
    const bool at_right = box.place == MarginBoxPlace::top_right || box.place == MarginBoxPlace::bottom_right;
    const Length taken = at_left ? right_taken : at_right ? left_taken : std::max(left_taken, right_taken) * 2;
    const Length room = measure - taken - (taken.units > 0 ? head_gap : Length{});
    std::u32string characters = to_utf32(text);
    SetLine line = set_text(shaper_, styles_, text, place);
    while (line.natural_width > room && characters.size() > 1) {
        const std::size_t space = characters.rfind(U' ', characters.size() - 2);
        characters.resize(space == std::u32string::npos || space == 0 ? characters.size() - 1 : space);
        line = set_text(shaper_, styles_, to_utf8(characters) + "…", place);
    }
    Length x = geometry.margin_left;
    if (at_right)
        x += measure - line.natural_width;
    else if (!at_left)
        x += (measure - line.natural_width) / 2;
    const Length y = baseline_of(geometry, box.place);
    for (PageItem& item : line.items) {
        move_by(item, x, y);
        page.items.push_back(std::move(item));
    }
    if (at_left) left_taken = line.natural_width;
    if (at_right) right_taken = line.natural_width;
}

SetLine MakeUp::number_of(const PageSlot& slot) {
    const std::uint32_t page = pages_.destinations[index_of(slot.target)].page;
    const std::string number = page == unplaced_page ? "" : folio_of(pages_.pages[page]);
    return set_text(shaper_, styles_, number, {slot.style, slot.language, slot.node, slot.link});
}

void MakeUp::set_number(SetLine&& number, const WaitingSlot& waiting, Length x) {
    for (PageItem& item : number.items) {
        move_by(item, x, waiting.slot.y);
        pages_.pages[waiting.page].items.push_back(std::move(item));
    }
}

// Sets the numbers of one line, and draws up to each what follows it; a justified line gives the white so won to its spaces.
void MakeUp::fill_slots(std::span<const WaitingSlot> of_line) {
    const WaitingSlot& first = of_line.front();
    std::vector<SetLine> numbers;
    std::int64_t left_over = 0, spaces = 0;
    for (const WaitingSlot& waiting : of_line) {
        numbers.push_back(number_of(waiting.slot));
        left_over += (waiting.slot.width - numbers.back().natural_width).units;
    }
    if (first.slot.flush_right) return set_number(std::move(numbers.front()), first, first.slot.x + Length{left_over});
    const auto line = [&](std::size_t i) -> PageItem& { return pages_.pages[first.page].items[i]; };
    for (std::size_t i = first.first_item; first.slot.justified && i < first.last_item; ++i)
        each_word_space(line(i), [&](Glyph&) { ++spaces; });
    std::int64_t seen = 0, given = 0, closed = 0;
    std::size_t next = 0;
    const auto set_numbers_before = [&](Length x) {
        for (; next < of_line.size() && of_line[next].slot.x <= x; ++next) {
            const Length width = numbers[next].natural_width;
            set_number(std::move(numbers[next]), of_line[next], of_line[next].slot.x + Length{given - closed});
            closed += (of_line[next].slot.width - width).units;
        }
    };
    for (std::size_t i = first.first_item; i < first.last_item; ++i) {
        set_numbers_before(std::visit([](const auto& item) { return item.x; }, line(i)));
        std::visit([&](auto& item) { item.x += Length{given - closed}; }, line(i));
        if (spaces > 0)
            each_word_space(line(i), [&](Glyph& glyph) {
                const std::int64_t due = left_over * ++seen / spaces;
                glyph.advance += static_cast<std::int32_t>(due - given);
                given = due;
            });
    }
    set_numbers_before(pages_.pages[first.page].width);
}

Pages MakeUp::finish() {
    for (auto& [place, plate] : plates_ahead_) due_plates_.push_back(std::move(plate));  // nothing of the text follows them
    plates_ahead_.clear();
    if (!due_plates_.empty() && side() == PageSide::left) add_blank_page("");
    bind_plates();
    for (std::size_t begin = 0; begin < slots_.size();) {
        std::size_t end = begin + 1;
        while (end < slots_.size() && slots_[end].page == slots_[begin].page && slots_[end].first_item == slots_[begin].first_item) ++end;
        fill_slots(std::span(slots_).subspan(begin, end - begin));
        begin = end;
    }
    for (PageLink& link : pages_.links)
        if (link.destination != DestinationId::none && pages_.destinations[index_of(link.destination)].page == unplaced_page)
            link.destination = DestinationId::none;
    for (OutlineEntry& entry : pages_.outline)
        if (entry.destination != DestinationId::none && pages_.destinations[index_of(entry.destination)].page == unplaced_page)
            entry.destination = DestinationId::none;
    // Nothing leads to these now; a name that something outside may know still opens the book.
    const auto last_page = static_cast<std::uint32_t>(std::max<std::size_t>(1, pages_.pages.size()) - 1);
    for (Destination& destination : pages_.destinations) {
        destination.placed = destination.page != unplaced_page;
        if (!destination.placed) destination.page = last_page;
    }
    return std::move(pages_);
}

}  // namespace nabor
