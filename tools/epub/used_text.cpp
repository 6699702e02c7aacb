#include "epub/used_text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "base/utf8.h"
#include "language/characters.h"
#include "language/language.h"

namespace nabor::epub {

namespace {

constexpr std::uint16_t least_bold = 600;

bool is_generic(std::string_view family) {
    constexpr std::array<std::string_view, 9> names = {"serif",   "sans-serif", "monospace", "cursive", "fantasy",
                                                       "system-ui", "math",     "emoji",     "fangsong"};
    return std::find(names.begin(), names.end(), family) != names.end() || family.starts_with("ui-");
}

bool is_same(const FaceQuery& a, const FaceQuery& b) { return a.family == b.family && a.weight == b.weight && a.italic == b.italic; }

Features either(Features a, const Features& b) {
    a.small_caps |= b.small_caps;
    a.all_small_caps |= b.all_small_caps;
    a.oldstyle_figures |= b.oldstyle_figures;
    a.lining_figures |= b.lining_figures;
    a.tabular_figures |= b.tabular_figures;
    return a;
}

// A face without small capitals shows capitals made smaller, so small capitals need both.
ShownText shown_text(const Style& style) {
    ShownText shown;
    shown.query = {style.families.front(), static_cast<std::uint16_t>(style.weight >= least_bold ? 700 : 400), style.italic};
    shown.features.small_caps = style.capitals == Capitals::small;
    shown.features.all_small_caps = style.capitals == Capitals::all_small;
    shown.features.oldstyle_figures = style.numerals == Numerals::oldstyle;
    shown.features.lining_figures = style.numerals == Numerals::lining;
    shown.features.tabular_figures = style.tabular_numerals;
    shown.raised = style.uppercase || shown.features.small_caps || shown.features.all_small_caps;
    shown.devices_own = is_generic(style.families.front());
    return shown;
}

std::string marker_text(const Style& style) {
    if (style.marker == "none") return {};
    if (style.marker == "decimal") return "-.0123456789";
    return style.marker + "\u2002";
}

// CSS Pseudo-Elements 4, 2.2: punctuation, a letter or figure with its accents, punctuation.
std::string_view first_letter(std::string_view utf8) {
    const auto is_letter_or_figure = [](char32_t c) { return is_letter(c) || (c >= U'0' && c <= U'9'); };
    const auto is_blank = [](char32_t c) { return c <= 0x20 || c == 0xA0; };
    std::size_t end = 0;
    bool found = false;
    while (end < utf8.size()) {
        std::size_t next = end;
        const char32_t c = next_code_point(utf8, next);
        if (found && (is_letter_or_figure(c) || is_blank(c))) break;
        found = found || is_letter_or_figure(c);
        end = next;
    }
    return utf8.substr(0, end);
}

}  // namespace

void CharacterSet::insert(char32_t c) {
    const std::size_t word = c / 64;
    if (word >= words_.size()) words_.resize(word + 1);
    words_[word] |= std::uint64_t{1} << (c % 64);
}

void CharacterSet::insert(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) insert(next_code_point(utf8, at));
}

void CharacterSet::insert(const CharacterSet& other) {
    words_.resize(std::max(words_.size(), other.words_.size()));
    for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
}

bool CharacterSet::contains(char32_t c) const { return c / 64 < words_.size() && (words_[c / 64] >> (c % 64) & 1U) != 0; }

std::u32string CharacterSet::characters() const {
    std::u32string all;
    for (std::size_t i = 0; i < words_.size(); ++i)
        for (std::uint64_t rest = words_[i]; rest != 0; rest &= rest - 1)
            all += static_cast<char32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(rest)));
    return all;
}

UsedFace& UsedText::face(const FaceQuery& query) {
    const auto found = std::find_if(faces.begin(), faces.end(), [&](const UsedFace& each) { return is_same(each.query, query); });
    if (found != faces.end()) return *found;
    return faces.emplace_back(UsedFace{query, {}, {}});
}

void UsedText::add(const UsedText& other) {
    for (const UsedFace& each : other.faces) {
        UsedFace& own = face(each.query);
        own.characters.insert(each.characters);
        own.features = either(own.features, each.features);
    }
}

