#include "typeset/text_collector.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "book/direction.h"
#include "book/note_series.h"
#include "book/page_map.h"
#include "book/structure.h"
#include "book/walk.h"
#include "language/language.h"
#include "typeset/note_collector.h"
#include "typeset/shaped_paragraph.h"

namespace nabor {

namespace {

constexpr Length inline_image_height = {10 * Length::per_point};  // of an image without a stated size that stands in a line
constexpr std::string_view slot_digits = "000";
constexpr std::string_view between_calls = ",";  // or notes 1 and 2 read as note 12
constexpr std::string_view narrow_space = "\u202F";  // a raised figure and the number of a note are two
constexpr std::size_t no_isolate = static_cast<std::size_t>(-1);

}  // namespace

Length page_slot_width(const StyleTable& styles, StyleId style) {
    return styles[style].faces.empty() ? Length{} : styles.width_of(style, slot_digits);
}

TextPlace TextCollector::place_of(const TextContext& context) const {
    return {context.style, scope_.sources.tree.language(context.language), context.content, context.link, context.is_code};
}

void TextCollector::own_text(const Inline& piece, const TextContext& context) {
    const std::string_view own = without_white_of_call(std::get<Text>(piece.content).text);
    std::size_t first = 0;
    const bool is_raised_call = call_end_ == paragraph_.position() && scope_.sources.styles[context.style].style.rise > 0 && !own.empty();
    if (is_raised_call && u_isalnum(static_cast<UChar32>(next_code_point(own, first)))) generated(std::string(narrow_space), context, Span{});
    const std::uint32_t begin = paragraph_.position();
    paragraph_.text(own, place_of(context), piece.span);
    if (!origin_.known() || paragraph_.position() == begin) return;
    paragraph_.came_from(begin, origin_);
    origin_.unit += paragraph_.position() - begin;
}

// Between white space on both sides of a call that prints nothing, and at the beginning of a line, there is nothing to part.
std::string_view TextCollector::without_white_of_call(std::string_view text) {
    if (unseen_call_ != paragraph_.position()) return text;
    const std::u16string& before = paragraph_.paragraph().text;
    if (!before.empty() && !is_blank(before.back()) && before.back() != line_separator) return text;
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
        ++origin_.unit;
    }
    return text;
}

void TextCollector::pass_over(const Inlines& pieces) {
    visit_inlines(pieces, [&](const Inline& piece) {
        if (const auto* text = std::get_if<Text>(&piece.content)) origin_.unit += static_cast<std::uint32_t>(length_in_units(text->text));
    });
}

void TextCollector::generated(const std::string& text, TextContext context, Span span) {
    if (text.empty()) return;
    context.content = scope_.content_node(context.parent, context.language);
    paragraph_.text(text, place_of(context), span);
}

void TextCollector::anchor(AnchorId anchor) {
    if (anchor != AnchorId::none) paragraph_.destination(scope_.sources.tree.destination(anchor));
}

void TextCollector::inlines(std::span<const Inline> pieces, const TextContext& context) {
    const StructureTreeBuilder& tree = scope_.sources.tree;
    TextContext here = context;
    for (const Inline& piece : pieces) {
        const bool is_text = std::holds_alternative<Text>(piece.content), is_break = std::holds_alternative<LineBreak>(piece.content);
        const bool is_shown_mark = scope_.sources.layout.show_source_pages && std::holds_alternative<PageMark>(piece.content);
        if ((is_text || is_break || is_shown_mark) && here.content == NodeId::none) here.content = scope_.content_node(here.parent, here.language);
        const std::size_t nodes = tree.size();
        if (is_text)
            own_text(piece, here);
        else if (is_break)
            paragraph_.line_break(place_of(here));
        else if (const auto* mark = std::get_if<PageMark>(&piece.content))
            page_mark(*mark, here);
        else if (const auto* place = std::get_if<AnchorMark>(&piece.content))
            anchor(place->anchor);
        else if (const auto* index = std::get_if<IndexMark>(&piece.content))
            anchor(scope_.sources.book.index_terms[index_of(index->term)].anchor);
        else if (const auto* inner = std::get_if<Phrase>(&piece.content))
            phrase(*inner, here, piece.span);
        else if (const auto* call = std::get_if<NoteCall>(&piece.content))
            note_call(*call, here);
        else if (const auto* reference = std::get_if<Link>(&piece.content))
            link(*reference, here, piece.span);
        else if (const auto* use = std::get_if<ImageUse>(&piece.content))
            image(*use, here);
        // Reading order is node order: text after a new element has a node of its own.
        if (tree.size() != nodes) here.content = NodeId::none;
    }
}

// Where a page of an earlier edition began: its number in brackets, where the layout shows it.
void TextCollector::page_mark(const PageMark& mark, const TextContext& context) {
    anchor(mark.anchor);
    if (!scope_.sources.layout.show_source_pages || mark.label.empty()) return;
    const RoleRow& row = row_of(Role::page_mark);
    TextContext inner = context;
    inner.style = scope_.sources.styles.inside(context.style, phrase_style(context, row.element, row.css_class));
    const std::u16string& before = paragraph_.paragraph().text;
    const bool begins_word = before.empty() || is_blank(before.back()) || before.back() == line_separator;
    paragraph_.text(fmt::format("[{}]{}", mark.label, begins_word ? narrow_space : ""), place_of(inner), Span{});
}

