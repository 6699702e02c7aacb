// Figures and pictures. A missing picture is a warning; its caption and description stay.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>
#include <vector>

#include "base/percent.h"
#include "base/utf8.h"
#include "language/characters.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

std::string style_value(std::string_view style, std::string_view property) {
    while (!style.empty()) {
        const std::size_t end = std::min(style.find(';'), style.size());
        const std::string_view declaration = style.substr(0, end);
        const std::size_t colon = declaration.find(':');
        if (colon != std::string_view::npos && trim_xml_space(declaration.substr(0, colon)) == property)
            return std::string(declaration.substr(colon + 1));
        style.remove_prefix(std::min(end + 1, style.size()));
    }
    return {};
}

void apply_widths(Reading& reading, NodeIndex id, ImageUse& use) {
    std::string width(reading.tree.attribute(id, "width"));
    if (width.empty()) width = style_value(reading.tree.attribute(id, "style"), "width");
    if (width.empty() || reading::apply_width(width, use)) return;
    constexpr std::size_t most_quoted = 40;
    reading.report.warning("tei-width", reading.tree[id].span,
                           fmt::format("\"{}\" is no width for an image", collapse_xml_space(std::string_view(width).substr(0, most_quoted))),
                           "write a width such as 80mm, or 50%");
}

// The text of each child of that name. A note in it stands in brackets, because a description has no calls.
std::string descriptions(const TeiTree& tree, NodeIndex parent, std::string_view name) {
    std::string text;
    for (const NodeIndex child : tree.children(parent)) {
        if (!tree.is(child, name)) continue;
        std::string line = tree.line(child);
        for (const NodeIndex part : tree.children(child))
            if (tree.kind(part) == ElementKind::note)
                if (const std::string note = tree.line(part); !note.empty()) line += fmt::format("{}({})", line.empty() ? "" : " ", note);
        if (!line.empty()) text += (text.empty() ? "" : " ") + line;
    }
    return text;
}

// `around` is the description of the figure that the graphic stands in.
std::string description_of(const TeiTree& tree, NodeIndex graphic, const std::string& around) {
    std::string text = descriptions(tree, graphic, "desc");
    if (text.empty() && tree.is(graphic, "svg")) text = tree.line(tree.child(graphic, "title"));
    if (text.empty()) text = collapse_xml_space(tree.attribute(graphic, "alt"));
    if (text.empty()) text = around;
    const std::string_view rend = tree.attribute(graphic, "rend");
    if (text.empty() && rend.starts_with("alt:")) text = collapse_xml_space(rend.substr(4));
    return text;
}

bool is_decorative(const TeiTree& tree, NodeIndex graphic) {
    const NodeIndex parent = tree[graphic].parent;
    const std::string type = parent == NodeIndex::none ? std::string() : tree.type(parent);
    return tree.type(graphic) == "decoration" || type == "ornament" || type == "decoration" || type == "vignette";
}

// The characters of an element that holds data, without white space at the ends.
std::string data_of(const TeiTree& tree, NodeIndex id) {
    std::string data;
    for (const NodeIndex child : tree.children(id))
        if (tree.is_text(child)) data += tree[child].text;
    return data;
}

// An image that stands in the manuscript: binaryObject, or a data: address (RFC 2397).
std::optional<ImageId> embedded_image(Reading& reading, NodeIndex id, std::string_view reference, std::string& name) {
    const Span span = reading.tree[id].span;
    name = fmt::format("embedded-{}", reading.book.images.size() + 1);
    if (reading.tree.is(id, "binaryObject")) {
        const std::string_view encoding = reading.tree.attribute(id, "encoding");
        if (encoding.empty() || folded(encoding) == "base64") return reading.images.load_base64(data_of(reading.tree, id), name, span);
    } else if (const std::size_t data = reference.find(";base64,"); data != std::string_view::npos) {
        return reading.images.load_base64(percent_decoded(reference.substr(data + 8)), name, span);
    }
    reading.report.error("tei-bad-image", span, "this data is not encoded as base64; it is left out",
                         "put the image into a file, and name it in a graphic");
    return std::nullopt;
}

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else out += c;
    }
}

// The drawing that stands in the manuscript, as a file. Of attributes with prefixes only links are known.
void append_drawing(const TeiTree& tree, NodeIndex id, std::string& svg) {
    const TreeNode& node = tree[id];
    if (node.is_text) return append_escaped(svg, node.text);
    svg += fmt::format("<{}", node.text);
    if (tree.is(id, "svg")) svg += R"( xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink")";
    for (std::size_t i = 0; i < node.attribute_count; ++i) {
        const xml::Attribute& attribute = tree.attributes[node.first_attribute + i];
        if (attribute.name.starts_with("xmlns") || (attribute.name.find(':') != std::string_view::npos && attribute.name != "xlink:href")) continue;
        svg += fmt::format(" {}=\"", attribute.name);
        append_escaped(svg, attribute.value);
        svg += '"';
    }
    svg += '>';
    for (const NodeIndex child : tree.children(id)) append_drawing(tree, child, svg);
    svg += fmt::format("</{}>", node.text);
}

