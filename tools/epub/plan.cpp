// In: a Book. Out: its files, and the location of every anchor, note and image.
#include "epub/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "book/note_series.h"
#include "book/title_page.h"
#include "book/walk.h"
#include "epub/page_list.h"
#include "language/language.h"

namespace nabor::epub {

namespace {

bool is_known(AnchorId anchor, const Book& book) { return index_of(anchor) < book.anchors.size(); }

bool may_move(const Image& image) {
    if (image.facts.kind == ImageKind::gif) return true;
    return image.facts.kind == ImageKind::svg &&
           (image.bytes.find("<animate") != std::string::npos || image.bytes.find("<set ") != std::string::npos);
}

bool has_heads(const Table& table) {
    return std::any_of(table.rows.begin(), table.rows.end(), [](const Row& row) {
        return row.header || std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return cell.header; });
    });
}

// Walks the blocks and notes of one file and records anchors, links, images and pages.
class Gatherer {
public:
    Gatherer(const Book& book, Plan& plan) : book_(book), plan_(plan) {}

    void gather_file(std::uint32_t file) {
        file_ = file;
        const Unit& unit = plan_.files[file].unit;
        for (const Block* division : unit.path) place_division(*division, unit);
        for (const Block* block : unit.blocks) gather(*block);
        for (NoteId note : plan_.files[file].notes) gather_note(note);
    }

private:
    // A division around the unit is written in this file only if the unit is its opening.
    void place_division(const Block& division, const Unit& unit) {
        const bool written = unit.opens_part && &division == unit.path.back();
        const bool later = std::find(unit.blocks.begin(), unit.blocks.end(), &division) != unit.blocks.end();
        if (later) return;
        place(division.anchor);
        if (AnchorPlace* spot = fresh(division.anchor)) {
            spot->whole_file = !written;
            spot->opens_file = written;
        }
    }

    AnchorPlace* fresh(AnchorId anchor) {
        if (!is_known(anchor, book_) || plan_.anchors[index_of(anchor)].file != file_) return nullptr;
        return &plan_.anchors[index_of(anchor)];
    }

    void place(AnchorId anchor) {
        if (!is_known(anchor, book_) || plan_.anchors[index_of(anchor)].file != no_file) return;
        plan_.anchors[index_of(anchor)] = {file_, false, false};
    }

    void gather(const Block& block) {
        place(block.anchor);
        const Unit& unit = plan_.files[file_].unit;
        if (AnchorPlace* spot = fresh(block.anchor); spot && !unit.opens_part && !unit.blocks.empty() && unit.blocks.front() == &block)
            spot->opens_file = true;
        plan_.holdings.headings = plan_.holdings.headings || block.role == Role::heading;
        plan_.holdings.index = plan_.holdings.index || block.role == Role::index;
        plan_.deepest_indent = std::max(plan_.deepest_indent, block.rendition.indent);
        if (const auto* blocks = std::get_if<Blocks>(&block.content))
            for (const Block& child : *blocks) gather(child);
        if (const auto* table = std::get_if<Table>(&block.content)) gather_table(*table);
        if (const auto* use = std::get_if<ImageUse>(&block.content)) gather_image(*use);
        if (const auto* inlines = std::get_if<Inlines>(&block.content))
            visit_inlines(*inlines, [&](const Inline& piece) { gather(piece); });
    }

    void gather_table(const Table& table) {
        if (!has_heads(table)) ++plan_.holdings.tables_without_heads;
        for (const Block& caption : table.caption) gather(caption);
        for (const Row& row : table.rows) {
            place(row.anchor);
            for (const Cell& cell : row.cells) {
                place(cell.anchor);
                plan_.deepest_indent = std::max(plan_.deepest_indent, cell.rendition.indent);
                for (const Block& inner : cell.content) gather(inner);
            }
        }
    }

