#include "tei/sigla.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "base/nearest.h"
#include "base/utf8.h"
#include "language/characters.h"
#include "tei/witness_names.h"

namespace nabor::tei {

NodeIndex first_shown_child(const TeiTree& tree, NodeIndex parent) {
    for (const NodeIndex child : tree.children(parent))
        if (!tree.is_text(child) || !is_blank(tree[child].text)) return child;
    return NodeIndex::none;
}

namespace {

bool has_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (is_letter(next_code_point(text, at))) return true;
    return false;
}

// "Baehrens 1881", of a bibliographic reference.
std::string author_and_year(const TeiTree& tree, NodeIndex reference) {
    const NodeIndex author = tree.find_inside(reference, "author") != NodeIndex::none ? tree.find_inside(reference, "author")
                                                                                    : tree.find_inside(reference, "editor");
    const NodeIndex surname = tree.find_inside(author, "surname");
    const std::string name = tree.line(surname != NodeIndex::none ? surname : author);
    const NodeIndex date = tree.find_inside(reference, "date");
    std::string year = tree.line(date);
    if (year.empty() && date != NodeIndex::none) year = std::string(tree.attribute(date, "when"));
    return name.empty() || year.empty() ? name : name + " " + year;
}

// "Sm.", by which a bibliography calls a work: it begins with it, or has a title of that type.
std::string abbreviation_of(const TeiTree& tree, NodeIndex reference) {
    const NodeIndex first = first_shown_child(tree, reference);
    if (first != NodeIndex::none && tree.is(first, "abbr")) return tree.line(first);
    if (first != NodeIndex::none && tree.is(first, "choice") && tree.child(first, "abbr") != NodeIndex::none) return tree.line(tree.child(first, "abbr"));
    for (const NodeIndex child : tree.children(reference))
        if (tree.is(child, "title") && tree.attribute(child, "type").starts_with("abbr")) return tree.line(child);
    return {};
}

bool is_person(const TeiTree& tree, NodeIndex id) {
    if (tree.kind(id) == ElementKind::name) return true;
    for (const std::string_view name : {"person", "editor", "author", "respStmt"})
        if (tree.is(id, name)) return true;
    return false;
}

std::string name_of_person(const TeiTree& tree, NodeIndex id) {
    if (const NodeIndex surname = tree.find_inside(id, "surname"); surname != NodeIndex::none) return tree.line(surname);
    for (const std::string_view name : {"persName", "orgName", "name"})
        if (const NodeIndex found = tree.find_inside(id, name); found != NodeIndex::none) return tree.line(found);
    return tree.is(id, "person") || tree.is(id, "respStmt") ? std::string() : tree.line(id);
}

// The abbr that a description of a witness begins with.
NodeIndex leading_abbreviation(const TeiTree& tree, NodeIndex witness) {
    const NodeIndex first = first_shown_child(tree, witness);
    return first != NodeIndex::none && tree.is(first, "abbr") ? first : NodeIndex::none;
}

// A name, or what identifies a manuscript: a siglum in it is that of the person, the work or the witness around it.
bool names_what_is_around(const TeiTree& tree, NodeIndex id) {
    static constexpr std::string_view identifiers[] = {"msDesc", "msIdentifier", "altIdentifier", "msName", "author", "title"};
    if (tree.is_text(id)) return false;
    return tree.kind(id) == ElementKind::name ||
           std::any_of(std::begin(identifiers), std::end(identifiers), [&](std::string_view name) { return tree.is(id, name); });
}

// "N¹" for N<hi rend="superscript">1</hi>: a siglum has no other looks where it is plain text.
void append_siglum(const TeiTree& tree, NodeIndex id, bool is_raised, std::string& siglum) {
    static constexpr std::string_view raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    if (!tree.is_text(id)) {
        const bool raises = is_raised || tree.attribute(id, "rend").find("sup") != std::string_view::npos;
        for (const NodeIndex child : tree.children(id)) append_siglum(tree, child, raises, siglum);
        return;
    }
    for (const char c : tree[id].text)
        if (is_raised && c >= '0' && c <= '9')
            siglum += raised[c - '0'];
        else
            siglum += c;
}

std::string siglum_in(const TeiTree& tree, NodeIndex element) {
    std::string siglum;
    append_siglum(tree, element, false, siglum);
    return collapse_xml_space(siglum);
}

// A witness or a hand described by nothing but its siglum: <witness xml:id="wit-1">P</witness>.
std::string only_word(const TeiTree& tree, NodeIndex witness) {
    constexpr std::size_t longest_siglum = 3;  // characters
    const std::string line = tree.is(witness, "witness") || tree.is(witness, "handNote") ? tree.line(witness) : std::string();
    return to_utf32(line).size() <= longest_siglum && line.find(' ') == std::string::npos ? line : std::string();
}

}  // namespace

NodeIndex own_siglum(const TeiTree& tree, NodeIndex id) {
    for (const NodeIndex child : tree.children(id))
        if (is_siglum(tree, child)) return child;
    for (const NodeIndex child : tree.children(id))
        if (names_what_is_around(tree, child))
            if (const NodeIndex inner = own_siglum(tree, child); inner != NodeIndex::none) return inner;
    return tree.is(id, "witness") ? leading_abbreviation(tree, id) : NodeIndex::none;
}

