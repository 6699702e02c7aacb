#include "xml/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>
#include <utility>

#include "base/files.h"
#include "base/utf8.h"
#include "xml/encoding.h"
#include "xml/entities.h"

namespace nabor::xml {

namespace {

namespace fs = std::filesystem;

// The greatest nesting depth of elements: readers recurse. The deepest real file seen nests 60.
constexpr int max_depth = 400;
// The number of files in one tree. A file may include another several times, so the number could grow exponentially.
constexpr std::size_t max_files = 4096;

constexpr unsigned parse_options =
    pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_wconv_attribute | pugi::parse_ws_pcdata;

std::string_view local_name(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// The namespace that the document element declares for itself, or "".
std::string_view namespace_of(pugi::xml_node root) {
    const std::string_view name = root.name();
    const std::size_t colon = name.find(':');
    const std::string key = colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
    return root.attribute(key.c_str()).value();
}

bool is_among(std::span<const std::string_view> names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// "foo", "xpointer(id('foo'))", "element(foo)" → foo
std::string_view pointed_id(std::string_view pointer) {
    const std::size_t quote = pointer.find_first_of("'\"");
    if (quote != std::string_view::npos) {
        const std::size_t end = pointer.find(pointer[quote], quote + 1);
        return pointer.substr(quote + 1, end == std::string_view::npos ? end : end - quote - 1);
    }
    const std::size_t open = pointer.find('(');
    if (open == std::string_view::npos) return pointer;
    return pointer.substr(open + 1, pointer.find_first_of(")/", open) - open - 1);
}

pugi::xml_node find_id(pugi::xml_node root, std::string_view id) {
    return root.find_node([&](pugi::xml_node node) {
        return std::string_view(node.attribute("xml:id").value()) == id || std::string_view(node.attribute("id").value()) == id;
    });
}

// One file while its nodes are copied into the tree; pugixml's document is dropped afterwards.
struct Parsed {
    pugi::xml_document document;
    PositionMap positions;
    SourceId source = SourceId::none;
    FileIndex file{};
    fs::path folder;

    Span span(std::ptrdiff_t offset, std::size_t length) const {
        if (offset < 0) return {};
        const std::uint32_t begin = positions.original(static_cast<std::size_t>(offset));
        return {source, begin, std::max(begin, positions.original(static_cast<std::size_t>(offset) + length))};
    }
    Span name_span(pugi::xml_node element) const { return span(element.offset_debug() - 1, std::string_view(element.name()).size() + 1); }
};

class Loader {
public:
    Loader(const LoadOptions& options, Sources& sources, Report& report) : options_(options), sources_(sources), report_(report) {}

    std::optional<Tree> load(LoadedFile file) {
        Parsed parsed;
        open_.push_back(file.path.lexically_normal());
        if (!parse(std::move(file), parsed)) return std::nullopt;
        tree_.root = take_element(parsed, parsed.document.document_element(), NodeIndex::none, 0);
        tree_.files.front().root = tree_.root;
        return std::move(tree_);
    }

private:
    // Decodes, expands entities and parses; false when the file is not XML (reported).
    bool parse(LoadedFile file, Parsed& parsed) {
        Decoded decoded = decode_xml(std::move(file.bytes));
        parsed.source = sources_.add(file.path.string(), std::move(decoded.text));
        parsed.folder = file.folder;
        parsed.file = static_cast<FileIndex>(tree_.files.size());
        if (!decoded.problem.empty())
            report_.warning("tei-encoding", {parsed.source, 0, 0}, fmt::format("the file {}", decoded.problem), "save it as UTF-8");
        Expanded expanded = expand_entities(parsed.source, sources_.bytes(parsed.source), report_);
        parsed.positions = std::move(expanded.positions);
        std::string& buffer = tree_.buffers.emplace_back(std::move(expanded.text));
        const pugi::xml_parse_result result =
            parsed.document.load_buffer_inplace(buffer.data(), buffer.size(), parse_options, pugi::encoding_utf8);
        if (!result) return not_xml(parsed, static_cast<std::size_t>(result.offset), result.description());
        const pugi::xml_node root = parsed.document.document_element();
        if (const pugi::xml_node second = root.next_sibling())
            return not_xml(parsed, static_cast<std::size_t>(std::max<std::ptrdiff_t>(second.offset_debug(), 0)),
                           "Content after the document's end");
        tree_.files.push_back({parsed.source, file.folder, file.path.filename().string(), NodeIndex::none, namespace_of(root)});
        return true;
    }

    bool not_xml(const Parsed& parsed, std::size_t offset, std::string_view reason) {
        report_.error("tei-not-xml", parsed.span(static_cast<std::ptrdiff_t>(offset), 0),
                      fmt::format("this is not well-formed XML: {}", reason), "an XML editor shows which element is not closed");
        return false;
    }

    NodeIndex append(TreeNode node, NodeIndex parent) {
        const auto id = static_cast<NodeIndex>(tree_.nodes.size());
        node.parent = parent;
        tree_.nodes.push_back(node);
        last_child_.push_back(NodeIndex::none);
        if (parent == NodeIndex::none) return id;
        NodeIndex& last = last_child_[static_cast<std::size_t>(parent)];
        tree_.nodes.back().previous = last;
        (last == NodeIndex::none ? tree_.nodes[static_cast<std::size_t>(parent)].first_child
                                 : tree_.nodes[static_cast<std::size_t>(last)].next) = id;
        last = id;
        return id;
    }

    NodeIndex take_element(const Parsed& parsed, pugi::xml_node from, NodeIndex parent, int depth) {
        TreeNode node;
        node.text = local_name(from.name());
        node.file = parsed.file;
        node.span = parsed.name_span(from);
        node.first_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
        for (const pugi::xml_attribute attribute : from.attributes()) tree_.attributes.push_back({attribute.name(), attribute.value()});
        node.attribute_count = static_cast<std::uint16_t>(std::min<std::size_t>(tree_.attributes.size() - node.first_attribute, 0xFFFF));
        const NodeIndex id = append(node, parent);
        if (depth < max_depth)
            take_children(parsed, from, id, depth + 1);
        else
            report_too_deep(node.span);
        return id;
    }

    void report_too_deep(Span span) {
        if (std::exchange(reported_depth_, true)) return;
        report_.error("tei-too-deep", span,
                      fmt::format("elements are nested more than {} deep; what is inside this one is left out", max_depth),
                      "close elements before opening new ones");
    }

    void take_children(const Parsed& parsed, pugi::xml_node from, NodeIndex parent, int depth) {
        const bool literal = is_among(options_.literal, tree_[parent].text) || literal_;
        const bool was_literal = std::exchange(literal_, literal);
        for (const pugi::xml_node child : from.children()) {
            if (child.type() != pugi::node_element)
                take_text(parsed, child, parent);
            else if (!literal && local_name(child.name()) == "include")
                include(parsed, child, parent, depth);
            else
                take_element(parsed, child, parent, depth);
        }
        literal_ = was_literal;
    }

    void take_text(const Parsed& parsed, pugi::xml_node from, NodeIndex parent) {
        TreeNode node;
        node.is_text = true;
        node.text = from.value();
        node.file = parsed.file;
        node.span = parsed.span(from.offset_debug(), node.text.size());
        if (!is_blank(node.text)) tree_.nodes[static_cast<std::size_t>(parent)].has_text = true;
        const NodeIndex last = last_child_[static_cast<std::size_t>(parent)];
        if (last == NodeIndex::none || !tree_.is_text(last)) {
            append(node, parent);
            return;
        }
        // A comment or a CDATA section does not divide the text around it.
        TreeNode& before = tree_.nodes[static_cast<std::size_t>(last)];
        std::string& joined = tree_.buffers.emplace_back(before.text);
        joined += node.text;
        before.text = joined;
    }

    void include(const Parsed& parsed, pugi::xml_node from, NodeIndex parent, int depth) {
        const std::string problem = try_include(parsed, from, parent, depth);
        if (problem.empty()) return;
        for (const pugi::xml_node child : from.children())
            if (local_name(child.name()) == "fallback") return take_children(parsed, child, parent, depth);
        const std::string message = fmt::format("\"{}\" {}", from.attribute("href").value(), problem);
        if (is_expendable(parent))
            report_.warning("tei-include", parsed.name_span(from), message, "correct the href, or add an xi:fallback");
        else
            report_.error("tei-include", parsed.name_span(from), message,
                          "correct the href (it is relative to this file), or add an xi:fallback");
    }

    bool is_expendable(NodeIndex id) const {
        for (; id != NodeIndex::none; id = tree_[id].parent)
            if (is_among(options_.expendable, tree_[id].text)) return true;
        return false;
    }

    // The reason why a file cannot be included; "" when it is.
    std::string try_include(const Parsed& parsed, pugi::xml_node from, NodeIndex parent, int depth) {
        const std::string_view href = from.attribute("href").value();
        if (is_blank(href)) return "is not a file name";
        const std::optional<fs::path> path = sources_.files().resolve_inside(options_.root, parsed.folder, href);
        if (!path) return "lies outside the book's folder and is not read";
        if (std::find(open_.begin(), open_.end(), path->lexically_normal()) != open_.end())
            return "includes itself, through the files between";
        if (tree_.files.size() >= max_files) return "is not read: too many files are included";
        ReadResult read = sources_.files().read(*path);
        if (!read.bytes) return fmt::format("cannot be included: {}", read.problem);
        if (std::string_view(from.attribute("parse").value()) == "text") {
            include_text(parsed, std::move(*read.bytes), parsed.name_span(from), parent);
            return {};
        }
        return include_xml({*path, path->parent_path(), std::move(*read.bytes)}, pointed_id(from.attribute("xpointer").value()), parent,
                           depth);
    }

    void include_text(const Parsed& parsed, std::string bytes, Span span, NodeIndex parent) {
        TreeNode node;
        node.is_text = true;
        node.text = tree_.buffers.emplace_back(decode_xml(std::move(bytes)).text);
        node.file = parsed.file;
        node.span = span;
        tree_.nodes[static_cast<std::size_t>(parent)].has_text = true;
        append(node, parent);
    }

    std::string include_xml(LoadedFile file, std::string_view pointer, NodeIndex parent, int depth) {
        Parsed parsed;
        const fs::path path = file.path.lexically_normal();
        if (!parse(std::move(file), parsed)) return "cannot be included: it is not XML";
        pugi::xml_node root = parsed.document.document_element();
        if (!pointer.empty()) root = find_id(root, pointer);
        if (!root) return fmt::format("has no element with the id {}", pointer);
        open_.push_back(path);
        const NodeIndex id = take_element(parsed, root, parent, depth);
        tree_.files[static_cast<std::size_t>(parsed.file)].root = id;
        open_.pop_back();
        return {};
    }

    const LoadOptions& options_;
    Sources& sources_;
    Report& report_;
    Tree tree_;
    std::vector<NodeIndex> last_child_;  // by NodeIndex
    std::vector<fs::path> open_;         // the files being read, outermost first
    bool literal_ = false;               // inside an element that shows its markup
    bool reported_depth_ = false;
};

}  // namespace

std::optional<Tree> load(LoadedFile file, const LoadOptions& options, Sources& sources, Report& report) {
    return Loader(options, sources, report).load(std::move(file));
}

}  // namespace nabor::xml