    void gather(const Inline& piece) {
        if (const auto* phrase = std::get_if<Phrase>(&piece.content)) {
            place(phrase->anchor);
            plan_.holdings.formulas = plan_.holdings.formulas || (phrase->formula != FormulaId::none && !book_.formula(phrase->formula).mathml.empty());
        } else if (const auto* link = std::get_if<Link>(&piece.content)) {
            place(link->anchor);
            if (link->role == Role::lemma) gather_lemma(*link);
            else refer_to(link->target);
        } else if (const auto* call = std::get_if<NoteCall>(&piece.content)) {
            place(call->anchor);
        } else if (const auto* mark = std::get_if<AnchorMark>(&piece.content)) {
            place(mark->anchor);
        } else if (const auto* index_mark = std::get_if<IndexMark>(&piece.content)) {
            if (index_of(index_mark->term) < book_.index_terms.size()) place(book_.index_terms[index_of(index_mark->term)].anchor);
        } else if (const auto* page = std::get_if<PageMark>(&piece.content)) {
            place(page->anchor);
            if (plan_.show_source_pages) plan_.source_pages.push_back({page->label, page->anchor});
        } else if (const auto* use = std::get_if<ImageUse>(&piece.content)) {
            gather_image(*use);
        }
    }

    void gather_lemma(const Link& lemma) {
        const NoteId note = is_known(lemma.target, book_) ? plan_.note_of_anchor[index_of(lemma.target)] : no_note;
        const bool has_words = std::any_of(lemma.content.begin(), lemma.content.end(), [](const Inline& piece) {
            const auto* text = std::get_if<Text>(&piece.content);
            const auto* phrase = std::get_if<Phrase>(&piece.content);
            return text || (phrase && !plain_text(phrase->content).empty() && !holds_link(phrase->content));
        });
        if (note != no_note && has_words) plan_.notes[index_of(note)].linked_lemma = true;
    }

    void refer_to(AnchorId anchor) {
        if (is_known(anchor, book_)) plan_.referenced[index_of(anchor)] = true;
    }

    void gather_image(const ImageUse& use) {
        if (index_of(use.image) >= book_.images.size()) return;
        const Image& image = book_.images[index_of(use.image)];
        if (image.facts.kind == ImageKind::unknown || image.bytes.empty()) return;
        Holdings& holdings = plan_.holdings;
        ++holdings.images;
        if (!use.decorative && use.alternative_text.empty()) ++holdings.undescribed_images;
        if (may_move(image)) ++holdings.moving_images;
        std::string& file = plan_.image_files[index_of(use.image)];
        if (!file.empty()) return;
        const std::string word = file_word(std::filesystem::path(image.reference).stem().string());
        file = fmt::format("images/{:03}-{}{}", ++image_count_, word.empty() ? "image" : word, file_suffix(image.facts.kind));
    }

    void gather_note(NoteId id) {
        plan_.holdings.notes = true;
        const Note& note = book_.note(id);
        place(note.anchor);
        for (const Block& block : note.content) gather(block);
    }

    const Book& book_;
    Plan& plan_;
    std::uint32_t file_ = no_file;
    unsigned image_count_ = 0;
};

std::string_view word_of(const Unit& unit) {
    if (!unit.path.empty() && (unit.opens_part || unit.path.back() == unit.blocks.front())) return row_of(unit.path.back()->role).name;
    switch (unit.matter) {
        case Unit::Matter::front: return "front";
        case Unit::Matter::body: return "text";
        case Unit::Matter::back: return "back";
    }
    return "text";
}

Block* first_leaf(Block& block) {
    auto* children = std::get_if<Blocks>(&block.content);
    if (children == nullptr) return &block;
    for (Block& child : *children)
        if (Block* found = first_leaf(child)) return found;
    return nullptr;
}

ChapterFile file_of(Unit unit) {
    ChapterFile file;
    const Block& outermost = unit.path.empty() ? *unit.blocks.front() : *unit.path.back();
    file.language = outermost.language;
    if (!unit.path.empty()) file.title = heading_text(*unit.path.back());
    file.unit = std::move(unit);
    return file;
}

Unit unit_of(const Block& title_page) {
    Unit unit;
    unit.matter = Unit::Matter::front;
    unit.path = {&title_page};
    unit.blocks = {&title_page};
    return unit;
}

