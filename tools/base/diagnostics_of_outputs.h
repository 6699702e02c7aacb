// In: nothing. Out: the diagnostics about what is made: pages, PDF, EPUB, sheets, and what shops ask of an EPUB.
// Holds: rows in alphabetical order of their codes. Only diagnostic_table.h includes this file.
#pragma once

#include "base/diagnostic_row.h"

namespace nabor::diagnostics {

inline constexpr DiagnosticRow of_files[] = {
    {"output-name", Severity::warning, "the name of the book's file or folder has control characters",
     "Outputs are named after `name` in the table `[book]`, else after the folder or the file of the book. A terminal would obey these "
     "characters, so each of them is replaced by a hyphen. Write a `name`, or rename the file or folder."},
    {"output-over-source", Severity::error, "an output would replace a file that the book is made from",
     "The output has the name of a manuscript, an included file, an image, a font or another file that was read, and would be written in "
     "its place. It is not written; the other outputs are. Write to another folder with `--output`, or give `[book]` another `name`."},
};

inline constexpr DiagnosticRow of_pages[] = {
    {"audit-limit", Severity::error, "a number of the audit is over its limit",
     "`--audit-limit KIND=NUMBER` was given, and the audit of the pages found more of that kind, or a higher figure. The files are "
     "written all the same. Run `nabor build --audit` to see each place. docs/audit.md explains the kinds."},
    {"audit-no-pages", Severity::error, "an audit was asked for, but no PDF is made",
     "The audit looks at finished pages, and the formats chosen include none. Add `pdf` to `--format` or to `formats` in `book.toml`, or "
     "leave the audit out."},
    {"page-late-note", Severity::note, "a note begins on a later page than its call",
     "The page of the call has no room for the note's first line, so the note begins on the next page. The page breaker does this only "
     "where everything else is worse. Another wording or place of the call gives it room."},
    {"page-lone-line", Severity::note, "a page break leaves a single line of a paragraph or parts a heading from its text",
     "A first or last line of a paragraph stands alone on a page, or lines that belong together are parted. The page breaker does this "
     "only where everything else is worse."},
    {"page-margin-note-moved", Severity::note, "a note of the margin does not stand on the page of its line",
     "The margin has no room for all notes of the page, or a note is higher than a page. What has no room goes on overleaf; what no margin holds "
     "stands at the foot. Shorten the notes, or give the series another place."},
    {"page-overflow", Severity::warning, "something is wider than the page has room for",
     "A table whose columns cannot be narrower, or a word that may not be divided, reaches beyond the text block. Smaller type, narrower "
     "gaps and hyphens were tried first. Divide the table, shorten its words, or give the layout a wider measure."},
    {"page-recto-hyphen", Severity::note, "a word is divided between a right-hand page and the next page",
     "The reader has to turn the leaf in the middle of a word. The page breaker avoids this where it can."},
    {"page-short", Severity::note, "a page ends above the foot of the text block",
     "What follows does not fit, and no setting of the paragraphs fills the page. The last page of a section is not counted."},
    {"page-split-note", Severity::note, "a note continues on the next page",
     "The page has no room for the whole note. At least one line of it stands on the page of its call."},
    {"page-too-tall", Severity::note, "something is taller than the text block",
     "A line, an image or a row of a table has more height than a page offers. It is set on a page of its own and reaches into the "
     "margin. Make it smaller, or divide it."},
    {"page-uneven-spread", Severity::note, "two facing pages do not end at the same height",
     "No setting of their paragraphs makes the pages equal without a worse fault."},
    {"pdf-claim", Severity::note, "the PDF does not claim a standard, or claims a lower level",
     "A PDF claims PDF/A-2a, PDF/UA-1 and, for a press, PDF/X-4 only where it keeps their rules. The message says what stands in the way, "
     "such as an image without a description or a missing title. The PDF can be read and printed as usual."},
    {"pdf-image", Severity::error, "an image cannot be put into the PDF",
     "The image's header could be read, but its content is damaged. Its place stays empty, or its description is printed. Save the image "
     "anew."},
    {"pdf-image-profile", Severity::warning, "the colour profile of an image cannot be used",
     "The ICC profile in the image file is damaged or describes other colours than the image has. The image is embedded without it, and "
     "its colours may look different. Save it anew with a profile of its colours."},
    {"print-low-density", Severity::error, "an image has too few pixels for its size in print",
     "At the size at which it is printed the image has fewer pixels to the inch than `minimum-density` in the table `[print]` asks. The "
     "PDF is made all the same. Use an image with more pixels, or print it smaller."},
    {"print-profile", Severity::error, "the colour profile of the press cannot be used",
     "The file that `profile` in the table `[print]` names cannot be read, or is not an ICC profile of an output device. The PDF for the "
     "press is made without it and does not claim PDF/X-4. Ask the printer for the profile."},
};

inline constexpr DiagnosticRow of_epub[] = {
    {"epub-address-not-linked", Severity::note, "an address leads nowhere from an EPUB",
     "The target of a link is neither an element of the book nor an address with a scheme, such as a file of the author's machine. The "
     "text is kept, without a link. Write the full address: `https://…`."},
    {"epub-character-not-allowed", Severity::warning, "a control character was left out",
     "XML does not allow the character, so an EPUB with it could not be opened. Remove it from the manuscript. Often the file is not in "
     "the encoding that it declares."},
    {"epub-claim-not-borne-out", Severity::error, "the book does not keep the WCAG level that it claims",
     "`book.toml` claims a level of WCAG in the table `[accessibility]`, but the message names something that fails it. The EPUB is made "
     "without the claim. Correct the manuscript, or remove the claim."},
    {"epub-claim-without-certifier", Severity::error, "a WCAG level is claimed, but nobody certifies it",
     "A claim of conformance must say who examined the book. The EPUB is made without the claim. Add `certifier` to the table "
     "`[accessibility]`."},
    {"epub-cover", Severity::error, "the cover image cannot be used",
     "The file that `cover` in the table `[epub]` names does not exist, lies outside the book's folder, or is not an image. A cover is "
     "made of the title instead. Name a JPEG or PNG file of the book's folder."},
    {"epub-cover-not-made", Severity::warning, "the EPUB has no cover",
     "No image is named, and the layout's fonts are not installed, so none could be drawn. Install the fonts (`nabor fonts` names the "
     "packages) or name an image."},
    {"epub-font-restricted", Severity::warning, "a font is not embedded in the EPUB",
     "The field fsType in the font's OS/2 table forbids embedding. Reading systems use a font of their own. Choose another family, or ask "
     "the owner for a licence that allows embedding."},
    {"epub-font-whole", Severity::note, "a font is embedded whole",
     "Fonts are reduced to the characters that the book uses. This one forbids it (fsType), or its licence forbids a changed font to keep "
     "its name. The EPUB is larger for it."},
    {"epub-image-damaged", Severity::error, "an image in the EPUB is damaged",
     "The image's header could be read, but its content is damaged: readers show a part of it, or nothing. It is in the EPUB as it is. "
     "Save the image anew."},
    {"epub-image-kept",
     Severity::warning,
     "an image is larger than it should be and stays so",
     "`image-pixels` in the table `[epub]` asks for a smaller image, but this one cannot be decoded; save it anew. GIF and WebP images "
     "are not encoded by Nabor and are kept as they are, which is a note; convert them to JPEG or PNG.",
     {{{Severity::note, "for GIF and WebP"}}}},
    {"epub-images-smaller", Severity::note, "images were made smaller",
     "`image-pixels` or `image-quality` in the table `[epub]` was set. The message says how many images were encoded anew and how much "
     "smaller they became. The manuscript's files are not changed."},
    {"epub-target-not-in-text", Severity::warning, "a link points to something outside the text",
     "The element that has the id is not printed, so there is no place to link to; the words of the link are kept as text. Point the link "
     "at a division, a paragraph, a note or an anchor."},
    {"epub-title-missing", Severity::warning, "the book has no title",
     "An EPUB must have one, so the book's name is used. Give the header a `<title>` in `fileDesc/titleStmt`."},
    {"onix-incomplete",
     Severity::warning,
     "the ONIX record lacks something that shops ask for",
     "The record is valid and is written. Without a date of publication or a subject, shops list the book badly or late; a missing price "
     "is a note, since many shops take it from their own forms. The hint gives the key for `book.toml`.",
     {{{Severity::note, "for a price"}}}},
    {"onix-missing", Severity::error, "no ONIX record can be made",
     "A record must have an ISBN of the EPUB, a publisher, a language and a title; the message says what is missing. No record is "
     "written; the other outputs are."},
};

inline constexpr DiagnosticRow of_imposition[] = {
    {"impose-annotations", Severity::note, "links, comments and form fields are left out",
     "They belong to pages on a screen and would lie at wrong places on a sheet. Only what is printed is imposed."},
    {"impose-creep", Severity::warning, "creep moves pages too far",
     "`--creep` is the thickness of one leaf, about 0.1 mm. With this value the innermost pages are moved to the spine by more than a twentieth of "
     "their width, and may lose text there. The sheets are written."},
    {"impose-damaged", Severity::error, "the PDF is damaged",
     "The file is cut short, or an object that is needed cannot be read; the message says which. Nothing is written. Make the PDF again, "
     "or have another program repair it."},
    {"impose-encrypted", Severity::error, "the PDF is encrypted",
     "A PDF that opens without a password and allows printing, changing and copying is imposed. This one needs a password, or its owner "
     "forbids that, or its encryption is older than that of 256 bits, which cannot be read. Nothing is written. `qpdf --decrypt` removes the "
     "restrictions, with `--password=…` where one is needed."},
    {"impose-no-file", Severity::error, "the PDF cannot be read",
     "The operating system refuses to open the file; the message gives its reason. Check the path and the permissions."},
    {"impose-no-pages", Severity::error, "the PDF has no pages", "There is nothing to impose, and nothing is written."},
    {"impose-not-a-pdf", Severity::error, "the file is not a PDF",
     "It does not have the structure of a PDF file. Nothing is written. Check the path."},
    {"impose-page-sizes", Severity::note, "the pages have different sizes",
     "The sheet is planned for the most frequent size. Other pages are centred in that size, and larger ones are scaled down to it."},
    {"impose-sheet-too-small", Severity::error, "the sheet is too small",
     "The pages, what is trimmed off them and the room for marks do not fit on the sheet of `--sheet`. Nothing is written. Choose a "
     "larger sheet, or fewer pages for each side."},
    {"impose-thick", Severity::note, "a booklet has too many sheets",
     "With `--scheme saddle` all sheets lie inside each other, and so many are too thick to stitch through the fold. `--signature 16` "
     "makes several booklets; `--scheme perfect` makes signatures for a glued spine."},
};

inline constexpr DiagnosticRow of_shops[] = {
    {"shop-cover-missing",
     Severity::error,
     "the EPUB has no cover",
     "The shop wants a cover in the file. Name an image with `cover` in the table `[epub]`, or remove `cover = \"none\"` so that one is "
     "made.",
     {{{Severity::warning, "where the shop only asks for it"}}}},
    {"shop-cover-proportion", Severity::note, "the cover does not have the shape that the shop recommends",
     "The message gives the proportion of height to width that looks best in the shop. Nothing has to change."},
    {"shop-cover-size",
     Severity::error,
     "the cover has too few or too many pixels",
     "The message gives the cover's size and the shop's limit. Use an image of another size.",
     {{{Severity::warning, "where the shop only asks for it"}}}},
    {"shop-file-size",
     Severity::error,
     "the EPUB, an image or a text file is larger than the shop allows",
     "The message names the file and the limit. `image-pixels` and `image-quality` in the table `[epub]` make images smaller; a long text "
     "is divided into chapters.",
     {{{Severity::warning, "where the shop only asks for it"}, {Severity::note, "where it advises it"}}}},
    {"shop-image-colour",
     Severity::error,
     "an image is in CMYK",
     "CMYK is for presses; screens show it wrongly or not at all. Convert the image to RGB.",
     {{{Severity::warning, "where the shop only asks for it"}}}},
    {"shop-image-kind",
     Severity::error,
     "the shop does not take images of this kind",
     "The message names the shop and the kind. Convert the image to JPEG or PNG.",
     {{{Severity::warning, "where the shop only asks for it"}}}},
    {"shop-image-script",
     Severity::error,
     "a drawing contains a script",
     "The shop refuses or removes scripts. Take the script out of the SVG file.",
     {{{Severity::warning, "where the shop only asks for it"}}}},
    {"shop-image-size", Severity::error, "an image has more pixels than the shop allows",
     "`image-pixels` in the table `[epub]` makes images smaller. For a drawing, the width and height of its root element count."},
    {"shop-table-size",
     Severity::warning,
     "a table is too large for a small screen",
     "A table has more columns than fit on a small screen, or more rows than the shop recommends. Divide the table.",
     {{{Severity::note, "where the shop recommends it"}}}},
};

}  // namespace nabor::diagnostics
