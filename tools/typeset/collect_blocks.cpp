#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "language/initial.h"
#include "language/language.h"
#include "typeset/collector.h"
#include "typeset/element.h"

namespace nabor {

namespace {

constexpr std::string_view heading_elements[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
constexpr std::string_view heading_types[] = {"H1", "H2", "H3", "H4", "H5", "H6"};

std::size_t heading_rank(const Block& heading) { return std::clamp<std::size_t>(heading.level, 1, 6) - 1; }

// "element.class" of every role, in the table's order, kept for as long as the program runs.
const std::vector<std::string>& role_words() {
    static const std::vector<std::string> words = [] {
        std::vector<std::string> all;
        for (const RoleRow& row : role_table())
            all.push_back(row.css_class.empty() ? std::string(row.element) : fmt::format("{}.{}", row.element, row.css_class));
        return all;
    }();
    return words;
}

bool is_list(Role role) { return role == Role::list_bulleted || role == Role::list_ordered || role == Role::list_plain; }

// Spaces between a label and what follows it in the same line.
constexpr std::string_view en_space = "\u2002";

// A list's labels up to so many ems wide stand in a column of their own.
constexpr std::int64_t widest_label_ems = 5;

bool has_own_label(const Block& item) {
    const Blocks& children = item.blocks();
    return !children.empty() && children.front().role == Role::item_label && children.front().is_leaf();
}

std::string ordered_label(const Block& list, std::size_t index) {
    std::size_t first = 1;
    if (!list.number.empty() && list.number.find_first_not_of("0123456789") == std::string::npos && list.number.size() < 7)
        first = std::stoul(list.number);
    return fmt::format("{}.", first + index);
}

}  // namespace

std::string_view Collector::element_of(const Block& block) const {
    return block.role == Role::heading ? heading_elements[heading_rank(block)] : row_of(block.role).element;
}

bool Collector::is_opening(const Block& block) const { return std::binary_search(openings_.begin(), openings_.end(), block.id); }

std::string_view Collector::class_of(const Block& block) const { return is_opening(block) ? "opening" : row_of(block.role).css_class; }

std::string_view Collector::words_of(const Block& block) const {
    if (is_opening(block)) return "p.opening";
    return block.role == Role::heading ? heading_elements[heading_rank(block)] : role_words()[static_cast<std::size_t>(block.role)];
}

void Collector::blocks(const Blocks& all, const FlowContext& context) {
    for (std::size_t i = 0; i < all.size(); ++i) child(all, i, context);
}

// One of several siblings, entered into the chain.
void Collector::child(const Blocks& siblings, std::size_t i, const FlowContext& context) {
    sibling(siblings[i], i == 0 ? nullptr : &siblings[i - 1], i + 1 < siblings.size() ? &siblings[i + 1] : nullptr, context);
}

void Collector::sibling(const Block& one, const Block* previous, const Block* next, const FlowContext& context) {
    const std::string_view after = previous ? words_of(*previous) : std::string_view();
    Element element(chain_, element_of(one), class_of(one), book_.language(one.language), previous == nullptr, after);
    block(one, next, context);
}

void Collector::block(const Block& block, const Block* next, const FlowContext& context) {
    if (std::holds_alternative<Table>(block.content)) return table(block, context);
    if (std::holds_alternative<ImageUse>(block.content)) return image(block, context);
    if (block.role == Role::list_item) return list_item(block, context);
    if (block.role == Role::plate && target_ == &section_.blocks) return plate(block, context);
    if (!block.is_leaf()) return container(block, context);
    const bool is_head = styles_[styles_.of(context.style, chain_)].style.run_in;
    const bool goes_on = is_head && runs_in(block, next, context);
    if (!goes_on && !(is_head && !pending_.run_in.empty())) {
        // What heads run into follows the first of them.
        if (!pending_.run_in.empty()) {
            ElementKey own = chain_.last();
            own.after = words_of(*pending_.run_in.front().block);
            chain_.replace_last(own);
        }
        leaf(block, context);
        // A signature that its source calls a paragraph at the right.
        const bool signs = !next && block.role == Role::paragraph && block.rendition.alignment == Alignment::right;
        if (signs && !target_->empty()) target_->back().keep_with_previous = true;
        return;
    }
    pending_.run_in.push_back({&block, chain_.last().after});
    if (!goes_on) heads_alone(context);
}

NodeId Collector::structure_of(const Block& block, const FlowContext& context) {
    const RoleRow& row = row_of(block.role);
    if (block.role == Role::heading) return skeleton_.node(heading_types[heading_rank(block)], context.node, block.language);
    const bool heads_list = block.role == Role::list_head && skeleton_.at(context.node).type == "L";
    const NodeId node = skeleton_.node(heads_list ? "Caption" : std::string_view(row.structure), context.node, block.language);
    if (block.role == Role::list_ordered) skeleton_.at(node).ordered = true;
    if (block.role == Role::formula) skeleton_.at(node).alternative = plain_text(block.inlines());  // ISO 14289-1, 7.7
    return node;
}

FlowContext Collector::inside(const Block& block, const FlowContext& context, StyleId style) {
    const Style& computed = styles_[style].style;
    FlowContext inner = context;
    inner.style = style;
    inner.language = block.language;
    inner.left += computed.margin_left;
    inner.right += computed.margin_right;
    inner.node = structure_of(block, context);
    if (computed.placement == BlockPlacement::centre_on_longest && context.centring_group == 0)
        inner.centring_group = ++last_centring_group_;
    return inner;
}

void Collector::container(const Block& block, const FlowContext& context) {
    const StyleId id = styles_.with_looks(styles_.of(context.style, chain_), block.rendition);
    const Style& style = styles_[id].style;
    if (!style.shown) return;
    FlowContext inner = inside(block, context, id);
    pending_.space_before = std::max(pending_.space_before, style.space_before);
    if (style.break_before == PageBreak::page || style.break_before == PageBreak::right) pending_.break_before = style.break_before;
    if (style.break_before == PageBreak::avoid) pending_.keep_with_previous = true;
    if (block.anchor != AnchorId::none) pending_.destinations.push_back(skeleton_.destination(block.anchor));
    const std::size_t first_block = target_->size();
    const Blocks& children = block.blocks();
    if (block.role == Role::list_gloss)
        gloss_list(children, inner);
    else if (is_list(block.role))
        list(block, style, inner);
    else
        blocks(children, inner);
    if (block.role == Role::verse || block.role == Role::stanza || block.role == Role::speech) finish_verse(block, first_block);
    close_container(style, first_block);
}

// A section of its own, before the one it stands in, where only its place is left.
void Collector::plate(const Block& block, const FlowContext& context) {
    const DestinationId place = skeleton_.destination(fmt::format("plate:{}", ++plates_));  // no xml:id can be the same
    FlowSection host = std::exchange(section_, FlowSection{});
    Pending pending = std::exchange(pending_, Pending{});
    section_.page = "plate";
    section_.plate = place;
    target_ = &section_.blocks;
    container(block, context);
    const bool shows_nothing = section_.blocks.empty();
    if (!shows_nothing) sections_.push_back(std::move(section_));
    section_ = std::move(host);
    pending_ = std::move(pending);
    target_ = &section_.blocks;
    if (!shows_nothing) pending_.destinations.push_back(place);
}

// Term and definition are siblings in the manuscript; in the structure they share an item (ISO 32000-1, 14.8.4.3.3).
void Collector::gloss_list(const Blocks& children, const FlowContext& context) {
    FlowContext item = context;
    for (std::size_t i = 0; i < children.size(); ++i) {
        const bool is_head = children[i].role == Role::list_head;
        if (children[i].role == Role::gloss_term || (!is_head && item.node == context.node))
            item.node = skeleton_.node("LI", context.node, context.language);
        child(children, i, is_head ? context : item);
    }
}

// What stands before each child of a list: a number, a mark, a label of its own, or nothing.
std::vector<std::string> Collector::labels_of(const Block& list, const Style& style) const {
    std::vector<std::string> labels;
    std::size_t items = 0;
    for (const Block& child : list.blocks()) {
        labels.emplace_back();
        if (child.role != Role::list_item) continue;
        if (has_own_label(child))
            labels.back() = plain_text(child.blocks().front().inlines());
        else if (style.marker == "decimal")
            labels.back() = ordered_label(list, items);
        else if (style.marker != "none")
            labels.back() = style.marker;
        ++items;
    }
    return labels;
}

// The labels of a list share one column, as wide as the widest of them asks.
void Collector::list(const Block& block, const Style& style, const FlowContext& context) {
    const Blocks& children = block.blocks();
    if (pending_.label_set) lone_label(context, block.language);
    const std::vector<std::string> labels = labels_of(block, style);
    FlowContext inner = context;
    inner.widest_label = {};
    inner.numbered = style.marker == "decimal";
    for (const std::string& label : labels)
        if (!label.empty()) inner.widest_label = std::max(inner.widest_label, styles_.width_of(context.style, label) + style.size * 2 / 5);
    for (std::size_t i = 0; i < children.size(); ++i) {
        pending_.label = labels[i];
        child(children, i, inner);
    }
}

void Collector::close_container(const Style& style, std::size_t first_block) {
    if (target_->size() == first_block) return;
    FlowBlock& last = target_->back();
    last.space_after = std::max(last.space_after, style.space_after);
    if (style.break_after == PageBreak::avoid)
        last.keep_with_next = Keep::firmly;
    else if (style.break_after != PageBreak::automatic)
        last.break_after = style.break_after;
    if (style.break_inside == PageBreak::avoid)
        for (std::size_t i = first_block; i < target_->size(); ++i) {
            (*target_)[i].keep_together = true;
            if (i + 1 < target_->size()) (*target_)[i].keep_with_next = Keep::firmly;
        }
}

void Collector::list_item(const Block& block, const FlowContext& context) {
    const StyleId id = styles_.with_looks(styles_.of(context.style, chain_), block.rendition);
    const Style& style = styles_[id].style;
    FlowContext inner = inside(block, context, id);
    const NodeId item = inner.node;
    const std::size_t first_block = target_->size();
    // Labels too long for a column run in.
    const bool has_column = context.widest_label.units > 0 && context.widest_label <= style.size * widest_label_ems;
    inner.label_width = std::max(style.margin_left, has_column ? context.widest_label : Length{});
    inner.left += inner.label_width - style.margin_left;
    pending_.space_before = std::max(pending_.space_before, style.space_before);
    if (block.anchor != AnchorId::none) pending_.destinations.push_back(skeleton_.destination(block.anchor));
    const Blocks& children = block.blocks();
    if (!pending_.label.empty()) {
        const NodeId label_node = skeleton_.node("Lbl", item, block.language);
        pending_.label_place = {id, skeleton_.language(block.language), content_node(label_node, block.language), PageLinkId::none};
        pending_.label_block = has_own_label(block) ? children.front().id : BlockId::none;
        pending_.label_set = true;
    }
    inner.node = skeleton_.node("LBody", item, block.language);
    for (std::size_t i = has_own_label(block) ? 1 : 0; i < children.size(); ++i) child(children, i, inner);
    if (pending_.label_set) lone_label(inner, block.language);
    close_container(style, first_block);
}

// A label that nothing follows which could carry it stands alone.
void Collector::lone_label(const FlowContext& context, LanguageId language) {
    Block alone;
    alone.language = language;
    alone.content = Inlines{};
    leaf(alone, context);
}

void Collector::prepend_label(ParagraphBuilder& paragraph, const FlowContext& context, NodeId node) {
    if (pending_.label_set) {
        paragraph.text(pending_.label, pending_.label_place, Span{});
        if (pending_.label_block != BlockId::none) paragraph.came_from(0, {static_cast<std::uint32_t>(pending_.label_block), 0});
        pending_.label_block = BlockId::none;
        if (context.label_width.units > 0) {
            paragraph.end_label(context.label_width);
            paragraph.paragraph().label_flush_right = context.numbered;
        } else {
            paragraph.text(en_space, pending_.label_place, Span{});
        }
        pending_.label_set = false;
        pending_.label.clear();
    }
    std::vector<RunInHead> heads;
    heads.swap(pending_.run_in);
    for (std::size_t i = 0; i < heads.size(); ++i) {
        run_in_head(heads[i], paragraph, context, node);
        // A name stands a little apart from the words spoken; a stage direction's parentheses do that themselves.
        const bool stands_apart = i + 1 == heads.size() && heads[i].block->role != Role::stage_direction;
        TextPlace place{context.style, skeleton_.language(context.language), content_node(node, context.language), PageLinkId::none};
        paragraph.text(stands_apart ? en_space : " ", place, Span{});
    }
}

void Collector::leaf(const Block& block, const FlowContext& context) {
    const StyleId id = style_of(block, context);
    const Style& style = styles_[id].style;
    if (!style.shown) return;
    const bool shows_something = !block.inlines().empty() || pending_.label_set || !pending_.run_in.empty() || !style.before.empty();
    if (!shows_something) {
        if (block.anchor != AnchorId::none) pending_.destinations.push_back(skeleton_.destination(block.anchor));
        return;
    }
    const NodeId node = structure_of(block, context);
    ParagraphBuilder paragraph(styles_);
    const TextOf text_of(*this, block);
    const bool is_headed = !pending_.run_in.empty();
    prepend_label(paragraph, context, node);
    TextPlace place{id, skeleton_.language(block.language), NodeId::none, PageLinkId::none};
    const auto generated = [&](const std::string& text) {
        if (text.empty()) return;
        place.node = content_node(node, block.language);
        paragraph.text(text, place, block.span);
        place.node = NodeId::none;
    };
    generated(style.before);
    if (block.role == Role::index_entry)
        index_entry(block, paragraph, place, node);
    else
        inlines(block.inlines(), paragraph, place, node, block.language);
    generated(style.after);
    for (const RunInHead& head : std::exchange(pending_.run_on, {})) {
        generated(" ");
        run_in_head(head, paragraph, context, node);
    }
    FlowParagraph& made = paragraph.paragraph();
    made.style = id;
    made.is_heading = block.role == Role::heading || block.role == Role::subheading;
    made.right_to_left = is_right_to_left(book_.language(block.language));
    made.is_verse_line = block.role == Role::verse_line;
    made.continues_verse_line = block.part == VersePart::middle || block.part == VersePart::final;
    if (made.spans.empty()) made.spans.emplace_back(0, block.span);
    if (made.origins.empty() && origin_.known()) made.origins.push_back({0, 0, origin_});
    if (!is_headed) give_initial(made, id);
    FlowBlock flow;
    flow.content = std::move(made);
    if (!style.string_set.empty()) flow.strings.emplace_back(style.string_set, plain_text(block.inlines()));
    if (!division_path_.empty() && target_ == &section_.blocks && !flow.strings.empty()) {
        RunningStrings& strings = division_strings_[division_path_.back()];
        strings.insert(strings.end(), flow.strings.begin(), flow.strings.end());
    }
    emit(std::move(flow), style, context, block.anchor);
    keep_shared_line(block);
}

// A capital as the layout asks for it, where the paragraph stands in the text itself and nothing else stands before its words.
void Collector::give_initial(FlowParagraph& paragraph, StyleId style) {
    const TextAlign align = styles_[style].style.align;
    const bool may_have = target_ == &section_.blocks && !paragraph.is_heading && !paragraph.is_verse_line && !paragraph.right_to_left &&
                          paragraph.label_end == 0 && (align == TextAlign::justify || align == TextAlign::left);
    if (!may_have) return;
    // A picture would push the lines away from their capital.
    const auto is_picture = [](const InlineObject& object) { return !object.is_slot; };
    if (std::any_of(paragraph.objects.begin(), paragraph.objects.end(), is_picture)) return;
    std::vector<StyleId> asked = styles_.initials(style, chain_);
    if (asked.empty()) return;
    const auto found = initial_capital(paragraph.text);
    if (found) paragraph.initial = {found->marks_end, found->end, found->next, std::move(asked)};
}

// The entry's words are set now, its page numbers when they are known.
void Collector::index_entry(const Block& block, ParagraphBuilder& paragraph, const TextPlace& place, NodeId node) {
    const Inlines& all = block.inlines();
    const auto is_page_link = [](const Inline& piece) {
        const auto* link = std::get_if<Link>(&piece.content);
        return link && link->page_number;
    };
    const auto first_link = std::find_if(all.begin(), all.end(), is_page_link);
    const auto words_end = first_link == all.end() || first_link == all.begin() ? first_link : first_link - 1;  // the comma before it
    inlines(std::span(all.begin(), words_end), paragraph, place, node, block.language);
    for (auto piece = first_link; piece != all.end(); ++piece)
        if (is_page_link(*piece) && std::get<Link>(piece->content).target != AnchorId::none)
            paragraph.paragraph().index_targets.push_back(skeleton_.destination(std::get<Link>(piece->content).target));
    if (!paragraph.paragraph().index_targets.empty()) section_.waits_for_pages = true;
}

// What a reader who cannot see an image is told: at least that there is one. A book with such images does not claim PDF/UA (ISO 14289-1,
// 7.3): a validator would believe it, a reader would not.
void Collector::give_alternative(NodeId node, const ImageUse& use, LanguageId language) {
    StructureNode& figure = skeleton_.at(node);
    figure.undescribed = use.alternative_text.empty();
    figure.alternative = figure.undescribed ? std::string(label(Label::image, book_.language(language))) : use.alternative_text;
}

void Collector::image(const Block& block, const FlowContext& context) {
    const auto& use = std::get<ImageUse>(block.content);
    const Image& picture = book_.images[index_of(use.image)];
    if (block.anchor != AnchorId::none) pending_.destinations.push_back(skeleton_.destination(block.anchor));
    const StyleId id = styles_.with_looks(styles_.of(context.style, chain_), block.rendition);
    const Style& style = styles_[id].style;
    if (!can_print(picture, picture.span)) {
        if (use.alternative_text.empty()) return;
        Block words;
        words.id = block.id;
        words.content = Inlines{{block.span, Text{use.alternative_text}}};
        return collect_made([&] { leaf(words, context); });
    }
    FlowImage flow;
    flow.image = static_cast<PageImageId>(use.image);
    flow.origin.block = static_cast<std::uint32_t>(block.id);
    flow.node = use.decorative ? NodeId::none : skeleton_.node("Figure", context.node, block.language);
    if (!use.decorative) give_alternative(flow.node, use, block.language);
    flow.align = style.align == TextAlign::justify ? TextAlign::centre : style.align;
    const auto pixels = [&](std::uint32_t count, double density) {
        return Length::points(count * 72.0 / (density > 0 ? density : layout_.image_density));
    };
    flow.width = pixels(picture.facts.width, picture.facts.density_x);
    flow.height = pixels(picture.facts.height, picture.facts.density_y > 0 ? picture.facts.density_y : picture.facts.density_x);
    Length asked;
    if (use.width_millimetres) asked = Length::millimetres(*use.width_millimetres);
    const PageGeometry page = layout_.page(section_.page, PageSide::right, false);
    const Length measure = page.width - page.margin_left - page.margin_right - context.left - context.right;
    if (use.width_share) asked = Length{static_cast<std::int64_t>(static_cast<double>(measure.units) * *use.width_share)};
    if (asked.units > 0) {
        flow.height = scaled(asked, picture.facts.height, picture.facts.width);
        flow.width = asked;
    }
    FlowBlock made;
    made.content = flow;
    emit(std::move(made), style, context, AnchorId::none);
    target_->back().keep_with_next = Keep::firmly;
}

void Collector::emit(FlowBlock block, const Style& style, const FlowContext& context, AnchorId anchor) {
    block.left = context.left + style.margin_left;
    block.right = context.right + style.margin_right;
    block.space_before = std::max(style.space_before, pending_.space_before);
    block.space_after = style.space_after;
    const bool forced = style.break_before == PageBreak::page || style.break_before == PageBreak::right;
    block.break_before = forced ? style.break_before : pending_.break_before;
    block.keep_with_next = style.break_after == PageBreak::avoid ? Keep::firmly : Keep::no;
    if (style.break_after != PageBreak::avoid) block.break_after = style.break_after;
    block.keep_together = style.break_inside == PageBreak::avoid;
    block.keep_with_previous = style.break_before == PageBreak::avoid || pending_.keep_with_previous;
    block.sink = pending_.sink;
    block.centring_group = context.centring_group;
    block.destinations = std::move(pending_.destinations);
    if (anchor != AnchorId::none) block.destinations.push_back(skeleton_.destination(anchor));
    pending_.space_before = {};
    pending_.break_before = PageBreak::automatic;
    pending_.keep_with_previous = false;
    pending_.sink = {};
    pending_.destinations.clear();
    target_->push_back(std::move(block));
}

void Collector::note_body(NoteId id, NodeId parent) {
    // A note stands outside what cites it: its look comes from the book's root, not from the heading or verse around the call.
    ElementChain around = std::exchange(chain_, {});
    chain_.push({"body", "", book_.languages.front(), false, ""});
    note_content(id, parent);
    chain_ = std::move(around);
}

void Collector::note_content(NoteId id, NodeId parent) {
    const Note& note = book_.note(id);
    FlowContext context;
    context.language = note.language;
    context.style = styles_.of(styles_.root(), chain_);
    Element element(chain_, "aside", "note", book_.language(note.language), false, "");
    context.style = styles_.of(context.style, chain_);
    const Style& style = styles_[context.style].style;
    context.left = style.margin_left;
    context.right = style.margin_right;
    context.node = skeleton_.node("Note", parent, note.language);
    skeleton_.at(context.node).id = book_.anchor(note.anchor).id;
    const NodeId own_node = context.node;
    pending_.destinations.push_back(skeleton_.destination(note.anchor));
    skeleton_.name_node(skeleton_.destination(note.anchor), own_node);
    const NodeId label_node = skeleton_.node("Lbl", context.node, note.language);
    pending_.label = note_numbers_[index_of(id)];
    pending_.label_place = {context.style, skeleton_.language(note.language), content_node(label_node, note.language), PageLinkId::none};
    pending_.label_set = true;
    blocks(note.content, context);
    if (pending_.label_set) lone_label(context, note.language);
    last_note_node_ = own_node;
}

}  // namespace nabor
