// Figures and pictures. A missing picture is a warning; its caption and description stay.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"
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

void apply_widths(const TeiTree& tree, NodeIndex id, ImageUse& use) {
    if (const std::string_view width = tree.attribute(id, "width"); !width.empty())
        reading::apply_width(width, use);
    else if (const std::string style = style_value(tree.attribute(id, "style"), "width"); !style.empty())
        reading::apply_width(style, use);
}

std::string description_of(const TeiTree& tree, NodeIndex graphic) {
    std::string text = tree.line(tree.child(graphic, "desc"));
    if (text.empty()) text = collapse_xml_space(tree.attribute(graphic, "alt"));
    const NodeIndex figure = tree[graphic].parent;
    if (text.empty() && figure != NodeIndex::none && tree.kind(figure) == ElementKind::figure)
        text = tree.line(tree.child(figure, "figDesc"));
    const std::string_view rend = tree.attribute(graphic, "rend");
    if (text.empty() && rend.starts_with("alt:")) text = collapse_xml_space(rend.substr(4));
    return text;
}

bool is_decorative(const TeiTree& tree, NodeIndex graphic) {
    const NodeIndex parent = tree[graphic].parent;
    const std::string_view type = parent == NodeIndex::none ? std::string_view() : tree.attribute(parent, "type");
    return tree.attribute(graphic, "type") == "decoration" || type == "ornament" || type == "decoration" || type == "vignette";
}

std::optional<ImageUse> use_image(Reading& reading, NodeIndex id) {
    std::string reference;
    for (const std::string_view name : {"url", "src", "target"})
        if (reference.empty()) reference = reading.tree.attribute(id, name);
    if (is_blank(reference)) return std::nullopt;
    const TreeNode& node = reading.tree[id];
    const std::optional<ImageId> image =
        reading.images.load(reference, reading.tree.files[static_cast<std::size_t>(node.file)].folder, node.span);
    if (!image) return std::nullopt;
    ImageUse use;
    use.image = *image;
    use.alternative_text = description_of(reading.tree, id);
    use.decorative = is_decorative(reading.tree, id);
    if (use.alternative_text.empty() && !use.decorative)
        reading.report.warning("tei-no-alternative-text", reading.tree[id].span,
                               fmt::format("the image \"{}\" has no description", reference),
                               "describe it in figDesc for readers who cannot see it, or write type=\"decoration\"");
    apply_widths(reading.tree, id, use);
    return use;
}

constexpr std::string_view plate_attributes[] = {"type", "rend", "place"};

// A plate is a figure with the word plate in one of these attributes.
bool is_plate(const TeiTree& tree, NodeIndex id) {
    return std::any_of(std::begin(plate_attributes), std::end(plate_attributes), [&](std::string_view attribute) {
        return (' ' + collapse_xml_space(tree.attribute(id, attribute)) + ' ').find(" plate ") != std::string::npos;
    });
}

class FigureReader {
public:
    FigureReader(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope)
        : reading_(reading),
          flow_(flow),
          figure_(block_header(reading, id, scope, is_plate(reading.tree, id) ? Role::plate : Role::figure)),
          scope_(scope),
          parts_(reading.marks, loose_header(scope, figure_.span, Role::caption)) {
        scope_.divisible = false;
        scope_.breaks = true;
    }

    void read(NodeIndex id) {
        for (const NodeIndex child : reading_.tree.children(id)) read_part(child);
        flush_text();
        // Without its picture a figure prints its description.
        if (!pictured_ && !captioned_ && description_ != NodeIndex::none) read_leaf(reading_, parts_, description_, scope_, Role::caption);
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
            description_ = id;
        } else if (name == "head" || name == "caption" || tree.attribute(id, "type") == "caption") {
            captioned_ = captioned_ || tree.has_visible_text(id);
            read_leaf(reading_, parts_, id, scope, Role::caption);
        } else if (name == "bibl" || name == "byline" || name == "credit" || tree.attribute(id, "type") == "credit") {
            read_leaf(reading_, parts_, id, scope, Role::credit);
        } else {
            read_text_part(id);
        }
    }

    void read_picture(NodeIndex id, const Scope& scope) {
        std::optional<ImageUse> use = use_image(reading_, id);
        if (!use) return;
        pictured_ = true;
        Block image = block_header(reading_, id, scope, Role::image);
        image.rendition = {};
        image.content = std::move(*use);
        parts_.add(std::move(image));
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
        captioned_ = true;
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
    NodeIndex description_ = NodeIndex::none;
    bool pictured_ = false, captioned_ = false;
};

}  // namespace

void read_figure(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) { FigureReader(reading, flow, id, scope).read(id); }

// A picture outside a figure; in running text it is an inline image.
void read_graphic(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    std::optional<ImageUse> use = use_image(reading, id);
    if (!use) {
        const std::string description = description_of(reading.tree, id);
        if (!description.empty()) flow.text(fmt::format("[{}]", description), reading.tree[id].span);
        return;
    }
    if (in_running_text(reading, flow, id)) return flow.visible({reading.tree[id].span, std::move(*use)});
    Block image = block_header(reading, id, scope, Role::image);
    image.content = std::move(*use);
    flow.add(std::move(image));
}

}  // namespace nabor::tei
