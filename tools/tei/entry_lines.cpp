#include "tei/entry_lines.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/utf8.h"
#include "language/characters.h"
#include "reading/ids.h"

namespace nabor::tei {

namespace {

constexpr std::uint8_t rank_of_line = 0, rank_of_other = 1, rank_of_printed_line = 2, rank_of_part = 4;

// The heading of a numbered poem has no number: "1.head".
constexpr std::string_view number_of_head = "head";

bool has_numbered_lines(ElementKind kind, std::string_view name) {
    return kind == ElementKind::line || kind == ElementKind::paragraph || kind == ElementKind::line_break ||
           name == "ab" || name == "seg" || name == "s";
}

// "1,5" and "1:5" are "1.5".
std::string normal_number(std::string_view number) {
    std::string normal = collapse_xml_space(number);
    std::replace_if(normal.begin(), normal.end(), [](char c) { return c == ',' || c == ':'; }, '.');
    return normal;
}

bool is_left_out(const TeiTree& tree, NodeIndex id) {
    const ElementKind kind = tree.kind(id);
    return kind == ElementKind::note || kind == ElementKind::skipped || kind == ElementKind::witness_list ||
           kind == ElementKind::header || tree.is(id, "rdg");
}

bool is_word_character(char32_t c) { return is_letter(c) || (c >= U'0' && c <= U'9'); }

// Whether what is found at a place of a text is not the part of a longer word.
bool is_whole(std::string_view text, std::size_t at, std::string_view words) {
    const std::string_view before = text.substr(0, at), after = text.substr(at + words.size());
    const bool begins = before.empty() || !is_word_character(last_code_point(before)) || !is_word_character(first_code_point(words));
    return begins && (after.empty() || !is_word_character(first_code_point(after)) || !is_word_character(last_code_point(words)));
}

std::vector<std::size_t> all_of(std::string_view text, std::string_view words) {
    std::vector<std::size_t> found;
    if (words.empty()) return found;
    for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1))
        if (is_whole(text, at, words)) found.push_back(at);
    return found;
}

}  // namespace

std::pair<std::string, std::string> ends_of_lemma(const std::string& words) {
    for (const std::string_view dots : {"[…]", "…", "[...]", "...", ". . .", "—", " – ", " - "}) {
        const std::size_t at = words.find(dots);
        if (at == std::string::npos || at == 0 || at + dots.size() == words.size()) continue;
        return {collapse_xml_space(words.substr(0, at)), collapse_xml_space(words.substr(at + dots.size()))};
    }
    return {words, {}};
}

EntryLines::EntryLines(const TeiTree& tree) : tree_(tree) {
    for (std::uint32_t at = 0; at < tree.nodes.size(); ++at) {
        const auto id = static_cast<NodeIndex>(at);
        if (tree.is_text(id)) continue;
        if (is_left_out(tree, id))
            at = end_of_subtree(tree, id) - 1;
        else if (tree.is(id, "head"))
            add_numbered(id, std::string(number_of_head));
        else if (has_numbered_lines(tree.kind(id), tree[id].text) && !tree.attribute(id, "n").empty())
            add_numbered(id, normal_number(tree.attribute(id, "n")));
    }
    add_printed_lines();
}

// By its own number, and behind those of the divisions around it; groups of lines count or do not.
void EntryLines::add_numbered(NodeIndex id, const std::string& number) {
    const bool is_mark = tree_.kind(id) == ElementKind::line_break;
    Line line{static_cast<std::uint32_t>(id), end_of_subtree(tree_, id), tree_.kind(id) == ElementKind::line ? rank_of_line : rank_of_other, false};
    if (is_mark) {
        line.rank = rank_of_printed_line;
        const auto begins_another = [&](std::uint32_t at) { return tree_.is(static_cast<NodeIndex>(at), "lb") || tree_.is(static_cast<NodeIndex>(at), "pb"); };
        line.end = std::min(line.begin + 1, static_cast<std::uint32_t>(tree_.nodes.size()));
        while (line.end < tree_.nodes.size() && !begins_another(line.end)) ++line.end;
    }
    std::vector<std::string> numbers(2, number);
    std::vector<std::pair<std::string, Line>> found{{numbers.front(), line}};
    for (NodeIndex around = tree_[id].parent; around != NodeIndex::none; around = tree_[around].parent) {
        const ElementKind kind = tree_.kind(around);
        const std::string outer = normal_number(tree_.attribute(around, "n"));
        if (outer.empty()) continue;
        if (kind == ElementKind::line_group || kind == ElementKind::division) numbers[1] = outer + "." + numbers[1];
        if (kind == ElementKind::division) numbers[0] = outer + "." + numbers[0];
        for (const std::string& one : numbers) found.emplace_back(one, line);
    }
    for (auto& [key, place] : found) {
        if (key != numbers[0] && key != numbers[1]) place.rank = static_cast<std::uint8_t>(place.rank + rank_of_part);
        add(key, place);
    }
}