std::optional<ImageId> drawing_in_place(Reading& reading, NodeIndex id, std::string& reference) {
    std::string svg;
    append_drawing(reading.tree, id, svg);
    reference = "drawing";
    return reading.images.take_drawing(std::move(svg), reading.tree.files[static_cast<std::size_t>(reading.tree[id].file)].folder, reading.tree[id].span);
}

// The element that describes a graphic: its own, else that of the figure.
NodeIndex describing_element(const TeiTree& tree, NodeIndex graphic) {
    if (const NodeIndex own = tree.child(graphic, "desc"); own != NodeIndex::none && tree.has_visible_text(own)) return own;
    if (const NodeIndex title = tree.is(graphic, "svg") ? tree.child(graphic, "title") : NodeIndex::none; title != NodeIndex::none) return title;
    if (!is_blank(tree.attribute(graphic, "alt"))) return NodeIndex::none;
    return tree[graphic].parent == NodeIndex::none ? NodeIndex::none : tree.child(tree[graphic].parent, "figDesc");
}

// Its language, where that is not the graphic's.
std::optional<LanguageId> language_of_description(Reading& reading, NodeIndex graphic, const Scope& scope) {
    const NodeIndex element = describing_element(reading.tree, graphic);
    if (element == NodeIndex::none || reading.tree[element].attribute_count == 0) return std::nullopt;
    const LanguageId language = scope_inside(reading, element, scope).language;
    return language == scope.language ? std::nullopt : std::optional(language);
}

// `scope`: inside the graphic.
std::optional<ImageUse> use_image(Reading& reading, NodeIndex id, const std::string& around, const Scope& scope) {
    std::string reference;
    for (const std::string_view name : {"url", "src", "target"})
        if (reference.empty()) reference = reading.tree.attribute(id, name);
    const bool embedded = reading.tree.is(id, "binaryObject") || reference.starts_with("data:"), drawn = reading.tree.is(id, "svg");
    if (is_blank(reference) && !embedded && !drawn) return std::nullopt;
    const TreeNode& node = reading.tree[id];
    const std::optional<ImageId> image =
        drawn      ? drawing_in_place(reading, id, reference)
        : embedded ? embedded_image(reading, id, std::string(reference), reference)
                 : reading.images.load(reference, reading.tree.files[static_cast<std::size_t>(node.file)].folder, node.span);
    if (!image) return std::nullopt;
    ImageUse use;
    use.image = *image;
    use.alternative_text = description_of(reading.tree, id, around);
    use.language = language_of_description(reading, id, scope);
    use.decorative = is_decorative(reading.tree, id);
    if (use.alternative_text.empty() && !use.decorative)
        reading.report.warning("tei-no-alternative-text", reading.tree[id].span,
                               fmt::format("the image \"{}\" has no description", reference),
                               "describe it in figDesc for readers who cannot see it, or write type=\"decoration\"");
    apply_widths(reading, id, use);
    return use;
}

constexpr std::string_view plate_attributes[] = {"type", "rend", "place"};

// A plate is a figure with the word plate in one of these attributes.
bool is_plate(const TeiTree& tree, NodeIndex id) {
    return std::any_of(std::begin(plate_attributes), std::end(plate_attributes), [&](std::string_view attribute) {
        return (' ' + collapse_xml_space(tree.attribute(id, attribute)) + ' ').find(" plate ") != std::string::npos;
    });
}

// Text straight in a graphic or a media, which TEI does not foresee; that of a binaryObject is data.
bool has_text_of_its_own(const TeiTree& tree, NodeIndex graphic) { return tree[graphic].has_text && !tree.is(graphic, "binaryObject"); }

void read_own_text(Reading& reading, Flow& flow, NodeIndex graphic, const Scope& scope) {
    for (const NodeIndex child : reading.tree.children(graphic))
        if (!reading.tree.is(child, "desc")) read_node(reading, flow, child, scope);
}

class FigureReader {
public:
    FigureReader(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope)
        : reading_(reading),
          flow_(flow),
          figure_(block_header(reading, id, scope, is_plate(reading.tree, id) ? Role::plate : Role::figure)),
          scope_(scope),
          parts_(reading.marks, loose_header(scope, figure_.span, Role::caption)),
          description_(descriptions(reading.tree, id, "figDesc")) {
        scope_.divisible = false;
        for (const NodeIndex child : reading.tree.children(id)) has_graphic_ = has_graphic_ || reading.tree.kind(child) == ElementKind::graphic;
        if (description_.empty() && has_graphic_) description_ = words_of_formula(reading.tree, reading.tree.child(id, "formula"));
    }

