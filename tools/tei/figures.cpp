// Figures and pictures. A missing picture is a warning: what is said about it stays.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/files.h"
#include "base/utf8.h"
#include "image/image.h"
#include "tei/characters.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

namespace fs = std::filesystem;

// "%D0%BA.png" → "к.png"; a stray % stays.
std::string percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned value = 0;
        const bool escape = text[at] == '%' && at + 2 < text.size() &&
                            std::from_chars(text.data() + at + 1, text.data() + at + 3, value, 16).ptr == text.data() + at + 3;
        decoded += escape ? static_cast<char>(value) : text[at];
        if (escape) at += 2;
    }
    return decoded;
}

constexpr std::string_view suffixes[] = {".jpg", ".png", ".jpeg", ".svg", ".gif", ".webp", ".JPG", ".PNG"};

std::optional<fs::path> existing_file(const fs::path& root, const fs::path& folder, const std::string& reference) {
    std::optional<fs::path> path = files::resolve_inside(root, folder, reference);
    return path && files::exists(*path) && !files::is_folder(*path) ? path : std::nullopt;
}

// The reference as it is; without a suffix of its own, with those of the kinds that are read.
std::optional<fs::path> existing(const fs::path& root, const fs::path& folder, const std::string& reference) {
    if (auto path = existing_file(root, folder, reference)) return path;
    for (const std::string_view suffix : suffixes)
        if (reference.ends_with(suffix)) return std::nullopt;
    for (const std::string_view suffix : suffixes)
        if (auto path = existing_file(root, folder, reference + std::string(suffix))) return path;
    return std::nullopt;
}

std::optional<fs::path> find_as_written(const Reading& reading, const fs::path& folder, const std::string& reference) {
    const fs::path& root = reading.product.folder;
    if (auto path = existing(root, folder, reference)) return path;
    const std::string name = fs::path(reference).filename().string();
    for (const fs::path& base : {folder, root}) {
        for (const std::string_view images : {"images", "Images", "img", "graphics"}) {
            if (!files::is_folder(base / images)) continue;
            if (auto path = existing(root, base / images, name)) return path;
        }
        if (folder == root) break;
    }
    return std::nullopt;
}

// Beside the including file; else by its name alone in a folder for images. File names with a space at the end exist, and so do
// addresses with one by mistake.
std::optional<fs::path> find_image(const Reading& reading, NodeIndex id, const std::string& reference) {
    const fs::path& folder = reading.tree.files[static_cast<std::size_t>(reading.tree[id].file)].folder;
    std::vector<std::string> tried;
    for (const std::string& written : {reference, collapse_xml_space(reference), percent_decoded(reference)}) {
        if (std::find(tried.begin(), tried.end(), written) != tried.end()) continue;
        if (auto path = find_as_written(reading, folder, written)) return path;
        tried.push_back(written);
    }
    return std::nullopt;
}

std::optional<ImageId> load_image(Reading& reading, NodeIndex id, const std::string& reference) {
    const Span span = reading.tree[id].span;
    const std::optional<fs::path> path = find_image(reading, id, reference);
    if (!path) {
        reading.report.warning("tei-missing-image", span,
                               fmt::format("there is no image \"{}\"; its caption and description are kept", reference),
                               "put the file beside the manuscript or into a folder images");
        return std::nullopt;
    }
    const auto known = reading.images.find(path->string());
    if (known != reading.images.end()) return static_cast<ImageId>(known->second);
    files::ReadResult read = files::read(*path);
    const ProbeResult probed = read.bytes ? probe(*read.bytes) : ProbeResult{};
    if (!probed.facts) {
        reading.report.error(
            "tei-bad-image", span,
            fmt::format("the image \"{}\" {}; it is left out", reference, read.bytes ? probed.problem : "cannot be read: " + read.problem));
        return std::nullopt;
    }
    Image image;
    image.reference = reference;
    image.path = *path;
    image.bytes = std::move(*read.bytes);
    image.facts = *probed.facts;
    image.span = span;
    reading.book.images.push_back(std::move(image));
    reading.images.emplace(path->string(), reading.book.images.size() - 1);
    return static_cast<ImageId>(reading.book.images.size() - 1);
}

struct Unit {
    std::string_view name;
    double millimetres;
};
constexpr Unit units[] = {{"mm", 1},        {"cm", 10},        {"in", 25.4},    {"pt", 25.4 / 72},
                          {"pc", 25.4 / 6}, {"px", 25.4 / 96}, {"", 25.4 / 96}, {"em", 25.4 / 6}};

void apply_width(std::string_view text, ImageUse& use) {
    text = trim_xml_space(text);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || value <= 0) return;
    const std::string unit = folded(trim_xml_space(std::string_view(end, static_cast<std::size_t>(text.data() + text.size() - end))));
    if (unit == "%") {
        use.width_share = std::min(value / 100, 1.0);
        return;
    }
    for (const Unit& row : units)
        if (row.name == unit) use.width_millimetres = value * row.millimetres;
}

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
        apply_width(width, use);
    else if (const std::string style = style_value(tree.attribute(id, "style"), "width"); !style.empty())
        apply_width(style, use);
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
    const std::optional<ImageId> image = trim_xml_space(reference).empty() ? std::nullopt : load_image(reading, id, reference);
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

// On a leaf of its own, as one of these attributes says among other words.
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
        // Without its picture a figure still says what it shows.
        if (!pictured_ && !captioned_ && description_ != NodeIndex::none) read_leaf(reading_, parts_, description_, scope_, Role::caption);
        add_container(reading_, flow_, std::move(figure_), parts_.finish());
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

    // Paragraphs, lists, tables, figures inside the figure.
    void read_text_part(NodeIndex id) {
        if (reading_.tree.kind(id) == ElementKind::figure) {
            flush_text();
            pictured_ = true;  // the figures inside show it
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

// A picture outside a figure: in a line of text it stands in the line.
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