StyleId TextCollector::phrase_style(const TextContext& context, std::string_view element, std::string_view css_class) const {
    const ElementKey key{element, css_class, scope_.sources.book.language(context.language), false, ""};
    return scope_.sources.styles.of(context.style, context.chain.with(key));
}

// The element of a phrase's role or of its first look, and one inside it for each other look, as in the ebook; the latter as far as the layout
// names them.
void TextCollector::enter_phrase(const Phrase& phrase, TextContext& inner) const {
    StyleTable& styles = scope_.sources.styles;
    const std::string& language = scope_.sources.book.language(phrase.language);
    const RoleRow& row = row_of(phrase.role);
    const std::string_view of_look = phrase.role == Role::highlighted ? element_of_looks(phrase.rendition) : std::string_view();
    const std::string_view element = of_look.empty() ? row.element : of_look, own_class = of_look.empty() ? row.css_class : std::string_view();
    Rendition own = phrase.rendition;
    std::vector<const LookRow*> inside;
    for (const LookRow& look : look_table()) {
        if (look.element.empty() || !own.has(look.look) || is_expressed(look, element) || !scope_.sources.layout.names(look.element)) continue;
        inside.push_back(&look);
        own.clear(look.look);
    }
    inner.chain = inner.chain.with({element, own_class, language, false, "", styles.phrase_look_classes(phrase.rendition, element)});
    inner.style = styles.inside(inner.style, styles.of_phrase(inner.style, inner.chain, own));
    for (const LookRow* look : inside) {
        inner.chain = inner.chain.with({look->element, "", language, true, ""});
        inner.style = styles.of_look(inner.style, inner.chain, *look);
    }
}

void TextCollector::phrase(const Phrase& phrase, const TextContext& context, Span span) {
    BookSources& sources = scope_.sources;
    const RoleRow& row = row_of(phrase.role);
    TextContext inner = context;
    enter_phrase(phrase, inner);
    const Style& style = sources.styles[inner.style].style;
    if (!style.shown) return pass_over(phrase.content);
    inner.language = phrase.language;
    // A span that says no more than its text has no element; one in another language, a quotation or code has.
    if (phrase.language != context.language || row.structure != "Span") {
        inner.parent = sources.tree.node(row.structure, context.parent, phrase.language);
        inner.content = NodeId::none;
        if (phrase.formula != FormulaId::none) sources.tree.at(inner.parent).texts.edit().alternative = sources.book.formula(phrase.formula).words;
    }
    anchor(phrase.anchor);
    inner.is_code = context.is_code || phrase.role == Role::code || phrase.role == Role::math || phrase.rendition.has(Look::monospaced);
    inner.is_left_to_right = context.is_left_to_right || is_left_to_right_always(phrase);
    const std::size_t isolate = begin_isolate(context, inner);
    const auto add = [&](const std::string& text) {
        if (text.empty()) return;
        if (inner.content == NodeId::none) inner.content = scope_.content_node(inner.parent, phrase.language);
        paragraph_.text(text, place_of(inner), span);
    };
    add(style.before);
    inlines(phrase.content, inner);
    if (!style.after.empty()) inner.content = NodeId::none;
    add(style.after);
    end_isolate(isolate);
}

bool TextCollector::runs_from_right(const TextContext& context) const {
    return !context.is_left_to_right && is_right_to_left(scope_.sources.book.language(context.language));
}

// A phrase of another direction stands apart in the order of its line, with its own marks.
std::size_t TextCollector::begin_isolate(const TextContext& around, const TextContext& own) {
    const bool right_to_left = runs_from_right(own);
    if (right_to_left == runs_from_right(around)) return no_isolate;
    std::vector<BidiIsolate>& isolates = paragraph_.paragraph().isolates;
    isolates.push_back({paragraph_.position(), paragraph_.position(), right_to_left});
    return isolates.size() - 1;
}

void TextCollector::end_isolate(std::size_t isolate) {
    if (isolate != no_isolate) paragraph_.paragraph().isolates[isolate].end = paragraph_.position();
}

void TextCollector::note_call(const NoteCall& call, const TextContext& context) {
    BookSources& sources = scope_.sources;
    const Note& note = sources.book.note(call.note);
    const std::string& number = sources.facts.note_numbers[index_of(call.note)];
    if (call.anchor != AnchorId::none) paragraph_.destination_behind(sources.tree.destination(call.anchor));
    const StyleId style = phrase_style(context, row_of(Role::note_call).element, note_call_classes(note));
    const NoteSlot slot = note_slot(sources, call.note, style);
    const auto lemma = lemmas_.find(call.note);
    NodeId reference = lemma == lemmas_.end() ? NodeId::none : lemma->second;
    if (slot.is_used() || !number.empty())
        reference = call_text(call, {number, slot, style}, context);
    else
        unseen_call_ = paragraph_.position();
    if (!sources.notes.call(call.note)) return;
    const NodeId set = set_note(call.note, context.around_lemma == NodeId::none ? context.parent : context.around_lemma);
    if (reference != NodeId::none && set != NodeId::none) sources.tree.at(reference).refers_to = set;
}

