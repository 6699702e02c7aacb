// Variant readings (TEI chapter 13): the lemma stays in the text, the other readings become a note, each with the sigla of its witnesses.
#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "book/structure.h"
#include "language/characters.h"
#include "reading/classification.h"
#include "reading/ids.h"
#include "tei/readers.h"

namespace nabor::tei {

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

NodeIndex own_siglum(const TeiTree& tree, NodeIndex id) {
    for (const NodeIndex child : tree.children(id))
        if (!tree.is_text(child) && (tree.attribute(child, "type") == "siglum" || tree.is(child, "siglum"))) return child;
    return NodeIndex::none;
}

// "Sm.", by which a bibliography calls a work: it begins with it, or has a title of that type.
std::string abbreviation_of(const TeiTree& tree, NodeIndex reference) {
    for (const NodeIndex child : tree.children(reference)) {
        if (tree.is_text(child) && is_blank(tree[child].text)) continue;
        if (tree.is(child, "abbr")) return tree.line(child);
        if (tree.is(child, "choice") && tree.child(child, "abbr") != NodeIndex::none) return tree.line(tree.child(child, "abbr"));
        break;
    }
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

// What a witness, a source or a person is called: its own siglum, its @n, its name, else its id.
std::string siglum_of(const TeiTree& tree, NodeIndex id) {
    if (const NodeIndex siglum = own_siglum(tree, id); siglum != NodeIndex::none) return tree.line(siglum);
    if (std::string name = collapse_xml_space(tree.attribute(id, "n")); has_letter(name)) return name;
    std::string name;
    if (tree.kind(id) == ElementKind::bibliographic || tree.kind(id) == ElementKind::bibliographic_structure) {
        name = abbreviation_of(tree, id);
        if (name.empty()) name = author_and_year(tree, id);
    } else if (is_person(tree, id)) {
        name = name_of_person(tree, id);
    }
    return name.empty() ? std::string(tree.identifier(id)) : name;
}

// A siglum that is no reference to an element stands for itself.
std::string siglum_by_reference(Reading& reading, std::string_view reference, NodeIndex from) {
    const NodeIndex target = reading.targets.resolve(reference, reading.tree[from].file);
    if (target != NodeIndex::none)
        if (std::string siglum = siglum_of(reading.tree, target); !siglum.empty()) return siglum;
    const std::size_t hash = reference.find('#');
    if (target == NodeIndex::none && hash != std::string_view::npos && reading.is_first("dangling siglum", reference))
        reading.report_dangling(reference.substr(hash + 1), reading.tree[from].span);
    return std::string(reference.substr(reference.find_last_of("#:") + 1));
}

// "A B": the sigla of an attribute's references.
std::string sigla_of(Reading& reading, NodeIndex id, std::string_view attribute) {
    std::string line;
    for (const std::string_view reference : reading::all_targets(reading.tree.attribute(id, attribute)))
        line += (line.empty() ? "" : " ") + siglum_by_reference(reading, reference, id);
    return line;
}

// The witnesses of a reading, and the work that tells it; failing these, whose conjecture it is.
std::string attribution(Reading& reading, NodeIndex id) {
    const std::string witnesses = sigla_of(reading, id, "wit"), source = sigla_of(reading, id, "source");
    if (witnesses.empty() && source.empty()) return sigla_of(reading, id, "resp");
    return witnesses.empty() || source.empty() ? witnesses + source : witnesses + ", " + source;
}

// Words, or what is printed without words of its own: a gap, a character that has a name, a picture. A reading without them is an omission.
bool shows_something(const TeiTree& tree, NodeIndex id) {
    switch (tree.kind(id)) {
        case ElementKind::text: return !is_blank(tree[id].text);
        case ElementKind::gap:
        case ElementKind::character:
        case ElementKind::graphic:
        case ElementKind::reference: return true;
        case ElementKind::skipped: return false;
        default: break;
    }
    for (const NodeIndex child : tree.children(id))
        if (shows_something(tree, child)) return true;
    return false;
}

class VariantReader {
public:
    VariantReader(Reading& reading, Flow& flow, const Scope& scope) : reading_(reading), flow_(flow), scope_(scope) {
        scope_.note = true;
        scope_.apparatus = true;
    }

    // The readings in an entry or in a group of readings, without the lemma.
    void read(NodeIndex parent, NodeIndex lemma) {
        for (const NodeIndex child : reading_.tree.children(parent)) {
            if (child == lemma || (reading_.tree.is_text(child) && is_blank(reading_.tree[child].text))) continue;
            if (reading_.tree.is(child, "rdgGrp"))
                read_group(child, lemma);
            else if (reading_.tree.is(child, "rdg") || reading_.tree.is(child, "lem"))
                read_variant(child);
            else
                read_beside(child);
        }
    }

private:
    // The witnesses of a group (TEI 13.1.4) stand after its last reading, unless the readings name theirs.
    void read_group(NodeIndex id, NodeIndex lemma) {
        const std::size_t named = named_, variants = variants_;
        read(id, lemma);
        const std::string sigla = variants_ > variants && named_ == named ? attribution(reading_, id) : std::string();
        if (!sigla.empty()) put_sigla(sigla, reading_.tree[id].span);
    }

    void put_sigla(const std::string& sigla, Span span) {
        ++named_;
        put(" " + sigla, span);
    }

    void read_variant(NodeIndex id) {
        const Span span = reading_.tree[id].span;
        if (!flow_.empty()) put("; ", span);
        ++variants_;
        if (!shows_something(reading_.tree, id)) flow_.text("—", span);
        read_node(reading_, flow_, id, scope_);
        if (const std::string sigla = attribution(reading_, id); !sigla.empty()) put_sigla(sigla, span);
    }

    // Behind a reading of whole lines, at the end of the last.
    void put(const std::string& text, Span span) {
        Block* before = flow_.has_open_text() ? nullptr : flow_.last_leaf();
        if (before)
            std::get<Inlines>(before->content).push_back(text_inline(text, span));
        else
            flow_.text(text, span);
    }

    // A note, the words of a witness list (wit), or text.
    void read_beside(NodeIndex id) {
        flow_.space();
        read_node(reading_, flow_, id, scope_);
    }

    Reading& reading_;
    Flow& flow_;
    Scope scope_;
    std::size_t variants_ = 0, named_ = 0;  // how many are read, how often witnesses are named
};

Blocks read_variants(Reading& reading, NodeIndex apparatus, NodeIndex lemma, const Scope& scope) {
    reading::Marks marks{{}, reading.marks.parted};
    Flow variants(marks, loose_header(scope, reading.tree[apparatus].span, Role::paragraph));
    VariantReader(reading, variants, scope).read(apparatus, lemma);
    return variants.finish();
}

// Inside another reading the variants stand in brackets: a note there would be a note of a note.
void read_nested(Reading& reading, Flow& flow, NodeIndex id, NodeIndex lemma, const Scope& scope) {
    const Span span = reading.tree[id].span;
    in_its_language(reading, flow, id, scope, [&] { read_node(reading, flow, lemma, scope); });
    Blocks variants = read_variants(reading, id, lemma, scope);
    if (variants.empty() || !variants.front().is_leaf()) return;
    flow.text(fmt::format(" [{}]", plain_text(variants.front().inlines())), span);
}

// The last text of a table, which a call behind it belongs to; nullptr of another block.
Block* last_leaf_of_table(Block& block) {
    auto* table = std::get_if<Table>(&block.content);
    if (!table) return nullptr;
    for (auto row = table->rows.rbegin(); row != table->rows.rend(); ++row)
        for (auto cell = row->cells.rbegin(); cell != row->cells.rend(); ++cell)
            if (Block* leaf = reading::last_leaf_of(cell->content)) return leaf;
    return nullptr;
}

void read_witness(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    Block item = block_header(reading, id, scope, Role::list_item);
    Blocks content;
    const std::string siglum = own_siglum(reading.tree, id) != NodeIndex::none ? std::string() : siglum_of(reading.tree, id);
    if (!siglum.empty()) content.push_back(text_leaf(Role::item_label, siglum, scope.language, item.span));
    Flow inner(reading.marks, loose_header(scope, item.span, Role::paragraph));
    read_children(reading, inner, id, scope);
    for (Block& block : inner.finish()) content.push_back(std::move(block));
    reading.add_container(flow, std::move(item), std::move(content));
}

// What else a list has becomes an item of its own: an entry of an apparatus, after the place that it is about.
void add_beside(Reading& reading, Flow& items, NodeIndex id, const Scope& scope) {
    Block item = loose_header(scope, reading.tree[id].span, Role::list_item);
    Blocks content;
    const bool entry = reading.tree.kind(id) == ElementKind::apparatus;
    const std::string place = entry ? collapse_xml_space(reading.tree.attribute(id, "loc")) : std::string();
    if (!place.empty()) content.push_back(text_leaf(Role::item_label, place, scope.language, item.span));
    Flow inner(reading.marks, loose_header(scope, item.span, Role::paragraph));
    read_node(reading, inner, id, scope);
    for (Block& block : inner.finish()) content.push_back(std::move(block));
    reading.add_container(items, std::move(item), std::move(content));
}

// Lists in a list are parts of it.
void add_witnesses(Reading& reading, Flow& items, NodeIndex list, const Scope& scope) {
    for (const NodeIndex child : reading.tree.children(list)) {
        if (reading.tree.is_text(child) && is_blank(reading.tree[child].text)) continue;
        const Scope there = reading.tree.is_text(child) ? scope : scope_inside(reading, child, scope);
        if (reading.tree.is(child, "witness"))
            read_witness(reading, items, child, there);
        else if (reading.tree.is(child, "listWit") || reading.tree.is(child, "listApp"))
            add_witnesses(reading, items, child, there);
        else if (reading.tree.is(child, "head"))
            read_leaf(reading, items, child, there, Role::list_head);
        else
            add_beside(reading, items, child, scope);
    }
}

}  // namespace

std::string siglum_before(const TeiTree& tree, NodeIndex reference) {
    if (own_siglum(tree, reference) != NodeIndex::none) return {};
    std::string name = collapse_xml_space(tree.attribute(reference, "n"));
    const bool says_another = !abbreviation_of(tree, reference).empty() || !author_and_year(tree, reference).empty();
    if (!has_letter(name)) name = says_another ? std::string_view() : tree.identifier(reference);
    return tree.line(reference).starts_with(name) ? std::string() : name;
}

void read_apparatus(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const TeiTree& tree = reading.tree;
    const NodeIndex lemma = lemma_of(tree, id);
    if (lemma == NodeIndex::none) return read_transparent(reading, flow, id, scope);
    if (scope.apparatus) return read_nested(reading, flow, id, lemma, scope);
    in_its_language(reading, flow, id, scope, [&] { read_node(reading, flow, lemma, scope); });
    call_variants(reading, flow, id, lemma, scope);
}

void call_variants(Reading& reading, Flow& flow, NodeIndex id, NodeIndex lemma, const Scope& scope) {
    const TeiTree& tree = reading.tree;
    Blocks variants = read_variants(reading, id, lemma, scope);
    if (variants.empty()) return;
    Note note;
    note.span = tree[id].span;
    note.kind = NoteKind::apparatus;
    note.type = reading::class_word(tree.attribute(id, "type"));
    note.language = scope.language;
    const NoteId note_id = reading.add_note(std::move(note), loose_header(scope, tree[id].span, Role::paragraph), [&](Flow& text) {
        for (Block& variant : variants) text.add(std::move(variant));
    });
    const bool follows_block = flow.is_after_block() || !(flow.in_leaf() || flow.has_open_text());
    if (Block* cell = follows_block && flow.last_block() ? last_leaf_of_table(*flow.last_block()) : nullptr)
        std::get<Inlines>(cell->content).push_back(reading.note_call(note_id, tree[id].span));
    else
        reading.call_note(flow, note_id, tree[id].span);
}

// A list of witnesses: each line begins with the siglum by which the apparatus names the witness. Or a list of an apparatus that stands apart
// from its text: each line has all readings of an entry.
void read_witnesses(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    Scope inside = scope;
    inside.divisible = false;
    inside.apparatus = scope.apparatus || reading.tree.is(id, "listApp");
    Block list = loose_header(scope, reading.tree[id].span, Role::list_plain);
    Flow items(reading.marks, loose_header(scope, list.span, Role::paragraph));
    if (reading.tree.is(id, "witness"))
        read_witness(reading, items, id, inside);  // outside a list
    else
        add_witnesses(reading, items, id, inside);
    reading.add_container(flow, std::move(list), items.finish());
}

}  // namespace nabor::tei