std::string siglum_of(const TeiTree& tree, NodeIndex id) {
    if (const NodeIndex siglum = own_siglum(tree, id); siglum != NodeIndex::none) return siglum_in(tree, siglum);
    if (std::string name = collapse_xml_space(tree.attribute(id, "n")); has_letter(name)) return name;
    std::string name = only_word(tree, id);
    if (!name.empty()) return name;
    if (tree.kind(id) == ElementKind::bibliographic || tree.kind(id) == ElementKind::bibliographic_structure) {
        name = abbreviation_of(tree, id);
        if (name.empty()) name = author_and_year(tree, id);
    } else if (is_person(tree, id)) {
        name = name_of_person(tree, id);
    }
    return name.empty() ? std::string(tree.identifier(id)) : name;
}

namespace {

void tell_unknown_id(Reading& reading, std::string_view reference, NodeIndex from) {
    if (!reading.is_first("dangling siglum", reference)) return;
    reading.report.warning("tei-dangling-reference", reading.tree[from].span,
                           fmt::format("no witness, work or person has the id \"{}\"; the apparatus prints it as it is",
                                       reference.substr(reference.find('#') + 1)),
                           "correct the reference, or add a witness with this xml:id to listWit");
}

// In a manuscript without witnesses the first siglum is told for all of them.
void tell_unknown_siglum(Reading& reading, std::string_view siglum, NodeIndex from) {
    if (!reading.is_first("unknown siglum", reading.witnesses.empty() ? std::string_view() : siglum)) return;
    const Span span = reading.tree[from].span;
    if (reading.witnesses.empty())
        return reading.report.warning("tei-apparatus-witness", span,
                                      fmt::format("the manuscript has no witnesses; the apparatus prints \"{}\" and other sigla as they are", siglum),
                                      "add a listWit that says what the sigla mean");
    std::vector<std::string_view> sigla;
    for (const auto& row : reading.witnesses) sigla.push_back(row.first);
    std::string hint = did_you_mean(siglum, sigla);
    reading.report.warning("tei-apparatus-witness", span,
                           fmt::format("no witness has the siglum or the id \"{}\"; the apparatus prints it as it is", siglum),
                           hint.empty() ? "correct wit, or add the witness to listWit" : hint);
}

// A siglum that is no reference to an element stands for itself.
std::string siglum_by_reference(Reading& reading, std::string_view reference, NodeIndex from, bool is_witness) {
    const NodeIndex target = named_by(reading, reference, from);
    if (target != NodeIndex::none)
        if (std::string siglum = siglum_of(reading.tree, target); !siglum.empty()) return siglum;
    if (target == NodeIndex::none && reference.find('#') != std::string_view::npos)
        tell_unknown_id(reading, reference, from);
    else if (target == NodeIndex::none && is_witness)
        tell_unknown_siglum(reading, name_alone(reference), from);
    return std::string(name_alone(reference));
}

// White space is what parts references; an attribute without any names nobody.
void tell_odd_references(Reading& reading, NodeIndex id, std::string_view attribute, const WitnessReferences& references) {
    const std::string_view value = reading.tree.attribute(id, attribute);
    if (!reading.tree.has_attribute(id, attribute) || (references.are_parted && !references.each.empty())) return;
    if (!reading.is_first("odd sigla", fmt::format("{} {}", static_cast<std::uint32_t>(id), attribute))) return;
    const Span span = reading.tree[id].span;
    if (references.each.empty())
        return reading.report.warning("tei-apparatus-witness", span, fmt::format("{} is empty: it names nobody", attribute),
                                      fmt::format("name who has this reading, or leave {} out", attribute));
    reading.report.warning("tei-apparatus-witness", span,
                           fmt::format("the references in {}=\"{}\" stand without a space between them; they are read as \"{}\"", attribute, value,
                                       fmt::join(references.each, " ")),
                           "put spaces between references");
}

}  // namespace

std::string sigla_of(Reading& reading, NodeIndex id, std::string_view attribute) {
    const WitnessReferences references = witness_references(reading, id, attribute);
    tell_odd_references(reading, id, attribute, references);
    std::string line;
    for (const std::string_view reference : references.each)
        line += (line.empty() ? "" : " ") + siglum_by_reference(reading, reference, id, attribute == "wit");
    return line;
}

std::string attribution(Reading& reading, NodeIndex id) {
    std::string witnesses = sigla_of(reading, id, "wit");
    const std::string source = sigla_of(reading, id, "source"), hand = sigla_of(reading, id, "hand");
    if (!hand.empty() && hand != witnesses) witnesses = witnesses.empty() ? hand : witnesses + " (" + hand + ")";
    if (witnesses.empty() && source.empty()) return sigla_of(reading, id, "resp");
    return witnesses.empty() || source.empty() ? witnesses + source : witnesses + ", " + source;
}

std::string siglum_before(const TeiTree& tree, NodeIndex reference) {
    if (own_siglum(tree, reference) != NodeIndex::none) return {};
    std::string name = collapse_xml_space(tree.attribute(reference, "n"));
    const bool says_another = !abbreviation_of(tree, reference).empty() || !author_and_year(tree, reference).empty();
    if (!has_letter(name)) name = says_another ? std::string_view() : tree.identifier(reference);
    return tree.line(reference).starts_with(name) ? std::string() : name;
}

}  // namespace nabor::tei