void add_files(const Book& book, Plan& plan) {
    std::vector<Unit> all = units(book);
    const bool has_title_page = std::any_of(all.begin(), all.end(), is_title_page);
    if (!has_title_page) {
        plan.title_page.push_back(title_page_of(book, plan.book_title));
        if (Block* first = first_leaf(plan.title_page.front())) first->id = BlockId::made_title_page;
        plan.files.push_back(file_of(unit_of(plan.title_page.front())));
    }
    for (Unit& unit : all)
        if (!unit.blocks.empty()) plan.files.push_back(file_of(std::move(unit)));
    for (std::size_t i = 0; i < plan.files.size(); ++i)
        plan.files[i].name = fmt::format("{:03}-{}.xhtml", i + 1, word_of(plan.files[i].unit));
}

// Behind the text, as on paper. Reading systems that show notes in place only from the same file jump there instead.
void add_notes_file(const Book& book, std::uint16_t series, Plan& plan) {
    ChapterFile file;
    file.end_notes = true;
    file.series = series;
    file.title = plan.series_titles[series].own;
    if (file.title.empty()) file.title = label(Label::notes, book.language(LanguageId::main));
    file.unit.matter = Unit::Matter::back;
    file.name = fmt::format("{:03}-notes.xhtml", plan.files.size() + 1);
    plan.files.push_back(std::move(file));
}

// A note links back to its first call.
void note_calls_of(const Block& block, Plan& plan) {
    visit_inlines_of(block, [&](const Inline& piece) {
        if (const auto* call = std::get_if<NoteCall>(&piece.content))
            if (index_of(call->note) < plan.notes.size() && plan.notes[index_of(call->note)].call == AnchorId::none)
                plan.notes[index_of(call->note)].call = call->anchor;
    });
}

// The file in which a note stands that is called in `file`.
std::uint32_t holder_of(NoteId note, std::uint32_t file, const Plan& plan) {
    for (const ChapterFile& end : plan.end_notes())
        if (end.series == plan.note_series[index_of(note)]) return static_cast<std::uint32_t>(&end - plan.files.data());
    return file;
}

void take_notes(const Book& book, std::uint32_t file, const std::vector<NoteId>& notes, Plan& plan) {
    for (NoteId note : notes) {
        if (plan.notes[index_of(note)].file != no_file) continue;
        const std::uint32_t holder = holder_of(note, file, plan);
        plan.notes[index_of(note)].file = holder;
        plan.notes[index_of(note)].called_in = file;
        plan.files[holder].notes.push_back(note);
        for (const Block& block : book.note(note).content) note_calls_of(block, plan);
    }
}

// A note stands in the file of its first call; notes without a call stand in the last file.
void add_notes(const Book& book, Plan& plan) {
    plan.notes.resize(book.notes.size());
    for (std::uint32_t file = 0; file < plan.files.size(); ++file) {
        for (const Block* block : plan.files[file].unit.blocks) note_calls_of(*block, plan);
        take_notes(book, file, notes_called(book, plan.files[file].unit.blocks), plan);
    }
    const auto last = static_cast<std::uint32_t>(plan.files.size() - 1);
    for (std::size_t i = 0; i < book.notes.size(); ++i) {
        if (plan.notes[i].file != no_file) continue;
        const NoteId note{static_cast<std::uint32_t>(i)};
        take_notes(book, last, {note}, plan);
        std::vector<const Block*> content;
        for (const Block& block : book.note(note).content) content.push_back(&block);
        take_notes(book, last, notes_called(book, content), plan);
    }
}

// Each piece of a text that leads to its counterpart is also what that leads back to.
void plan_counterparts(const Book& book, Plan& plan) {
    for (const ParallelTexts& texts : book.parallel_texts) {
        plan.counterparts.add(texts);
        for (const AlignedPiece& piece : texts.pieces)
            for (const std::vector<AnchorId>* side : {&piece.left, &piece.right})
                if (!side->empty() && is_known(side->front(), book)) plan.referenced[index_of(side->front())] = true;
    }
}

constexpr std::string_view between_calls = "\u202F";  // or notes 1 and 2 read as note 12

