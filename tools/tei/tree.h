// In: a manuscript. Out: its XML tree, every element classified by the table of elements (names.h).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/report.h"
#include "base/source.h"
#include "book/product.h"
#include "tei/names.h"
#include "xml/tree.h"

namespace nabor::tei {

using xml::FileIndex;
using xml::is_blank;
using xml::NodeIndex;
using xml::TreeFile;
using xml::TreeNode;

class TeiTree : public xml::Tree {
public:
    explicit TeiTree(xml::Tree tree);

    // An element of another vocabulary than TEI and those that Nabor reads inside it (XHTML, MathML, SVG, XInclude). Its name is none that an
    // element of TEI can have, so that nothing takes it for one.
    bool is_foreign(NodeIndex id) const { return !is_text(id) && (*this)[id].text.starts_with(foreign_mark); }
    // The name of an element as it is written, without a prefix.
    std::string_view written_name(NodeIndex id) const;

    ElementKind kind(NodeIndex id) const { return classes_[static_cast<std::size_t>(id)].kind; }
    Role role(NodeIndex id) const { return classes_[static_cast<std::size_t>(id)].role; }

    // The words of @type in lower case: "Interview" and "interview" are one type.
    std::string type(NodeIndex id) const { return ascii_lower(attribute(id, "type")); }

    // xml:id; failing that id or uuid, which many files have in its place.
    std::string_view identifier(NodeIndex id) const;

    // All character data inside a node as a line (white space collapsed), without notes; of a choice only the regular reading.
    std::string line(NodeIndex id) const;
    // From the first to the last character data inside a node that is more than white space.
    Span text_span(NodeIndex id) const;

private:
    static constexpr char foreign_mark = '{';  // of names: "{3}note"
    void classify(std::size_t node);
    void mark_foreign();

    struct Class {
        ElementKind kind = ElementKind::text;
        Role role = Role::unknown_phrase;
    };
    std::vector<Class> classes_;  // by NodeIndex
    std::set<std::string> foreign_names_;  // a set never moves its elements
};

// Whether the elements in a node are words or longer: then white space between them may be missing in the source, because their parent holds
// nothing but elements (biblStruct, entry, persName with forename and surname).
bool parts_are_words(const TeiTree& tree, NodeIndex parent);
// For a child of such a parent: whether a space comes between it and the element right before it.
bool stands_apart(const TeiTree& tree, NodeIndex child);

bool is_siglum(const TeiTree& tree, NodeIndex id);
// Whether a space comes before a child that the source sets right behind what is before it: between such words, between sentences, and behind
// a siglum. `parts_words`: of its parent.
bool needs_space_before(const TeiTree& tree, NodeIndex child, bool parts_words);

// The reading of an apparatus entry that stands in the text: its lemma, also in a group of readings; without one the first reading. None of
// an entry without readings.
NodeIndex lemma_of(const TeiTree& tree, NodeIndex apparatus);

// Nothing when the manuscript cannot be read, is not XML, or is not TEI (errors in the report).
std::optional<TeiTree> load_manuscript(const Product& product, Sources& sources, Report& report);

// The same from bytes in memory; includes are looked for from the product's folder.
std::optional<TeiTree> load_bytes(const Product& product, std::string bytes, Sources& sources, Report& report);

}  // namespace nabor::tei
