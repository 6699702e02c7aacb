// In: any bytes as a manuscript. Out: nothing; reading must neither crash nor throw, and a Book must keep what book/book.h promises.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "book/walk.h"
#include "fuzz/demand.h"
#include "tei/tei.h"

namespace {

using namespace nabor;

// White space in Text: no line feeds, no two spaces in a row, none at a leaf's ends (book/book.h).
class LeafCheck {
public:
    void run(const Inlines& inlines) {
        walk(inlines);
        demand(!space_, "no white space at a leaf's end");
    }

private:
    void walk(const Inlines& inlines) {
        for (const Inline& item : inlines) {
            if (const auto* text = std::get_if<Text>(&item.content))
                check(text->text);
            else if (const auto* phrase = std::get_if<Phrase>(&item.content))
                walk(phrase->content);
            else if (const auto* link = std::get_if<Link>(&item.content))
                visit(*link);
            else if (std::holds_alternative<LineBreak>(item.content))
                started_ = space_ = false;  // a new line begins like a leaf
            else if (std::holds_alternative<NoteCall>(item.content))
                started_ = true;
            else if (!is_mark(item))
                started_ = true, space_ = false;
        }
    }

    void visit(const Link& link) {
        demand(link.target == AnchorId::none || link.address.empty(), "a link leads into the book or out of it");
        if (link.content.empty()) started_ = true, space_ = false;
        walk(link.content);
    }

    static bool is_mark(const Inline& item) {
        return std::holds_alternative<PageMark>(item.content) || std::holds_alternative<AnchorMark>(item.content) ||
               std::holds_alternative<IndexMark>(item.content);
    }

    void check(std::string_view text) {
        demand(!text.empty(), "no empty text");
        for (const char c : text) {
            demand(c != '\n' && c != '\t' && c != '\r', "no line feeds in text");
            demand(!(c == ' ' && (space_ || !started_)), "no two spaces in a row, none at a leaf's start");
            space_ = c == ' ';
            started_ = true;
        }
    }

    bool space_ = false;    // the last character was one
    bool started_ = false;  // something visible came
};

class BookCheck {
public:
    explicit BookCheck(const Book& book) : book_(book) {}

    void run() {
        demand(!book_.languages.empty(), "a book has a language");
        std::set<std::string> ids;
        for (const Anchor& anchor : book_.anchors)
            demand(is_name(anchor.id) && ids.insert(anchor.id).second, "an anchor's id is a name, and its own");
        for (const Blocks* part : {&book_.front, &book_.body, &book_.back}) check_blocks(*part);
        for (const Note& note : book_.notes) {
            demand(is_anchor(note.anchor), "every note has an anchor");
            check_blocks(note.content);
        }
        for (const Note& note : book_.notes) placed_.insert(note.anchor);
        for (const IndexTerm& term : book_.index_terms) placed_.insert(term.anchor);
        for (const AnchorId target : targets_) demand(placed_.count(target) == 1, "what a link leads to stands in the book");
    }

private:
    static bool is_name(std::string_view id) {
        const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
        return !id.empty() && letter(id.front()) &&
               std::all_of(id.begin(), id.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; });
    }

    bool is_anchor(AnchorId anchor) const { return anchor != AnchorId::none && index_of(anchor) < book_.anchors.size(); }

    void place(AnchorId anchor) {
        if (anchor == AnchorId::none) return;
        demand(is_anchor(anchor), "anchors are in range");
        placed_.insert(anchor);
    }

    void check_blocks(const Blocks& blocks) {
        visit_blocks(blocks, [&](const Block& block) { check_block(block); });
    }

    void check_block(const Block& block) {
        demand(index_of(block.language) < book_.languages.size(), "languages are in range");
        place(block.anchor);
        if (is_division(block.role))
            demand(block.level >= 1 && is_anchor(block.anchor) && block.is_container(), "a division has a level and an anchor");
        if (block.document != DocumentId::none) demand(index_of(block.document) < book_.documents.size(), "documents are in range");
        switch (row_of(block.role).shape) {
            case Shape::leaf: demand(block.is_leaf(), "a leaf holds inlines"); break;
            case Shape::container:
            case Shape::division:
                demand(block.is_container() && (!block.blocks().empty() || block.role == Role::index_list), "a container holds blocks");
                break;
            case Shape::table: demand(std::holds_alternative<Table>(block.content), "a table is one"); break;
            case Shape::image: demand(std::holds_alternative<ImageUse>(block.content), "an image is one"); break;
            case Shape::phrase: demand(false, "a block has no phrase's role");
        }
        if (const auto* table = std::get_if<Table>(&block.content)) check_table(*table);
        if (!block.is_leaf()) return;
        if (!kept_as_written(block)) LeafCheck().run(block.inlines());
        visit_inlines(block.inlines(), [&](const Inline& item) { check_inline(item); });
    }

    // Code, and text under xml:space="preserve", keep their white space.
    static bool kept_as_written(const Block& block) {
        bool written = block.role == Role::code_block;
        visit_inlines(block.inlines(), [&](const Inline& item) {
            if (const auto* text = std::get_if<Text>(&item.content)) written |= text->text.find('\n') != std::string::npos;
        });
        return written;
    }

    void check_table(const Table& table) {
        for (const Row& row : table.rows) {
            place(row.anchor);
            for (const Cell& cell : row.cells) {
                demand(cell.rows >= 1 && cell.columns >= 1, "a cell spans something");
                place(cell.anchor);
            }
        }
    }

    void check_inline(const Inline& item) {
        if (const auto* phrase = std::get_if<Phrase>(&item.content)) {
            demand(row_of(phrase->role).shape == Shape::phrase && !phrase->content.empty(), "a phrase has a phrase's role and content");
            place(phrase->anchor);
        } else if (const auto* call = std::get_if<NoteCall>(&item.content)) {
            demand(index_of(call->note) < book_.notes.size() && is_anchor(call->anchor), "a call has a note and an anchor");
            place(call->anchor);
        } else if (const auto* link = std::get_if<Link>(&item.content)) {
            place(link->anchor);
            if (link->target != AnchorId::none) targets_.insert(link->target);
        } else if (const auto* mark = std::get_if<AnchorMark>(&item.content)) {
            place(mark->anchor);
        } else if (const auto* page = std::get_if<PageMark>(&item.content)) {
            place(page->anchor);
        } else if (const auto* index = std::get_if<IndexMark>(&item.content)) {
            demand(index_of(index->term) < book_.index_terms.size(), "index terms are in range");
        } else if (const auto* image = std::get_if<ImageUse>(&item.content)) {
            demand(index_of(image->image) < book_.images.size(), "images are in range");
        }
    }

    const Book& book_;
    std::set<AnchorId> placed_, targets_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    for (const TextState state : {TextState::edited, TextState::diplomatic, TextState::parallel}) {
        Product product;
        product.manuscript = "fuzz.xml";
        product.folder = "no-such-folder";
        product.text_state = state;
        Sources sources;
        Report report;
        const std::optional<Book> book = read_tei(product, std::string(reinterpret_cast<const char*>(data), size), sources, report);
        if (!book && report.count(Severity::error) == 0) std::abort();  // no book without the reason
        if (book) BookCheck(*book).run();
        for (const Diagnostic& diagnostic : report.all()) (void)to_text(diagnostic, sources);
    }
    return 0;
}
