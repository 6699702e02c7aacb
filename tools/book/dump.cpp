#include "book/dump.h"

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "book/note_series.h"
#include "book/structure.h"

namespace nabor {

namespace {

constexpr std::pair<Look, std::string_view> look_names[] = {
    {Look::italic, "italic"}, {Look::bold, "bold"}, {Look::small_caps, "small-caps"}, {Look::capitals, "capitals"},
    {Look::letterspaced, "letterspaced"}, {Look::superscript, "superscript"}, {Look::subscript, "subscript"},
    {Look::underlined, "underlined"}, {Look::struck, "struck"}, {Look::larger, "larger"}, {Look::smaller, "smaller"},
    {Look::monospaced, "monospaced"}, {Look::upright, "upright"}, {Look::no_indent, "no-indent"}, {Look::run_in, "run-in"},
};

constexpr std::string_view number_words[] = {"", " page", " line", " paragraph"};  // by ReferenceNumber

std::string rendition_text(const Rendition& rendition) {
    static constexpr std::string_view alignments[] = {"", " left", " centre", " right", " justified"};
    std::string text;
    for (const auto& [look, name] : look_names)
        if (rendition.has(look)) text += fmt::format(" {}", name);
    text += alignments[static_cast<std::size_t>(rendition.alignment)];
    if (rendition.indent) text += fmt::format(" indent={}", rendition.indent);
    return text;
}

// One line a block, two spaces a level; inlines in angle brackets that name their role.
class BookDumper {
public:
    explicit BookDumper(const Book& book) : book_(book) {}

    void matter(std::string_view name, const Blocks& blocks) {
        if (blocks.empty()) return;
        out_ += fmt::format("{}\n", name);
        all(blocks, 1);
    }

    void metadata(const Metadata& facts) {
        for (const Title& title : facts.titles) out_ += fmt::format("title {}{}: {}\n", title.type, language_suffix(title.language), title.text);
        for (const Contributor& person : facts.contributors)
            out_ += fmt::format("{}: {}{}\n", person.relator, person.name, person.file_as.empty() ? "" : " (" + person.file_as + ")");
        fact("language", facts.language);
        fact("publisher", facts.publisher);
        fact("place", facts.place);
        fact("date", facts.date);
        fact("created", facts.created);
        fact("rights", facts.rights);
        fact("licence", facts.licence);
        fact("source", facts.source);
        fact("description", facts.description);
        for (const std::string& subject : facts.subjects) fact("subject", subject);
    }

    void notes() {
        for (std::size_t i = 0; i < book_.notes.size(); ++i) {
            const Note& note = book_.notes[i];
            out_ += fmt::format("note {} {}{}{}{}\n", i + 1, note.kind == NoteKind::unspecified ? "note" : kind_word(note.kind), series_facts(note),
                                anchor(note.anchor), note.source_label.empty() ? "" : " label=" + note.source_label);
            if (note.lemma) lemma(*note.lemma);
            all(note.content, 1);
        }
    }

    void images() {
        for (const Image& image : book_.images)
            out_ += fmt::format("image {} {}x{} {}\n", image.reference, image.facts.width, image.facts.height, media_type(image.facts.kind));
    }

    void document_facts() {
        for (std::size_t i = 0; i < book_.documents.size(); ++i) {
            out_ += fmt::format("document {}\n", i + 1);
            metadata(book_.documents[i].metadata);
        }
    }

    void parallel_texts() {
        for (const ParallelTexts& texts : book_.parallel_texts) {
            out_ += fmt::format("parallel {}{} – {}{}\n", book_.language(texts.left_language), anchor(texts.left),
                                book_.language(texts.right_language), anchor(texts.right));
            for (const AlignedPiece& piece : texts.pieces)
                out_ += fmt::format("  {}:{}{}{} –{}\n", piece.left.size(), piece.right.size(),
                                    piece.divided ? " divided" : piece.within_blocks ? " within" : "", anchors(piece.left), anchors(piece.right));
        }
    }

    std::string take() { return std::move(out_); }

private:
    static std::string language_suffix(const std::string& language) { return language.empty() ? std::string() : " [" + language + "]"; }

    void fact(std::string_view name, const std::string& value) {
        if (!value.empty()) out_ += fmt::format("{}: {}\n", name, value);
    }

    static std::string series_facts(const Note& note) {
        const bool says_more = !note.type.empty() && note.type != kind_word(note.kind);
        const std::string_view place = place_word(note.place);
        return (says_more ? " type=" + note.type : std::string()) + (place.empty() ? std::string() : " " + std::string(place));
    }

    void lemma(const Lemma& lemma) {
        out_ += fmt::format("  lemma{} –{}{}: {}\n", anchor(lemma.begin), anchor(lemma.end), lemma.sigla.empty() ? "" : " [" + lemma.sigla + "]", lemma.words);
    }

    std::string anchor(AnchorId id) const { return id == AnchorId::none ? std::string() : " #" + book_.anchor(id).id; }

    std::string anchors(const std::vector<AnchorId>& ids) const {
        std::string text;
        for (const AnchorId id : ids) text += anchor(id);
        return text;
    }

