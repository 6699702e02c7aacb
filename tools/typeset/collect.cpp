#include "typeset/collect.h"

#include <array>
#include <utility>

#include "base/utf8.h"
#include "book/title_page.h"
#include "language/language.h"
#include "typeset/collector.h"
#include "typeset/element.h"

namespace nabor {

Collector::Collector(const Book& book, const Product& product, const Layout& layout, StyleTable& styles, Skeleton& skeleton, Report& report)
    : book_(book),
      product_(product),
      layout_(layout),
      styles_(styles),
      skeleton_(skeleton),
      report_(report),
      note_numbers_(nabor::note_numbers(book, product.note_numbering)),
      note_set_(book.notes.size(), false) {
    if (layout.names_openings) openings_ = openings(book, InitialMarks::any);
    for (const ContentsEntry& entry : contents(book))
        if (entry.anchor != AnchorId::none) headings_.emplace(entry.anchor, entry.title);
}

std::vector<FlowSection> Collector::collect() {
    chain_.push({"body", "", book_.languages.front(), false, ""});
    const std::vector<Unit> all = units(book_);
    std::size_t next = 0;
    const bool has_title_page = !all.empty() && !all.front().blocks.empty() && all.front().blocks.front()->role == Role::title_page;
    const std::string title = book_.metadata.main_title().empty() ? product_.name : book_.metadata.main_title();
    const Block made_title_page = title_page_of(book_, title);
    made_ = BlockId::made_title_page;
    if (has_title_page)
        collect_unit(all[next++]);
    else
        collect_made([&] { collect_unit({Unit::Matter::front, {&made_title_page}, {&made_title_page}, false}); });
    made_ = BlockId::none;
    finish_section();
    if (!layout_.contents_at_end) collect_contents();
    for (; next < all.size(); ++next) collect_unit(all[next]);
    finish_section();
    if (layout_.notes.place == NoteLayout::Place::book_end) collect_book_notes();
    if (layout_.contents_at_end) collect_contents();
    return std::move(sections_);
}

void Collector::begin_section(bool front_matter) {
    section_ = FlowSection{};
    section_.front_matter = front_matter;
    section_.strings.emplace_back("book", book_.metadata.main_title());
    for (const Block* division : division_path_)
        for (const auto& string : division_strings_[division]) section_.strings.push_back(string);
    target_ = &section_.blocks;
    pending_ = Pending{};
    pending_.destinations = std::exchange(plates_ahead_, {});
}

void Collector::finish_section() {
    if (target_ && !section_.blocks.empty()) {
        std::vector<DestinationId>& last = section_.blocks.back().destinations;
        last.insert(last.end(), pending_.destinations.begin(), pending_.destinations.end());
        sections_.push_back(std::move(section_));
    } else if (target_) {
        plates_ahead_ = std::move(pending_.destinations);
    }
    pending_ = Pending{};
    target_ = nullptr;
}

// Divisions that a part shares over several units are entered in the structure once, when their first unit comes.
FlowContext Collector::enter_division(const Block& division, const FlowContext& context, bool first_time) {
    if (!first_time) return open_divisions_[&division];
    FlowContext inner = inside(division, context, styles_.of(context.style, chain_));
    open_divisions_[&division] = inner;
    return inner;
}

// Whether a unit runs on below the one before it, because neither its division nor its head asks for a page.
bool Collector::runs_on(const Unit& unit, const FlowContext& context) {
    if (!target_ || unit.path.empty() || section_.front_matter != (unit.matter == Unit::Matter::front)) return false;
    const Style& division = styles_[context.style].style;
    if (division.break_before != PageBreak::automatic || division.page != section_.page || section_.waits_for_pages) return false;
    const Blocks& blocks = unit.path.back()->blocks();
    if (blocks.empty()) return true;
    Element head(chain_, element_of(blocks.front()), row_of(blocks.front().role).css_class, book_.language(blocks.front().language), true,
                 "");
    return styles_[styles_.of(context.style, chain_)].style.break_before == PageBreak::automatic;
}

void Collector::collect_unit(const Unit& unit) {
    division_path_.assign(unit.path.begin(), unit.path.end());
    end_notes_.push_back({unit_name(book_, unit), unit.path.empty() ? LanguageId::main : unit.path.back()->language, {}});
    FlowContext context;
    context.node = skeleton_.root();
    context.style = styles_.of(styles_.root(), chain_);
    std::vector<Element> elements;
    elements.reserve(unit.path.size());
    std::vector<DestinationId> destinations;
    std::string page;
    for (const Block* division : unit.path) {
        elements.emplace_back(chain_, element_of(*division), row_of(division->role).css_class, book_.language(division->language), false,
                              "");
        const bool first_time = open_divisions_.find(division) == open_divisions_.end();
        context = enter_division(*division, context, first_time);
        if (first_time && division->anchor != AnchorId::none) destinations.push_back(skeleton_.destination(division->anchor));
        if (!styles_[context.style].style.page.empty()) page = styles_[context.style].style.page;
    }
    if (!runs_on(unit, context)) {
        finish_section();
        begin_section(unit.matter == Unit::Matter::front);
        section_.page = page;
        if (!unit.path.empty()) pending_.sink = styles_[context.style].style.sink;
        const bool begins_body = unit.matter != Unit::Matter::front && !std::exchange(in_body_, true);
        const bool restarts = begins_body && layout_.roman_front;
        if (restarts || styles_[context.style].style.break_before == PageBreak::right) section_.opening = PageBreak::right;
    }
    pending_.destinations.insert(pending_.destinations.end(), destinations.begin(), destinations.end());
    if (!unit.path.empty() && unit.blocks.size() == 1 && unit.blocks.front() == unit.path.back()) {
        blocks(unit.blocks.front()->blocks(), context);
    } else {
        const auto at = [&](std::size_t i) { return i < unit.blocks.size() ? unit.blocks[i] : nullptr; };
        for (std::size_t i = 0; i < unit.blocks.size(); ++i) sibling(*at(i), i == 0 ? nullptr : at(i - 1), at(i + 1), context);
    }
    if (layout_.notes.place == NoteLayout::Place::chapter_end) collect_chapter_notes();
    division_path_.clear();
}

void Collector::collect_chapter_notes() {
    const std::vector<WaitingNotes> waiting = std::exchange(end_notes_, std::vector<WaitingNotes>(1));
    if (waiting.back().notes.empty()) return;
    collect_notes_of(waiting.back(), skeleton_.node("Sect", skeleton_.root(), LanguageId::main));
}

// A note that is called in a note follows it, as its number does.
void Collector::collect_notes_of(const WaitingNotes& waiting, NodeId node) {
    for (const NoteId note : waiting.notes) {
        note_body(note, node);
        const WaitingNotes called_in_it{{}, {}, std::exchange(end_notes_.back().notes, {})};
        collect_notes_of(called_in_it, node);
    }
}

// Numbers begin anew in each chapter, so each chapter's notes stand under its name. A page that begins with a head is one that begins with
// the note below it.
void Collector::collect_book_notes() {
    std::vector<WaitingNotes> waiting = std::exchange(end_notes_, std::vector<WaitingNotes>(1));
    std::erase_if(waiting, [](const WaitingNotes& each) { return each.notes.empty(); });
    if (waiting.empty()) return;
    begin_section(false);
    Element section(chain_, "section", "end-notes", book_.languages.front(), false, "");
    FlowContext context;
    context.style = styles_.of(styles_.of(styles_.root(), chain_.root()), chain_);
    section_.page = styles_[context.style].style.page;
    pending_.sink = styles_[context.style].style.sink;
    context.node = skeleton_.node("Sect", skeleton_.root(), LanguageId::main);
    const auto begins = [&](const WaitingNotes& each) {
        const Blocks& content = book_.note(each.notes.front()).content;
        return content.empty() ? BlockId::none : content.front().id;
    };
    made_heading(label(Label::notes, book_.languages.front()), 1, LanguageId::main, begins(waiting.front()), context);
    for (const WaitingNotes& each : waiting) {
        made_heading(each.chapter, 2, each.language, begins(each), context);
        collect_notes_of(each, context.node);
    }
    finish_section();
}

void Collector::made_heading(std::string_view words, std::uint8_t level, LanguageId language, BlockId id, const FlowContext& context) {
    Block head;
    head.role = Role::heading;
    head.level = level;
    head.language = language;
    head.id = id;
    head.content = Inlines{{Span{}, Text{std::string(words)}}};
    collect_made([&] { sibling(head, nullptr, nullptr, context); });
}

namespace {

// Too few entries are no contents: a poem or a letter has none.
constexpr std::size_t fewest_contents_entries = 3;

std::string entry_class(std::uint8_t depth) { return "contents-entry depth-" + std::to_string(depth); }

}  // namespace

void Collector::collect_contents() {
    const std::vector<ContentsEntry> entries = contents(book_, layout_.contents_depth);
    if (entries.size() < fewest_contents_entries) return;
    begin_section(!layout_.contents_at_end);
    origin_ = {static_cast<std::uint32_t>(BlockId::contents), 0};
    Element section(chain_, "section", "contents", book_.languages.front(), false, "");
    FlowContext context;
    context.style = styles_.of(styles_.of(styles_.root(), chain_.root()), chain_);
    const Style& style = styles_[context.style].style;
    section_.page = style.page;
    pending_.sink = style.sink;
    const NodeId division = skeleton_.node("Sect", skeleton_.root(), LanguageId::main);
    context.node = division;
    made_heading(label(Label::contents, book_.languages.front()), 1, LanguageId::main, BlockId::contents, context);
    const NodeId list = skeleton_.node("TOC", division, LanguageId::main);
    std::string after = "h1";
    for (const ContentsEntry& entry : entries) {
        const std::string words = entry_class(entry.depth);
        Element element(chain_, "p", words, book_.language(entry.language), false, after);
        ++origin_.unit;
        collect_contents_entry(entry, context, list);
        after = "p." + words;
    }
    origin_ = {};
    finish_section();
}

void Collector::collect_contents_entry(const ContentsEntry& entry, const FlowContext& context, NodeId list) {
    const StyleId style = styles_.of(context.style, chain_);
    const NodeId item = skeleton_.node("TOCI", list, entry.language);
    const NodeId reference = skeleton_.node("Link", skeleton_.node("Reference", item, entry.language), entry.language);
    PageLink page_link;
    page_link.destination = entry.anchor == AnchorId::none ? DestinationId::none : skeleton_.destination(entry.anchor);
    page_link.node = reference;
    page_link.description = entry.title;
    TextPlace place{style, skeleton_.language(entry.language), content_node(reference, entry.language), PageLinkId::none};
    if (page_link.destination != DestinationId::none) place.link = skeleton_.link(page_link);
    ParagraphBuilder paragraph(styles_);
    paragraph.came_from(0, origin_);
    paragraph.text(entry.title, place, Span{});
    if (!entry.author.empty()) {
        Element author(chain_, "span", "contents-author", book_.language(entry.language), false, "");
        TextPlace by = place;
        by.style = styles_.of(style, chain_);
        paragraph.text(". " + entry.author, by, Span{});
    }
    if (page_link.destination != DestinationId::none) {
        paragraph.text("\u00A0", place, Span{});  // or the number could stand on a line of its own
        paragraph.page_slot(page_link.destination, slot_width(style), place);
        paragraph.paragraph().leaders = true;
    }
    FlowBlock block;
    paragraph.paragraph().style = style;
    block.content = std::move(paragraph.paragraph());
    emit(std::move(block), styles_[style].style, context, AnchorId::none);
}

std::vector<FlowSection> collect(const Book& book, const Product& product, const Layout& layout, StyleTable& styles, Skeleton& skeleton,
                                 Report& report) {
    return Collector(book, product, layout, styles, skeleton, report).collect();
}

}  // namespace nabor
