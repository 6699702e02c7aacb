// A second reader on the kit, without TEI and without XML: it shows what a reader of another format has to write itself.
// Its format, a line each:
//   @preface en   begins a division of that type, in that language     =id           gives the next paragraph an id
//   # words       a heading                                            > words       a quotation of one paragraph
//   ~ words       a line of verse                                      | a | b       a row of a table
//   !file width   an image (the rest of the line describes it)          words         a paragraph
// Within words: *emphasis*, ^[a note], <id> a link, {entry} an index term.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "book/dump.h"
#include "language/guess.h"
#include "language/language.h"
#include "reading/builder.h"
#include "reading/classification.h"
#include "reading/images.h"
#include "reading/table_head.h"
#include "support/disk.h"

namespace nabor::reading {
namespace {

class MiniReader : public BookBuilder {
public:
    MiniReader(Book& filled, Report& complaints, const std::filesystem::path& folder)
        : BookBuilder(filled, complaints, "write =id before its paragraph"),
          ids_({{"book.mini", ItemIndex::none}}),
          images_(machine::disk, folder, filled, complaints),
          folder_(folder) {}

    bool read(const std::string& source) {
        std::istringstream text(source);
        for (std::string line; std::getline(text, line);) lines_.push_back(line);
        book.languages.push_back(guess_language(source));
        book.metadata.language = book.languages.front();
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (lines_[i].starts_with('=')) ids_.add(std::string_view(lines_[i]).substr(1), static_cast<ItemIndex>(i), 0, span(i));
        ids_.report_repeated(report);
        anchors_.assign(lines_.size(), AnchorId::none);
        Flow loose(marks, leaf_header(Role::paragraph, LanguageId::main, {}));
        while (at_ < lines_.size()) lines_[at_].starts_with('@') ? read_division(loose) : read_line(loose, LanguageId::main);
        book.body = loose.finish();
        return finish();
    }

private:
    static Span span(std::size_t line) { return {SourceId{0}, static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(line)}; }

    AnchorId anchor_of(ItemIndex item) {
        const auto line = static_cast<std::size_t>(item);
        if (anchors_[line] == AnchorId::none) anchors_[line] = new_anchor(std::string_view(lines_[line]).substr(1), span(line));
        return anchors_[line];
    }

    void read_division(Flow& around) {
        std::istringstream words(lines_[at_]);
        std::string type, language;
        words >> type >> language;
        const LanguageId id = language.empty() ? LanguageId::main : language_id(canonical_language(language));
        Block division = leaf_header(division_role(type.substr(1)), id, span(at_));
        division.level = 1;
        division.anchor = place(new_anchor(type.substr(1), span(at_)));
        Flow inside(marks, leaf_header(Role::paragraph, id, span(at_)));
        for (++at_; at_ < lines_.size() && !lines_[at_].starts_with('@');) read_line(inside, id);
        add_container(around, std::move(division), inside.finish());
    }

    void read_line(Flow& flow, LanguageId language) {
        const std::size_t at = at_++;
        const std::string& line = lines_[at];
        const std::string rest = line.size() > 1 ? line.substr(1) : std::string();
        if (line.empty()) return;
        if (line.front() == '=') return flow.mark({span(at), AnchorMark{place(anchor_of(static_cast<ItemIndex>(at)))}});
        if (line.front() == '|') return read_table(flow, language, at);
        if (line.front() == '!') return read_image(flow, language, at);
        if (line.front() == '>') {
            Flow inside(marks, leaf_header(Role::paragraph, language, span(at)));
            read_words(inside, rest, at);
            return add_container(flow, leaf_header(Role::block_quotation, language, span(at)), inside.finish());
        }
        const Role role = line.front() == '#'   ? Role::heading
                          : line.front() == '~' ? Role::verse_line
                          : is_ornament(line)   ? Role::ornament
                                                : Role::paragraph;
        flow.begin_leaf(leaf_header(role, language, span(at)));
        if (role == Role::ornament)
            flow.text(line, span(at));
        else
            read_words(flow, role == Role::paragraph ? line : rest, at);
        flow.end_leaf();
    }

    void read_words(Flow& flow, std::string_view text, std::size_t at) {
        bool emphasis = false;
        while (!text.empty()) {
            const std::size_t mark = std::min(text.find_first_of("*^<{"), text.size());
            flow.text(text.substr(0, mark), span(at));
            text.remove_prefix(mark);
            if (text.empty()) return;
            const char sign = text.front();
            if (sign == '*') {
                if ((emphasis = !emphasis))
                    flow.begin_phrase({span(at), Phrase{Role::emphasis, LanguageId::main, {}, AnchorId::none, {}}});
                else
                    flow.end_phrase();
                text.remove_prefix(1);
                if (text.find('*') == std::string_view::npos && emphasis) flow.end_phrase(), emphasis = false;
                continue;
            }
            const std::size_t end = std::min(text.find(sign == '^' ? ']' : sign == '<' ? '>' : '}'), text.size() - 1);
            read_mark(flow, sign, text.substr(sign == '^' ? 2 : 1, end - (sign == '^' ? 2 : 1)), at);
            text.remove_prefix(end + 1);
        }
    }

    void read_mark(Flow& flow, char sign, std::string_view inside, std::size_t at) {
        if (sign == '{') {
            flow.mark({span(at), IndexMark{add_index_term({index_name(""), {std::string(inside)}, "", AnchorId::none}, "term", span(at))}});
        } else if (sign == '^') {
            const std::size_t colon = std::min(inside.find(": "), inside.size());
            Note note;
            note.span = span(at);
            note.kind = note_kind(inside.substr(0, colon));
            const std::string_view words = note.kind == NoteKind::unspecified ? inside : inside.substr(colon + 2);
            call_note(flow, add_note(std::move(note), leaf_header(Role::paragraph, LanguageId::main, span(at)),
                                     [&](Flow& text) { read_words(text, words, at); }),
                      span(at));
        } else if (const ItemIndex item = ids_.resolve(inside, 0); item != ItemIndex::none) {
            Link link;
            link.target = anchor_of(item);
            flow.visible({span(at), std::move(link)});
        } else {
            report_dangling(inside, span(at));
            flow.text(inside, span(at));
        }
    }

