#include "reading/flow.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/eight_bytes.h"
#include "base/utf8.h"
#include "language/characters.h"

namespace nabor::reading {

namespace {

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

// The last text of a list, searched in phrases and before marks.
template <typename List>
auto* find_last_text(List& list) {
    using Found = std::conditional_t<std::is_const_v<List>, const Text, Text>;
    for (auto item = list.rbegin(); item != list.rend(); ++item) {
        if (is_mark(*item)) continue;
        if (auto* text = std::get_if<Text>(&item->content)) return static_cast<Found*>(text);
        if (auto* phrase = std::get_if<Phrase>(&item->content)) return static_cast<Found*>(find_last_text(phrase->content));
        if (auto* link = std::get_if<Link>(&item->content)) return static_cast<Found*>(find_last_text(link->content));
        break;
    }
    return static_cast<Found*>(nullptr);
}

// The same of an open leaf: its innermost open phrase first.
template <typename Contents>
auto* last_text_of(Contents& contents) {
    for (auto content = contents.rbegin(); content != contents.rend(); ++content) {
        if (auto* text = find_last_text(*content)) return text;
        if (!std::all_of(content->begin(), content->end(), is_mark)) break;
    }
    return static_cast<decltype(find_last_text(contents.front()))>(nullptr);
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
    leaves_.push_back({std::move(header), false});
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
    Inlines content = std::move(contents_.back());
    contents_.pop_back();
    Inlines& outer = contents_.back();
    Inline& shell = shells_[contents_.size() - 1];
    waiting_.depth = std::min(waiting_.depth, contents_.size() - 1);
    AnchorId& anchor = anchor_of(shell);
    if (std::all_of(content.begin(), content.end(), is_mark)) {
        if (anchor != AnchorId::none) outer.push_back({shell.span, AnchorMark{std::exchange(anchor, AnchorId::none)}});
        std::move(content.begin(), content.end(), std::back_inserter(outer));
        return;
    }
    Inline phrase = shell;
    content_of(phrase) = std::move(content);
    anchor = AnchorId::none;
    outer.push_back(std::move(phrase));
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
    contents_.front() = std::move(marks_.waiting);
    marks_.waiting.clear();
    visible_ = false;
    line_start_ = true;
    waiting_ = {};
    join_ = Join::none;
}

void Flow::close() {
    if (!open_) return;
    while (contents_.size() > 1) fold();
    Inlines content = std::move(contents_.front());
    contents_.clear();
    while (!content.empty() && std::holds_alternative<LineBreak>(content.back().content)) content.pop_back();
    open_->content = std::move(content);
    blocks_.push_back(std::move(*open_));
    open_.reset();
    waiting_ = {};
    join_ = Join::none;
    if (!leaves_.empty()) leaves_.back().continues = false;
}

void Flow::put(std::size_t depth, std::string_view characters, Span span) {
    Inlines& content = contents_[depth];
    if (!content.empty()) {
        if (auto* text = std::get_if<Text>(&content.back().content)) {
            text->text += characters;
            if (content.back().span.source == span.source) content.back().span.end = std::max(content.back().span.end, span.end);
            return;
        }
    }
    content.push_back({span, Text{std::string(characters)}});
}

void Flow::wait_for_space(bool line_feed, bool beside_tag) {
    if (!open_ || line_start_ || join_ != Join::none) return;
    if (waiting_.space) {
        waiting_.line_feed |= line_feed;
        waiting_.beside_tag |= beside_tag;
        return;
    }
    std::size_t depth = contents_.size() - 1;
    while (depth > 0 && std::all_of(contents_[depth].begin(), contents_[depth].end(), is_mark))
        --depth;  // white space at the start of a phrase moves before it
    waiting_ = {true, line_feed, beside_tag, depth};
}

// Whether the waiting space is only source formatting: inside a word, or beside a tag before closing or after opening punctuation.
bool Flow::space_is_layout(std::string_view word, bool spaced_marks) const {
    const char32_t before = last_character();
    if (before == 0xAD) return true;  // a soft hyphen: the source's line ended inside a word
    if (!waiting_.beside_tag) return false;
    if (waiting_.line_feed && (before == U'(' || before == U'[')) return true;
    const char first = word.front();
    if (first == '.')
        return word.size() == 1 || (word[1] != '.' && !is_letter(first_code_point(word.substr(1))) && !(word[1] >= '0' && word[1] <= '9'));
    if (first == ',' || first == ')' || first == ']') return true;
    if (first == ';' || first == ':' || first == '!' || first == '?') return !spaced_marks || waiting_.line_feed;
    return waiting_.line_feed && !spaced_marks && word.starts_with("»") && before != 0;
}

void Flow::settle_join(char32_t next) {
    const Join join = std::exchange(join_, Join::none);
    if (join == Join::certain_hyphen || (join == Join::hyphen && is_lower_case_letter(next))) remove_last_character();
}

void Flow::put_word(std::string_view word, Span span, bool spaced_marks) {
    open();
    if (join_ != Join::none) settle_join(first_code_point(word));
    if (waiting_.space && !space_is_layout(word, spaced_marks)) put(waiting_.depth, " ", span);
    waiting_ = {};
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
        if (at > word) put_word(characters.substr(word, at - word), span, spaced_marks);
    }
}

void Flow::verbatim(std::string_view characters, Span span) {
    if (characters.empty()) return;
    open();
    put(contents_.size() - 1, characters, span);
    visible_ = true;
    line_start_ = false;
}

void Flow::space() { wait_for_space(false, false); }

void Flow::line_break(Span span) {
    if (!open_ || line_start_) return;
    waiting_ = {};
    join_ = Join::none;
    contents_.back().push_back({span, LineBreak{}});
    line_start_ = true;
}

void Flow::soft_break(bool inside_word) {
    if (!open_ || line_start_) return;
    if (inside_word) waiting_ = {};
    if (waiting_.space) return;
    const Text* text = last_text_of(contents_);
    const std::string_view before = text ? std::string_view(text->text) : std::string_view();
    const bool hyphen = is_hyphen(last_code_point(before));
    if (hyphen && is_letter(last_code_point(without_last_code_point(before))))
        join_ = inside_word ? Join::certain_hyphen : Join::hyphen;
    else if (inside_word)
        join_ = Join::plain;
    else
        wait_for_space(true, false);
}

void Flow::visible(Inline item) {
    open();
    join_ = Join::none;
    if (waiting_.space) put(waiting_.depth, " ", item.span);
    waiting_ = {};
    contents_.back().push_back(std::move(item));
    visible_ = true;
    line_start_ = false;
}

void Flow::note_call(Inline call) {
    open();
    contents_.back().push_back(std::move(call));
    visible_ = true;
    line_start_ = false;
}

void Flow::mark(Inline item) { (open_ ? contents_.back() : marks_.waiting).push_back(std::move(item)); }

void Flow::add(Block block) {
    close();
    if (!leaves_.empty()) leaves_.back().continues = sentence_runs_through(block.role);
    blocks_.push_back(std::move(block));
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

char32_t Flow::last_character() const {
    const Text* text = last_text_of(contents_);
    return text ? last_code_point(text->text) : 0;
}

void Flow::remove_last_character() {
    if (Text* text = last_text_of(contents_)) text->text.resize(without_last_code_point(text->text).size());
}

Blocks Flow::finish() {
    close();
    if (grouping_ == Grouping::verse) group_verse(blocks_);
    return std::move(blocks_);
}

}  // namespace nabor::reading