void number_notes(const Book& book, const Product& product, const Layout& layout, Plan& plan) {
    std::vector<NoteCounter> counters = layout.note_counters();
    plan.between_calls = layout.between_calls.value_or(std::string(between_calls));
    plan.note_series = series_of_notes(book, counters);
    plan.note_numbers = note_numbers(book, counters, plan.note_series, product.note_numbering);
    const std::string notes(label(Label::notes, book.language(LanguageId::main)));
    for (const NoteSeries& series : layout.note_series) {
        const auto& words = series.counter.words;
        const std::string name = words.empty() ? notes : fmt::format("{}: {}", notes, words.front());
        plan.series_titles.push_back({series.title, series.title.empty() ? name : series.title});
    }
}

}  // namespace

// Lines have no numbers on a screen, but for those of verse, which do not depend on it.
void number_text(const Book& book, const Layout& layout, const PageMap& pages, Plan& plan) {
    const TextNumbering& asked = layout.numbering;
    TextNumbers numbers = text_numbers(book, layout.counts_lines() && !asked.verse_with_prose, asked.paragraphs);
    plan.verse_of_anchor = verse_of_anchors(book, numbers.verse);
    plan.paragraph_of_anchor = paragraphs_of_anchors(book, numbers.paragraphs);
    plan.paragraphs = std::move(numbers.paragraphs);
    plan_entries({book, layout, pages}, numbers.verse, plan);
}

bool is_title_page(const Unit& unit) {
    return unit.matter == Unit::Matter::front && !unit.path.empty() && unit.path.back()->role == Role::title_page;
}

std::string file_word(std::string_view text) {
    std::string word;
    for (char c : text) {
        c = ascii_lower(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            word += c;
        else if (!word.empty() && word.back() != '-')
            word += '-';
        if (word.size() == 40) break;
    }
    while (!word.empty() && word.back() == '-') word.pop_back();
    return word;
}

Plan make_plan(const Book& book, const Product& product, const Layout& layout, const PageMap& pages, std::string book_title) {
    Plan plan;
    plan.book_title = std::move(book_title);
    plan.show_source_pages = layout.show_source_pages;
    // On devices ::first-letter includes a dash before the capital and enlarges it too.
    if (layout.names_openings_in_ebook) plan.openings = openings(book, InitialMarks::closed_up);
    plan.anchors.resize(book.anchors.size());
    plan.referenced.resize(book.anchors.size(), false);
    plan.image_files.resize(book.images.size());
    number_notes(book, product, layout, plan);
    number_text(book, layout, pages, plan);
    plan.note_of_anchor.resize(book.anchors.size(), no_note);
    plan_counterparts(book, plan);
    for (std::size_t i = 0; i < book.notes.size(); ++i)
        if (is_known(book.notes[i].anchor, book)) plan.note_of_anchor[index_of(book.notes[i].anchor)] = NoteId{static_cast<std::uint32_t>(i)};
    if (!plan.show_source_pages) plan_pages(book, pages, plan);
    add_files(book, plan);
    for (std::size_t s = 0; s < layout.note_series.size(); ++s) {
        const bool has_notes = std::find(plan.note_series.begin(), plan.note_series.end(), s) != plan.note_series.end();
        if (layout.note_series[s].area == NoteSeries::Area::book_end && has_notes) add_notes_file(book, static_cast<std::uint16_t>(s), plan);
    }
    add_notes(book, plan);
    Gatherer gatherer(book, plan);
    for (std::uint32_t file = 0; file < plan.files.size(); ++file) gatherer.gather_file(file);
    give_signs(book, layout.note_counters(), plan);
    plan.reference_words = reference_words(book, plan.note_numbers);
    return plan;
}

std::span<const ChapterFile> Plan::end_notes() const {
    const auto first = std::find_if(files.begin(), files.end(), [](const ChapterFile& file) { return file.end_notes; });
    return {first, files.end()};
}

std::string Plan::href(const Book& book, AnchorId anchor, std::uint32_t from_file) const {
    if (index_of(anchor) >= anchors.size() || anchors[index_of(anchor)].file == no_file) return {};
    const AnchorPlace& place = anchors[index_of(anchor)];
    const std::string fragment = place.whole_file ? std::string() : "#" + book.anchor(anchor).id;
    return place.file == from_file && !fragment.empty() ? fragment : files[place.file].name + fragment;
}

}  // namespace nabor::epub
