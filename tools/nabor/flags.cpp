#include "nabor/flags.h"

#include "nabor/flag_words.h"

namespace nabor {

namespace {

using namespace flag_words;

constexpr unsigned build = bit(Command::build), dump = bit(Command::dump), imposing = bit(Command::impose);
constexpr unsigned setters = build | dump;
constexpr unsigned readers = setters | bit(Command::check);

constexpr CommandRow commands[] = {
    {Command::build, "build", "[BOOK...]", "make the EPUB and the PDF of books",
     "Reads each BOOK, a TEI file or a folder with book.toml, and writes NAME.epub and NAME.pdf. Findings are printed to standard error. "
     "A book with findings is still made as far as possible. A file appears whole or not at all."},
    {Command::check, "check", "[BOOK...]", "print the findings of books, write nothing",
     "Reads each BOOK, checks its text, and prints the findings. A document that a book in a folder above it includes is checked as a part "
     "of that book; only its own findings are printed."},
    {Command::dump, "dump", "[BOOK]", "print what one stage passes to the next",
     "Prints data from inside the program as text, for tests and for debugging: book (the model of the text), index (its index terms), "
     "galley (broken lines), pages (what is on each page), package (the files of the EPUB)."},
    {Command::impose, "impose", "PDF", "arrange the pages of a PDF on sheets, for booklets and signatures",
     "Arranges the pages of any PDF on sheets so that they read in order when the sheets are printed on both sides, folded and gathered. "
     "Blank pages fill the last sheet. Links, comments and form fields are dropped. LENGTH is a number with mm, cm, in or pt."},
    {Command::layouts, "layouts", "", "list the layouts", "Prints the name and the description of each layout that comes with Nabor."},
    {Command::fonts, "fonts", "", "list the font families",
     "Prints each family of the catalogue, whether it is installed, its Debian package, and its licence."},
};

constexpr FlagRow flags[] = {
    {"BOOK", "", readers, Takes::repeated, book, "a TEI file, or a folder with book.toml (default: the current folder, if it has one)"},
    {"--stage", "STAGE", dump, Takes::one, stage, "the stage to print: book, index, galley, pages or package", true},
    {"-o,--output", "DIR", build, Takes::one, output_folder, "the folder to write to, made if missing (default: the current folder)"},
    {"--format", "LIST", build, Takes::list, format,
     "the formats to make, separated by commas: epub, pdf, print, onix (default: those of book.toml, else epub and pdf)"},
    {"--profile", "LIST", build, Takes::list, profile,
     "the shops to make the EPUB for, separated by commas: generic, kindle, kobo, apple, google. Each except generic gets a file of its "
     "own, NAME.SHOP.epub; what the shop would reject is a finding (default: those of book.toml, else generic)"},
    {"--layout", "NAME|FILE", setters, Takes::one, layout,
     "the layout: one of \"nabor layouts\", or a stylesheet file (default: that of book.toml, else paperback)"},
    {"--set", "KEY=VALUE", setters, Takes::repeated, set, "sets a variable of the layout; may be repeated"},
    {"--audit", "", build, Takes::nothing, audit,
     "writes the typographic faults of the pages: NAME.audit.json, and NAME.audit.pdf, where they are marked"},
    {"--audit-limit", "KIND=NUMBER", build, Takes::repeated, audit_limit,
     "reports an error when the audit finds more than NUMBER faults of a KIND, or when a figure of the audit is above NUMBER; may be "
     "repeated"},
    {"PDF", "", imposing, Takes::one, pdf, "the PDF to impose", true},
    {"-o,--output", "FILE", imposing, Takes::one, output_file, "the PDF to write; its folder is made if missing"},
    {"--scheme", "SCHEME", imposing, Takes::one, scheme,
     "saddle: sheets inside each other, stitched through the fold (default); perfect: signatures gathered into a block; n-up: pages side "
     "by side in reading order"},
    {"--signature", "N", imposing, Takes::one, signature,
     "pages per signature, 4 to 32 (default: all pages with saddle, 16 with perfect)"},
    {"--sheet", "SIZE", imposing, Takes::one, sheet,
     "A4, SRA3, Letter and so on, in the direction that fits better, or WIDTHxHEIGHT as the sheet is fed, such as 450x320mm (default: the "
     "smallest sheet that holds the pages at full size; with n-up a sheet of the page's size)"},
    {"--per-side", "N", imposing, Takes::one, per_side,
     "pages per side of a sheet (default: 2): 2, 4, 8 or 16 for sheets that are folded; 1 to 64 with n-up"},
    {"--creep", "LENGTH", imposing, Takes::one, creep,
     "the thickness of the paper: each leaf is moved towards the spine by this much more than the leaf around it (default: 0mm)"},
    {"--trim", "LENGTH", imposing, Takes::one, trim,
     "the width cut off at head, foot and fore-edge; the sheet has room for it (default: 0mm)"},
    {"--spine", "LENGTH", imposing, Takes::one, spine, "the width milled off at the spine; the sheet has room for it (default: 0mm)"},
    {"--binding", "EDGE", imposing, Takes::one, binding, "the bound edge, left or right (default: as the PDF says, else left)"},
    {"--turn-over", "EDGE", imposing, Takes::one, turn_over,
     "the edge over which the press turns a sheet, short-edge or long-edge (default: the edge that keeps both sides upright)"},
    {"--marks", "LIST", imposing, Takes::list, mark,
     "the marks to print beside the pages, separated by commas: fold, cut, signature, collation, or none (default: signature,collation "
     "with perfect, else none)"},
    {"--norm", "TEXT", imposing, Takes::one, norm, "author, short title or order, printed beside each signature's number"},
    {"--plan", "", imposing, Takes::nothing, plan, "prints the place of each page; without --output nothing is written"},
    {"--jobs", "N", setters, Takes::one, jobs,
     "the number of threads (default: as many as the machine has processors); the result does not depend on it"},
    {"--quiet", "", readers | imposing, Takes::nothing, quiet, "hides notes and progress; warnings and errors are always shown"},
    {"--all", "", readers, Takes::nothing, all, "shows every finding; otherwise only the first 20 of each code"},
};

}  // namespace

std::span<const CommandRow> command_table() { return commands; }
std::span<const FlagRow> flag_table() { return flags; }

}  // namespace nabor
