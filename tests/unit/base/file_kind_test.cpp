#include "base/file_kind.h"

#include <gtest/gtest.h>

#include <string>

namespace nabor {
namespace {

using namespace std::string_literals;

TEST(FileKind, MarkupIsXmlWhateverComesFirst) {
    for (const std::string& bytes : {"<TEI/>"s, "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<TEI/>"s, "<!-- <html> --><text/>"s, "\xFF\xFE<\0T\0"s, "<body><p/></body>"s,
                                     "<!DOCTYPE TEI SYSTEM \"tei.dtd\"><TEI/>"s, "<"s, "stray <TEI/>"s, "<htmlish/>"s,
                                     "<p>A <hi rend='i'>word</hi></p>"s, "<div><head>A head</head><p/></div>"s, "<p xmlns=\"http://www.tei-c.org/ns/1.0\">A</p>"s,
                                     "<div type='chapter'><p>A</p></div>"s, "<<<<<<< HEAD\n<TEI/>"s})
        EXPECT_EQ(kind_of_file(bytes), FileKind::xml) << bytes;
}

TEST(FileKind, ByTheFirstBytes) {
    const std::pair<std::string, FileKind> files[] = {
        {"", FileKind::empty},
        {" \n\t", FileKind::empty},
        {"\xEF\xBB\xBF", FileKind::empty},
        {"PK\x03\x04..........word/document.xml", FileKind::word},
        {"PK\x03\x04..........mimetypeapplication/epub+zip", FileKind::epub},
        {"PK\x03\x04..........mimetypeapplication/vnd.oasis.opendocument.text", FileKind::open_document},
        {"PK\x03\x04..........xl/workbook.xml", FileKind::office},
        {"PK\x03\x04..........notes.txt", FileKind::zip},
        {"PK\x03\x04..........designmap.xml", FileKind::indesign},
        {"PK\x03\x04..........Index/Document.iwa", FileKind::pages},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more", FileKind::old_word},
        {"{\\rtf1 text}", FileKind::rich_text},
        {"%PDF-1.7\n", FileKind::pdf},
        {"\xFF\xD8\xFF\xE0JFIF", FileKind::picture},
        {"\x89PNG\r\n\x1A\n", FileKind::picture},
        {"II*\0...."s, FileKind::picture},
        {"\x1F\x8B\x08", FileKind::gzip},
        {"<!DOCTYPE html><p>x", FileKind::html},
        {"<?xml version='1.0'?>\n<!-- c --><HTML lang='en'>", FileKind::html},
        {"<p>Hello</p>", FileKind::html_part},
        {"<div class=\"a\"><p>Hello</p></div>", FileKind::html_part},
        {"<h1>Title</h1>\n<p>Hello <b>all</b></p>", FileKind::html_part},
        {"<?xml version='1.0'?><office:document xmlns:office='urn'>", FileKind::flat_open_document},
        {"<?xml version='1.0'?><?mso-application progid='Word.Document'?><pkg:package xmlns:pkg='x'>", FileKind::flat_word},
        {"<w:wordDocument xmlns:w='x'>", FileKind::flat_word},
        {"<book xmlns='http://docbook.org/ns/docbook'/>", FileKind::docbook},
        {"<!DOCTYPE article PUBLIC \"-//OASIS//DTD DocBook XML V4.5//EN\" \"d.dtd\"><article/>", FileKind::docbook},
        {"<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS 1.2//EN\" \"j.dtd\"><article/>", FileKind::jats},
        {"<FictionBook xmlns='x'/>", FileKind::fiction_book},
        {"<!-- a DTD --><!ELEMENT p (#PCDATA)>", FileKind::dtd},
        {"<?xml version='1.0'?>\n", FileKind::no_document},
        {"\\documentclass{book}", FileKind::latex},
        {"\\chapter{One}\nText.", FileKind::latex},
        {"Title\n=====\n\n.. note:: A note\n", FileKind::restructured},
        {"=====\nTitle\n=====\n\nText.\n", FileKind::restructured},
        {"Title\n~~~~~\n\nText.\n", FileKind::restructured},
        {"Title\n=====\n\nText.\n", FileKind::markdown},
        {"#+TITLE: A\n* One\n", FileKind::org},
        {"* One\n** Two\n", FileKind::org},
        {"= Title\n\n== One\n", FileKind::asciidoc},
        {"{\"a\": 1}", FileKind::json},
        {"[{\"a\": 1}]", FileKind::json},
        {"---\ntitle: A\nauthors:\n  - B\n", FileKind::yaml},
        {"---\ntitle: A\n---\n\n# One\n", FileKind::markdown},
        {"# settings\n[book]\nmanuscript = \"volume.xml\"\n", FileKind::toml},
        {"# A title\n\nText.\n", FileKind::markdown},
        {"Some text with [a link](https://example.org).\n", FileKind::markdown},
        {"Just words.\n", FileKind::text},
        {"Просто слова.\n", FileKind::text},
        {"\x7F" "ELF\x02\x01\x01\0"s, FileKind::binary},
    };
    for (const auto& [bytes, kind] : files) EXPECT_EQ(name_of(kind_of_file(bytes)), name_of(kind)) << bytes;
}

TEST(FileKind, EveryOtherKindHasANameAndAdvice) {
    for (auto kind = static_cast<std::uint8_t>(FileKind::empty); kind <= static_cast<std::uint8_t>(FileKind::binary); ++kind) {
        EXPECT_NE(name_of(static_cast<FileKind>(kind)), "");
        EXPECT_NE(advice_on(static_cast<FileKind>(kind)), "");
    }
}

}  // namespace
}  // namespace nabor
