// The readings of an entry: "саду A B : нет C", each with its witnesses, groups kept together, remarks behind what they are about.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "language/language.h"
#include "reading/ids.h"
#include "tei/apparatus.h"
#include "tei/readers.h"
#include "tei/sigla.h"

namespace nabor::tei {

bool shows_something(const TeiTree& tree, NodeIndex id) {
    switch (tree.kind(id)) {
        case ElementKind::text: return !is_blank(tree[id].text);
        case ElementKind::gap:
        case ElementKind::character:
        case ElementKind::graphic:
        case ElementKind::witness_bound:
        case ElementKind::reference: return true;
        case ElementKind::skipped: return false;
        default: break;
    }
    for (const NodeIndex child : tree.children(id))
        if (shows_something(tree, child)) return true;
    return false;
}

NodeIndex repeated_by(const Reading& reading, NodeIndex id) {
    const TeiTree& tree = reading.tree;
    if (shows_something(tree, id)) return NodeIndex::none;
    for (const std::string_view attribute : {"copyOf", "sameAs"}) {
        const std::string_view target = reading::first_target(tree.attribute(id, attribute));
        const NodeIndex found = target.empty() ? NodeIndex::none : reading.targets.resolve(target, tree[id].file);
        if (found != NodeIndex::none && found != id && shows_something(tree, found)) return found;
    }
    for (const NodeIndex child : tree.children(id))
        if (!tree.is_text(child)) return repeated_by(reading, child);
    return NodeIndex::none;
}

namespace {

constexpr std::string_view between_readings = " : ", between_grouped = ", ";

bool is_reading(const TeiTree& tree, NodeIndex id) { return tree.is(id, "rdg") || tree.is(id, "lem"); }

// Whether a witness has left room for words that it does not have.
bool leaves_space(const TeiTree& tree, NodeIndex id) { return tree.find_inside(id, "space") != NodeIndex::none; }

class VariantReader {
public:
    VariantReader(Reading& reading, Flow& flow, const Entry& entry, const Scope& scope) : reading_(reading), flow_(flow), entry_(entry), scope_(scope) {
        scope_.note = true;
        scope_.apparatus = true;
        find_remarks(entry.apparatus);
    }

    void read() {
        // Words stand in one line, whatever element they are in: the name of a speaker is no heading here.
        const bool is_line = !has_block_inside(reading_.tree, entry_.apparatus);
        if (is_line) flow_.begin_leaf(loose_header(scope_, reading_.tree[entry_.apparatus].span, Role::paragraph));
        read_remarks(entry_.text);
        read_bounds_of_text(reading_, flow_, entry_.text, scope_);
        if (!entry_.replaced.empty()) read_replaced();
        read_inside(entry_.apparatus, between_readings);
        if (is_line) flow_.end_leaf();
    }

private:
    struct Remark {
        NodeIndex about, remark;
    };

    // Details and notes that name the reading they are about, wherever they stand in the entry.
    void find_remarks(NodeIndex parent) {
        for (const NodeIndex child : reading_.tree.children(parent)) {
            if (reading_.tree.is(child, "rdgGrp")) find_remarks(child);
            if (reading_.tree.kind(child) != ElementKind::note) continue;
            const std::string_view target = reading::first_target(reading_.tree.attribute(child, "target"));
            const NodeIndex about = target.empty() ? NodeIndex::none : reading_.targets.resolve(target, reading_.tree[child].file);
            if (about != NodeIndex::none && is_reading(reading_.tree, about) && is_in_entry(about)) remarks_.push_back({about, child});
        }
    }

    bool is_in_entry(NodeIndex id) const {
        while (id != NodeIndex::none && reading_.tree.kind(id) != ElementKind::apparatus) id = reading_.tree[id].parent;
        return id == entry_.apparatus;
    }

    void read_remarks(NodeIndex about) {
        for (const Remark& remark : remarks_)
            if (remark.about == about) read_beside(remark.remark);
    }

    void read_inside(NodeIndex parent, std::string_view separator) {
        const TeiTree& tree = reading_.tree;
        for (const NodeIndex child : tree.children(parent)) {
            if (child == entry_.text || child == entry_.lemma || (tree.is_text(child) && is_blank(tree[child].text))) continue;
            if (tree.is(child, "rdgGrp"))
                read_group(child, separator);
            else if (is_reading(tree, child))
                read_variant(child, std::exchange(separator, parent == entry_.apparatus ? between_readings : between_grouped));
            else if (std::none_of(remarks_.begin(), remarks_.end(), [&](const Remark& remark) { return remark.remark == child; }))
                read_beside(child);
        }
    }