// The number in the text, a link to its note. Returns the node of the reference.
NodeId TextCollector::call_text(const NoteCall& call, const CallText& words, const TextContext& context) {
    BookSources& sources = scope_.sources;
    part_from_call(context, words.style);
    const NodeId reference = sources.tree.node("Reference", context.parent, context.language);
    PageLink page_link;
    page_link.destination = sources.tree.destination(sources.book.note(call.note).anchor);
    page_link.node = sources.tree.node("Link", reference, context.language);
    page_link.description = label(Label::note, sources.book.language(context.language));
    if (!words.slot.is_used()) page_link.description += " " + words.number;
    TextContext inner = context;
    inner.style = words.style;
    inner.content = scope_.content_node(page_link.node, context.language);
    inner.link = sources.tree.link(page_link);
    const Style& style = sources.styles[words.style].style;
    paragraph_.text(style.before, place_of(inner), Span{});
    if (words.slot.is_used())
        paragraph_.slot(SlotKind::note, words.slot.note, words.slot.width, place_of(inner));
    else
        paragraph_.text(words.number, place_of(inner), Span{});
    paragraph_.text(style.after, place_of(inner), Span{});
    call_end_ = paragraph_.position();
    return reference;
}

void TextCollector::part_from_call(const TextContext& context, StyleId call_style) {
    const bool follows_call = call_end_ == paragraph_.position();
    if (!follows_call && !ends_raised()) return;
    TextContext between = context;
    between.style = call_style;
    const std::string parting = scope_.sources.layout.between_calls.value_or(std::string(between_calls));
    generated(follows_call ? parting : std::string(narrow_space), between, Span{});
}

// Whether the text so far ends with a raised figure or letter.
bool TextCollector::ends_raised() {
    const FlowParagraph& made = paragraph_.paragraph();
    if (made.text.empty() || made.stretches.empty()) return false;
    const char16_t last = made.text.back();
    const bool is_superscript = u_getIntPropertyValue(last, UCHAR_DECOMPOSITION_TYPE) == U_DT_SUPER;
    return is_superscript || (u_isalnum(last) && scope_.sources.styles[made.stretches.back().style].style.rise > 0);
}

// A note called in a note stands at the foot too, right after it: both belong to the line of the outer call.
NodeId TextCollector::set_note(NoteId note, NodeId parent) {
    BookSources& sources = scope_.sources;
    const NoteSeries::Area area = sources.area(note);
    if (area == NoteSeries::Area::chapter_end || area == NoteSeries::Area::book_end) {
        sources.notes.wait(note, sources.series_id(note));
        return NodeId::none;
    }
    if (area == NoteSeries::Area::margin && area_ != FlowArea::note) return set_margin_note(note, parent);
    const FootNote set = collect_foot_note(scope_, note, parent);
    call_at_foot(set.notes);
    return set.node;
}

NodeId TextCollector::set_margin_note(NoteId note, NodeId parent) {
    MarginNote set = collect_margin_note(scope_, note, parent);
    if (!set.blocks.empty())
        paragraph_.paragraph().side_marks.push_back({paragraph_.position(), std::move(set.blocks), scope_.sources.series(note).margin, true,
                                                      scope_.sources.series_id(note)});
    call_at_foot(set.notes);
    return set.node;
}

void TextCollector::call_at_foot(const std::vector<SectionNoteId>& notes) {
    std::vector<SectionNoteId>& nested = scope_.stream.nested_notes;
    if (area_ == FlowArea::note)
        nested.insert(nested.end(), notes.begin(), notes.end());
    else
        for (const SectionNoteId id : notes) paragraph_.note(id);
}

void TextCollector::image(const ImageUse& use, const TextContext& context) {
    BookSources& sources = scope_.sources;
    const Image& image = sources.book.images[index_of(use.image)];
    TextContext inner = context;
    if (!sources.images.can_print(use.image)) {
        inner.content = scope_.content_node(context.parent, context.language);
        return paragraph_.text(use.alternative_text, place_of(inner), image.span);
    }
    inner.content = use.decorative ? NodeId::none : sources.tree.node("Figure", context.parent, use.language.value_or(context.language));
    if (!use.decorative) describe_figure(sources, inner.content, use, context.language);
    Length height = inline_image_height;
    if (use.width_millimetres && image.facts.width)
        height = scaled(Length::millimetres(*use.width_millimetres), image.facts.height, std::max<std::uint32_t>(1, image.facts.width));
    const Length width = scaled(height, image.facts.width, std::max<std::uint32_t>(1, image.facts.height));
    paragraph_.image(static_cast<PageImageId>(use.image), width, height, place_of(inner));
}

}  // namespace nabor
