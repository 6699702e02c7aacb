// Authors, editors, translators and others, with their MARC relator codes.
#include <algorithm>

#include "base/utf8.h"
#include "language/characters.h"
#include "language/language.h"
#include "reading/responsibility.h"
#include "tei/header.h"

namespace nabor::tei {

namespace {

bool is_name(const TeiTree& tree, NodeIndex id) { return tree.is(id, "persName") || tree.is(id, "name") || tree.is(id, "orgName"); }

// The first web address in @ref, @key or @corresp, else in an idno inside.
std::string authority_of(const TeiTree& tree, NodeIndex id) {
    for (const std::string_view name : {"ref", "key", "corresp"}) {
        const std::string value = collapse_xml_space(tree.attribute(id, name));
        if (const std::size_t at = value.find("http"); at != std::string::npos) return value.substr(at, value.find(' ', at) - at);
    }
    const NodeIndex number = tree.child(id, "idno");
    const std::string address = tree.line(number);
    return address.starts_with("http") ? address : std::string();
}

// A name written "Last, First" is printed as "First Last" and sorted as written.
void set_name(Contributor& person, std::string name) {
    const std::size_t comma = name.find(", ");
    const bool inverted =
        !person.corporate && comma != std::string::npos && name.find(',', comma + 1) == std::string::npos && name.size() - comma < 60;
    if (inverted && name.find_first_of("0123456789") == std::string::npos) {
        person.name = name.substr(comma + 2) + " " + name.substr(0, comma);
        person.file_as = std::move(name);
    } else {
        person.file_as = person.corporate ? corporate_file_as(name, person.language) : file_as(name, person.language);
        person.name = std::move(name);
    }
}

Contributor read_person(const TeiTree& tree, NodeIndex id, std::string relator) {
    Contributor person;
    person.relator = std::move(relator);
    NodeIndex named = id;
    for (const NodeIndex child : tree.children(id))
        if (named == id && !tree.is_text(child) && is_name(tree, child)) named = child;
    const std::string_view tag = tree.has_attribute(named, "xml:lang") ? tree.attribute(named, "xml:lang") : tree.attribute(id, "xml:lang");
    if (!tag.empty()) person.language = canonical_language(tag);
    person.span = tree.text_span(named);
    person.authority = authority_of(tree, named);
    if (person.authority.empty()) person.authority = authority_of(tree, id);
    const NodeIndex forename = tree.child(named, "forename"), surname = tree.child(named, "surname");
    if (forename != NodeIndex::none && surname != NodeIndex::none) {
        std::string forenames;
        for (const NodeIndex child : tree.children(named))
            if (tree.is(child, "forename")) forenames += (forenames.empty() ? "" : " ") + tree.line(child);
        person.name = forenames + " " + tree.line(surname);
        person.file_as = tree.line(surname) + ", " + forenames;
        return person;
    }
    std::string name = tree.line(named);
    person.corporate = tree.is(named, "orgName") || tree.type(named) == "org" ||
                       (!tree.is(named, "persName") && surname == NodeIndex::none && is_corporate_name(name));
    set_name(person, std::move(name));
    return person;
}

void add(std::vector<Contributor>& people, Contributor person) {
    if (person.name.empty()) return;
    const bool known = std::any_of(people.begin(), people.end(),
                                   [&](const Contributor& other) { return other.name == person.name && other.relator == person.relator; });
    if (!known) people.push_back(std::move(person));
}

// Of a role that the title page names in the book's language.
bool has_label(std::string_view relator) { return relator == "aut" || relator == "edt" || relator == "trl"; }

// respStmt: resp and names in any order; all resps apply to all names. Words for what the title page has no label for are kept.
void read_statement(const TeiTree& tree, NodeIndex statement, std::vector<Contributor>& people) {
    std::string duties;
    for (const NodeIndex child : tree.children(statement))
        if (tree.is(child, "resp"))
            if (const std::string duty = tree.line(child); !duty.empty()) duties += (duties.empty() ? "" : ", ") + duty;
    std::vector<std::string> relators = reading::relators_of(duties);
    const bool of_text = !reading::is_about_file(duties);
    const auto labels = std::count_if(relators.begin(), relators.end(), has_label);
    if (of_text && labels > 0 && labels < std::ssize(relators)) relators.clear();  // labels would leave a part of the words out
    const bool is_said_in_words = of_text && (labels == 0 || relators.empty());
    for (const NodeIndex child : tree.children(statement)) {
        if (tree.is_text(child) || !is_name(tree, child)) continue;
        for (const std::string& relator : relators.empty() ? std::vector<std::string>{"ctb"} : relators) {
            Contributor person = read_person(tree, child, relator);
            // Once: of a person with two roles the title page says the words with the first.
            if (is_said_in_words && (relators.empty() || relator == relators.front())) person.words = duties;
            add(people, std::move(person));
        }
    }
}

// author and editor: @role says it more exactly. Its words are kept where they say more than a role: "translator of verse".
Contributor read_person_of_role(const TeiTree& tree, NodeIndex id, std::string_view usual) {
    const std::string role = collapse_xml_space(tree.attribute(id, "role"));
    if (!reading::says_more_than_a_role(role)) return read_person(tree, id, reading::relator_of(role, usual));
    Contributor person = read_person(tree, id, "ctb");
    person.words = role;
    return person;
}

void read_people(const TeiTree& tree, NodeIndex statement, std::vector<Contributor>& people) {
    if (statement == NodeIndex::none) return;
    for (const NodeIndex child : tree.children(statement)) {
        if (tree.is(child, "author"))
            add(people, read_person_of_role(tree, child, "aut"));
        else if (tree.is(child, "editor"))
            add(people, read_person_of_role(tree, child, "edt"));
        else if (tree.is(child, "respStmt"))
            read_statement(tree, child, people);
    }
}

// The author of a letter without an author in titleStmt is its sender.
void read_sender(const TeiTree& tree, NodeIndex header, std::vector<Contributor>& people) {
    const NodeIndex correspondence = tree.find(header, "profileDesc/correspDesc");
    const bool authored = std::any_of(people.begin(), people.end(), [](const Contributor& person) { return person.relator == "aut"; });
    if (correspondence == NodeIndex::none || authored) return;
    for (const NodeIndex action : tree.children(correspondence)) {
        if (!tree.is(action, "correspAction") || tree.type(action) != "sent") continue;
        for (const NodeIndex child : tree.children(action))
            if (!tree.is_text(child) && is_name(tree, child)) add(people, read_person(tree, child, "aut"));
    }
}

}  // namespace

std::vector<Contributor> read_contributors(const TeiTree& tree, NodeIndex header) {
    std::vector<Contributor> people;
    read_people(tree, tree.find(header, "fileDesc/titleStmt"), people);
    read_people(tree, tree.find(header, "fileDesc/editionStmt"), people);
    read_sender(tree, header, people);
    return people;
}

}  // namespace nabor::tei