// Lines of the print: the number of the page and of the line on it, which lb may leave out.
void EntryLines::add_printed_lines() {
    std::string page;
    std::uint32_t count = 0;
    Line open;
    std::string number;
    const auto close = [&](std::uint32_t end) {
        open.end = end;
        if (!number.empty()) add(number, open);
        number.clear();
    };
    for (std::uint32_t at = 0; at < tree_.nodes.size(); ++at) {
        const auto id = static_cast<NodeIndex>(at);
        const bool is_page = tree_.is(id, "pb"), is_line = tree_.is(id, "lb");
        if (!is_page && !is_line) continue;
        close(at);
        if (is_page) {
            page = normal_number(tree_.attribute(id, "n"));
            count = 0;
            continue;
        }
        ++count;
        const std::string own = normal_number(tree_.attribute(id, "n"));
        if (!page.empty()) number = page + "." + (own.empty() ? std::to_string(count) : own);
        open = {at, at, rank_of_printed_line, false};
    }
    close(static_cast<std::uint32_t>(tree_.nodes.size()));
}

void EntryLines::add(const std::string& number, Line line) {
    const auto [place, is_new] = lines_.try_emplace(number, line);
    Line& known = place->second;
    if (is_new || known.begin == line.begin) {
        known.rank = std::min(known.rank, line.rank);
        return;
    }
    if (line.rank < known.rank)
        known = line;
    else if (line.rank == known.rank && line.rank >= rank_of_part)
        known.is_ambiguous = true;
}

std::optional<EntryLines::Line> EntryLines::find(std::string_view number) const {
    const auto found = lines_.find(number);
    return found == lines_.end() || found->second.is_ambiguous ? std::nullopt : std::optional(found->second);
}

// "15.25-26": from one line to another.
std::optional<EntryLines::Line> EntryLines::find_range(std::string_view place) const {
    const std::string number = normal_number(place);
    if (const std::optional<Line> line = find(number)) return line;
    for (const std::string_view dash : {"-", "–"}) {
        const std::size_t at = number.find(dash);
        if (at == std::string::npos) continue;
        const std::string first = number.substr(0, at);
        std::string last = number.substr(at + dash.size());
        const std::optional<Line> begin = find(first);
        if (last.find('.') == std::string::npos && first.find('.') != std::string::npos) last = first.substr(0, first.rfind('.') + 1) + last;
        const std::optional<Line> end = find(last);
        if (begin && end && end->end > begin->begin) return Line{begin->begin, end->end, begin->rank, false};
    }
    return std::nullopt;
}

const EntryLines::LineText& EntryLines::text_of(const Line& line) {
    if (text_.begin == line.begin && text_.end == line.end && text_.end > 0) return text_;
    text_ = {line.begin, line.end, {}, {}};
    behind_ = point_ = 0;
    counts_.clear();
    bool space = false;
    for (std::uint32_t at = line.begin; at < line.end; ++at) {
        const auto id = static_cast<NodeIndex>(at);
        if (!tree_.is_text(id)) {
            if (is_left_out(tree_, id)) at = end_of_subtree(tree_, id) - 1;
            if (is_block(tree_.kind(id))) space = !text_.text.empty();
            continue;
        }
        for (std::uint32_t byte = 0; byte < tree_[id].text.size(); ++byte) {
            const char c = tree_[id].text[byte];
            if (is_xml_space(c)) {
                space = !text_.text.empty();
                continue;
            }
            if (std::exchange(space, false)) {
                text_.text += ' ';
                text_.places.push_back({id, byte, false});
            }
            text_.text += c;
            text_.places.push_back({id, byte, false});
        }
    }
    return text_;
}

