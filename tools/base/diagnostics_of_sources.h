// In: nothing. Out: the diagnostics about what a book is made from: book.toml, manuscript, text, layout, fonts.
// Holds: rows in alphabetical order of their codes. Only diagnostic_table.h includes this file.
#pragma once

#include "base/diagnostic_row.h"

namespace nabor::diagnostics {

inline constexpr DiagnosticRow of_product[] = {
    {"product-empty-value", Severity::note, "a value of `book.toml` is an empty text",
     "The key is taken as if it were not there. Write a value, or take the key away."},
    {"product-isbn-wrong", Severity::error, "an ISBN has a wrong length or a wrong check digit",
     "An ISBN has 10 or 13 digits, and the last one is computed from the others. The number in `book.toml` fails this test, so it is not "
     "the number that was assigned. It is ignored: the format has no ISBN. Copy the number again from its source."},
    {"product-no-manuscript", Severity::error, "there is no manuscript to read",
     "The path on the command line does not exist, or `book.toml` names no manuscript, or the file that it names does not exist or is a "
     "folder. Nothing is made. Set `manuscript` in the table `[book]` to the path of the TEI file, relative to `book.toml`."},
    {"product-path-outside", Severity::error, "a path of `book.toml` leads out of the book's folder",
     "A book reads only files of its own folder, so that it can be moved and so that a foreign book cannot read other files. The path is "
     "ignored. Move the file into the folder of `book.toml`, and write its path relative to that folder."},
    {"product-unknown-key", Severity::warning, "`book.toml` has a key that Nabor does not know",
     "The key is misspelt, stands in the wrong table, or belongs to another version of Nabor. It is ignored. docs/manuscript.md lists the "
     "tables and their keys."},
    {"product-wrong-value", Severity::error, "a value of `book.toml` has the wrong type or is not one of the values allowed",
     "The message says which values the key takes. The value is ignored and the default is used. Correct the value."},
    {"toml-limit", Severity::error, "a TOML file is nested too deeply, or has a value that is too long",
     "Tables, lists and dotted keys may stand 32 deep in each other, and a key or a value has 20,000 bytes at most. Nothing of the file is "
     "used. No setting of Nabor is deeper than three, so a bracket or a quotation mark is missing, or the file is not meant for Nabor. Long "
     "texts belong in the manuscript."},
    {"toml-syntax", Severity::error, "a TOML file is not well-formed",
     "The parser stopped at the place given. Nothing of the file is used, neither what comes before nor what comes after. Often a "
     "quotation mark or a bracket is missing, or a key stands twice. The syntax is described at https://toml.io/en/v1.0.0."},
};

inline constexpr DiagnosticRow of_reading[] = {
    {"not-a-manuscript", Severity::error, "the file is of another kind than a TEI manuscript",
     "The first bytes show what the file is: a Word document, an EPUB, a PDF, a picture, a web page or a part of one, DocBook, "
     "Markdown, a file of settings, plain text, or nothing at all. Nabor reads TEI XML. The message says how such a file becomes TEI, where there is a way, and nothing is made of it."},
    {"tei-apparatus-lemma", Severity::note, "the lemma of an entry is not what the text has",
     "An entry that stands apart from its text has a `lem` of other words than the text has between its two ends. The entry prints the words "
     "of `lem`. Give it the words of the text, or give `from` and `to` their place. A lemma may be cut short: \"first … last\"."},
    {"tei-apparatus-no-lemma", Severity::note, "an entry of the apparatus does not say which reading is the text",
     "An `app` inside of the text has no `lem`. Its first `rdg` is printed as the text. Make the reading of the text a `lem`. Reported once."},
    {"tei-apparatus-place", Severity::warning, "an entry of the apparatus leads to no place of the text",
     "The `from` or `to` of an `app` names no element, or `from` stands behind `to`, or `to` is there alone, or no line has the number in `loc`, or the place is in a "
     "part that is not printed. An entry without a place is an item of the list where it stands, or of a list at the end of the book, with "
     "all its readings. Correct what the entry refers to. After 20 of these, the others are not named."},
    {"tei-apparatus-structure", Severity::note, "a reading has paragraphs or lines, and its lemma has words",
     "Inside of one `app`, `lem` and `rdg` should be of one kind: words for words, lines for lines. Both are printed, but where the one "
     "replaces the other cannot be seen. Put the `app` around the whole lines, or give the reading words alone."},
    {"tei-apparatus-witness", Severity::warning, "the witnesses of a reading cannot be told by its wit",
     "`wit` names witnesses by references with spaces between them: `wit=\"#A #B\"`. Ids and sigla without `#` name them, too, and sigla of a "
     "letter each may stand together (`wit=\"AB\"`). A `wit` is empty, its references stand without a space between them (`#A,#B`), "
     "or no witness has such a siglum; the apparatus then prints it as it is. Each siglum is reported once; where the manuscript has no "
     "`witness` at all, the first one alone."},
    {"tei-bad-character", Severity::warning, "a file has a character that XML does not allow",
     "A character reference or a byte names no character of XML: NUL, half of a surrogate pair, a code beyond U+10FFFF. It is shown as "
     "U+FFFD, and the text after it is kept; other control characters become spaces. Write the character that is meant. Each file is "
     "reported once, at the first."},
    {"tei-bad-image", Severity::error, "an image file cannot be used",
     "The file exists, but it is not an image of a supported kind (JPEG, PNG, GIF, WebP, SVG), is cut short, or is too large, or it lies "
     "outside the book's folder. The image is left out. Export it again, or move it into the book's folder."},
    {"tei-dangling-reference", Severity::warning, "a reference points to an id that does not exist",
     "No element of the book has the `xml:id` that the target names. The words of the reference are kept as plain text, without a link. "
     "Correct the target, or give the element meant this `xml:id`. After 20 of these, the others are only counted."},
    {"tei-drawing-changed", Severity::warning, "parts of an SVG drawing are left out",
     "An EPUB must hold everything that its files name, and no reading system runs scripts in drawings. So the drawing is used without its "
     "scripts, without style sheets and pictures of the network, and without what is in files that do not exist. Pictures beside it go "
     "into it. The message says what was left out. Put it into the drawing itself."},
    {"tei-drawing-language", Severity::note, "an SVG drawing has parts for several languages",
     "A `systemLanguage` shows a part to readers of one language. Nabor shows what is for the book's language, in EPUB and PDF alike; where a "
     "`switch` has nothing for it, what is for any language, else the first part. Export the drawing for one language."},
    {"tei-drawing-text", Severity::note, "text of an SVG drawing is set as plain text",
     "Drawing programs write labels as HTML in `foreignObject`, or let them flow in a `flowRoot`, which few readers and no PDF show. Nabor sets "
     "the text as plain text of the drawing; where the drawing has its own replacement, that is used. Text that follows a path stays so in "
     "the EPUB; the PDF has it straight, from where the path begins. Look at the result, or export the drawing with text as SVG text, or as "
     "outlines."},
    {"tei-duplicate-id", Severity::warning, "an id is given to two elements of one file",
     "An `xml:id` must be unique in its file. References go to the first element that has the id. Give the other elements ids of their "
     "own. After 20 of these, the others are only counted."},
    {"tei-encoding", Severity::warning, "a file is not in the encoding that it declares",
     "The bytes are not valid in the encoding that the byte order mark or the XML declaration names, or Nabor does not know that "
     "encoding. The file is read all the same; characters that cannot be decoded become U+FFFD. Save the file as UTF-8."},
    {"tei-entity-limit", Severity::error, "entities expand without end or to too much text",
     "Entities refer to each other more than 16 levels deep, or expand to more than 16 MB, as in an attack on XML parsers. The file is not "
     "read. An entity must not contain itself. Write long text once instead of referring to it."},
    {"tei-external-entity", Severity::error, "an entity is stored in another file",
     "Nabor does not read external entities, since they may name any file of the machine. The reference is left out. Include the file "
     "with `xi:include` instead, which reads files of the book's folder only."},
    {"tei-foreign-include", Severity::warning, "an element called `include` is not one of XInclude",
     "Only elements of the namespace `http://www.w3.org/2001/XInclude` include files. This one belongs to another, so its file is not "
     "read and its content is kept. Declare `xmlns:xi=\"http://www.w3.org/2001/XInclude\"` and write `xi:include` if a file is meant."},
    {"tei-formula",
     Severity::note,
     "a formula is printed in plain form",
     "The EPUB has the formula as MathML. On paper it is set in one line: powers raised, fractions with a slash. The message shows the "
     "line. Where the MathML has elements that readers do not show, or too many or too few parts, the EPUB has that line too; correct the "
     "formula then. For print, a picture in the `formula` is set instead.",
     {{{Severity::warning, "where the EPUB cannot show it either"}}}},
    {"tei-include",
     Severity::error,
     "an included file cannot be read",
     "The file that an `xi:include` names does not exist, is not XML, includes itself, or lies outside the book's folder. The "
     "`xi:fallback` is used where there is one and there is no message; without one, the content is missing from the book. In a header "
     "only facts about the text are missing, which is a warning. Correct the `href`, which is relative to the file that it stands in.",
     {{{Severity::warning, "in a header"}}}},
    {"tei-language", Severity::warning, "an `xml:lang` is not a language tag",
     "Language tags follow BCP 47: `ru`, `en-GB`, `sr-Latn`. The text keeps the language of the text around it, which decides on "
     "hyphenation, quotation marks and what a screen reader speaks. Correct the tag."},
    {"tei-left-out", Severity::note, "an element with markup about the text is not printed",
     "Elements such as `spanGrp`, `interpGrp` and `respons` say something about the text: an analysis, who is responsible, how certain it is. "
     "What they say is not printed. Each of them is named once."},
    {"tei-line-end-hyphen", Severity::warning, "a word with a hyphen at a line's end may be one word or two",
     "A line of the source ends with a hyphen inside a word, and the book has the word nowhere else, neither with the hyphen nor without. "
     "The hyphen is kept. Write the word in one line. After 20 of these, the others are only counted."},
    {"tei-malformed", Severity::error, "the XML is not well-formed, but could be read",
     "The manuscript's text is complete, because Nabor reads such a file as it was meant. Other programs that read XML refuse it: editors, "
     "validators, archives. Write `&amp;` for an ampersand and `&lt;` for a less-than sign, each attribute once with a space before it, no "
     "`--` in a comment, no control characters, whole elements in each entity, and nothing before the XML declaration. After 100 of these in "
     "a file the rest is not shown."},
    {"tei-missing-image", Severity::warning, "an image file does not exist",
     "The file is searched for beside the TEI file that names it, then in the folders `images`, `Images`, `img` and `graphics` of the "
     "book. The caption and the description are kept. Add the file, or correct its path."},
    {"tei-no-alternative-text", Severity::warning, "an image has no description",
     "A reader who cannot see the image learns nothing of it, and neither EPUB nor PDF can claim to be accessible. Describe it in "
     "`figDesc`, or write `type=\"decoration\"` on the figure if it carries no meaning."},
    {"tei-no-file", Severity::error, "the manuscript cannot be read",
     "The operating system refuses to open the file; the message gives its reason. Nothing is made. Check the path and the permissions."},
    {"tei-no-text", Severity::error, "the manuscript has a header but no text",
     "No `text` element with content was found, so there is no book to make. The text stands in `<text><body>`, or in files that are "
     "included there."},
    {"tei-not-tei", Severity::error, "the file is XML but not TEI",
     "The outermost element is not one of TEI (`TEI`, `teiCorpus`, `TEI.2`, `text` …). Nothing is made of the file. Check that "
     "`book.toml` or the command line names the right file."},
    {"tei-not-xml", Severity::error, "the file is not well-formed XML",
     "The parser stopped at the place given; the fault may stand before it, such as an element that is not closed. Nothing of the file is "
     "used. An XML editor shows which tag has no partner."},
    {"tei-note-place", Severity::note, "a note has a `@place` that is unknown, or for which the layout has no series",
     "The layout decides where notes are printed, so the note is printed with the others. docs/manuscript.md lists the values of `@place` "
     "that have a meaning; docs/layouts.md says how a layout makes a series of them (`@-nabor-notes margin`)."},
    {"tei-note-type", Severity::note, "a note's `@type` is no kind of note, and the layout has no series for it",
     "The note is treated as an ordinary one; its type is a class. docs/manuscript.md lists the kinds of notes; docs/layouts.md says how a layout "
     "makes a series of any type (`@-nabor-notes glosses`)."},
    {"tei-number", Severity::note, "an attribute holds a number or a length that is none",
     "A `@cols`, `@rows`, `@width`, `@height` or `@quantity` has words, zero, or a number of no use. The message says what is used in its "
     "place. Correct the value, or take the attribute away. Each value is told once."},
    {"tei-parallel-counterpart", Severity::note, "a piece of a text has no counterpart in the parallel text",
     "The elements beside it are aligned with those of another text (`corresp`, `link`, or equal numbers), and it is not. It is printed where "
     "it stands. A `link` with one target says the same of its target. Align it, if the other text says the same somewhere. `nabor check` names each of them; other commands count them."},
    {"tei-parallel-forms", Severity::warning, "a book is to have both forms of its texts, and they do not differ",
     "book.toml says `text = \"parallel\"`: each text that has words in two forms (`choice`, `add`, `del`) stands twice, as parallel texts. No text of the "
     "book has any, so each stands once. Mark the words, or choose `edited`."},
    {"tei-parallel-link", Severity::warning, "a link between parallel texts aligns nothing, or names an element twice",
     "A `link` of type translation, alignment, correspondence or parallel names elements of two texts. This one names "
     "elements of one and the same text, or one of them twice. Divisions of the same type and language are parts of one text, unless they "
     "stand in documents or texts of their own. Or a `corresp` is empty, names its own element, or names an element that holds it and is in another language: a "
     "translation stands beside its original, not inside of it. What can be aligned is aligned. Correct the targets."},
    {"tei-parallel-numbers", Severity::note, "two texts are aligned by their numbers",
     "No link says that the texts are parallel. They stand side by side, are in two languages, and at least half of the numbered divisions of "
     "each have a partner with the same `n`; so their pieces with equal numbers are aligned. Where that is wrong, change a number, or align "
     "the texts by `corresp` or a `linkGrp`."},
    {"tei-parallel-order", Severity::warning, "pieces of parallel texts stand in another order than their counterparts",
     "Both texts are printed in their own order, so these pieces cannot stand side by side. Correct the alignment, or align larger pieces: "
     "the paragraph and not its sentences, the chapter and not its paragraphs."},
    {"tei-register-not-shown", Severity::note, "a register of persons, places or works is not printed",
     "A `listPerson`, `listPlace`, `listBibl` or the like stands outside a division, usually in the header: it is data for names in the "
     "text, and is not printed. To print it, put it into a `<div>` of the back matter."},
    {"tei-repeated-id", Severity::note, "files of the book use the same ids",
     "An `xml:id` is unique in each file but not in the whole book. A reference goes to its own file first. A reference from a third file "
     "goes to the first file that has the id. Nothing needs to change unless a link leads to the wrong place."},
    {"tei-running-head", Severity::note, "a heading for the running head only is left out",
     "A `head` is marked with a type such as `running` or `short`. A division's first one is its running head where the whole heading "
     "has no room. This one is a second one, or stands outside of a division, so it is not printed."},
    {"tei-source-lines", Severity::note, "the lines of the printed source are not kept",
     "Most paragraphs have an `lb` at the end of each line of the source, so `lb` in running text is a space here, and words that it "
     "parts are joined. Elsewhere `lb` is a line break: in verse, headings, addresses and on title pages always."},
    {"tei-table-head", Severity::note, "the head of a table was guessed",
     "No row is marked as the table's head. The first rows hold words above columns of numbers, so they are taken for it: they are "
     "repeated on each page and read out with each cell. Write `role=\"label\"` on the rows of the head to be explicit."},
    {"tei-too-deep", Severity::error, "elements are nested too deeply",
     "More than 400 elements are open at once. What is inside the innermost of them is left out. Usually an end tag is missing or a "
     "conversion went wrong."},
    {"tei-undefined-character", Severity::warning, "a character that only markup names is not defined",
     "A `g` or `c` without text refers to a character by its name, and no `char` or `glyph` of the header maps that name to a character. "
     "The text shows […] in its place. Declare it in `charDecl` with a `mapping`, or write the character itself."},
    {"tei-unknown-element", Severity::note, "an element is not one that Nabor knows",
     "The element is dropped and its content is kept, as a block or as text of the line. Each unknown element is named once; of "
     "another vocabulary than TEI (music in MEI, chemistry in CML) the first one. "
     "docs/manuscript.md lists the elements that have a meaning."},
    {"tei-unknown-entity", Severity::warning, "an entity is not declared",
     "The name is neither declared in the document type nor one of the entities of XML and HTML. The reference stays in the text as it is "
     "written. Declare it, or write the character itself."},
    {"tei-unknown-rend", Severity::note, "a word of `@rend`, `@rendition` or `@style` changes nothing",
     "These attributes say how something looked in the source. Nabor does not know the word, or knows it and does not imitate it; the "
     "message says which. docs/manuscript.md lists the words that change something."},
    {"tei-width", Severity::warning, "the width of an image is no width",
     "A `@width` is not a number of this world: it is not above zero, or larger than any page. The image has the size that its pixels give "
     "it, at most the measure. Correct the number or its unit."},
};

inline constexpr DiagnosticRow of_text[] = {
    {"doubled-word", Severity::note, "a word that is never repeated stands twice in a row",
     "A short word such as “the” or “of” stands twice with one space between: usually a slip of typing. The text is not changed. Words "
     "that a language does repeat, and verse, are not looked at."},
    {"empty-division", Severity::warning, "a division has no text and no image",
     "The division would make an empty chapter. Give it its text, or remove it."},
    {"empty-note", Severity::warning, "a note has no text",
     "The note's number stands in the text and leads to an empty note. Write what it should say, or remove it."},
    {"heading-skips-level", Severity::note, "a division has a heading, the division around it has none",
     "People who go from heading to heading, as screen readers do, miss a level here, and the PDF cannot claim PDF/UA. Give the outer "
     "division a heading."},
    {"lost-character", Severity::warning, "the text contains U+FFFD, the replacement character",
     "An earlier conversion lost a character and put U+FFFD in its place. It is printed as it is. Look the character up in the source and "
     "type it again."},
    {"mixed-alphabets", Severity::warning, "a word mixes Cyrillic and Latin letters that look alike",
     "A Cyrillic word contains Latin letters of the same shape, as after text recognition. It looks right, but search, hyphenation and "
     "speech fail. Type the word in one alphabet."},
    {"space-before-mark", Severity::note, "a space stands before a punctuation mark",
     "The language sets no space before a comma, a full stop, a semicolon, or a question or exclamation mark. The text is not changed. "
     "Remove the space."},
    {"straight-quotes", Severity::note, "the text has typewriter quotation marks",
     "The straight mark `\"` belongs to typewriters and code; each language has quotation marks of its own. The text is not changed. All "
     "of a book's are counted in one note."},
};

inline constexpr DiagnosticRow of_layout[] = {
    {"layout-cramped-page", Severity::warning, "the margins leave too little room for the text",
     "The margins take more than four fifths of the page's width or height. They were made smaller. Check `size` and `margin` in `@page`, "
     "and the values of `--set`."},
    {"layout-encoding", Severity::error, "the layout is not UTF-8",
     "Nothing of the stylesheet is read and no PDF is made. Save the file as UTF-8."},
    {"layout-import", Severity::error, "a stylesheet imports what cannot be read",
     "`@import \"paperback\";` begins a layout from another one: by the name of a layout that comes with Nabor, or by a path relative to the file. It "
     "stands at the head of its file, before all other rules. Layouts do not import each other in a circle, at most 16 stylesheets are imported, and a "
     "stylesheet of the book's own imports nothing from outside of the book's folder. The rule is skipped; the rest of the layout is used."},
    {"layout-missing", Severity::error, "the layout does not exist or cannot be read",
     "`--layout` or `book.toml` names a layout that does not come with Nabor, or a stylesheet that cannot be opened. `nabor layouts` "
     "lists the layouts. The name of a file ends in `.css`; one from `book.toml` is relative to the book's folder."},
    {"layout-narrow-margin", Severity::warning, "a margin has no room for its notes or its numbers",
     "The layout sets notes in a margin (`-nabor-notes: margin`) that has less than 14 mm for them. They stand at the foot. Or numbers of lines and "
     "paragraphs would stand less than 3 mm from the page's edge, and are left out. Make the margin wider in `@page`, or choose another place for the "
     "notes or the numbers."},
    {"layout-parallel-level", Severity::note, "nothing in two parallel texts can begin level",
     "The layout sets parallel texts beside each other (`-nabor-parallel`). What begins level are aligned pieces that begin a paragraph, a line of verse, "
     "a heading or a division in both texts, and there is none. Align paragraphs and not only what stands inside of them."},
    {"layout-parallel-place", Severity::note, "two parallel texts cannot be set beside each other",
     "The layout sets parallel texts beside each other (`-nabor-parallel`), but these two are not two divisions, texts or documents beside each other: their paragraphs alternate "
     "in one division, or one stands inside of the other. They are set in the order of the manuscript. Give each a division of its own."},
    {"layout-parallel-third", Severity::note, "a text is parallel to two others",
     "Two texts stand beside each other on paper. Here a text is aligned with two others: the first of them stands beside it, the other is set on its own."},
    {"layout-setting", Severity::error, "`--set` gives a variable an invalid value",
     "The value cannot be parsed, or the property that uses the variable does not take it. The variable keeps its value from the "
     "stylesheet, or the property its default. Write the value as in the stylesheet, without a semicolon."},
    {"layout-syntax", Severity::error, "a rule of the stylesheet cannot be parsed",
     "The rule or declaration is skipped; reading goes on after the next semicolon or closing brace, as CSS says."},
    {"layout-too-large", Severity::error, "the stylesheet is too large",
     "A layout has a largest size and at most 10,000 selectors. A file that is too large is not read; selectors beyond the limit are "
     "skipped."},
    {"layout-too-many-findings", Severity::warning, "the stylesheet has more than 100 findings",
     "The first 100 are shown. The file may not be a stylesheet at all."},
    {"layout-uneven-measure", Severity::warning, "left and right pages have text of different width",
     "A paragraph may run from one page to the next, and its lines are broken once. Left and right margins together must be equal on "
     "left, right and first pages of one `@page` name."},
    {"layout-unknown-at-rule", Severity::warning, "an at-rule is not supported",
     "The rule is skipped. Layouts have `@page` with its margin boxes, `@media print`, `@media screen` and `@font-face`."},
    {"layout-unknown-property", Severity::warning, "a property is not supported, or not at this place",
     "The declaration is ignored. docs/layouts.md lists the properties and where each of them is allowed. What only reading systems "
     "understand goes into `@media screen`."},
    {"layout-unknown-selector", Severity::warning, "a selector is not supported",
     "The rule is skipped for this selector. docs/layouts.md lists the selectors that layouts have."},
    {"layout-unknown-setting", Severity::error, "`--set` names a variable that the layout does not have",
     "The value is ignored. The message lists the variables of the layout, which its stylesheet declares in `:root`."},
    {"layout-unknown-value", Severity::warning, "a property has an invalid value",
     "The declaration is ignored. docs/layouts.md lists the values of each property."},
    {"layout-unknown-variable", Severity::warning, "`var()` names a variable that does not exist",
     "The declaration is ignored. Variables are declared in `:root`, outside `@media screen`."},
    {"reference-without-number", Severity::warning, "a reference asks for a number of a line or a paragraph that is not there",
     "A `ref type=\"line\"` or `ref type=\"paragraph\"` prints the number that the layout gives its target. This layout counts no lines or no "
     "paragraphs, or the target is none of those that it counts. The reference prints what one without a type does, or its words. "
     "docs/layouts.md says how a layout asks for numbers (`-nabor-line-numbers`, `-nabor-paragraph-numbers`)."},
};

inline constexpr DiagnosticRow of_fonts[] = {
    {"font-catalogue", Severity::error, "the font catalogue has a mistake",
     "`fonts/families.toml` cannot be read, or one of its entries is incomplete. The entry is ignored. The file belongs to the "
     "installation: reinstall Nabor, or undo your change to it."},
    {"font-damaged", Severity::error, "a font file cannot be read",
     "The file is cut short or not a font. It is not used. Replace it: the message says whether it is a file of the book or of a package."},
    {"font-embedding-restricted", Severity::warning, "a font of the book must not be embedded",
     "The field fsType in the font's OS/2 table forbids embedding. It is used all the same, for the licence may allow what the field does "
     "not; you answer for it. Ask the owner for a licence that allows embedding, or choose another family."},
    {"font-equivalent-character", Severity::note, "another character stands for one that no font has",
     "Neither the family of the text nor any fallback family has the character, but one has its equivalent: ⟨ for 〈, a hyphen for a hyphen "
     "that does not break. The PDF shows that. Put a font that has the character into the folder `fonts` of the book if it must be that one."},
    {"font-incomplete", Severity::warning, "a font lacks a glyph that every text needs",
     "A family of the layout has no glyph for the space or the hyphen, no character map, or glyphs without a width. Lines cannot be set in "
     "it, so another family serves in its place. Replace the font file by a complete one, or choose another family."},
    {"font-missing", Severity::error, "a font family of the catalogue is not installed",
     "No PDF is made and the exit code is 2: the machine lacks something, the book is sound. The message names the Debian package. `nabor "
     "fonts` lists all families and whether they are installed."},
    {"font-missing-character", Severity::error, "no font has a character of the text",
     "Neither the family of the text nor any fallback family has the character. A substitute is printed in its place. Put a font that has "
     "the character into the folder `fonts` of the book, or write another character."},
    {"font-style-missing", Severity::warning, "a font family lacks a style",
     "The layout asks for a bold or italic style that the family does not have. The nearest style is used. Choose a family that has the "
     "style."},
    {"font-unknown", Severity::error, "a font family is not known",
     "The layout names a family that is neither in the folder `fonts` of the book nor in the catalogue. No PDF is made. Add its files to "
     "that folder, or choose a family that `nabor fonts` lists."},
};

}  // namespace nabor::diagnostics
