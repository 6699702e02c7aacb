// Which words say a role, and which say more or something else.
#include "reading/responsibility.h"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>

namespace nabor::reading {
namespace {

TEST(Responsibility, ARoleIsSaidInManyWays) {
    constexpr std::pair<std::string_view, std::string_view> roles[] = {
        {"Übersetzung", "trl"},
        {"Translated by", "trl"},
        {"Translation from the Russian by", "trl"},
        {"translated from the Old French into English by", "trl"},
        {"English translation", "trl"},
        {"перевод с немецкого", "trl"},
        {"Перевод с немецкого языка", "trl"},
        {"Пер. с англ.", "trl"},
        {"Переводчик", "trl"},
        {"Übersetzt von", "trl"},
        {"aus dem Russischen übersetzt von", "trl"},
        {"traduit par", "trl"},
        {"traduit du russe par", "trl"},
        {"Traduction", "trl"},
        {"Traducción de", "trl"},
        {"przekład z rosyjskiego", "trl"},
        {"переклад з російської", "trl"},
        {"translator", "trl"},
        {"под ред.", "edt"},
        {"Под редакцией", "edt"},
        {"Под общей редакцией", "edt"},
        {"ответственный редактор", "edt"},
        {"editor-in-chief", "edt"},
        {"General Editor", "edt"},
        {"Herausgegeben von", "edt"},
        {"Hrsg.", "edt"},
        {"édité par", "edt"},
        {"with an introduction by", "aui"},
        {"вступительная статья", "aui"},
        {"с предисловием", "aui"},
        {"Proof-reading", "pfr"},
        {"Составитель", "com"},
        {"Fotografie", ""},
        {"Photographs by", "pht"},
        {"pht", "pht"},
        {"", ""},
    };
    for (const auto& [words, relator] : roles) EXPECT_EQ(relator_of(words, ""), relator) << words;
}

TEST(Responsibility, MoreThanARoleIsNone) {
    for (const std::string_view words :
         {"illustrations of the edition, and authoring of notes", "перевод стихов, редактура и рисунки", "editorial assistance", "copy-editor",
          "translation checked by", "no translation", "translators’ association liaison", "translator of verse", "перевод стихов",
          "transcription, edition and translation of letters", "translations of verse", "Übersetzung der Verse", "traduction des lettres",
          "редакция перевода", "author of the notes", "authorised by", "photographic research", "перевод с рисунками автора", "introduced species", "assistant editor",
          "translated manuscript checking", "commentary on the translation", "interview transcription", "ocr"})
        EXPECT_EQ(relator_of(words, "none"), "none") << words;
}

TEST(Responsibility, WorkOnTheFile) {
    for (const std::string_view words : {"Original HTML version", "Conversion to TEI", "OCR", "proofing", "script by machine", "data capture, TEI encoding"})
        EXPECT_TRUE(is_about_file(words)) << words;
    for (const std::string_view words : {"Transcription", "transcription, edition and translation of letters", "translation of verse, and TEI encoding", "description"})
        EXPECT_FALSE(is_about_file(words)) << words;
}

}  // namespace
}  // namespace nabor::reading