    // What the editor has in the text, where a witness stands there.
    void read_replaced() {
        const Span span = reading_.tree[entry_.apparatus].span;
        ++variants_;
        put(text_inline(entry_.replaced, span));
        if (entry_.adds) put_label(Label::reading_adds, span);
        if (entry_.lemma == NodeIndex::none) return;
        if (const std::string sigla = attribution(reading_, entry_.lemma); !sigla.empty()) put_sigla(sigla, span);
        read_remarks(entry_.lemma);
    }

    // The witnesses of a group (TEI 13.1.4) stand after its last reading, unless the readings name theirs.
    void read_group(NodeIndex id, std::string_view separator) {
        const std::size_t named = named_, variants = variants_;
        read_inside(id, separator);
        const std::string sigla = variants_ > variants && named_ == named ? attribution(reading_, id) : std::string();
        if (!sigla.empty()) put_sigla(sigla, reading_.tree[id].span);
    }

    void read_variant(NodeIndex id, std::string_view separator) {
        const Span span = reading_.tree[id].span;
        if (variants_ > 0)
            put(text_inline(std::string(separator), span));
        else
            flow_.space();
        ++variants_;
        const bool is_omission = !shows_something(reading_.tree, id) && repeated_by(reading_, id) == NodeIndex::none;
        read_reading(reading_, flow_, id, scope_);
        if (is_omission) put_label(leaves_space(reading_.tree, id) ? Label::reading_is_blank : Label::reading_omits, span);
        if (!is_omission && entry_.adds) put_label(Label::reading_adds, span);
        if (const std::string sigla = attribution(reading_, id); !sigla.empty()) put_sigla(sigla, span);
        read_remarks(id);
    }

    void put_label(Label label_of, Span span) {
        if (Block* before = block_before())
            std::get<Inlines>(before->content).push_back(text_inline(" ", span));
        else if (flow_.has_open_text() && flow_.last_character() != U' ')
            flow_.space();
        put(label_of_edition(reading_, label_of, span));
    }

    void put_sigla(const std::string& sigla, Span span) {
        ++named_;
        put(text_inline(" " + sigla, span));
    }

    // Behind a reading of whole lines, at the end of the last.
    Block* block_before() { return flow_.has_open_text() ? nullptr : flow_.last_leaf(); }

    void put(Inline piece) {
        if (Block* before = block_before())
            std::get<Inlines>(before->content).push_back(std::move(piece));
        else if (const auto* text = std::get_if<Text>(&piece.content))
            flow_.text(text->text, piece.span, true);  // the space before the colon stays
        else
            flow_.visible(std::move(piece));
    }

    // A note, the words of a witness list (wit), or text.
    void read_beside(NodeIndex id) {
        flow_.space();
        if (reading_.tree.is(id, "witDetail")) return read_detail(id);
        read_node(reading_, flow_, id, scope_);
    }

    // "(G corr.)": what is said of one witness of a reading, after its siglum, unless the words begin with that.
    void read_detail(NodeIndex id) {
        const std::string line = reading_.tree.line(id), sigla = sigla_of(reading_, id, "wit");
        if (line.empty()) return;
        const Span span = reading_.tree[id].span;
        const bool is_named = sigla.empty() || line == sigla || line.starts_with(sigla + " ");
        if (has_block_inside(reading_.tree, id)) return read_node(reading_, flow_, id, scope_);
        flow_.opening_mark("(", span);
        if (!is_named) flow_.text(sigla + " ", span);
        const Scope inside = scope_inside(reading_, id, scope_);
        in_its_language(reading_, flow_, id, inside, [&] { read_children(reading_, flow_, id, inside); });
        flow_.closing_mark(")", span);
    }

    Reading& reading_;
    Flow& flow_;
    const Entry& entry_;
    Scope scope_;
    std::vector<Remark> remarks_;
    std::size_t variants_ = 0, named_ = 0;  // how many are read, how often witnesses are named
};

}  // namespace

Blocks read_variants(Reading& reading, const Entry& entry, const Scope& scope) {
    reading::Marks marks{{}, reading.marks.parted};
    Flow variants(marks, loose_header(scope, reading.tree[entry.apparatus].span, Role::paragraph));
    VariantReader(reading, variants, entry, scope).read();
    return variants.finish();
}

}  // namespace nabor::tei