    void read_table(Flow& flow, LanguageId language, std::size_t at) {
        Table table;
        for (at_ = at; at_ < lines_.size() && lines_[at_].starts_with('|'); ++at_) {
            Row row;
            std::istringstream cells(lines_[at_].substr(1));
            for (std::string text; std::getline(cells, text, '|');) {
                Cell cell;
                Flow inside(marks, leaf_header(Role::paragraph, language, span(at_)));
                read_words(inside, text, at_);
                cell.content = inside.finish();
                row.cells.push_back(std::move(cell));
            }
            table.rows.push_back(std::move(row));
        }
        const std::size_t head_rows = unmarked_head_rows(table);
        for (std::size_t i = 0; i < head_rows; ++i) table.rows[i].header = true;
        Block block = leaf_header(Role::table, language, span(at));
        block.content = std::move(table);
        flow.add(std::move(block));
    }

    void read_image(Flow& flow, LanguageId language, std::size_t at) {
        std::istringstream words(lines_[at].substr(1));
        std::string file, width, description;
        words >> file >> width >> std::ws;
        std::getline(words, description);
        const std::optional<ImageId> image = images_.load(file, folder_, span(at));
        if (!image) return;
        ImageUse use;
        use.image = *image;
        use.alternative_text = description;
        apply_width(width, use);
        Block block = leaf_header(Role::image, language, span(at));
        block.content = std::move(use);
        flow.add(std::move(block));
    }

    IdTable ids_;
    ImageLoader images_;
    std::filesystem::path folder_;
    std::vector<std::string> lines_;
    std::vector<AnchorId> anchors_;  // by line
    std::size_t at_ = 0;
};

struct MiniBook {
    Book book;
    Report report;
    bool has_text = false;

    explicit MiniBook(const std::string& source, const std::filesystem::path& folder = "no-such-folder") {
        has_text = MiniReader(book, report, folder).read(source);
    }
    std::string codes() const {
        std::string text;
        for (const Diagnostic& diagnostic : report.all()) text += std::string(diagnostic.code) + " ";
        return text;
    }
};

TEST(MiniReader, MakesABookWithoutTei) {
    const MiniBook mini(
        "@preface\n# Why\nIt was  the time of\tit, and *of the* years^[editor: Not of that one.] .\n"
        "@chapter de\n# Eins\n=p\nDas {Licht} war nicht zu sehen.\n> Siehe da\n~ Raus\n~ Maus\n* * *\nAch.\n");
    EXPECT_TRUE(mini.has_text);
    EXPECT_EQ(mini.codes(), "");
    EXPECT_EQ(dump_book(mini.book), R"(language: en
body
  preface level=1 #preface
    heading level=1: Why
    paragraph: It was the time of it, and <emphasis|of the> years<note 1>.
  chapter level=1 lang=de #chapter
    heading level=1 lang=de: Eins
    paragraph lang=de: <anchor #p>Das<index / Licht> war nicht zu sehen.
    block-quotation lang=de
      paragraph lang=de: Siehe da
    verse lang=de
      verse-line lang=de: Raus
      verse-line lang=de: Maus
    ornament lang=de: * * *
    paragraph lang=de: Ach.
note 1 editor #note-1
  paragraph: Not of that one.
)");
}

TEST(MiniReader, LinksAndNotesKeepThePromisesOfTheBook) {
    const MiniBook mini("=one\nSee <one>, <one>, and <none>. {last}\n=end\n");
    EXPECT_EQ(mini.codes(), "tei-dangling-reference ");
    ASSERT_EQ(mini.book.anchors.size(), 3u);
    EXPECT_EQ(mini.book.anchors[0].id, "one");
    const Inlines& inlines = mini.book.body.front().inlines();
    EXPECT_EQ(std::get<Link>(inlines[2].content).target, std::get<AnchorMark>(inlines[0].content).anchor);
    EXPECT_TRUE(std::holds_alternative<AnchorMark>(inlines.back().content)) << "the last mark stands at the book's end";
}

TEST(MiniReader, TablesAndImages) {
    const auto folder = std::filesystem::temp_directory_path() / "nabor-mini-reader";
    std::filesystem::create_directories(folder / "images");
    std::ofstream(folder / "images" / "dot.svg") << "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>";
    const MiniBook mini("| Year | Born\n| 1905 | 12\n| 1906 | 13\n| 1907 | 14\n!dot 5cm A dot\n!pics/dot.svg 50% Again\n!none 1cm x\n", folder);
    std::filesystem::remove_all(folder);
    EXPECT_EQ(mini.codes(), "tei-missing-image ");
    EXPECT_EQ(mini.book.images.size(), 1u) << "one file, one image";
    const Blocks& blocks = mini.book.body;
    EXPECT_TRUE(std::get<Table>(blocks[0].content).rows[0].header);
    EXPECT_FALSE(std::get<Table>(blocks[0].content).rows[1].header);
    EXPECT_EQ(std::get<ImageUse>(blocks[1].content).width_millimetres, 50.0);
    EXPECT_EQ(std::get<ImageUse>(blocks[2].content).width_share, 0.5);
}

TEST(MiniReader, NoTextIsNoBook) { EXPECT_FALSE(MiniBook("").has_text); }

}  // namespace
}  // namespace nabor::reading