    void read(NodeIndex id) {
        for (const NodeIndex child : reading_.tree.children(id)) read_part(child);
        for (const NodeIndex formula : formulas_) read_formula_beside(formula);
        flush_text();
        // Without its picture a figure prints its descriptions, but none that its caption says, too.
        for (const NodeIndex description : descriptions_)
            if (!pictured_ && captions_.insert(reading_.tree.line(description)).second)
                read_leaf(reading_, parts_, description, scope_, Role::caption);
        reading_.add_container(flow_, std::move(figure_), parts_.finish());
    }

private:
    void read_part(NodeIndex id) {
        const TeiTree& tree = reading_.tree;
        if (tree.is_text(id)) {
            if (!trim_xml_space(tree[id].text).empty()) read_node(reading_, parts_, id, scope_);
            return;
        }
        const Scope scope = scope_inside(reading_, id, scope_);
        const std::string_view name = tree[id].text;
        if (tree.kind(id) == ElementKind::graphic) return read_picture(id, scope);
        if (name == "figDesc") {
            descriptions_.push_back(id);
        } else if (name == "head" || name == "caption" || tree.type(id) == "caption") {
            captions_.insert(tree.line(id));
            read_leaf(reading_, parts_, id, scope, Role::caption);
        } else if (name == "bibl" || name == "byline" || name == "credit" || tree.type(id) == "credit") {
            read_leaf(reading_, parts_, id, scope, Role::credit);
        } else if (name == "formula" && has_graphic_) {
            formulas_.push_back(id);  // the same in another form (TEI chapter 14.2)
        } else {
            read_text_part(id);
        }
    }

    void read_picture(NodeIndex id, const Scope& scope) {
        if (std::optional<ImageUse> use = use_image(reading_, id, description_, scope)) {
            pictured_ = true;
            Block image = block_header(reading_, id, scope, Role::image);
            image.rendition = {};
            image.content = std::move(*use);
            parts_.add(std::move(image));
        } else if (const std::string text = descriptions(reading_.tree, id, "desc"); !text.empty()) {
            captions_.insert(text);
            parts_.add(text_leaf(Role::caption, fmt::format("[{}]", text), scope.language, reading_.tree[id].span));
        }
        if (!has_text_of_its_own(reading_.tree, id)) return;
        parts_.begin_leaf(block_header(reading_, id, scope, Role::caption));
        read_own_text(reading_, parts_, id, scope);
        parts_.end_leaf();
    }

    // The picture stands for it, so references to it lead there.
    void read_formula_beside(NodeIndex id) {
        if (!pictured_) return read_text_part(id);
        if (const AnchorId anchor = reading_.anchor_if_referenced(id); anchor != AnchorId::none) parts_.mark({reading_.tree[id].span, AnchorMark{anchor}});
    }

    // Paragraphs, lists, tables and figures inside the figure.
    void read_text_part(NodeIndex id) {
        if (reading_.tree.kind(id) == ElementKind::figure) {
            flush_text();
            pictured_ = true;  // by the figures inside
            return read_node(reading_, parts_, id, scope_);
        }
        Flow inner(reading_.marks, loose_header(scope_, reading_.tree[id].span, Role::paragraph));
        read_node(reading_, inner, id, scope_);
        Blocks blocks = inner.finish();
        std::move(blocks.begin(), blocks.end(), std::back_inserter(text_));
    }

    void flush_text() {
        if (text_.empty()) return;
        Block text = loose_header(scope_, text_.front().span, Role::figure_text);
        text.content = std::exchange(text_, {});
        parts_.add(std::move(text));
    }

    Reading& reading_;
    Flow& flow_;
    Block figure_;
    Scope scope_;
    Flow parts_;
    Blocks text_;
    std::string description_;  // all of them, for the pictures
    std::vector<NodeIndex> descriptions_;
    std::set<std::string> captions_;  // what is printed already
    std::vector<NodeIndex> formulas_;  // of which there is a picture
    bool has_graphic_ = false;
    bool pictured_ = false;
};

}  // namespace

void read_figure(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) { FigureReader(reading, flow, id, scope).read(id); }

namespace {

// In running text it is an inline image.
void put_image(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope, ImageUse use) {
    if (in_running_text(reading, flow, id)) return flow.visible({reading.tree[id].span, std::move(use)});
    Block image = block_header(reading, id, scope, Role::image);
    image.content = std::move(use);
    flow.add(std::move(image));
}

}  // namespace

bool put_picture_of_formula(Reading& reading, Flow& flow, NodeIndex graphic, const std::string& words, const Scope& scope) {
    std::optional<ImageUse> use = use_image(reading, graphic, words, scope_inside(reading, graphic, scope));
    if (use) flow.visible({reading.tree[graphic].span, std::move(*use)});
    return use.has_value();
}

// A picture outside a figure.
void read_graphic(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    std::optional<ImageUse> use = use_image(reading, id, {}, scope);
    if (use) {
        put_image(reading, flow, id, scope, std::move(*use));
    } else if (const std::string description = description_of(reading.tree, id, {}); !description.empty()) {
        flow.text(fmt::format("[{}]", description), reading.tree[id].span);
    }
    if (has_text_of_its_own(reading.tree, id)) read_own_text(reading, flow, id, scope);
}

}  // namespace nabor::tei
