#include "book/document_source.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "book/structure.h"
#include "support/books.h"

namespace nabor {
namespace {

using testing::BookMaker;
using testing::container;
using testing::leaf;

// The names of the blocks and their words, calls as [1], parents before children.
std::string outline(const Book& book, const Blocks& blocks) {
    std::string text;
    for (const Block& block : blocks) {
        text += std::string(row_of(block.role).name);
        if (const auto* children = std::get_if<Blocks>(&block.content)) {
            text += "(" + outline(book, *children) + ")";
        } else {
            text += ": " + plain_text(block.inlines());
            for (const Inline& piece : block.inlines())
                if (const auto* call = std::get_if<NoteCall>(&piece.content))
                    text += " [" + plain_text(book.note(call->note).content.front().inlines()) + "]";
        }
        text += "; ";
    }
    return text;
}

Block document_in(BookMaker& maker, const std::string& source, Blocks content, std::string heading = "Letter") {
    Block made = maker.division(std::move(heading), std::move(content), Role::document);
    Document document;
    document.metadata.source = source;
    maker.book.documents.push_back(std::move(document));
    made.document = static_cast<DocumentId>(maker.book.documents.size() - 1);
    return made;
}

// The body of a volume of one document with this source and content.
std::string volume(const std::string& source, SourcePlace place, Blocks content, const std::string& heading = "Letter") {
    BookMaker maker;
    maker.book.metadata.source = "the volume's";
    maker.book.body.push_back(document_in(maker, source, std::move(content), heading));
    const Book book = with_document_sources(maker.book, place);
    return outline(book, book.body);
}

TEST(DocumentSource, StandsWhereItIsAskedFor) {
    const Blocks text{leaf(Role::document_author, "L. T."), leaf(Role::paragraph, "Text.")};
    EXPECT_EQ(volume("RGASPI, f. 325", SourcePlace::note, text),
              "document(heading: Letter [RGASPI, f. 325.]; document-author: L. T.; paragraph: Text.; ); ");
    EXPECT_EQ(volume("RGASPI, f. 325", SourcePlace::line, text),
              "document(heading: Letter; document-author: L. T.; document-source: RGASPI, f. 325; paragraph: Text.; ); ");
    EXPECT_EQ(volume("RGASPI, f. 325", SourcePlace::end, text),
              "document(heading: Letter; document-author: L. T.; paragraph: Text.; document-source: RGASPI, f. 325; ); ");
}

TEST(DocumentSource, OfADocumentWithoutAHeadingIsALine) {
    EXPECT_EQ(volume("RGASPI, f. 325", SourcePlace::note, {leaf(Role::paragraph, "Text.")}, ""), "document(document-source: RGASPI, f. 325; paragraph: Text.; ); ");
}

TEST(DocumentSource, ThatTheTextHasIsNotSaidTwice) {
    const auto unchanged = [](const std::string& source, Block said) {
        const Blocks text{std::move(said), leaf(Role::paragraph, "Text.")};
        for (const SourcePlace place : {SourcePlace::note, SourcePlace::line, SourcePlace::end})
            EXPECT_EQ(volume(source, place, text).find(source), std::string::npos) << source;
    };
    unchanged("РГАСПИ, ф. 325, оп. 1, д. 212", leaf(Role::bibliography_entry, "РГАСПИ. Ф. 325. Оп. 1. Д. 212. Л. 4–5."));
    unchanged("РГАСПИ, ф. 325, оп. 1, д. 212",
              container(Role::unknown_block, {leaf(Role::paragraph, "РГАСПИ"), container(Role::unknown_block, {leaf(Role::paragraph, "325 1 212")})}));
}

TEST(DocumentSource, InANoteToTheHeadingIsNotSaidTwice) {
    BookMaker maker;
    Block document = document_in(maker, "Harvard, T 870", {leaf(Role::paragraph, "Text.")});
    std::get<Inlines>(std::get<Blocks>(document.content).front().content).push_back(maker.note("Source: Harvard, T 870."));
    maker.book.body.push_back(std::move(document));
    EXPECT_EQ(with_document_sources(maker.book, SourcePlace::line).body.front().blocks().size(), 2u);
    EXPECT_EQ(with_document_sources(maker.book, SourcePlace::note).notes.size(), 1u);
}

TEST(DocumentSource, ItsWordsInLongerTextAreNotTheSource) {
    const std::string text = volume("Pravda, 1923", SourcePlace::line, {leaf(Role::paragraph, "In 1923 Pravda printed " + testing::prose(30, 1))});
    EXPECT_NE(text.find("document-source: Pravda, 1923; "), std::string::npos) << text;
}

TEST(DocumentSource, EndsTheLastDivisionOfItsDocumentAndNoOther) {
    BookMaker maker;
    Block inner = document_in(maker, "The inner one’s", {leaf(Role::paragraph, "Inner.")}, "Inside");
    Block chapter = maker.division("Chapter", {leaf(Role::paragraph, "Text.")}, Role::chapter);
    maker.book.body.push_back(document_in(maker, "The outer one’s", {std::move(chapter), std::move(inner)}));
    const Book book = with_document_sources(maker.book, SourcePlace::end);
    EXPECT_EQ(outline(book, book.body),
              "document(heading: Letter; chapter(heading: Chapter; paragraph: Text.; document-source: The outer one’s; ); "
              "document(heading: Inside; paragraph: Inner.; document-source: The inner one’s; ); ); ");
}

TEST(DocumentSource, OfABookThatIsOneDocumentStandsAtItsTitle) {
    BookMaker maker;
    maker.book.metadata.source = "Moscow, 1990";
    maker.book.front.push_back(container(Role::title_page, {leaf(Role::title_main, "Memoirs"), leaf(Role::title_imprint, "1991")}));
    for (const char* heading : {"One", "Two"}) maker.book.body.push_back(maker.division(heading, {leaf(Role::paragraph, "Text.")}, Role::chapter));
    const auto shown = [&](SourcePlace place) {
        const Book book = with_document_sources(maker.book, place);
        return outline(book, book.front) + "| " + outline(book, book.body);
    };
    EXPECT_EQ(shown(SourcePlace::note).substr(0, 42), "title-page(title-main: Memoirs [Moscow, 19");
    EXPECT_NE(shown(SourcePlace::line).find("title-imprint: 1991; document-source: Moscow, 1990; ); |"), std::string::npos);
    EXPECT_TRUE(shown(SourcePlace::end).ends_with("heading: Two; paragraph: Text.; document-source: Moscow, 1990; ); "));
    maker.book.front.clear();
    maker.book.body.pop_back();
    EXPECT_EQ(shown(SourcePlace::note), "| chapter(heading: One [Moscow, 1990.]; paragraph: Text.; ); ");
}

TEST(DocumentSource, GivesNumbersAndAnchorsOfItsOwn) {
    BookMaker maker;
    maker.book.anchors.push_back({"source-1", {}});
    maker.book.body.push_back(document_in(maker, "A", {leaf(Role::paragraph, "Text.")}));
    const Book book = with_document_sources(maker.book, SourcePlace::note);
    EXPECT_EQ(book.anchor(book.notes.front().anchor).id, "source-2");
    EXPECT_NE(book.notes.front().content.front().id, BlockId::none);
    EXPECT_EQ(book.notes.front().kind, NoteKind::source);
}

}  // namespace
}  // namespace nabor
