// Parallel texts in an EPUB: links both ways, or piece by piece.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <string>
#include <vector>

#include "book/interleaved.h"
#include "book/structure.h"
#include "sample.h"

namespace nabor {
namespace {

using namespace sample;

// A Russian and an English document, each with a chapter of three paragraphs: the first is one and one, the next two and one; a chapter of
// each is aligned as a whole.
class Pair {
public:
    Pair() {
        english_ = builder.language("en");
        builder.book.languages.front() = "ru";
        builder.book.body = {document("ru", "Р", LanguageId::main), document("en", "E", english_)};
        const auto id = [&](std::string_view name) {
            const auto& anchors = builder.book.anchors;
            const auto found = std::find_if(anchors.begin(), anchors.end(), [&](const Anchor& anchor) { return anchor.id == name; });
            return static_cast<AnchorId>(found - anchors.begin());
        };
        ParallelTexts texts{id("ru"), id("en"), LanguageId::main, english_, {}};
        texts.pieces = {{{id("ru-1")}, {id("en-1")}, true, false},
                        {{id("ru-1-a")}, {id("en-1-a")}, false, false},
                        {{id("ru-1-b"), id("ru-1-c")}, {id("en-1-b")}, false, false},
                        {{}, {id("en-1-c")}, false, false},
                        {{id("ru-2")}, {id("en-2")}, false, false}};
        builder.book.parallel_texts.push_back(std::move(texts));
        number_blocks(builder.book);
    }

    Package make(const Layout& layout = {}) {
        Report report;
        Package package = package_of(builder.book, report, {}, layout);
        EXPECT_FALSE(report.has_findings());
        return package;
    }

    BookBuilder builder;

private:
    Block paragraph(const std::string& id, LanguageId language) {
        std::string name = id;
        std::erase(name, '-');
        Block block = leaf(Role::paragraph, "Text of " + name + ".");
        block.anchor = builder.anchor(id);
        block.language = language;
        return block;
    }
    Block head(const std::string& words, std::uint8_t level, LanguageId language) {
        Block block = heading(words, level);
        block.language = language;
        return block;
    }
    Block document(const std::string& id, const std::string& words, LanguageId language) {
        Block first = builder.division(Role::chapter, id + "-1",
                                       {head(words + " 1", 2, language), paragraph(id + "-1-a", language), paragraph(id + "-1-b", language),
                                        paragraph(id + "-1-c", language)}, 2);
        Block second = builder.division(Role::chapter, id + "-2", {head(words + " 2", 2, language), paragraph(id + "-2-a", language)}, 2);
        first.language = second.language = language;
        Block whole = builder.division(Role::document, id, {head(words, 1, language), std::move(first), std::move(second)});
        whole.language = language;
        return whole;
    }