TextRange EntryLines::range_of_bytes(std::size_t begin, std::size_t end) const {
    TextRange range{text_.places[begin], text_.places[end - 1], false};
    ++range.end.offset;
    return range;
}

std::optional<std::pair<std::size_t, std::size_t>> EntryLines::find_lemma(NodeIndex lemma) {
    const std::string words = tree_.line(lemma);
    std::vector<std::size_t> found = all_of(text_.text, words);
    std::size_t length = words.size();
    const auto [first, last] = ends_of_lemma(words);
    if (found.empty() && !last.empty()) {
        found = all_of(text_.text, first);
        const std::size_t from = found.empty() ? std::string::npos : text_.text.find(last, found.front() + first.size());
        if (from == std::string::npos) return std::nullopt;
        found.resize(1);
        length = from + last.size() - found.front();
    }
    if (const std::size_t counted = count_of(lemma, words, found.size()); counted > 0)
        return std::pair(found[counted - 1], found[counted - 1] + length);
    if (found.size() > 1) found.erase(found.begin(), std::lower_bound(found.begin(), found.end(), behind_));
    if (found.size() != 1) return std::nullopt;
    return std::pair(found.front(), found.front() + length);
}

// Which of several equal words of a line: as lem/@n says, or when as many entries of the line, in a row, have this lemma; 0: unknown.
std::size_t EntryLines::count_of(NodeIndex lemma, const std::string& words, std::size_t found) {
    std::size_t counted = 0;
    const std::string_view number = tree_.attribute(lemma, "n");
    std::from_chars(number.data(), number.data() + number.size(), counted);
    if (counted > 0 || found < 2) return counted <= found ? counted : 0;
    NodeIndex entry = lemma;
    while (tree_.kind(entry) != ElementKind::apparatus) entry = tree_[entry].parent;
    if (counts_.empty()) count_lemmas(entry);
    Count& count = counts_[words];
    return count.total == found && count.asked < found ? ++count.asked : 0;
}

// Of the entry and those beside it that have its line.
void EntryLines::count_lemmas(NodeIndex entry) {
    const std::string_view loc = tree_.attribute(entry, "loc");
    const auto is_of_line = [&](NodeIndex id) { return id != NodeIndex::none && (tree_.is_text(id) || tree_.attribute(id, "loc") == loc); };
    while (is_of_line(tree_[entry].previous)) entry = tree_[entry].previous;
    for (; is_of_line(entry); entry = tree_[entry].next)
        if (!tree_.is_text(entry)) ++counts_[tree_.line(lemma_of(tree_, entry))].total;
}

TextRange EntryLines::range_in(const Line& line, NodeIndex entry) {
    const LineText& text = text_of(line);
    const auto whole_line = static_cast<NodeIndex>(line.begin);
    if (text.text.empty()) return {{whole_line, 0, false}, {whole_line, 0, false}, true};
    const NodeIndex lemma = lemma_of(tree_, entry);
    const bool has_lemma = lemma != NodeIndex::none && tree_.is(lemma, "lem");
    if (has_lemma && !tree_.has_visible_text(lemma)) {  // something is added behind the entry before
        const TextPlace place = point_ == 0 ? text.places.front() : range_of_bytes(0, point_).end;
        return {place, place, true};
    }
    const auto found = has_lemma ? find_lemma(lemma) : std::nullopt;
    if (!found) return range_of_bytes(0, text.text.size());
    behind_ = found->first;
    point_ = found->second;
    return range_of_bytes(found->first, found->second);
}

std::vector<TextRange> EntryLines::ranges_of(NodeIndex entry) {
    std::vector<TextRange> ranges;
    const std::string_view loc = tree_.attribute(entry, "loc");
    if (const std::optional<Line> one = find_range(loc)) return {range_in(*one, entry)};
    for (const std::string_view place : reading::all_targets(loc))
        if (const std::optional<Line> line = find_range(place)) ranges.push_back(range_in(*line, entry));
    return ranges;
}

std::vector<std::string_view> EntryLines::unknown_places(NodeIndex entry) const {
    const std::string_view loc = tree_.attribute(entry, "loc");
    if (find_range(loc)) return {};
    std::vector<std::string_view> unknown = reading::all_targets(loc);
    std::erase_if(unknown, [&](std::string_view place) { return place.find_first_of("0123456789") == std::string_view::npos || find_range(place); });
    return unknown;
}

}  // namespace nabor::tei
