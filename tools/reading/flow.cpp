#include "reading/flow.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/eight_bytes.h"
#include "base/utf8.h"
#include "language/characters.h"

namespace nabor::reading {

namespace {

constexpr std::size_t tab_width = 4;

// Control characters, which come from character references, count as white space.
bool is_space(char c) { return static_cast<unsigned char>(c) <= 0x20; }

// The end of a run of words with single spaces between them: the end of the text, or other white space.
std::size_t end_of_words(std::string_view text, std::size_t at) {
    for (;; ++at) {
        while (at + 8 <= text.size()) {
            const std::uint64_t eight = eight_bytes(text.data() + at), spaces = bytes_below(eight, 0x21);
            if (bytes_below(eight, 0x20) != 0 || (spaces & spaces >> 8) != 0) break;
            at += spaces >> 63 != 0 ? 7 : 8;  // after a space in the last byte, the next byte decides
        }
        if (at == text.size()) return at;
        if (is_space(text[at]) && (text[at] != ' ' || at + 1 == text.size() || is_space(text[at + 1]))) return at;
    }
}

bool is_mark(const Inline& item) {
    return std::holds_alternative<PageMark>(item.content) || std::holds_alternative<AnchorMark>(item.content) ||
           std::holds_alternative<IndexMark>(item.content);
}

AnchorId& anchor_of(Inline& shell) {
    if (auto* phrase = std::get_if<Phrase>(&shell.content)) return phrase->anchor;
    return std::get<Link>(shell.content).anchor;
}

Inlines& content_of(Inline& shell) {
    if (auto* phrase = std::get_if<Phrase>(&shell.content)) return phrase->content;
    return std::get<Link>(shell.content).content;
}

// Nothing but calls of notes, which are raised by themselves.
bool are_calls(const Inlines& items) {
    return std::all_of(items.begin(), items.end(), [](const Inline& item) {
        const auto* phrase = std::get_if<Phrase>(&item.content);
        return is_mark(item) || std::holds_alternative<NoteCall>(item.content) || (phrase && are_calls(phrase->content));
    });
}

bool is_raised(const Inline& shell) {
    const auto* phrase = std::get_if<Phrase>(&shell.content);
    return phrase && phrase->rendition.has(Look::superscript);
}

// The last text of a list, searched in phrases and before marks.
Text* find_last_text(Inlines& list) {
    for (auto item = list.rbegin(); item != list.rend(); ++item) {
        if (is_mark(*item)) continue;
        if (auto* text = std::get_if<Text>(&item->content)) return text;
        if (auto* phrase = std::get_if<Phrase>(&item->content)) return find_last_text(phrase->content);
        if (auto* link = std::get_if<Link>(&item->content)) return find_last_text(link->content);
        return nullptr;
    }
    return nullptr;
}

bool sentence_runs_through(Role role) {
    switch (role) {
        case Role::block_quotation:
        case Role::verse:
        case Role::verse_line:
        case Role::list_bulleted:
        case Role::list_ordered:
        case Role::list_plain:
        case Role::formula:
        case Role::code_block: return true;
        default: return false;
    }
}

}  // namespace

Flow::Flow(Marks& marks, Block loose, Grouping grouping) : marks_(marks), loose_(std::move(loose)), grouping_(grouping) {}

void Flow::begin_leaf(Block header) {
    close();
    waiting_ = {};
    leaves_.push_back({std::move(header), false, blocks_.size()});
}

void Flow::end_leaf() {
    close();
    Leaf& leaf = leaves_.back();
    release_anchor(leaf.header.anchor, leaf.header.span);  // a leaf without visible content
    leaves_.pop_back();
}

void Flow::begin_phrase(Inline shell) {
    shells_.push_back(std::move(shell));
    if (open_) contents_.emplace_back();
}

void Flow::end_phrase() {
    if (open_)
        fold();
    else
        release_anchor(anchor_of(shells_.back()), shells_.back().span);
    shells_.pop_back();
}

void Flow::release_anchor(AnchorId& anchor, Span span) {
    if (anchor != AnchorId::none) marks_.waiting.push_back({span, AnchorMark{std::exchange(anchor, AnchorId::none)}});
}

// Closes the innermost open phrase. Its content goes into a copy of its shell; the shell may continue in the next leaf, without anchor.
void Flow::fold() {
    Level level = std::move(contents_.back());
    contents_.pop_back();
    Inlines& outer = contents_.back().items;
    Inline& shell = shells_[contents_.size() - 1];
    waiting_.depth = std::min(waiting_.depth, contents_.size() - 1);
    AnchorId& anchor = anchor_of(shell);
    const bool raises_calls = is_raised(shell) && are_calls(level.items);
    if (level.only_marks || raises_calls) {
        contents_.back().only_marks = contents_.back().only_marks && level.only_marks;
        if (anchor != AnchorId::none) outer.push_back({shell.span, AnchorMark{std::exchange(anchor, AnchorId::none)}});
        std::move(level.items.begin(), level.items.end(), std::back_inserter(outer));
        return;
    }
    Inline phrase = shell;
    content_of(phrase) = std::move(level.items);
    anchor = AnchorId::none;
    put_item(contents_.size() - 1, std::move(phrase));
}

void Flow::open() {
    if (open_) return;
    Block& header = leaves_.empty() ? loose_ : leaves_.back().header;
    open_ = header;
    open_->content = Inlines();
    header.anchor = AnchorId::none;
    header.number.clear();
    if (!leaves_.empty() && leaves_.back().continues) open_->rendition.set(Look::no_indent);
    contents_.assign(shells_.size() + 1, {});
    contents_.front().items = std::move(marks_.waiting);
    marks_.waiting.clear();
    visible_ = false;
    line_start_ = true;
    first_ = last_ = before_last_ = 0;
    join_ = Join::none;
}

void Flow::close() {
    if (!open_) return;
    while (contents_.size() > 1) fold();
    Inlines content = std::move(contents_.front().items);
    contents_.clear();
    while (!content.empty() && std::holds_alternative<LineBreak>(content.back().content)) content.pop_back();
    std::move(page_marks_.begin(), page_marks_.end(), std::back_inserter(content));
    page_marks_.clear();
    open_->content = std::move(content);
    blocks_.push_back(std::move(*open_));
    open_.reset();
    waiting_ = {};
    join_ = Join::none;
    if (!leaves_.empty()) leaves_.back().continues = false;
}

void Flow::put(std::size_t depth, std::string_view characters, Span span) {
    const std::string_view before = without_last_code_point(characters);
    before_last_ = before.empty() ? last_ : last_code_point(before);
    last_ = last_code_point(characters);
    Inlines& content = contents_[depth].items;
    if (!content.empty()) {
        if (auto* text = std::get_if<Text>(&content.back().content)) {
            text->text += characters;
            if (content.back().span.source == span.source) content.back().span.end = std::max(content.back().span.end, span.end);
            return;
        }
    }
    put_item(depth, {span, Text{std::string(characters)}});
}

void Flow::put_item(std::size_t depth, Inline item) {
    contents_[depth].items.push_back(std::move(item));
    contents_[depth].only_marks = false;
}

void Flow::put_word(std::string_view word, Span span, bool spaced_marks, std::optional<Span> place) {
    open();
    settle_join(word, place.value_or(span));
    if (waiting_.space && space_is_layout(word, spaced_marks)) waiting_ = {};
    put_waiting(span);
    if (!visible_) first_ = first_code_point(word);
    put(contents_.size() - 1, word, span);
    visible_ = true;
    line_start_ = false;
}

void Flow::text(std::string_view characters, Span span, bool spaced_marks) {
    for (std::size_t at = 0; at < characters.size();) {
        const std::size_t begin = at;
        bool line_feed = false;
        while (at < characters.size() && is_space(characters[at])) line_feed |= characters[at++] == '\n';
        if (at > begin) wait_for_space(line_feed, begin == 0 || at == characters.size());
        const std::size_t word = at;
        at = end_of_words(characters, at);  // a run with single spaces is copied whole
        // Where the source stands as it was written, the place of the last character before the white space is known.
        std::optional<Span> place;
        if (begin > 0 && span.end - span.begin == characters.size())
            place = {span.source, span.begin + static_cast<std::uint32_t>(begin) - 1, span.begin + static_cast<std::uint32_t>(at)};
        if (at > word) put_word(characters.substr(word, at - word), span, spaced_marks, place);
    }
}

void Flow::verbatim(std::string_view characters, Span span) {
    if (characters.empty()) return;
    open();
    put_waiting(span);
    put(contents_.size() - 1, characters, span);
    visible_ = true;
    line_start_ = false;
}

void Flow::preserved(std::string_view characters, Span span) {
    for (std::size_t at = 0; at < characters.size();) {
        std::size_t lines = 0, columns = 0;
        const std::size_t begin = at;
        for (; at < characters.size() && is_space(characters[at]); ++at) {
            lines += characters[at] == '\n' ? 1 : 0;
            columns = characters[at] == '\n' ? 0 : columns + (characters[at] == '\t' ? tab_width : 1);
        }
        if (at > begin) keep_space(lines, columns);
        const std::size_t word = at;
        while (at < characters.size() && !is_space(characters[at])) ++at;
        if (at > word) put_word(characters.substr(word, at - word), span, true);
    }
}

void Flow::space() { wait_for_space(false, false); }

void Flow::wide_space() {
    wait_for_space(false, false);
    waiting_.wide = waiting_.space;
}

void Flow::opening_mark(std::string_view mark, Span span) {
    put_word(mark, span, true);
    join_ = Join::plain;
}

void Flow::closing_mark(std::string_view mark, Span span) {
    if (!open_) return put_word(mark, span, true);
    join_ = Join::none;
    put(contents_.size() - 1, mark, span);
    line_start_ = false;
}

void Flow::line_break(Span span) {
    if (!open_ || line_start_) return;
    if (join_ == Join::broken_hyphen) put_line_breaks(1, contents_.size() - 1, break_span_);
    waiting_ = {};
    join_ = last_ == 0xAD ? Join::plain : Join::none;  // at a soft hyphen the source's line ends inside a word
    if (join_ == Join::plain) return;
    if (ends_with_hyphen()) {
        join_ = Join::broken_hyphen;
        break_span_ = span;
        return;
    }
    if (!line_start_) put_line_breaks(1, contents_.size() - 1, span);
}

void Flow::soft_break(bool inside_word) {
    if (!open_ || line_start_) return;
    if (inside_word) waiting_ = {};
    if (waiting_.space) return;
    if (ends_with_hyphen())
        join_ = inside_word ? Join::certain_hyphen : Join::hyphen;
    else if (inside_word)
        join_ = Join::plain;
    else
        wait_for_space(true, false);
}

void Flow::visible(Inline item) {
    open();
    if (std::exchange(join_, Join::none) == Join::broken_hyphen) put_line_breaks(1, contents_.size() - 1, break_span_);
    put_waiting(item.span);
    Inlines alone;
    alone.push_back(std::move(item));
    const Text* words = find_last_text(alone);
    last_ = words ? last_code_point(words->text) : 0;
    before_last_ = 0;
    put_item(contents_.size() - 1, std::move(alone.front()));
    visible_ = true;
    line_start_ = false;
}

void Flow::note_call(Inline call) {
    open();
    put_item(contents_.size() - 1, std::move(call));
    last_ = before_last_ = 0;
    visible_ = true;
    line_start_ = false;
}

void Flow::mark(Inline item) {
    const auto* page = std::get_if<PageMark>(&item.content);
    const bool waits = open_ && waiting_.space && page && !page->label.empty();
    (waits ? page_marks_ : open_ ? contents_.back().items : marks_.waiting).push_back(std::move(item));
}

void Flow::put_page_marks(std::size_t depth) {
    std::move(page_marks_.begin(), page_marks_.end(), std::back_inserter(contents_[depth].items));
    page_marks_.clear();
}

void Flow::add(Block block) {
    close();
    if (!leaves_.empty()) leaves_.back().continues = sentence_runs_through(block.role);
    blocks_.push_back(std::move(block));
}

Block Flow::take_last_block() {
    Block block = std::move(blocks_.back());
    blocks_.pop_back();
    return block;
}

Block* last_leaf_of(Blocks& blocks) {
    for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
        if (block->is_leaf()) return &*block;
        if (auto* inner = std::get_if<Blocks>(&block->content))
            if (Block* leaf = last_leaf_of(*inner)) return leaf;
        if (!block->is_container()) return nullptr;
    }
    return nullptr;
}

Block* Flow::last_leaf() { return last_leaf_of(blocks_); }

// In the innermost open phrase first.
Text* Flow::last_text() {
    for (auto level = contents_.rbegin(); level != contents_.rend(); ++level) {
        if (Text* text = find_last_text(level->items)) return text;
        if (!level->only_marks) break;
    }
    return nullptr;
}

void Flow::remove_last_character() {
    if (Text* text = last_text()) text->text.resize(without_last_code_point(text->text).size());
    last_ = std::exchange(before_last_, 0);
}

Blocks Flow::finish() {
    close();
    if (grouping_ == Grouping::verse) group_verse(blocks_);
    return std::move(blocks_);
}

}  // namespace nabor::reading