    LanguageId english_{};
};

struct Sign {
    std::string file, before, target;   // the file that it is in, the text before it, where it leads
};

std::vector<Sign> signs(const Package& package) {
    std::vector<Sign> found;
    const std::regex sign("([^\n>]*)<span class=\"counterpart\">\u00A0<a href=\"([^\"]*)\" aria-label=\"([^\"]+)\">\u2194</a></span>");
    for (const PackageEntry& entry : package.entries)
        for (std::sregex_iterator at(entry.bytes.begin(), entry.bytes.end(), sign), end; at != end; ++at)
            found.push_back({entry.path, (*at)[1], (*at)[2]});
    return found;
}

// Whether a link from a file leads to an id that its target file has.
bool leads_somewhere(const Package& package, const Sign& sign) {
    const std::size_t hash = sign.target.find('#');
    const std::string path = hash == 0 ? sign.file : "EPUB/text/" + sign.target.substr(0, hash);
    return hash != std::string::npos && contains(file(package, path), "id=\"" + sign.target.substr(hash + 1) + "\"");
}

TEST(Counterparts, EachPieceLeadsToTheOtherTextAndBack) {
    const Package package = Pair().make();
    std::vector<std::string> ways;
    for (const Sign& sign : signs(package)) {
        EXPECT_TRUE(leads_somewhere(package, sign)) << sign.target;
        ways.push_back(sign.before + " " + sign.target.substr(sign.target.find('#')));
    }
    EXPECT_EQ(ways, (std::vector<std::string>{"Text of ru1a. #en-1-a", "Text of ru1c. #en-1-b", " #en-2", "Text of en1a. #ru-1-a",
                                              "Text of en1b. #ru-1-b", " #ru-2"}));
}

TEST(Counterparts, TheSignIsNamedInTheLanguageOfItsText) {
    const Package package = Pair().make();
    std::string russian, english;
    for (const PackageEntry& entry : package.entries) {
        if (contains(entry.bytes, "Text of ru1a")) russian = entry.bytes;
        if (contains(entry.bytes, "Text of en1a")) english = entry.bytes;
    }
    EXPECT_TRUE(contains(russian, "aria-label=\"Это место в другом тексте\"")) << russian;
    EXPECT_TRUE(contains(english, "aria-label=\"This passage in the other text\"")) << english;
    EXPECT_EQ(faults_of(russian), "");
}

TEST(Counterparts, AnAlignedDivisionHasItsSignAtItsEnd) {
    const Package package = Pair().make();
    const bool found = std::any_of(package.entries.begin(), package.entries.end(), [](const PackageEntry& entry) {
        return contains(entry.bytes, "Text of ru2a.</p>\n<p class=\"counterpart\"><span class=\"counterpart\">");
    });
    EXPECT_TRUE(found);
}

// The words of the blocks in reading order.
std::string reading_order(const Blocks& blocks) {
    std::string words;
    for (const Block& block : blocks) words += block.is_leaf() ? plain_text(block.inlines()) + "\n" : reading_order(block.blocks());
    return words;
}

TEST(Interleaved, EachPieceStandsBeforeItsCounterpart) {
    const Book book = interleaved(Pair().builder.book);
    EXPECT_EQ(reading_order(book.body),
              "Р\nE\nР 1\nE 1\nText of ru1a.\nText of en1a.\nText of ru1b.\nText of ru1c.\nText of en1b.\nText of en1c.\n"
              "Р 2\nText of ru2a.\nE 2\nText of en2a.\n");
    EXPECT_TRUE(book.parallel_texts.empty());
}

TEST(Interleaved, CrossedAndUnevenPiecesLoseNothing) {
    Pair pair;
    std::vector<AlignedPiece>& pieces = pair.builder.book.parallel_texts.front().pieces;
    std::swap(pieces[1].right, pieces[2].right);
    std::string words = reading_order(interleaved(pair.builder.book).body), before = reading_order(pair.builder.book.body);
    const auto sorted_lines = [](std::string text) {
        std::vector<std::string> lines;
        for (std::size_t end = text.find('\n'); end != std::string::npos; text.erase(0, end + 1), end = text.find('\n')) lines.push_back(text.substr(0, end));
        std::sort(lines.begin(), lines.end());
        return lines;
    };
    EXPECT_EQ(sorted_lines(words), sorted_lines(before));
    EXPECT_LT(words.find("en1a"), words.find("en1b"));
}

TEST(Interleaved, TextsOfOneDivisionAreInterleavedInIt) {
    Pair pair;
    Book& book = pair.builder.book;
    Blocks all = book.body[0].blocks()[1].blocks();
    for (const Block& block : book.body[1].blocks()[1].blocks()) all.push_back(block);
    book.body = {pair.builder.division(Role::chapter, "one", std::move(all))};
    EXPECT_EQ(reading_order(interleaved(book).body),
              "Р 1\nE 1\nText of ru1a.\nText of en1a.\nText of ru1b.\nText of ru1c.\nText of en1b.\nText of en1c.\n");
}

TEST(Interleaved, ADivisionAroundOneOfTheTextsIsNoHindrance) {
    for (const std::size_t text : {0, 1}) {
        Pair pair;
        Book& book = pair.builder.book;
        const std::string expected = reading_order(interleaved(book).body);
        Blocks& parts = std::get<Blocks>(book.body[text].content);
        Block volume = pair.builder.division(Role::part, "volume", {parts[1], parts[2]}, 2);
        parts.erase(parts.begin() + 1, parts.end());
        parts.push_back(std::move(volume));
        EXPECT_EQ(reading_order(interleaved(book).body), expected) << text;
    }
}

TEST(Interleaved, TheEpubHasBothTextsWithTheirLanguagesAndNoSigns) {
    Layout layout;
    layout.interleaves_parallel_texts = true;
    const Package package = Pair().make(layout);
    EXPECT_TRUE(signs(package).empty());
    const bool found = std::any_of(package.entries.begin(), package.entries.end(), [](const PackageEntry& entry) {
        return contains(entry.bytes, "<p id=\"ru-1-a\">Text of ru1a.</p>\n<p id=\"en-1-a\" lang=\"en\" xml:lang=\"en\">Text of en1a.</p>");
    });
    EXPECT_TRUE(found);
    EXPECT_TRUE(contains(file(package, "EPUB/nav.xhtml"), "Р 1. E 1")) << file(package, "EPUB/nav.xhtml");
}

}  // namespace
}  // namespace nabor
