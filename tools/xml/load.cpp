#include "xml/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <set>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "base/files.h"
#include "base/is_among.h"
#include "base/percent.h"
#include "base/utf8.h"
#include "xml/encoding.h"
#include "xml/entities.h"
#include "xml/markup_sample.h"
#include "xml/namespaces.h"
#include "xml/open_element.h"
#include "xml/strictness.h"
#include "xml/xinclude.h"

namespace nabor::xml {

namespace {

namespace fs = std::filesystem;

// The greatest nesting depth of elements: readers recurse. The deepest real file seen nests 60.
constexpr int max_depth = 400;
// The number of files in one tree. A file may include another several times, so the number could grow exponentially.
constexpr std::size_t max_files = 4096;
// The elements and texts that all repeated inclusions of files add.
constexpr std::size_t max_repeated_nodes = 1'000'000;

constexpr std::string_view broken = "cannot be included: it is not XML";  // which the report says of the file itself

// As a fragment: text outside the document element is kept, so that it can be reported.
constexpr unsigned parse_options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_wconv_attribute |
                                   pugi::parse_ws_pcdata | pugi::parse_fragment;

constexpr std::size_t longest_reference = 12;  // in bytes, of a character: "&#x0010FFFF;"

std::string with_line_feeds(std::string_view text) {
    std::string lines;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\r')
            lines += text[at];
        else if (text.substr(at + 1, 1) != "\n")
            lines += '\n';
    }
    return lines;
}

// One file while its nodes are copied into the tree. pugixml's document is dropped afterwards; of a file included again, or by parts, when
// all is read.
struct Parsed {
    pugi::xml_document document;
    std::unordered_map<std::string_view, pugi::xml_node> by_id;  // filled by the first look-up
    PositionMap positions;
    SourceId source = SourceId::none;
    FileIndex file{};
    fs::path folder;

    Span span(std::ptrdiff_t offset, std::size_t length) const {
        if (offset < 0) return {};
        const std::uint32_t begin = positions.original(static_cast<std::size_t>(offset));
        return {source, begin, std::max(begin, positions.original(static_cast<std::size_t>(offset) + length))};
    }
    // As it is written, else percent-encoded.
    pugi::xml_node find(std::string_view id) {
        if (by_id.empty()) collect_ids();
        auto found = by_id.find(id);
        if (found == by_id.end()) found = by_id.find(percent_decoded(id));
        return found == by_id.end() ? pugi::xml_node() : found->second;
    }
    // pugixml's own walk, because a document may be nested more deeply than a recursion allows.
    void collect_ids() {
        document.find_node([&](pugi::xml_node node) {
            for (const char* name : {"xml:id", "id"})
                if (const pugi::xml_attribute id = node.attribute(name)) by_id.try_emplace(id.value(), node);
            return false;
        });
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
        tree_.spaces = namespaces_.names();
        return std::move(tree_);
    }

private:
    // Decodes, expands entities and parses; false when the file is not XML (reported).
    bool parse(LoadedFile file, Parsed& parsed) {
        Decoded decoded = decode_xml(std::move(file.bytes));
        parsed.source = sources_.add(file.path.string(), std::move(decoded.text));
        parsed.folder = file.folder;
        parsed.file = static_cast<FileIndex>(tree_.files.size());
        report_encoding(decoded, parsed.source);
        Expanded expanded = expand_entities(parsed.source, sources_.bytes(parsed.source), report_);
        if (expanded.refused) return false;
        parsed.positions = std::move(expanded.positions);
        std::string& buffer = tree_.buffers.emplace_back(std::move(expanded.text));
        const pugi::xml_parse_result result =
            parsed.document.load_buffer_inplace(buffer.data(), buffer.size(), parse_options, pugi::encoding_utf8);
        if (!result && report_conflict(sources_, parsed.source, report_)) return false;
        if (result.status == pugi::status_end_element_mismatch && report_unclosed(sources_, parsed.span(result.offset, 0), report_)) return false;
        if (!result) return not_xml(parsed, static_cast<std::size_t>(result.offset), result.description());
        if (!is_one_element(parsed)) return false;
        report_malformed(parsed.source, sources_.bytes(parsed.source), report_);
        tree_.files.push_back({parsed.source, file.folder, file.path.filename().string(), NodeIndex::none,
                               namespace_of(parsed.document.document_element())});
        return true;
    }

