#include "typeset/leaf_collector.h"

#include <algorithm>
#include <string>
#include <utility>

#include "book/direction.h"
#include "book/entry_keys.h"
#include "book/structure.h"
#include "book/text_numbers.h"
#include "language/initial.h"
#include "language/language.h"
#include "typeset/verse_collector.h"

namespace nabor {

namespace {

// Between a label, or a speaker's name, and what follows it in the same line.
constexpr std::string_view en_space = "\u2002";
constexpr std::string_view widest_ordinal = "²";  // of most lines

// What a paragraph is, beside its text.
void describe(FlowParagraph& paragraph, const Block& block, const Book& book, bool is_aligned) {
    const bool titles = block.role == Role::title_main || block.role == Role::title_sub || block.role == Role::title_part;
    paragraph.is_heading = block.role == Role::heading || block.role == Role::subheading || titles;
    paragraph.is_code_block = block.role == Role::code_block;
    const bool is_turned = is_right_to_left(book.language(block.language));
    paragraph.right_to_left = is_turned && !is_left_to_right_always(block);
    // A label stands where the lines beside it begin.
    paragraph.indents_turned = is_turned && (paragraph.right_to_left || paragraph.label_end == 0);
    paragraph.mirrors = paragraph.right_to_left && !is_aligned && block.rendition.alignment == Alignment::natural;
    paragraph.is_verse_line = block.role == Role::verse_line;
    paragraph.continues_verse_line = block.part == VersePart::middle || block.part == VersePart::final;
    if (paragraph.spans.empty()) paragraph.spans.emplace_back(0, block.span);
}

// Whether a heading follows another one, or what belongs to it: both open one division, on one page. `after`: the words of the sibling
// before it.
bool follows_opening(std::string_view after) {
    constexpr std::string_view others[] = {"p.subheading", "p.byline", "p.document-author", "p.document-date", "p.document-source"};
    const std::string_view element = after.substr(0, after.find('.'));
    const bool is_heading = element.size() == 2 && element[0] == 'h' && element[1] >= '1' && element[1] <= '6';
    const std::string_view role = after.substr(0, after.find('.', std::min(element.size() + 1, after.size())));
    return is_heading || std::find(std::begin(others), std::end(others), role) != std::end(others);
}

bool is_page_link(const Inline& piece) {
    const auto* link = std::get_if<Link>(&piece.content);
    return link && link->number == ReferenceNumber::page;
}

}  // namespace

bool LeafCollector::shows_something(const Block& block, const Style& style) const {
    const PendingBlock& pending = scope_.stream.pending;
    return !block.inlines().empty() || pending.label || pending.entry || !pending.labels.empty() || !pending.run_in.empty() || !style.before.empty();
}

void LeafCollector::leaf(const SiblingBlock& place, const FlowContext& context, std::span<const RunInHead> run_on) const {
    const Block& block = place.block;
    const StyleId id = scope_.style_of(place, context);
    const Style& style = scope_.sources.styles[id].style;
    if (!style.shown) return;
    if (!shows_something(block, style)) return scope_.wait_for(block.anchor);
    const NodeId node = structure_node(scope_.sources, block, context);
    ParagraphBuilder paragraph(scope_.sources.styles);
    TextCollector text(scope_, context.area, scope_.origin_of(block, context), paragraph);
    TextContext words{place.chain, id, block.language, node};
    words.is_left_to_right = is_left_to_right_always(block);
    words.is_code = block.role == Role::code_block || block.role == Role::formula || block.rendition.has(Look::monospaced);
    const bool is_headed = !scope_.stream.pending.run_in.empty();
    prepend_label(paragraph, context, context.left + style.margin_left);
    prepend_lemma(paragraph, words);
    prepend_heads(paragraph, place, context, node);
    text.generated(style.before, words, block.span);
    if (block.role == Role::index_entry)
        index_entry(block, paragraph, text, words);
    else
        text.inlines(block.inlines(), words);
    text.generated(style.after, words, block.span);
    for (const RunInHead& head : run_on) {
        text.generated(" ", words, block.span);
        VerseCollector(scope_).run_in_head(head, paragraph, place, context, node);
    }
    FlowParagraph& made = paragraph.paragraph();
    made.style = id;
    describe(made, block, scope_.sources.book, context.is_aligned);
    for (FlowBlock& label : scope_.stream.pending.labels) std::get<FlowParagraph>(label.content).indents_turned = made.indents_turned;
    if (made.origins.empty() && text.origin().known()) made.origins.push_back({0, 0, text.origin()});
    if (!is_headed) give_initial(made, place.chain, context);
    give_numbers(block, context, made);
    FlowBlock flow;
    flow.content = std::move(made);
    const bool goes_on = block.role == Role::heading && follows_opening(place.chain.last().after);
    if (!style.string_set.empty() && !goes_on) flow.strings.push_back({style.string_set, heading_line(block.inlines()), short_form(block, context)});
    const DestinationId own = block.anchor == AnchorId::none ? DestinationId::none : scope_.sources.tree.destination(block.anchor);
    scope_.stream.add(std::move(flow), style, context, own);
    scope_.stream.blocks.back().at_foot = block.role == Role::title_imprint;
    // A page begins with the division, not with a head below an epigraph or an argument.
    if (block.role == Role::heading && !place.chain.last().after.empty()) scope_.stream.blocks.back().break_before = PageBreak::automatic;
    VerseCollector(scope_).keep_shared_line(block);
}

// Notes at an end are set as text is, but no text: their blocks come after all others.
void LeafCollector::give_numbers(const Block& block, const FlowContext& context, FlowParagraph& paragraph) const {
    const BookFacts& facts = scope_.sources.facts;
    const TextNumbering& numbering = scope_.sources.layout.numbering;
    if (context.area != FlowArea::text || !context.is_counted || block.id >= facts.end_of_text) return;
    const LineCounting asked = scope_.sources.styles[paragraph.style].style.count_lines;
    FlowNumbers& numbers = paragraph.numbers;
    numbers.counts_lines = scope_.sources.layout.counts_lines() && (asked == LineCounting::by_kind ? counts_lines(block.role) : asked == LineCounting::yes);
    numbers.goes_on = paragraph.continues_verse_line;
    const VerseNumber* verse = numbering.verse_with_prose ? nullptr : find_number(facts.numbers.verse, block.id);
    if (verse != nullptr) {
        numbers.verse = verse->number;
        numbers.goes_on = verse->goes_on;
    }
    const ParagraphNumber* own = find_number(facts.numbers.paragraphs, block.id);
    if (own == nullptr) return;
    numbers.paragraph = own->number;
    scope_.stream.pending.destinations.push_back(scope_.sources.tree.destination(own->id));
}

// The heading of a division where there is little room for it.
std::string LeafCollector::short_form(const Block& block, const FlowContext& context) const {
    if (block.role != Role::heading || context.division == nullptr) return {};
    const Block& division = *context.division;
    if (!division.short_heading.empty() || division.document == DocumentId::none) return division.short_heading;
    return short_title(scope_.sources.book.documents[index_of(division.document)].metadata);
}

// The waiting label as a paragraph of its own.
FlowBlock LeafCollector::label_block(const FlowContext& context) const {
    const std::optional<WaitingLabel>& waiting = scope_.stream.pending.label;
    FlowBlock made;
    made.left = waiting ? waiting->column.end : context.left;
    const StyleId style = waiting ? waiting->place.style : context.style;
    ParagraphBuilder label(scope_.sources.styles);
    prepend_label(label, context, made.left);
    prepend_lemma(label, {context.chain, context.style, context.language, context.node});
    FlowParagraph& paragraph = label.paragraph();
    paragraph.style = style;
    paragraph.right_to_left = paragraph.indents_turned = paragraph.mirrors = is_right_to_left(scope_.sources.book.language(context.language));
    made.content = std::move(paragraph);
    return made;
}

void LeafCollector::lone_label(const FlowContext& context) const {
    const PendingBlock& pending = scope_.stream.pending;
    if (!pending.label && !pending.entry && pending.labels.empty()) return;
    FlowBlock made = label_block(context);
    const Length left = made.left;
    const Style& style = scope_.sources.styles[std::get<FlowParagraph>(made.content).style].style;
    scope_.stream.add(std::move(made), style, context);
    scope_.stream.blocks.back().left = left;
}

// The lemma of an entry has no room in the column of a number, and a line of its own above the reading.
void LeafCollector::hang_label(const FlowContext& context) const {
    const std::optional<WaitingLabel>& waiting = scope_.stream.pending.label;
    if (scope_.stream.pending.entry) return lone_label(context);
    if (!waiting) return;
    const Length width = scope_.sources.styles.width_of(waiting->place.style, waiting->text) + waiting->slot.width;
    if (width > waiting->column.width) return lone_label(context);
    scope_.stream.pending.labels.push_back(label_block(context));
}

// A label of the book's own text, in one line.
void LeafCollector::own_label(const WaitingLabel& label, ParagraphBuilder& paragraph, const FlowContext& context) const {
    TextCollector text(scope_, context.area, scope_.origin_of(*label.block, context), paragraph);
    text.inlines(label.block->inlines(), {label.chain, label.place.style, label.block->language, label.place.node});
    std::u16string& line = paragraph.paragraph().text;
    std::replace(line.begin(), line.end(), line_separator, u' ');
}

void LeafCollector::prepend_label(ParagraphBuilder& paragraph, const FlowContext& context, Length left) const {
    const std::optional<WaitingLabel> label = std::exchange(scope_.stream.pending.label, std::nullopt);
    if (!label) return;
    if (label->block != nullptr)
        own_label(*label, paragraph, context);
    else if (label->slot.is_used())
        paragraph.slot(label->slot.kind, label->slot.note, label->slot.width, label->place);
    else
        paragraph.text(label->text, label->place, Span{});
    if (label->column.width.units > 0 && !scope_.stream.runs_in) {
        paragraph.end_label(label->column.width);
        paragraph.paragraph().label_indent = left - label->column.end;
        paragraph.paragraph().label_flush_right = label->column.is_numbered;
    } else {
        if (label->slot.kind != SlotKind::lines_of_note) paragraph.text(en_space, label->place, Span{});
        paragraph.paragraph().run_in_label_end = paragraph.position();
    }
}

// The lemma of an entry before its readings: "musta² A B] ", as in the ebook.
void LeafCollector::prepend_lemma(ParagraphBuilder& paragraph, const TextContext& words) const {
    const std::optional<NoteId> entry = std::exchange(scope_.stream.pending.entry, std::nullopt);
    if (!entry) return;
    const Note& note = scope_.sources.book.note(*entry);
    TextCollector text(scope_, FlowArea::note, Origin{}, paragraph);
    Phrase lemma;
    lemma.role = Role::lemma;
    lemma.language = note.language;
    lemma.content = Inlines{{note.span, Text{short_lemma(*note.lemma)}}};
    if (!note.lemma->words.empty()) text.inlines(Inlines{{note.span, std::move(lemma)}}, words);
    ordinal_of_lemma(*entry, paragraph, text, words);
    text.generated(after_lemma(*note.lemma), words, note.span);
}

// In verse it is known; in prose lines are made first.
void LeafCollector::ordinal_of_lemma(NoteId entry, ParagraphBuilder& paragraph, TextCollector& text, const TextContext& words) const {
    const BookSources& sources = scope_.sources;
    const std::optional<EntryKey>& key = sources.facts.entry_keys[index_of(entry)];
    if (!key || key->alike.empty() || key->in_heading) return;
    if (key->verse.first > 0) return text.generated(ordinal_of(*key, 0, whole_block), words, Span{});
    const TextPlace place{words.style, sources.tree.language(words.language), scope_.content_node(words.parent, words.language), PageLinkId::none};
    paragraph.slot(SlotKind::ordinal, sources.tree.destination(sources.book.note(entry).anchor), sources.styles.width_of(words.style, widest_ordinal), place);
}

void LeafCollector::prepend_heads(ParagraphBuilder& paragraph, const SiblingBlock& place, const FlowContext& context, NodeId node) const {
    const std::vector<RunInHead> heads = std::exchange(scope_.stream.pending.run_in, {});
    for (std::size_t i = 0; i < heads.size(); ++i) {
        VerseCollector(scope_).run_in_head(heads[i], paragraph, place, context, node);
        // A name stands a little apart from the words spoken; the parentheses of a stage direction do that themselves.
        const bool stands_apart = i + 1 == heads.size() && heads[i].block->role != Role::stage_direction;
        const TextPlace between{context.style, scope_.sources.tree.language(context.language), scope_.content_node(node, context.language),
                                PageLinkId::none};
        paragraph.text(stands_apart ? en_space : " ", between, Span{});
    }
}

// A capital as the layout asks for it, where the paragraph stands in the text itself and nothing else stands before its words.
void LeafCollector::give_initial(FlowParagraph& paragraph, const ElementChain& chain, const FlowContext& context) const {
    const TextAlign align = scope_.sources.styles[paragraph.style].style.align;
    const bool may_have = context.area == FlowArea::text && !paragraph.is_heading && !paragraph.is_verse_line &&
                          !paragraph.right_to_left && paragraph.label_end == 0 &&
                          (align == TextAlign::justify || align == TextAlign::left);
    if (!may_have) return;
    // A picture would push the lines away from their capital.
    const auto is_picture = [](const InlineObject& object) { return !object.is_slot; };
    if (std::any_of(paragraph.objects.begin(), paragraph.objects.end(), is_picture)) return;
    std::vector<StyleId> asked = scope_.sources.styles.initials(paragraph.style, chain);
    if (asked.empty()) return;
    const auto found = initial_capital(paragraph.text);
    if (found) paragraph.initial = {found->marks_end, found->end, found->next, std::move(asked)};
}

// The entry's words are set now, its page numbers when they are known.
void LeafCollector::index_entry(const Block& block, ParagraphBuilder& paragraph, TextCollector& text, const TextContext& words) const {
    const Inlines& all = block.inlines();
    const auto first_link = std::find_if(all.begin(), all.end(), is_page_link);
    const auto words_end = first_link == all.end() || first_link == all.begin() ? first_link : first_link - 1;  // the comma before it
    text.inlines(std::span(all.begin(), words_end), words);
    std::vector<DestinationId>& targets = paragraph.paragraph().index_targets;
    for (auto piece = first_link; piece != all.end(); ++piece)
        if (is_page_link(*piece) && std::get<Link>(piece->content).target != AnchorId::none)
            targets.push_back(scope_.sources.tree.destination(std::get<Link>(piece->content).target));
    if (!targets.empty()) scope_.section.section.waits_for_pages = true;
}

// The size of an image as its use or its density asks.
FlowImage LeafCollector::flow_image(const ImageUse& use, const FlowContext& context) const {
    const Layout& layout = scope_.sources.layout;
    const ImageFacts& facts = scope_.sources.book.images[index_of(use.image)].facts;
    const auto pixels = [&](std::uint32_t count, double density) {
        return Length::points(count * 72.0 / (density > 0 ? density : layout.image_density));
    };
    FlowImage flow;
    flow.image = static_cast<PageImageId>(use.image);
    flow.width = pixels(facts.width, facts.density_x);
    flow.height = pixels(facts.height, facts.density_y > 0 ? facts.density_y : facts.density_x);
    Length asked;
    if (use.width_millimetres) asked = Length::millimetres(*use.width_millimetres);
    const PageGeometry page = layout.page(scope_.section.section.page, PageSide::right, false);
    const Length measure = page.width - page.margin_left - page.margin_right - context.left - context.right;
    if (use.width_share) asked = Length{static_cast<std::int64_t>(static_cast<double>(measure.units) * *use.width_share)};
    if (asked.units > 0) {
        flow.height = scaled(asked, facts.height, facts.width);
        flow.width = asked;
    }
    return flow;
}

void LeafCollector::image(const SiblingBlock& place, const FlowContext& context) const {
    const Block& block = place.block;
    const auto& use = std::get<ImageUse>(block.content);
    BookSources& sources = scope_.sources;
    scope_.wait_for(block.anchor);
    const StyleId id = sources.styles.of(context.style, place.chain, block.rendition);
    const Style& style = sources.styles[id].style;
    if (!sources.images.can_print(use.image)) {
        if (use.alternative_text.empty()) return;
        Block words;
        words.id = block.id;
        words.content = Inlines{{block.span, Text{use.alternative_text}}};
        return leaf({words, nullptr, place.chain}, context);
    }
    hang_label(context);
    FlowImage flow = flow_image(use, context);
    flow.place = block.span;
    flow.origin.block = static_cast<std::uint32_t>(block.id);
    flow.align = style.align == TextAlign::justify ? TextAlign::centre : style.align;
    if (!use.decorative) {
        flow.node = sources.tree.node("Figure", context.node, use.language.value_or(block.language));
        describe_figure(sources, flow.node, use, block.language);
    }
    FlowBlock made;
    made.content = flow;
    scope_.stream.add(std::move(made), style, context);
    scope_.stream.blocks.back().keep_with_next = Keep::firmly;
}

}  // namespace nabor
