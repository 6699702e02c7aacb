#include "typeset/book_sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "book/structure.h"
#include "image/drawing.h"
#include "language/language.h"

namespace nabor {

namespace {

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

}  // namespace

bool NoteRegister::call(NoteId note) {
    const bool is_first = !is_called_[index_of(note)];
    is_called_[index_of(note)] = true;
    return is_first;
}

void NoteRegister::begin_chapter(std::string name, LanguageId language) { waiting_.push_back({std::move(name), language, {}}); }

std::vector<WaitingNotes> NoteRegister::take_waiting() { return std::exchange(waiting_, std::vector<WaitingNotes>(1)); }

std::vector<NoteId> NoteRegister::take_last() { return std::exchange(waiting_.back().notes, {}); }

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

BookFacts::BookFacts(const Book& book, const Product& product, const Layout& layout)
    : note_numbers(nabor::note_numbers(book, product.note_numbering)) {
    if (layout.names_openings) openings = nabor::openings(book, InitialMarks::any);
    for (const ContentsEntry& entry : contents(book))
        if (entry.anchor != AnchorId::none) headings.emplace(entry.anchor, entry.title);
    for (std::size_t i = 0; i < book.notes.size(); ++i) note_words.emplace(book.notes[i].anchor, note_numbers[i]);
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

void describe_figure(const BookSources& sources, NodeId node, const ImageUse& use, LanguageId language) {
    StructureNode& figure = sources.tree.at(node);
    figure.undescribed = use.alternative_text.empty();
    figure.texts.edit().alternative = figure.undescribed ? std::string(label(Label::image, sources.book.language(language))) : use.alternative_text;
}

}  // namespace nabor