    // Not well-formed are also a second element, and text outside the first (XML 1.0, 2.1).
    bool is_one_element(const Parsed& parsed) {
        const pugi::xml_node root = parsed.document.document_element();
        if (!root) return not_xml(parsed, 0, "No document element found");
        for (const pugi::xml_node part : parsed.document.children()) {
            if (part == root || (part.type() != pugi::node_element && is_blank(part.value()))) continue;
            const std::size_t blank = part.type() == pugi::node_element ? 0 : std::string_view(part.value()).find_first_not_of(" \t\r\n");
            return not_xml(parsed, static_cast<std::size_t>(std::max<std::ptrdiff_t>(part.offset_debug(), 0)) + blank,
                           part.type() == pugi::node_element ? "Content after the document's end" : "Text outside the outermost element");
        }
        return true;
    }

    void report_encoding(const Decoded& decoded, SourceId source) {
        if (decoded.problem.empty()) return;
        const auto place = static_cast<std::uint32_t>(decoded.place);
        report_.warning("tei-encoding", {source, place, place}, fmt::format("the file {}", decoded.problem), "save it as UTF-8");
    }

    bool not_xml(const Parsed& parsed, std::size_t offset, std::string_view reason) {
        report_.error("tei-not-xml", parsed.span(static_cast<std::ptrdiff_t>(offset), 0),
                      fmt::format("this is not well-formed XML: {}", reason),
                      "look at what stands before this place; XML editors and `xmllint` show it");
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
        const std::size_t declared = namespaces_.declared();
        for (const pugi::xml_attribute attribute : from.attributes()) {
            tree_.attributes.push_back({attribute.name(), attribute.value()});
            namespaces_.declare(attribute.name(), attribute.value());
        }
        node.space = namespaces_.of(from.name());
        node.attribute_count = static_cast<std::uint16_t>(std::min<std::size_t>(tree_.attributes.size() - node.first_attribute, 0xFFFF));
        const NodeIndex id = append(node, parent);
        if (is_among(options_.literal, node.text))
            take_markup(parsed, from, id);
        else if (depth < max_depth)
            take_children(parsed, from, id, depth + 1);
        else
            report_too_deep(node.span);
        namespaces_.leave(declared);
        return id;
    }

    void report_too_deep(Span span) {
        if (std::exchange(reported_depth_, true)) return;
        report_.error("tei-too-deep", span,
                      fmt::format("elements are nested more than {} deep; what is inside this one is left out", max_depth),
                      "close elements before opening new ones");
    }

    void take_children(const Parsed& parsed, pugi::xml_node from, NodeIndex parent, int depth) {
        for (const pugi::xml_node child : from.children()) {
            if (child.type() != pugi::node_element)
                take_text(parsed, child, parent);
            else if (local_name(child.name()) == "include" && is_include(parsed, child))
                include(parsed, child, parent, depth);
            else
                take_element(parsed, child, parent, depth);
        }
    }

    // The content of an element that shows its markup: as it is written, or as it is understood where it comes from an entity.
    void take_markup(const Parsed& parsed, pugi::xml_node from, NodeIndex id) {
        const Span name = tree_[id].span;
        const std::optional<std::string_view> written =
            name.known() ? markup_inside(sources_.bytes(name.source), name.begin, from.name()) : std::nullopt;
        std::ostringstream understood;
        if (!written)
            for (const pugi::xml_node child : from.children()) child.print(understood, "", pugi::format_raw | pugi::format_no_declaration);
        TreeNode node;
        node.is_text = true;
        node.text = tree_.buffers.emplace_back(with_line_feeds(written ? *written : std::string_view(understood.str())));
        node.file = parsed.file;
        node.span = name;
        if (!node.text.empty()) append_text(node, id);
    }

