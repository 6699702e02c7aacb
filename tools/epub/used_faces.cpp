#include "epub/used_faces.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "language/language.h"

namespace nabor::epub {

namespace {

// What the writer's own stylesheet (stylesheet.cpp) and every reader's make italic, bold, monospaced or small capitals.
constexpr std::array<std::string_view, 6> italic_elements = {"em", "i", "cite", "dfn", "var", "address"};
constexpr std::array<std::string_view, 4> bold_elements = {"strong", "b", "dt", "th"};
constexpr std::array<std::string_view, 5> monospaced_elements = {"pre", "code", "kbd", "samp", "tt"};
constexpr std::array<std::string_view, 4> italic_classes = {"italic", "stage-direction", "list-head", "dedication"};
constexpr std::array<std::string_view, 5> bold_classes = {"bold", "question", "biography-name", "index-letter", "note-back-link"};
constexpr std::array<std::string_view, 1> monospaced_classes = {"monospaced"};
constexpr std::array<std::string_view, 1> capital_classes = {"capitals"};
constexpr std::array<std::string_view, 2> small_capital_classes = {"small-caps", "speaker"};

template <typename List>
bool has(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

template <typename List>
bool has_any(const List& list, std::string_view classes) {
    while (!classes.empty()) {
        const std::size_t space = std::min(classes.find(' '), classes.size());
        if (has(list, classes.substr(0, space))) return true;
        classes.remove_prefix(std::min(space + 1, classes.size()));
    }
    return false;
}

struct Element {
    std::string name, css_class, language, after;
    bool first_child = true;
    std::string last_child;  // "element.class" of the child closed last
    Style style;
    bool italic = false, bold = false, monospaced = false, small_capitals = false, capitals = false;
};

// Of an element, and of the capital that it begins with, where that is set apart.
struct Looks {
    Style style;
    std::optional<Style> initial;
};

constexpr std::size_t enough_for_initial = 24;  // bytes: a capital with its accents, and the marks before it

// Reads the XHTML that this folder writes: attributes in double quotes, five entities, no CDATA, no comments.
class FaceReader {
public:
    explicit FaceReader(const Layout& layout) : layout_(layout) {}

    void read(std::string_view xhtml) {
        const std::size_t body = xhtml.find("<body");
        open_.clear();
        open_.push_back(root());
        for (std::size_t at = std::min(body, xhtml.size()); at < xhtml.size();) {
            const std::size_t tag = std::min(xhtml.find('<', at), xhtml.size());
            if (tag > at) text(xhtml.substr(at, tag - at));
            const std::size_t end = std::min(xhtml.find('>', tag), xhtml.size());
            if (tag < end) element(xhtml.substr(tag + 1, end - tag - 1));
            at = end + 1;
        }
    }

    std::vector<UsedFace> take() { return std::move(used_); }

private:
    Element root() const {
        Element element;
        element.style = layout_.root_style();
        return element;
    }

    static std::string attribute(std::string_view tag, std::string_view name) {
        const std::string opening = " " + std::string(name) + "=\"";
        const std::size_t found = tag.find(opening);
        if (found == std::string_view::npos) return {};
        const std::size_t begin = found + opening.size();
        return std::string(tag.substr(begin, tag.find('"', begin) - begin));
    }

    void element(std::string_view tag) {
        if (tag.starts_with('/')) return close();
        const bool is_empty = tag.ends_with('/');
        Element element;
        element.name = tag.substr(0, tag.find_first_of(" /"));
        if (element.name == "body" || element.name == "html") return;  // their styles are the root's
        element.css_class = attribute(tag, "class");
        element.language = attribute(tag, "xml:lang");
        open(std::move(element));
        for (const std::string_view spoken : {"alt", "title"}) text(attribute(tag, spoken));  // shown where an image is not
        for (const std::string& printed : {open_.back().style.before, open_.back().style.after}) text(printed);
        if (is_empty) close();
    }

    void open(Element element) {
        const Element& parent = open_.back();
        element.first_child = parent.last_child.empty();
        element.after = parent.last_child;
        if (element.language.empty()) element.language = parent.language;
        element.italic = parent.italic || has(italic_elements, element.name) || has_any(italic_classes, element.css_class);
        element.bold = parent.bold || has(bold_elements, element.name) || has_any(bold_classes, element.css_class);
        element.monospaced = parent.monospaced || has(monospaced_elements, element.name) || has_any(monospaced_classes, element.css_class);
        element.capitals = parent.capitals || has_any(capital_classes, element.css_class);
        element.small_capitals = parent.small_capitals || has_any(small_capital_classes, element.css_class);
        open_.push_back(std::move(element));
        const Looks& looks = looks_of_innermost();
        open_.back().style = looks.style;
        if (looks.initial) initial_ = looks.initial;
    }

    void close() {
        if (open_.size() < 2) return;  // body, html
        initial_.reset();
        std::string closed = open_.back().name;
        if (!open_.back().css_class.empty()) closed += "." + open_.back().css_class;
        open_.pop_back();
        open_.back().last_child = std::move(closed);
    }

    // Chains that selectors cannot tell apart are styled once.
    const Looks& looks_of_innermost() {
        std::string key;
        std::vector<ElementKey> chain;
        for (std::size_t i = 1; i < open_.size(); ++i) {
            const Element& each = open_[i];
            chain.push_back({each.name, each.css_class, each.language, each.first_child, each.after});
            key += each.name + '.' + each.css_class + ':' + each.language + (each.first_child ? '!' : '/') + each.after + '\n';
        }
        const auto [known, is_new] = looks_.try_emplace(key);
        if (is_new) {
            known->second.style = layout_.style(open_[open_.size() - 2].style, chain);
            known->second.initial = layout_.initial_style(known->second.style, chain);
        }
        return known->second;
    }

    // The capital of a paragraph may have a face of its own; which letter it is, is known when its text comes.
    void initial(std::string_view escaped) {
        if (escaped.empty()) return;
        const std::optional<Style> style = std::exchange(initial_, std::nullopt);
        if (!style) return;
        UsedFace& face = face_of(style->families.front(), style->weight >= 600, style->italic);
        add(escaped.substr(0, std::min(escaped.size(), enough_for_initial)), face.characters);
    }

    void text(std::string_view escaped) {
        initial(escaped);
        const Element& innermost = open_.back();
        if (innermost.monospaced && innermost.style.families == open_.front().style.families) return;  // the reader's own
        Features features;
        features.small_caps = innermost.small_capitals || innermost.style.capitals == Capitals::small;
        features.all_small_caps = innermost.style.capitals == Capitals::all_small;
        features.oldstyle_figures = innermost.style.numerals == Numerals::oldstyle;
        features.lining_figures = innermost.style.numerals == Numerals::lining;
        features.tabular_figures = innermost.style.tabular_numerals;
        const bool bold = innermost.bold || innermost.style.weight >= 600, italic = innermost.italic || innermost.style.italic;
        UsedFace& face = face_of(innermost.style.families.front(), bold, italic);
        face.features = either(face.features, features);
        add(escaped, face.characters);
        // Small capitals too: a face without them shows capitals made smaller.
        const bool raised = innermost.capitals || innermost.style.uppercase || features.small_caps || features.all_small_caps;
        if (raised) add(upper_case(std::string(escaped)), face.characters);
    }

    static Features either(const Features& a, const Features& b) {
        Features both = a;
        both.small_caps |= b.small_caps;
        both.all_small_caps |= b.all_small_caps;
        both.oldstyle_figures |= b.oldstyle_figures;
        both.lining_figures |= b.lining_figures;
        both.tabular_figures |= b.tabular_figures;
        return both;
    }

    UsedFace& face_of(const std::string& family, bool bold, bool italic) {
        const FaceQuery query{family, static_cast<std::uint16_t>(bold ? 700 : 400), italic};
        for (UsedFace& face : used_)
            if (face.query.family == family && face.query.weight == query.weight && face.query.italic == italic) return face;
        used_.push_back({query, {}, {}});
        return used_.back();
    }

    static void add(std::string_view escaped, std::set<char32_t>& characters) {
        static constexpr std::pair<std::string_view, char32_t> entities[] = {
            {"&amp;", U'&'}, {"&lt;", U'<'}, {"&gt;", U'>'}, {"&quot;", U'"'}};
        for (std::size_t at = 0; at < escaped.size();) {
            const auto entity = std::find_if(std::begin(entities), std::end(entities),
                                             [&](const auto& each) { return escaped.substr(at, each.first.size()) == each.first; });
            if (entity != std::end(entities)) {
                characters.insert(entity->second);
                at += entity->first.size();
            } else {
                characters.insert(next_code_point(escaped, at));
            }
        }
    }

    const Layout& layout_;
    std::vector<Element> open_;
    std::map<std::string, Looks> looks_;
    std::optional<Style> initial_;  // of the paragraph that has opened, until its first text
    std::vector<UsedFace> used_;
};

}  // namespace

std::vector<UsedFace> used_faces(const Package& package, const Layout& layout) {
    FaceReader reader(layout);
    for (const PackageEntry& entry : package.entries)
        if (entry.media_type == "application/xhtml+xml") reader.read(entry.bytes);
    std::vector<UsedFace> used = reader.take();
    std::erase_if(used, [](const UsedFace& face) {
        return std::all_of(face.characters.begin(), face.characters.end(), [](char32_t c) { return c < 0x21 || c == 0xA0; });
    });
    return used;
}

}  // namespace nabor::epub
