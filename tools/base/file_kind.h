// In: the first bytes of a file that was given for a manuscript. Out: what it is.
// Holds: only bytes decide, never the file's name.
#pragma once

#include <cstdint>
#include <string_view>

namespace nabor {

enum class FileKind : std::uint8_t {
    xml,  // markup that is not HTML, or text with markup in it
    empty,
    word,
    old_word,
    open_document,
    rich_text,
    office,  // a spreadsheet or slides
    epub,
    kindle,
    pdf,
    indesign,
    pages,
    picture,
    zip,
    gzip,
    archive,
    html,
    html_part,
    flat_open_document,
    flat_word,
    docbook,
    jats,
    fiction_book,
    dtd,
    no_document,  // a declaration or comments alone
    latex,
    markdown,
    restructured,
    org,
    asciidoc,
    json,
    yaml,
    toml,
    text,
    binary,
};

FileKind kind_of_file(std::string_view bytes);

// "a Word document (.docx)", "an empty file"
std::string_view name_of(FileKind kind);

// What to do with such a file where TEI is wanted.
std::string_view advice_on(FileKind kind);

}  // namespace nabor
