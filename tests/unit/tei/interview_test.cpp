// Who asks and who answers, by markup, by name, by what is said.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "helper.h"

namespace nabor::tei_test {
namespace {

// "qa": a question, then an answer; "s" for another speech.
std::string roles(const std::string& outline) {
    std::string letters;
    for (std::size_t at = 0; at < outline.size(); at = outline.find('\n', at) + 1) {
        const std::string line = outline.substr(at, outline.find('\n', at) - at);
        if (line == "  question") letters += 'q';
        if (line == "  answer") letters += 'a';
        if (line == "  speech") letters += 's';
    }
    return letters;
}

std::string roles_of(std::string_view speeches, std::string_view type = "interview") {
    return roles(outline_of("<div type=\"" + std::string(type) + "\">" + std::string(speeches) + "</div>"));
}

std::string speech(std::string_view speaker, std::string_view words) {
    return "<sp><speaker>" + std::string(speaker) + "</speaker><p>" + std::string(words) + "</p></sp>";
}

std::string of_people(std::string_view people, std::string_view speeches) {
    return roles(read_document("<TEI><teiHeader><profileDesc><particDesc><listPerson>" + std::string(people) +
                               "</listPerson></particDesc></profileDesc></teiHeader><text><body><div type=\"interview\">" + std::string(speeches) +
                               "</div></body></text></TEI>")
                     .outline());
}

TEST(Interview, QuestionsAndAnswers) {
    EXPECT_EQ(
        outline_of(
            "<div type=\"interview\"><sp><speaker>В.</speaker><p>Когда?</p></sp><sp><speaker>Н. И.</speaker><p>Тогда.</p></sp></div>"),
        "chapter\n  question\n    speaker: В.\n    paragraph: Когда?\n  answer\n    speaker: Н. И.\n    paragraph: Тогда.\n");
}

TEST(Interview, UtterancesHaveRolesToo) {
    constexpr std::string_view people = "<person xml:id=\"q\"><persName>Boris</persName></person><person xml:id=\"a\"><persName>Anna</persName></person>";
    EXPECT_EQ(of_people(people, "<u who=\"#q\">When?</u><u who=\"#a\">Then.</u><u who=\"#q\">Why?</u>"), "qaq");
    EXPECT_EQ(of_people("<person xml:id=\"q\" role=\"interviewer\"><persName>Boris</persName></person><person xml:id=\"a\"><persName>Anna</persName></person>",
                        "<u who=\"#q\">Go on.</u><u who=\"#a\">Why?</u>"),
              "qa");
    EXPECT_EQ(roles_of("<note type=\"speaker\">Anna</note><u>Then.</u><note type=\"speaker\">Boris</note><u>Why?</u>"), "aq");
    EXPECT_EQ(roles_of("<u><note type=\"speaker\">Q</note>Go on.</u><u><note type=\"speaker\">Anna</note>What?</u>"), "qa");
    EXPECT_EQ(roles_of("<u who=\"#q\">When?</u><u who=\"#a\">Then.</u>", "session"), "ss") << "no interview";
    EXPECT_EQ(roles_of("<p>an <u>underlined</u> word</p>" + speech("A", "Why?") + speech("B", "So.")), "qa");
}

TEST(Interview, TypesAreComparedWithoutCase) {
    EXPECT_EQ(roles_of(speech("A", "Why?") + speech("B", "So."), "Interview"), "qa");
    EXPECT_EQ(roles_of("<sp type=\"Question\"><p>Go on.</p></sp><sp type=\"ANSWER\"><p>What?</p></sp>", "chapter"), "qa");
}

TEST(Interview, WhoIsCalledInterviewerAsks) {
    for (const std::string_view asker : {"Interviewer", "INTERVIEWER:", "Question", "Q.", "Q1.", "Корреспондент", "Интервьюер:", "Вопрос", "Корр.",
                                         "Journaliste", "Журналист", "Interviewer (N. M.)", "The Interviewer", "Frage:", "Ведущий"})
        EXPECT_EQ(roles_of(speech(asker, "Tell me about the lamps.") + speech("Anna", "They burned.") + speech(asker, "Go on.") +
                           speech("Anna", "What else do you want? Why?")),
                  "qaqa")
            << asker;
    EXPECT_EQ(roles_of(speech("Journalist", "I was there.") + speech("Interviewer", "Go on.")), "aq") << "the surer name decides";
    EXPECT_EQ(roles_of(speech("Interviewer 1", "Go on.") + speech("Interviewer 2", "Well.") + speech("Anna", "Why?")), "qqa");
    EXPECT_EQ(roles_of(speech("Quentin", "They burned.") + speech("Anna", "Why?")), "aq");
}

}  // namespace
}  // namespace nabor::tei_test
