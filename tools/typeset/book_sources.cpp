#include "typeset/book_sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "book/note_series.h"
#include "book/structure.h"
#include "book/walk.h"
#include "image/drawing.h"
#include "language/language.h"
#include "typeset/collect.h"
#include "typeset/side_material.h"

namespace nabor {

namespace {

const Length narrowest_side = Length::millimetres(14);  // two words of small type

constexpr std::string_view heading_elements[] = {"h1", "h2", "h3", "h4", "h5", "h6"};

// "element.class" of every role, in the table's order.
const std::vector<std::string>& role_words() {
    static const std::vector<std::string> words = [] {
        std::vector<std::string> all;
        for (const RoleRow& row : role_table())
            all.push_back(row.css_class.empty() ? std::string(row.element) : fmt::format("{}.{}", row.element, row.css_class));
        return all;
    }();
    return words;
}

bool is_opening(const Block& block, const BookFacts& facts) {
    return std::binary_search(facts.openings.begin(), facts.openings.end(), block.id);
}

// A series by its index, and those of all notes.
struct SeriesOfBook {
    const std::vector<std::uint16_t>& of_notes;
    std::size_t series = 0;
};

// A margin that has no room for words leaves its notes to the foot.
NoteSeries::Area area_of(const FlowInput& input, const SeriesOfBook& place, Report& report) {
    const auto& [book, product, layout, numbers, column] = input;
    const NoteSeries& series = layout.note_series[place.series];
    if (series.area != NoteSeries::Area::margin) return series.area;
    SideWidths widths = side_widths(layout, "", column);
    if (layout.parallel.kind == ParallelSetting::Kind::columns && !book.parallel_texts.empty()) widths = for_either_margin(widths);
    const auto first = std::find(place.of_notes.begin(), place.of_notes.end(), place.series);
    if (first == place.of_notes.end() || widths.of(series.margin) >= narrowest_side) return series.area;
    report.warning("layout-narrow-margin", book.notes[static_cast<std::size_t>(first - place.of_notes.begin())].span,
                   fmt::format("the margin has {:.0f} mm for notes like this one, which is too little: they stand at the foot",
                               widths.of(series.margin).in_millimetres()),
                   "make the layout's outer margin wider, or its -nabor-notes `foot`");
    return NoteSeries::Area::foot;
}

}  // namespace

bool NoteRegister::call(NoteId note) {
    const bool is_first = !is_called_[index_of(note)];
    is_called_[index_of(note)] = true;
    return is_first;
}

void NoteRegister::begin_chapter(const std::string& name, LanguageId language) {
    for (std::vector<WaitingNotes>& series : waiting_) series.push_back({name, language, {}});
}

std::vector<WaitingNotes> NoteRegister::take_waiting(NoteSeriesId series) {
    return std::exchange(waiting_[index_of(series)], std::vector<WaitingNotes>(1));
}

std::vector<NoteId> NoteRegister::take_last(NoteSeriesId series) { return std::exchange(waiting_[index_of(series)].back().notes, {}); }

bool PrintableImages::can_print(ImageId id) {
    const Image& image = book_.images[index_of(id)];
    if (image.facts.kind != ImageKind::svg) return image.facts.width > 0 && image.facts.height > 0;
    std::optional<bool>& known = known_[index_of(id)];
    if (known) return *known;
    const std::string problem = drawing_problem(image.bytes);
    if (!problem.empty())
        report_.error("pdf-image", image.span,
                      fmt::format("the image \"{}\" {}; its description is printed instead", image.reference, problem), "save it anew");
    return *(known = problem.empty());
}

BookFacts::BookFacts(const FlowInput& input, Report& report)
    : numbers(input.numbers) {
    const Book& book = input.book;
    const Layout& layout = input.layout;
    const std::vector<NoteCounter> counters = layout.note_counters();
    note_series = series_of_notes(book, counters);
    note_numbers = nabor::note_numbers(book, counters, note_series, input.product.note_numbering);
    for (std::size_t s = 0; s < layout.note_series.size(); ++s) note_areas.push_back(area_of(input, {note_series, s}, report));
    for (const Note& note : book.notes)
        if (!note.content.empty()) end_of_text = std::min(end_of_text, note.content.front().id);
    paragraphs = paragraphs_of_anchors(book, numbers.paragraphs);
    if (layout.names_openings) openings = nabor::openings(book, InitialMarks::any);
    reference_words = nabor::reference_words(book, note_numbers);
    entry_keys = nabor::entry_keys(book, notes_keyed_to_lines(counters, note_series), numbers.verse);
    for (std::size_t i = 0; i < book.notes.size(); ++i)
        if (entry_keys[i]) keyed_notes.emplace(book.notes[i].anchor, NoteId{static_cast<std::uint32_t>(i)});
}

std::size_t heading_rank(const Block& heading) { return std::clamp<std::size_t>(heading.level, 1, 6) - 1; }

std::string_view element_of(const Block& block) {
    return block.role == Role::heading ? heading_elements[heading_rank(block)] : row_of(block.role).element;
}

std::string_view class_of(const Block& block, const BookFacts& facts) {
    return is_opening(block, facts) ? "opening" : row_of(block.role).css_class;
}

std::string_view words_of(const Block& block, const BookFacts& facts) {
    if (is_opening(block, facts)) return "p.opening";
    return block.role == Role::heading ? heading_elements[heading_rank(block)] : role_words()[static_cast<std::size_t>(block.role)];
}

ElementKey BookSources::key_of(const Block& block, std::string_view after) const {
    return {element_of(block), class_of(block, facts), book.language(block.language), after.empty(), after, styles.look_classes(block)};
}

std::string_view BookSources::wrapper_words(const Block& block, std::string_view parent) const {
    const bool in_figure = parent == "figure";
    if (std::holds_alternative<Table>(block.content)) return layout.names(".table") ? "div.table" : "";
    if (std::holds_alternative<ImageUse>(block.content)) return !in_figure && layout.names(".image") ? "div.image" : "";
    return in_figure && is_caption(block) && layout.names("figcaption") ? "figcaption" : "";
}

std::string_view BookSources::sibling_words(const Block& block, std::string_view parent) const {
    if (const std::string_view around = wrapper_words(block, parent); !around.empty()) return around;
    const std::string_view words = words_of(block, facts), looks = styles.look_classes(block);
    return looks.empty() ? words : styles.kept(fmt::format("{}.{}", words, looks));
}

void describe_figure(const BookSources& sources, NodeId node, const ImageUse& use, LanguageId language) {
    StructureNode& figure = sources.tree.at(node);
    figure.undescribed = use.alternative_text.empty();
    figure.texts.edit().alternative = figure.undescribed ? std::string(label(Label::image, sources.book.language(language))) : use.alternative_text;
}

void describe_formula(const BookSources& sources, NodeId node, const Block& formula) {
    std::string words = plain_text(formula.inlines());
    visit_inlines(formula.inlines(), [&](const Inline& piece) {
        const auto* use = std::get_if<ImageUse>(&piece.content);
        if (use != nullptr && !use->alternative_text.empty()) words.append(words.empty() ? "" : " ").append(use->alternative_text);
    });
    StructureNode& described = sources.tree.at(node);
    described.undescribed = words.empty();
    described.texts.edit().alternative = words.empty() ? std::string(label(Label::image, sources.book.language(formula.language))) : words;
}

}  // namespace nabor
