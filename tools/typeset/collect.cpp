#include "typeset/collect.h"

#include <string>

#include "book/structure.h"
#include "book/title_page.h"
#include "typeset/book_sources.h"
#include "typeset/contents_collector.h"
#include "typeset/note_collector.h"
#include "typeset/parallel_units.h"
#include "typeset/parted_units.h"
#include "typeset/sections.h"
#include "typeset/division_collector.h"

namespace nabor {

namespace {

bool is_title_page(const Unit& unit) { return !unit.blocks.empty() && unit.blocks.front()->role == Role::title_page; }

// The title page of the manuscript, or else one that is made of its metadata.
void collect_title_page(const BookSources& sources, const Unit* own, DivisionCollector& units, SectionList& sections) {
    const std::string main_title = sources.book.metadata.main_title();
    const Block made = title_page_of(sources.book, main_title.empty() ? sources.product.name : main_title);
    units.unit(own ? *own : Unit{Unit::Matter::front, {&made}, {&made}, false}, BlockId::made_title_page);
    sections.finish();
}

KeyedNotes keyed_notes(const BookSources& sources) {
    KeyedNotes notes;
    for (std::size_t i = 0; i < sources.book.notes.size(); ++i) {
        const std::optional<EntryKey>& key = sources.facts.entry_keys[i];
        if (!key) continue;
        const auto place = [&](AnchorId anchor) { return sources.tree.destination(anchor); };
        notes.emplace(place(sources.book.notes[i].anchor), KeyedNote{*key, place(key->begin), place(key->end), NoteSeriesId{sources.facts.note_series[i]}});
    }
    return notes;
}

}  // namespace

CollectedFlow collect(const FlowInput& input, StyleTable& styles, StructureTreeBuilder& tree, Report& report) {
    const auto& [book, product, layout, numbers, column] = input;
    const BookFacts facts(input, report);
    NoteRegister notes(book, layout.note_series.size());
    PrintableImages images(book, report);
    BookSources sources{book, product, layout, styles, tree, facts, notes, images};
    SectionList sections(book);
    DivisionCollector collector(sources, sections);
    const std::vector<Unit> all = layout.parallel.kind == ParallelSetting::Kind::in_turn ? units(book) : parted_units(units(book), book);
    const bool has_title_page = !all.empty() && is_title_page(all.front());
    collect_title_page(sources, has_title_page ? &all.front() : nullptr, collector, sections);
    if (!layout.contents_at_end) collect_contents(sources, sections);
    const ParallelUnits parallel(book, layout, all, report);
    for (std::size_t i = has_title_page ? 1 : 0; i < all.size(); ++i) collector.unit(all[i], BlockId::none, parallel.of(i));
    sections.finish();
    collect_book_notes(sources, sections);
    if (layout.contents_at_end) collect_contents(sources, sections);
    return {parallel.joined(sections.take(), tree), keyed_notes(sources)};
}

}  // namespace nabor