    void all(const Blocks& blocks, int depth) {
        for (const Block& block : blocks) one(block, depth);
    }

    void one(const Block& block, int depth) {
        out_ += fmt::format("{:{}}{}", "", depth * 2, row_of(block.role).name);
        if (block.level) out_ += fmt::format(" level={}", block.level);
        if (block.other_form) out_ += " other-form";
        if (block.part != VersePart::whole) out_ += fmt::format(" part={}", "WIMF"[static_cast<std::size_t>(block.part)]);
        if (block.language != LanguageId::main) out_ += fmt::format(" lang={}", book_.language(block.language));
        if (!block.short_heading.empty()) out_ += fmt::format(" short=\"{}\"", block.short_heading);
        if (!block.number.empty()) out_ += fmt::format(" n={}", block.number);
        if (block.document != DocumentId::none) out_ += fmt::format(" document={}", index_of(block.document) + 1);
        out_ += rendition_text(block.rendition) + anchor(block.anchor);
        if (block.is_leaf()) {
            out_ += ": ";
            inlines(block.inlines());
        }
        out_ += '\n';
        if (block.is_container()) all(block.blocks(), depth + 1);
        if (const auto* table = std::get_if<Table>(&block.content)) rows(*table, depth + 1);
        if (const auto* use = std::get_if<ImageUse>(&block.content)) image_use(*use, depth + 1);
    }

    void rows(const Table& table, int depth) {
        all(table.caption, depth);
        for (const Row& row : table.rows) {
            out_ += fmt::format("{:{}}row{}\n", "", depth * 2, row.header ? " header" : "");
            for (const Cell& cell : row.cells) {
                out_ += fmt::format("{:{}}{}", "", depth * 2 + 2, cell.header ? "header-cell" : "cell");
                if (cell.rows > 1) out_ += fmt::format(" rows={}", cell.rows);
                if (cell.columns > 1) out_ += fmt::format(" columns={}", cell.columns);
                out_ += '\n';
                all(cell.content, depth + 2);
            }
        }
    }

    void image_use(const ImageUse& use, int depth) {
        out_ += fmt::format("{:{}}{} \"{}\"{}\n", "", depth * 2, book_.images[index_of(use.image)].reference, use.alternative_text,
                            use.decorative ? " decorative" : "");
    }

    void inlines(const Inlines& pieces) {
        for (const Inline& piece : pieces) std::visit([&](const auto& content) { write(content); }, piece.content);
    }

    void write(const Text& text) { out_ += text.text; }
    void write(const Phrase& phrase) {
        out_ += fmt::format("<{}{}{}{}{}|", row_of(phrase.role).name, phrase.formula == FormulaId::none ? "" : " " + book_.formula(phrase.formula).mathml,
                            phrase.language == LanguageId::main ? "" : " " + book_.language(phrase.language), rendition_text(phrase.rendition),
                            anchor(phrase.anchor));
        inlines(phrase.content);
        out_ += '>';
    }
    void write(const NoteCall& call) { out_ += fmt::format("<note {}>", index_of(call.note) + 1); }
    void write(const Link& link) {
        out_ += fmt::format("<{}{}{}{}|", row_of(link.role).name, link.target == AnchorId::none ? "" : " to" + anchor(link.target),
                            link.address.empty() ? "" : " " + link.address, number_words[static_cast<std::size_t>(link.number)]);
        inlines(link.content);
        out_ += '>';
    }
    void write(const LineBreak&) { out_ += "<line-break>"; }
    void write(const PageMark& mark) { out_ += fmt::format("<page-mark {}>", mark.label); }
    void write(const AnchorMark& mark) { out_ += fmt::format("<anchor{}>", anchor(mark.anchor)); }
    void write(const IndexMark& mark) {
        out_ += "<index";
        for (const std::string& level : book_.index_terms[index_of(mark.term)].levels) out_ += " / " + level;
        out_ += '>';
    }
    void write(const ImageUse& use) { out_ += fmt::format("<image {}>", book_.images[index_of(use.image)].reference); }

    const Book& book_;
    std::string out_;
};

}  // namespace

std::string dump_book(const Book& book) {
    BookDumper dumper(book);
    dumper.metadata(book.metadata);
    dumper.document_facts();
    dumper.images();
    dumper.matter("front", book.front);
    dumper.matter("body", book.body);
    dumper.matter("back", book.back);
    dumper.notes();
    dumper.parallel_texts();
    return dumper.take();
}

std::string dump_index(const Book& book) {
    std::string out;
    for (const ContentsEntry& entry : contents(book))
        out += fmt::format("{:{}}{} #{}: {}{}\n", "", (entry.depth - 1) * 2, row_of(entry.role).name,
                           entry.anchor == AnchorId::none ? "" : book.anchor(entry.anchor).id, entry.title,
                           entry.author.empty() ? "" : " / " + entry.author);
    for (const IndexTerm& term : book.index_terms) {
        out += fmt::format("{} index:", term.index);
        for (const std::string& level : term.levels) out += " / " + level;
        out += fmt::format(" ({})\n", term.sort_key);
    }
    return out;
}

}  // namespace nabor
