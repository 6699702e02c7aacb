#include "tei/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>
#include <utility>

#include "base/files.h"
#include "base/utf8.h"
#include "tei/encoding.h"
#include "tei/entities.h"

namespace nabor::tei {

namespace {

namespace fs = std::filesystem;

// Elements nest this deep at most: readers walk by recursion. The deepest real file seen nests 60.
constexpr int deepest = 400;
// Files read in all: each file may include others several times, so the count could grow without end.
constexpr std::size_t most_files = 4096;

constexpr unsigned parse_options =
    pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_wconv_attribute | pugi::parse_ws_pcdata;

constexpr std::string_view tei_namespace = "http://www.tei-c.org/ns/";

std::string_view local_name(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Roots that tell TEI even without its namespace.
bool is_tei_root(pugi::xml_node root) {
    const std::string_view name = root.name();
    const std::size_t colon = name.find(':');
    const std::string key = colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
    const std::string_view space = root.attribute(key.c_str()).value();
    if (space.starts_with(tei_namespace)) return true;
    if (!space.empty()) return false;
    switch (element(local_name(name)).kind) {
        case Kind::document:
        case Kind::text_body:
        case Kind::group:
        case Kind::matter:
        case Kind::division:
        case Kind::floating_text:
        case Kind::line_group:
        case Kind::paragraph:
        case Kind::bibliographic_structure:
        case Kind::register_list:
        case Kind::list_bibl: return true;
        default: return false;
    }
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

// One file while its nodes are taken over into the tree; what pugixml made is dropped afterwards.
struct Parsed {
    pugi::xml_document document;
    PositionMap positions;
    FileId file{};
    fs::path path;

    Span span(std::ptrdiff_t offset, std::size_t length) const {
        if (offset < 0) return {};
        const std::uint32_t begin = positions.original(static_cast<std::size_t>(offset));
        return {source, begin, std::max(begin, positions.original(static_cast<std::size_t>(offset) + length))};
    }
    SourceId source = SourceId::none;
};

class Loader {
public:
    Loader(const Product& product, Sources& sources, Report& report) : product_(product), sources_(sources), report_(report) {}

    std::optional<Tree> load(const fs::path& path, std::string bytes, const fs::path& folder) {
        Parsed parsed;
        if (!parse(path, std::move(bytes), folder, parsed)) return std::nullopt;
        const pugi::xml_node root = parsed.document.document_element();
        if (!is_tei_root(root)) {
            report_.error("tei-not-tei", parsed.span(root.offset_debug(), std::string_view(root.name()).size()),
                          fmt::format("this is XML, but not TEI: its outermost element is {}", root.name()),
                          "a TEI manuscript begins with <TEI xmlns=\"http://www.tei-c.org/ns/1.0\">");
            return std::nullopt;
        }
        open_.push_back(path);
        tree_.root = take_element(parsed, root, NodeId::none, 0);
        tree_.files.front().root = tree_.root;
        return std::move(tree_);
    }

private:
    bool parse(const fs::path& path, std::string bytes, const fs::path& folder, Parsed& parsed) {
        Decoded decoded = decode_xml(std::move(bytes));
        parsed.source = sources_.add(path.string(), std::move(decoded.text));
        parsed.path = path;
        parsed.file = static_cast<FileId>(tree_.files.size());
        if (!decoded.problem.empty())
            report_.warning("tei-encoding", {parsed.source, 0, 0}, fmt::format("the file {}", decoded.problem), "save it as UTF-8");
        Expanded expanded = expand_entities(parsed.source, sources_.bytes(parsed.source), report_);
        parsed.positions = std::move(expanded.positions);
        std::string& buffer = tree_.buffers.emplace_back(std::move(expanded.text));
        const pugi::xml_parse_result result =
            parsed.document.load_buffer_inplace(buffer.data(), buffer.size(), parse_options, pugi::encoding_utf8);
        if (!result) return not_xml(parsed, static_cast<std::size_t>(result.offset), result.description());
        if (const pugi::xml_node second = parsed.document.document_element().next_sibling())
            return not_xml(parsed, static_cast<std::size_t>(std::max<std::ptrdiff_t>(second.offset_debug(), 0)),
                           "Content after the document's end");
        tree_.files.push_back({parsed.source, folder, path.filename().string(), NodeId::none});
        return true;
    }

    bool not_xml(const Parsed& parsed, std::size_t offset, std::string_view reason) {
        report_.error("tei-not-xml", parsed.span(static_cast<std::ptrdiff_t>(offset), 0),
                      fmt::format("this is not well-formed XML: {}", reason), "an XML editor shows what is open and not closed here");
        return false;
    }

    NodeId append(Node node, NodeId parent) {
        const auto id = static_cast<NodeId>(tree_.nodes.size());
        node.parent = parent;
        tree_.nodes.push_back(node);
        last_child_.push_back(NodeId::none);
        if (parent == NodeId::none) return id;
        NodeId& last = last_child_[static_cast<std::size_t>(parent)];
        tree_.nodes.back().previous = last;
        (last == NodeId::none ? tree_.nodes[static_cast<std::size_t>(parent)].first_child
                              : tree_.nodes[static_cast<std::size_t>(last)].next) = id;
        last = id;
        return id;
    }

    NodeId take_element(const Parsed& parsed, pugi::xml_node from, NodeId parent, int depth) {
        Node node;
        node.text = local_name(from.name());
        const ElementRow& row = element(node.text);
        node.kind = row.kind;
        node.role = row.role;
        node.file = parsed.file;
        const std::string_view full_name = from.name();
        node.span = parsed.span(from.offset_debug() - 1, full_name.size() + 1);
        node.first_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
        for (const pugi::xml_attribute attribute : from.attributes()) tree_.attributes.push_back({attribute.name(), attribute.value()});
        node.attribute_count = static_cast<std::uint16_t>(std::min<std::size_t>(tree_.attributes.size() - node.first_attribute, 0xFFFF));
        const NodeId id = append(node, parent);
        if (depth < deepest)
            take_children(parsed, from, id, depth + 1);
        else
            report_too_deep(node.span);
        return id;
    }

    void report_too_deep(Span span) {
        if (std::exchange(reported_depth_, true)) return;
        report_.error("tei-too-deep", span,
                      fmt::format("elements are nested more than {} deep; what is inside this one is left out", deepest),
                      "close elements before opening new ones");
    }

    void take_children(const Parsed& parsed, pugi::xml_node from, NodeId parent, int depth) {
        // Code samples show their markup, includes and all.
        const bool literal = tree_[parent].kind == Kind::code_block || literal_;
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

    void take_text(const Parsed& parsed, pugi::xml_node from, NodeId parent) {
        Node node;
        node.text = from.value();
        node.file = parsed.file;
        node.span = parsed.span(from.offset_debug(), node.text.size());
        if (!trim_xml_space(node.text).empty()) tree_.nodes[static_cast<std::size_t>(parent)].has_text = true;
        const NodeId last = last_child_[static_cast<std::size_t>(parent)];
        if (last == NodeId::none || !tree_.is_text(last)) {
            append(node, parent);
            return;
        }
        // A comment or a CDATA section between two runs of text does not part them.
        Node& before = tree_.nodes[static_cast<std::size_t>(last)];
        std::string& joined = tree_.buffers.emplace_back(before.text);
        joined += node.text;
        before.text = joined;
    }

    void include(const Parsed& parsed, pugi::xml_node from, NodeId parent, int depth) {
        const Span span = parsed.span(from.offset_debug() - 1, std::string_view(from.name()).size() + 1);
        const std::string problem = try_include(parsed, from, span, parent, depth);
        if (problem.empty()) return;
        for (const pugi::xml_node child : from.children())
            if (local_name(child.name()) == "fallback") return take_children(parsed, child, parent, depth);
        const std::string message = fmt::format("\"{}\" {}", from.attribute("href").value(), problem);
        // What only the header would have had does not change the text.
        if (inside_header(parent))
            report_.warning("tei-include", span, message, "correct the href, or add an xi:fallback");
        else
            report_.error("tei-include", span, message, "correct the href (it is relative to this file), or add an xi:fallback");
    }

    bool inside_header(NodeId id) const {
        for (; id != NodeId::none; id = tree_[id].parent)
            if (tree_[id].kind == Kind::header) return true;
        return false;
    }

    // Why it could not be included; "" when it was.
    std::string try_include(const Parsed& parsed, pugi::xml_node from, Span span, NodeId parent, int depth) {
        const std::string_view href = from.attribute("href").value();
        if (trim_xml_space(href).empty()) return "is no file to include";
        const std::optional<fs::path> path = files::resolve_inside(product_.folder, parsed.path.parent_path(), href);
        if (!path) return "lies outside the book's folder and is not read";
        if (std::find(open_.begin(), open_.end(), path->lexically_normal()) != open_.end())
            return "includes itself, through the files between";
        if (tree_.files.size() >= most_files) return "is not read: too many files are included";
        files::ReadResult read = files::read(*path);
        if (!read.bytes) return fmt::format("cannot be included: {}", read.problem);
        if (std::string_view(from.attribute("parse").value()) == "text") {
            include_text(parsed, std::move(*read.bytes), span, parent);
            return {};
        }
        return include_xml(*path, std::move(*read.bytes), pointed_id(from.attribute("xpointer").value()), parent, depth);
    }

    void include_text(const Parsed& parsed, std::string bytes, Span span, NodeId parent) {
        Node node;
        node.text = tree_.buffers.emplace_back(decode_xml(std::move(bytes)).text);
        node.file = parsed.file;
        node.span = span;
        tree_.nodes[static_cast<std::size_t>(parent)].has_text = true;
        append(node, parent);
    }

    std::string include_xml(const fs::path& path, std::string bytes, std::string_view pointer, NodeId parent, int depth) {
        Parsed parsed;
        if (!parse(path, std::move(bytes), path.parent_path(), parsed)) return "cannot be included: it is not XML";
        pugi::xml_node root = parsed.document.document_element();
        if (!pointer.empty()) root = find_id(root, pointer);
        if (!root) return fmt::format("has no element with the id {}", pointer);
        open_.push_back(path.lexically_normal());
        const NodeId id = take_element(parsed, root, parent, depth);
        tree_.files[static_cast<std::size_t>(parsed.file)].root = id;
        open_.pop_back();
        return {};
    }

    const Product& product_;
    Sources& sources_;
    Report& report_;
    Tree tree_;
    std::vector<NodeId> last_child_;  // by NodeId
    std::vector<fs::path> open_;      // the files being read, outermost first
    bool literal_ = false;
    bool reported_depth_ = false;
};

}  // namespace

std::optional<Tree> load_manuscript(const Product& product, Sources& sources, Report& report) {
    files::ReadResult read = files::read(product.manuscript);
    if (!read.bytes) {
        Diagnostic missing{Severity::error,
                           "tei-no-file",
                           {},
                           fmt::format("the manuscript cannot be read: {}", read.problem),
                           {},
                           product.manuscript.string()};
        report.add(std::move(missing));
        return std::nullopt;
    }
    return Loader(product, sources, report)
        .load(product.manuscript.lexically_normal(), std::move(*read.bytes), product.manuscript.parent_path());
}

std::optional<Tree> load_bytes(const Product& product, std::string bytes, Sources& sources, Report& report) {
    return Loader(product, sources, report).load(product.manuscript, std::move(bytes), product.folder);
}

}  // namespace nabor::tei
