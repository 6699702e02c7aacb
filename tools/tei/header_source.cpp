// sourceDesc as one line: "РГАСПИ, ф. 325, оп. 1, д. 212", a bibliographic reference, or its text.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "tei/header.h"

namespace nabor::tei {

namespace {

void append(std::string& line, std::string_view part, std::string_view separator = ", ") {
    if (part.empty()) return;
    if (!line.empty()) line += separator == "; " && line.back() == '.' ? std::string_view(" ") : separator;
    line += part;
}

// An idno of type fond, opis, delo or list contains only the number.
std::string shelf_number(const TeiTree& tree, NodeIndex id) {
    static constexpr std::pair<std::string_view, std::string_view> kinds[] = {
        {"fond", "ф."}, {"opis", "оп."}, {"inventory", "оп."}, {"delo", "д."}, {"case", "д."}, {"list", "л."}, {"folio", "л."},
    };
    std::string number = tree.line(id);
    for (const auto& [kind, mark] : kinds)
        if (tree.type(id) == kind && !number.empty() && number.front() >= '0' && number.front() <= '9')
            return fmt::format("{} {}", mark, number);
    return number;
}

void append_identifier(const TeiTree& tree, NodeIndex identifier, std::string& line) {
    if (identifier == NodeIndex::none) return;
    for (const NodeIndex child : tree.children(identifier)) {
        if (tree.is_text(child)) continue;
        if (tree.is(child, "idno") && tree.child(child, "idno") != NodeIndex::none)
            append_identifier(tree, child, line);
        else if (tree.is(child, "altIdentifier"))
            continue;
        else
            append(line, tree.is(child, "idno") ? shelf_number(tree, child) : tree.line(child));
    }
}

std::string names(const TeiTree& tree, NodeIndex id) {
    std::string line;
    if (id == NodeIndex::none) return line;
    for (const NodeIndex child : tree.children(id))
        if (tree.is(child, "author")) append(line, tree.line(child));
    return line;
}

std::string titles(const TeiTree& tree, NodeIndex id) {
    std::string line;
    if (id == NodeIndex::none) return line;
    for (const NodeIndex child : tree.children(id))
        if (tree.is(child, "title")) append(line, tree.line(child), ". ");
    return line;
}

std::string structured_reference(const TeiTree& tree, NodeIndex id) {
    const NodeIndex analytic = tree.child(id, "analytic"), monograph = tree.child(id, "monogr"), imprint = tree.child(monograph, "imprint");
    std::string line = names(tree, analytic);
    append(line, titles(tree, analytic), ". ");
    append(line, names(tree, monograph), " // ");
    append(line, titles(tree, monograph), line.empty() || names(tree, monograph).empty() ? " // " : ". ");
    std::string published = tree.line(tree.child(imprint, "pubPlace"));
    append(published, tree.line(tree.child(imprint, "publisher")), ": ");
    const NodeIndex date = tree.child(imprint, "date");
    append(published, tree.line(date).empty() && date != NodeIndex::none ? std::string(tree.attribute(date, "when")) : tree.line(date));
    append(line, published, ". ");
    if (imprint != NodeIndex::none)
        for (const NodeIndex scope : tree.children(imprint))
            if (tree.is(scope, "biblScope")) append(line, tree.line(scope));
    return line;
}

// TEI allows these in sourceDesc. They list what the text or its edition has (the conspectus of sigla, people, places); none says where the
// text comes from. scriptStmt is what was read aloud, not the recording.
bool is_no_source(const TeiTree& tree, NodeIndex id) {
    static constexpr std::string_view names[] = {"listWit",   "listApp",    "listPerson", "listPlace",    "listOrg",
                                                 "listEvent", "listObject", "listNym",    "listRelation", "scriptStmt"};
    return !tree.is_text(id) && std::find(std::begin(names), std::end(names), tree[id].text) != std::end(names);
}

bool holds_no_source(const TeiTree& tree, NodeIndex id) {
    if (tree.is_text(id)) return false;
    for (const NodeIndex child : tree.children(id))
        if (is_no_source(tree, child) || holds_no_source(tree, child)) return true;
    return false;
}

// The words of a description, without such lists.
std::string description(const TeiTree& tree, NodeIndex id) {
    if (is_no_source(tree, id)) return {};
    if (!holds_no_source(tree, id)) return tree.line(id);
    std::string line;
    for (const NodeIndex child : tree.children(id)) append(line, description(tree, child), " ");
    return line;
}

std::string one_source(const TeiTree& tree, NodeIndex id) {
    if (tree.is(id, "msDesc")) {
        std::string line;
        append_identifier(tree, tree.child(id, "msIdentifier"), line);
        return line;
    }
    if (tree.is(id, "biblStruct")) return structured_reference(tree, id);
    return description(tree, id);
}

// A list of sources: one description, its title left out.
bool lists_sources(const TeiTree& tree, NodeIndex id) { return tree.is(id, "listBibl") || tree.is(id, "list"); }

}  // namespace

std::string source_line(const TeiTree& tree, NodeIndex source_description) {
    std::string line;
    if (source_description == NodeIndex::none) return line;
    for (const NodeIndex child : tree.children(source_description)) {
        if (tree.is_text(child)) continue;
        const bool is_title = lists_sources(tree, source_description) && tree.is(child, "head");
        if (!is_title) append(line, lists_sources(tree, child) ? source_line(tree, child) : one_source(tree, child), "; ");
    }
    return line;
}

}  // namespace nabor::tei