StylePaths::StylePaths(const Layout& layout) : layout_(layout) { nodes_.emplace_back().style = layout.ebook_root_style(); }

StylePaths::PathLook StylePaths::known_of(const PathStep& step, const EbookLook& look) const {
    PathLook known;
    known.text = shown_text(look.style);
    if (look.initial) known.initial = shown_text(*look.initial);
    if (look.before) known.before = shown_text(*look.before);
    if (look.after) known.after = shown_text(*look.after);
    known.before_text = look.style.before;
    known.after_text = look.style.after;
    if (step.element == "li") known.marker = marker_text(look.style);
    return known;
}

StylePaths::Index StylePaths::child(Index parent, const PathStep& step) {
    const auto [found, is_new] = nodes_[parent].children.try_emplace(step, static_cast<Index>(nodes_.size()));
    if (!is_new) return found->second;
    PathNode& node = nodes_.emplace_back();
    node.parent = parent;
    node.step = step;
    std::vector<ElementKey> chain;
    for (const PathNode* each = &node; each != &nodes_.front(); each = &nodes_[each->parent])
        chain.push_back({each->step.element, each->step.css_class, each->step.language, each->step.first_child, each->step.after});
    std::reverse(chain.begin(), chain.end());
    const EbookLook look = layout_.ebook_look(nodes_[parent].style, chain);
    node.style = look.style;
    node.known = known_of(step, look);
    return found->second;
}

void TextRecorder::open(std::string_view element) {
    settle();
    if (open_.empty() && element != "body") return;
    OpenElement& opened = open_.emplace_back();
    opened.step.element = element;
    unsettled_ = true;
}

void TextRecorder::attribute(std::string_view name, std::string_view value) {
    if (open_.empty() && name == "xml:lang") language_ = value;
    if (!unsettled_) return;
    if (name == "class") open_.back().step.css_class = value;
    if (name == "xml:lang") open_.back().step.language = value;
    if (name == "alt") open_.back().shown_attribute = value;
}

// Every attribute of the innermost element is known.
void TextRecorder::settle() {
    if (!std::exchange(unsettled_, false)) return;
    OpenElement& opened = open_.back();
    const OpenElement* parent = open_.size() > 1 ? &open_[open_.size() - 2] : nullptr;
    if (parent != nullptr) {
        opened.step.first_child = parent->last_child.empty();
        opened.step.after = parent->last_child;
    }
    if (opened.step.language.empty()) opened.step.language = parent != nullptr ? parent->step.language : language_;
    opened.path = paths_.child(parent != nullptr ? parent->path : StylePaths::root, opened.step);
    const StylePaths::PathLook& known = paths_.known(opened.path);
    if (known.initial) initial_ = known.initial;
    record(known.text, opened.shown_attribute);
    record(known.text, known.marker);
    if (known.before) record(*known.before, known.before_text);
    if (known.after) record(*known.after, known.after_text);
}

void TextRecorder::text(std::string_view utf8) {
    settle();
    if (open_.empty() || utf8.empty()) return;
    record_initial(utf8);
    record(paths_.known(open_.back().path).text, utf8);
}

void TextRecorder::close() {
    settle();
    if (open_.empty()) return;
    initial_.reset();
    std::string closed = std::move(open_.back().step.element);
    if (const std::string& classes = open_.back().step.css_class; !classes.empty()) closed += "." + classes;
    open_.pop_back();
    if (!open_.empty()) open_.back().last_child = std::move(closed);
}

void TextRecorder::record(const ShownText& shown, std::string_view utf8) {
    if (utf8.empty() || shown.devices_own) return;
    UsedFace& face = used_.face(shown.query);
    face.features = either(face.features, shown.features);
    face.characters.insert(utf8);
    if (shown.raised) face.characters.insert(upper_case(utf8));
}

void TextRecorder::record_initial(std::string_view utf8) {
    if (const auto initial = std::exchange(initial_, std::nullopt)) record(*initial, first_letter(utf8));
}

}  // namespace nabor::epub
