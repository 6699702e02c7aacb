// In: elements and text as they are written, the layout's rules for ebooks. Out: which characters are set in which face.
// Holds: the rules are those of the package's stylesheet (Layout::ebook_look); what a file uses does not depend on other files.
#pragma once

#include <compare>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "font/font.h"
#include "layout/layout.h"

namespace nabor::epub {

class CharacterSet {
public:
    void insert(char32_t c);
    void insert(std::string_view utf8);
    void insert(const CharacterSet& other);
    bool contains(char32_t c) const;
    std::u32string characters() const;   // ascending

private:
    std::vector<std::uint64_t> words_;   // a bit a character
};

struct UsedFace {
    FaceQuery query;        // weight 400 or 700
    CharacterSet characters;
    Features features;      // those that the stylesheet turns on for some of the text
};

// In the order in which the text first uses the faces.
struct UsedText {
    std::vector<UsedFace> faces;

    UsedFace& face(const FaceQuery& query);
    void add(const UsedText& other);     // text that comes after it
};

// How a text is shown.
struct ShownText {
    FaceQuery query;
    Features features;
    bool raised = false;        // its capitals are shown too: small capitals, text-transform
    bool devices_own = false;   // in a generic family: no font of ours
};

// One step of a path of elements, from `body` down (ElementKey, with text of its own).
struct PathStep {
    std::string element, css_class, language;
    bool first_child = true;
    std::string after;

    friend auto operator<=>(const PathStep&, const PathStep&) = default;
};

// What the cascade says of each path of elements, found once. Not for several threads at the same time.
class StylePaths {
public:
    using Index = std::uint32_t;
    static constexpr Index root = 0;   // above `body`

    // What is known of the last element of a path.
    struct PathLook {
        ShownText text;
        std::optional<ShownText> initial;     // of ::first-letter, where it differs
        std::optional<ShownText> before, after;
        std::string before_text, after_text;
        std::string marker;                   // of a list's item: what the device may print before it
    };

    explicit StylePaths(const Layout& layout);

    Index child(Index parent, const PathStep& step);
    const PathLook& known(Index path) const { return nodes_[path].known; }

private:
    struct PathNode {
        Index parent = root;
        PathStep step;
        Style style;
        PathLook known;
        std::map<PathStep, Index> children;
    };

    PathLook known_of(const PathStep& step, const EbookLook& look) const;

    const Layout& layout_;
    std::deque<PathNode> nodes_;
};

// Follows one XHTML file as it is written. What stands outside `body` is not shown.
class TextRecorder {
public:
    explicit TextRecorder(StylePaths& paths) : paths_(paths) {}

    void open(std::string_view element);
    void attribute(std::string_view name, std::string_view value);   // of the element that was opened last
    void text(std::string_view utf8);
    void close();
    UsedText take() { return std::move(used_); }

private:
    struct OpenElement {
        PathStep step;
        std::string shown_attribute;   // alt: shown where an image is not
        std::string last_child;        // "element.class" of the child closed last
        StylePaths::Index path = StylePaths::root;
    };

    void settle();
    void record(const ShownText& shown, std::string_view utf8);
    void record_initial(std::string_view utf8);

    StylePaths& paths_;
    std::vector<OpenElement> open_;            // from `body` down
    bool unsettled_ = false;            // the last of them may still get attributes
    std::string language_;              // of the file
    std::optional<ShownText> initial_;  // of the block that has opened, until its first text
    UsedText used_;
};

}  // namespace nabor::epub
