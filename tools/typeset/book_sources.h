// In: a Book, a Product, a Layout. Out: what all collectors share: the inputs, and facts about the whole book that are computed once.
// Holds: NoteRegister says of each note once that it is to be set; PrintableImages reports each image that cannot be printed once.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "book/book.h"
#include "book/entry_keys.h"
#include "book/product.h"
#include "book/reference_words.h"
#include "book/text_numbers.h"
#include "layout/layout.h"
#include "typeset/element_chain.h"
#include "typeset/structure_tree_builder.h"
#include "typeset/styles.h"

namespace nabor {

// Notes of one series that stand at the end of their chapter or of the book, and what the chapter that calls them is called.
struct WaitingNotes {
    std::string chapter;
    LanguageId language = LanguageId::main;
    std::vector<NoteId> notes;
};

class NoteRegister {
public:
    NoteRegister(const Book& book, std::size_t series) : is_called_(book.notes.size(), false), waiting_(series, std::vector<WaitingNotes>(1)) {}

    // True at the first call of a note, which has to set it.
    bool call(NoteId note);
    // Later notes wait under this chapter's name.
    void begin_chapter(const std::string& name, LanguageId language);
    void wait(NoteId note, NoteSeriesId series) { waiting_[index_of(series)].back().notes.push_back(note); }
    // Those of a series that wait, by chapter; from then on none does.
    std::vector<WaitingNotes> take_waiting(NoteSeriesId series);
    // Those of the last chapter alone, which keeps its name.
    std::vector<NoteId> take_last(NoteSeriesId series);

private:
    std::vector<bool> is_called_;                        // by NoteId
    std::vector<std::vector<WaitingNotes>> waiting_;  // by series and chapter; never empty
};

class PrintableImages {
public:
    PrintableImages(const Book& book, Report& report) : book_(book), report_(report), known_(book.images.size()) {}

    // False for an image that has no size or, as a drawing, cannot be converted. The first question about a drawing converts it.
    bool can_print(ImageId image);

private:
    const Book& book_;
    Report& report_;
    std::vector<std::optional<bool>> known_;  // by ImageId
};

struct FlowInput;

struct BookFacts {
    BookFacts(const FlowInput& input, Report& report);

    std::vector<std::string> note_numbers;     // by NoteId
    std::vector<std::uint16_t> note_series;    // by NoteId: NoteSeriesId
    std::vector<std::optional<EntryKey>> entry_keys;  // by NoteId: of a note that is keyed to lines
    std::map<AnchorId, NoteId> keyed_notes;           // those notes, by their anchors
    std::vector<NoteSeries::Area> note_areas;  // by NoteSeriesId: the foot for the margin, where no margin has room for words
    const TextNumbers& numbers;
    BlockId end_of_text = BlockId::contents;   // the first block of a note, and all that are made
    std::map<AnchorId, std::uint32_t> paragraphs;  // the paragraph in which a thing begins, by its anchor: what a reference to it prints
    std::vector<BlockId> openings;             // the paragraphs that open divisions, where the layout names them; ascending
    std::map<AnchorId, ReferenceWords> reference_words;  // by the target of a reference that has no words
};

struct BookSources {
    NoteSeriesId series_id(NoteId note) const { return static_cast<NoteSeriesId>(facts.note_series[index_of(note)]); }
    NoteSeries::Area area(NoteId note) const { return facts.note_areas[facts.note_series[index_of(note)]]; }
    const NoteSeries& series(NoteId note) const { return layout.note_series[facts.note_series[index_of(note)]]; }

    const Book& book;
    const Product& product;
    const Layout& layout;
    StyleTable& styles;
    StructureTreeBuilder& tree;
    const BookFacts& facts;
    NoteRegister& notes;
    PrintableImages& images;
    std::uint32_t plates = 0, centring_groups = 0;  // counted so far
    std::map<NoteSeriesId, const EntryKey*> last_keys{};  // by series: of the last note that was set

    ElementChain root_chain() const { return ElementChain().with({"body", "", book.languages.front(), false, ""}); }
    // What a block is to selectors, and what it is behind a +. `after`: the words of the sibling before it.
    ElementKey key_of(const Block& block, std::string_view after) const;
    std::string_view sibling_words(const Block& block, std::string_view parent = {}) const;
    // "div.table", "div.image" or "figcaption": what the ebook has around a block in `parent`, where the layout names it; else "".
    std::string_view wrapper_words(const Block& block, std::string_view parent) const;
};

inline bool is_caption(const Block& block) { return block.role == Role::caption || block.role == Role::credit; }

// A block's element, its class, and "element.class".
std::string_view element_of(const Block& block);
std::string_view class_of(const Block& block, const BookFacts& facts);
std::string_view words_of(const Block& block, const BookFacts& facts);
// 0 for a heading of the first level, 5 for the sixth and those below it.
std::size_t heading_rank(const Block& heading);

// What a reader who cannot see an image is told: at least that there is one. A book with images that nobody described does not claim
// PDF/UA (ISO 14289-1, 7.3): a validator would believe it, a reader would not.
void describe_figure(const BookSources& sources, NodeId node, const ImageUse& use, LanguageId language);
// The same of a block of role formula (ISO 14289-1, 7.7): its words, and for its pictures their descriptions.
void describe_formula(const BookSources& sources, NodeId node, const Block& formula);

}  // namespace nabor