    bool is_include(const Parsed& parsed, pugi::xml_node element) {
        if (is_xinclude(element)) return true;
        if (element.attribute("href"))
            report_.warning("tei-foreign-include", parsed.name_span(element),
                            fmt::format("this {} is not in the namespace of XInclude; \"{}\" is not read", element.name(),
                                        element.attribute("href").value()),
                            "write <xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" …> if a file is meant");
        return false;
    }

    void take_text(const Parsed& parsed, pugi::xml_node from, NodeIndex parent) {
        TreeNode node;
        node.is_text = true;
        node.text = from.value();
        node.file = parsed.file;
        node.span = parsed.span(from.offset_debug(), node.text.size());
        // References make a text longer in the source than it is: it ends where the next tag begins.
        const std::string_view up_to_most = sources_.bytes(parsed.source).substr(0, node.span.begin + node.text.size() * longest_reference);
        const std::size_t tag = from.type() == pugi::node_pcdata ? up_to_most.find('<', node.span.begin) : std::string_view::npos;
        if (tag != std::string_view::npos && node.span.known()) node.span.end = std::max(node.span.end, static_cast<std::uint32_t>(tag));
        append_text(node, parent);
    }

    void append_text(const TreeNode& node, NodeIndex parent) {
        if (!is_blank(node.text)) tree_.nodes[static_cast<std::size_t>(parent)].has_text = true;
        const NodeIndex last = last_child_[static_cast<std::size_t>(parent)];
        if (last != NodeIndex::none && tree_.is_text(last) && tree_[last].span.source == node.span.source)
            join(last, node);
        else
            append(node, parent);
    }

    // A comment, a CDATA section or an include of which nothing comes does not divide the text around it. The buffer grows, so that many of
    // them take linear time.
    void join(NodeIndex last, const TreeNode& more) {
        TreeNode& node = tree_.nodes[static_cast<std::size_t>(last)];
        if (joined_node_ != last) {
            joined_text_ = &tree_.buffers.emplace_back(node.text);
            joined_node_ = last;
        }
        *joined_text_ += more.text;
        node.text = *joined_text_;
        node.span.end = std::max(node.span.end, more.span.end);
    }

    void include(const Parsed& parsed, pugi::xml_node from, NodeIndex parent, int depth) {
        const std::string problem = try_include(parsed, from, parent, depth);
        if (problem.empty()) return;
        for (const pugi::xml_node child : from.children())
            if (local_name(child.name()) == "fallback") return take_children(parsed, child, parent, depth);
        tree_.lacks_files = true;
        const std::string message = fmt::format("\"{}\" {}", from.attribute("href").value(), problem);
        const std::string hint = problem == broken ? "mend that file" : "correct the href (it is relative to this file), or add an xi:fallback";
        if (is_expendable(parent))
            report_.warning("tei-include", parsed.name_span(from), message, hint);
        else
            report_.error("tei-include", parsed.name_span(from), message, hint);
    }

    bool is_expendable(NodeIndex id) const {
        for (; id != NodeIndex::none; id = tree_[id].parent)
            if (is_among(options_.expendable, tree_[id].text)) return true;
        return false;
    }

    // The reason why a file cannot be included; "" when it is.
    std::string try_include(const Parsed& parsed, pugi::xml_node from, NodeIndex parent, int depth) {
        std::string_view pointer = from.attribute("xpointer").value();
        const std::string_view href = from.attribute("href").value();
        if (is_blank(href)) return "is not a file name";
        const std::optional<fs::path> path = find_file(parsed.folder, href, pointer);
        if (!path) return "lies outside the book's folder (the one with its book.toml) and is not read";
        if (std::find(open_.begin(), open_.end(), path->lexically_normal()) != open_.end())
            return "includes itself, through the files between";
        if (tree_.files.size() >= max_files || repeated_nodes_ > max_repeated_nodes) return "is not read: too many files are included";
        if (std::string_view(from.attribute("parse").value()) == "text") return include_text(parsed, *path, from, parent);
        return include_xml(*path, pointed_id(pointer), parent, depth);
    }

    // The file as written, else as the IRI reference that an href is: percent-decoded, and what follows a # points into the file.
    std::optional<fs::path> find_file(const fs::path& folder, std::string_view href, std::string_view& pointer) const {
        const Files& files = sources_.files();
        std::optional<fs::path> written = files.resolve_inside(options_.root, folder, href);
        if (written && files.exists(*written)) return written;
        const std::size_t hash = href.find('#');
        auto decoded = files.resolve_inside(options_.root, folder, percent_decoded(href.substr(0, hash)));
        if (!decoded || !files.exists(*decoded)) return written;
        if (hash != std::string_view::npos && pointer.empty()) pointer = href.substr(hash + 1);
        return decoded;
    }

    std::string include_text(const Parsed& parsed, const fs::path& path, pugi::xml_node from, NodeIndex parent) {
        ReadResult read = sources_.files().read(path);
        if (!read.bytes) return fmt::format("cannot be included: {}", read.problem);
        sources_.add(path.string(), {});  // a file of the book; nothing found lies in it
        Decoded decoded = decode_text(std::move(*read.bytes), from.attribute("encoding").value());
        if (!decoded.problem.empty())
            report_.warning("tei-encoding", parsed.name_span(from),
                            fmt::format("the text \"{}\" {}", from.attribute("href").value(), decoded.problem),
                            "save it as UTF-8, or name its encoding: encoding=\"windows-1251\"");
        TreeNode node;
        node.is_text = true;
        node.text = tree_.buffers.emplace_back(with_line_feeds(decoded.text));
        node.file = parsed.file;
        node.span = parsed.name_span(from);
        if (!is_blank(node.text)) tree_.nodes[static_cast<std::size_t>(parent)].has_text = true;
        append(node, parent);
        return {};
    }

    std::string include_xml(const fs::path& path, std::string_view pointer, NodeIndex parent, int depth) {
        const std::string name = path.lexically_normal().string();
        const bool again = !included_.insert(name).second;
        std::unique_ptr<Parsed> own;
        std::unique_ptr<Parsed>& parsed = pointer.empty() && !again ? own : parsed_[name];
        if (!parsed) {
            ReadResult read = sources_.files().read(path);
            if (!read.bytes) return fmt::format("cannot be included: {}", read.problem);
            parsed = std::make_unique<Parsed>();
            if (!parse({path, path.parent_path(), std::move(*read.bytes)}, *parsed)) {
                parsed.reset();
                return std::string(broken);
            }
        }
        const pugi::xml_node root = pointer.empty() ? parsed->document.document_element() : parsed->find(pointer);
        if (!root) return fmt::format("has no element with the id {}", pointer);
        const std::size_t nodes = tree_.nodes.size();
        take_included(*parsed, root, parent, depth, path.lexically_normal());
        if (again) repeated_nodes_ += tree_.nodes.size() - nodes;
        return {};
    }

    // What the elements around a part of a file declare, as far as readers nest.
    void declare_around(pugi::xml_node element, int levels) {
        if (!element || levels == 0) return;
        declare_around(element.parent(), levels - 1);
        for (const pugi::xml_attribute attribute : element.attributes()) namespaces_.declare(attribute.name(), attribute.value());
    }

    void take_included(const Parsed& parsed, pugi::xml_node root, NodeIndex parent, int depth, const fs::path& path) {
        open_.push_back(path);
        Namespaces::Bound around = namespaces_.suspend();
        const std::size_t declared = namespaces_.declared();
        declare_around(root.parent(), max_depth);
        const NodeIndex id = take_element(parsed, root, parent, depth);
        namespaces_.leave(declared);
        namespaces_.resume(std::move(around));
        NodeIndex& first = tree_.files[static_cast<std::size_t>(parsed.file)].root;
        if (first == NodeIndex::none) first = id;
        open_.pop_back();
    }

    const LoadOptions& options_;
    Sources& sources_;
    Report& report_;
    Tree tree_;
    Namespaces namespaces_;
    std::vector<NodeIndex> last_child_;  // by NodeIndex
    NodeIndex joined_node_ = NodeIndex::none;  // the text that joined_text_ holds
    std::string* joined_text_ = nullptr;
    std::vector<fs::path> open_;         // the files being read, outermost first
    std::set<std::string> included_;     // the files included so far
    std::map<std::string, std::unique_ptr<Parsed>> parsed_;  // those included again, or by parts
    std::size_t repeated_nodes_ = 0;
    bool reported_depth_ = false;
};

}  // namespace

std::optional<Tree> load(LoadedFile file, const LoadOptions& options, Sources& sources, Report& report) {
    return Loader(options, sources, report).load(std::move(file));
}

}  // namespace nabor::xml
