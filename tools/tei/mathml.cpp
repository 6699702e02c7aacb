#include "tei/mathml.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/utf8.h"

namespace nabor::tei {

namespace {

enum class Content : std::uint8_t { characters, row, exactly, rows_of_table, cells, nothing, first_alone, scripts };

struct MathElement {
    std::string_view name;
    Content content;
    std::size_t count = 0;  // of children, for Content::exactly
};

constexpr MathElement elements[] = {
    {"math", Content::row},        {"mrow", Content::row},           {"mstyle", Content::row},        {"merror", Content::row},
    {"mpadded", Content::row},     {"mphantom", Content::row},       {"menclose", Content::row},      {"msqrt", Content::row},
    {"mfenced", Content::row},     {"mtd", Content::row},            {"mi", Content::characters},     {"mn", Content::characters},
    {"mo", Content::characters},   {"mtext", Content::characters},   {"ms", Content::characters},     {"mspace", Content::nothing},
    {"none", Content::nothing},    {"mprescripts", Content::nothing}, {"mfrac", Content::exactly, 2},  {"mroot", Content::exactly, 2},
    {"msub", Content::exactly, 2}, {"msup", Content::exactly, 2},    {"munder", Content::exactly, 2}, {"mover", Content::exactly, 2},
    {"msubsup", Content::exactly, 3}, {"munderover", Content::exactly, 3}, {"mmultiscripts", Content::scripts},
    {"mtable", Content::rows_of_table}, {"mtr", Content::cells},     {"semantics", Content::first_alone}, {"maction", Content::first_alone},
};

constexpr std::array<std::string_view, 46> attributes = {
    "dir",          "mathvariant",   "mathsize",      "displaystyle", "scriptlevel",   "form",         "fence",         "separator",
    "lspace",       "rspace",        "stretchy",      "symmetric",    "maxsize",       "minsize",      "largeop",       "movablelimits",
    "accent",       "accentunder",   "linethickness", "bevelled",     "numalign",      "denomalign",   "open",          "close",
    "separators",   "notation",      "width",         "height",       "depth",         "voffset",      "align",         "rowalign",
    "columnalign",  "columnwidth",   "rowspacing",    "columnspacing", "rowlines",     "columnlines",  "frame",         "framespacing",
    "equalrows",    "equalcolumns",  "side",          "rowspan",      "columnspan",    "linebreak"};

const MathElement* find_element(std::string_view name) {
    const auto* found = std::find_if(std::begin(elements), std::end(elements), [&](const MathElement& each) { return each.name == name; });
    return found == std::end(elements) ? nullptr : found;
}

class MarkupWriter {
public:
    explicit MarkupWriter(const TeiTree& tree) : tree_(tree) {}

    std::string write(NodeIndex math, bool is_block, std::string_view words) {
        out_ = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"";
        if (is_block) out_ += " display=\"block\"";
        out_ += " alttext=\"";
        escaped(words);
        out_ += '"';
        inside(math, *find_element("math"));
        return is_valid_ ? std::move(out_) : std::string();
    }

private:
    void escaped(std::string_view text) {
        for (const char c : text) {
            if (c == '&') out_ += "&amp;";
            else if (c == '<') out_ += "&lt;";
            else if (c == '>') out_ += "&gt;";
            else if (c == '"') out_ += "&quot;";
            else out_ += c;
        }
    }

    void element(NodeIndex id) {
        const MathElement* known = find_element(tree_[id].text);
        if (known == nullptr || known->name == "math") {
            is_valid_ = false;
            return;
        }
        if (known->content == Content::first_alone) return first_alone(id);
        out_ += '<';
        out_ += known->name;
        inside(id, *known);
    }

    // Of alternatives the first: the others are for other programs.
    void first_alone(NodeIndex id) {
        for (const NodeIndex child : tree_.children(id))
            if (!tree_.is_text(child)) return element(child);
    }

    void inside(NodeIndex id, const MathElement& known) {
        const TreeNode& node = tree_[id];
        for (std::size_t i = 0; i < node.attribute_count; ++i) {
            const xml::Attribute& attribute = tree_.attributes[node.first_attribute + i];
            if (std::find(attributes.begin(), attributes.end(), attribute.name) == attributes.end()) continue;
            out_ += ' ';
            out_ += attribute.name;
            out_ += "=\"";
            escaped(collapse_xml_space(attribute.value));
            out_ += '"';
        }
        out_ += '>';
        std::size_t count = 0;
        for (const NodeIndex child : tree_.children(id)) {
            if (!tree_.is_text(child)) {
                ++count;
                is_valid_ = is_valid_ && fits(known, tree_[child].text, count);
                element(child);
            } else if (known.content == Content::characters) {
                escaped(collapse_xml_space(tree_[child].text));
            } else {
                is_valid_ = is_valid_ && is_blank(tree_[child].text);
            }
        }
        is_valid_ = is_valid_ && (known.content != Content::exactly || count == known.count);
        out_ += "</";
        out_ += known.name;
        out_ += '>';
    }

    static bool fits(const MathElement& parent, std::string_view child, std::size_t count) {
        const bool is_cell = child == "mtd", is_row = child == "mtr", is_scripts = child == "none" || child == "mprescripts";
        switch (parent.content) {
            case Content::characters:
            case Content::nothing: return false;
            case Content::rows_of_table: return is_row;
            case Content::cells: return is_cell;
            case Content::scripts: return !is_cell && !is_row && (count > 1 || !is_scripts);
            default: return !is_cell && !is_row && !is_scripts;
        }
    }

    const TeiTree& tree_;
    std::string out_;
    bool is_valid_ = true;
};

}  // namespace

std::string mathml_of(const TeiTree& tree, NodeIndex math, bool is_block, std::string_view words) {
    return MarkupWriter(tree).write(math, is_block, words);
}

}  // namespace nabor::tei
