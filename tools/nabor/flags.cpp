// In: nothing. Out: every command and flag with its text.
#include "nabor/flags.h"

namespace nabor {

namespace {

constexpr unsigned readers = bit(Command::build) | bit(Command::check) | bit(Command::dump);
constexpr unsigned setters = bit(Command::build) | bit(Command::dump);

constexpr CommandRow commands[] = {
    {Command::build, "build", "BOOK...", "make the EPUB and the PDF of books",
     "Reads each BOOK, a TEI file or a folder with book.toml, and writes NAME.epub and NAME.pdf. Findings are printed to standard error; "
     "a book with findings is still made as far as it can be. A file appears whole or not at all."},
    {Command::check, "check", "BOOK...", "print what is wrong with books, writing nothing",
     "Reads each BOOK and prints the findings of reading it and of checking its text."},
    {Command::dump, "dump", "BOOK", "print what one stage hands to the next",
     "Prints a hand-over inside the program as text, for tests and for the curious: book (the model of the text), index (its index terms), "
     "galley (broken lines), pages (what stands on each page), package (the files of the EPUB)."},
    {Command::impose, "impose", "PDF", "put the pages of a PDF on sheets, for booklets and signatures",
     "Puts the pages of any PDF on sheets so that, printed on both sides, folded and gathered, they read in order; blank pages fill the "
     "last sheet. "
     "Links, comments and form fields are left behind. LENGTH is a number with mm, cm, in or pt."},
    {Command::layouts, "layouts", "", "list the layouts", "Prints the name and the description of each layout that comes with Nabor."},
    {Command::fonts, "fonts", "", "list the font families",
     "Prints each family of the catalogue, whether it is installed, the Debian package it comes from, and its licence."},
};

constexpr FlagRow flags[] = {
    {Flag::books, "BOOK", "", readers, "a TEI file, or a folder with book.toml"},
    {Flag::stage, "--stage", "STAGE", bit(Command::dump), "what to print: book, index, galley, pages or package"},
    {Flag::output, "-o,--output", "DIR", bit(Command::build),
     "the folder to write to; it is made when missing (default: the current folder)"},
    {Flag::format, "--format", "LIST", bit(Command::build),
     "what to make, separated by commas: epub, pdf, print, onix (default: what book.toml says, else epub and pdf)"},
    {Flag::profile, "--profile", "LIST", bit(Command::build),
     "the shops the EPUB is for, separated by commas: generic, kindle, kobo, apple, google; each but generic has a file of its own, "
     "NAME.SHOP.epub, and what the shop refuses is a finding (default: what book.toml says, else generic)"},
    {Flag::layout, "--layout", "NAME|FILE", setters,
     "the layout: one of \"nabor layouts\", or a stylesheet file (default: what book.toml says, else paperback)"},
    {Flag::set, "--set", "KEY=VALUE", setters, "gives a variable of the layout another value; may be repeated"},
    {Flag::audit, "--audit", "", bit(Command::build),
     "writes what a compositor would object to on the pages: NAME.audit.json, and NAME.audit.pdf, where it is marked"},
    {Flag::audit_limit, "--audit-limit", "KIND=NUMBER", bit(Command::build),
     "makes it an error when the audit finds more of a KIND than NUMBER, or a figure of the audit is higher; may be repeated"},
    {Flag::pdf, "PDF", "", bit(Command::impose), "the PDF whose pages are imposed"},
    {Flag::imposed, "-o,--output", "FILE", bit(Command::impose), "the PDF to write; its folder is made when missing"},
    {Flag::scheme, "--scheme", "SCHEME", bit(Command::impose),
     "saddle: sheets in each other, stitched through the fold (default); perfect: signatures gathered into a block; n-up: pages side by "
     "side in "
     "reading order"},
    {Flag::signature, "--signature", "N", bit(Command::impose),
     "pages of a signature, 4 to 32 (default: with saddle all pages, with perfect 16)"},
    {Flag::sheet, "--sheet", "SIZE", bit(Command::impose),
     "A4, SRA3, Letter and so on, laid whichever way fits, or WIDTHxHEIGHT as it is fed, such as 450x320mm (default: the smallest that "
     "holds the pages as large as they are; with n-up one of a page's size)"},
    {Flag::per_side, "--per-side", "N", bit(Command::impose),
     "pages on one side of a sheet (default: 2); 2, 4, 8 or 16 where sheets are folded, once to four times; any number up to 64 with n-up"},
    {Flag::creep, "--creep", "LENGTH", bit(Command::impose),
     "the thickness of the paper: each leaf is moved to the spine by so much more than the one around it (default: 0mm)"},
    {Flag::trim, "--trim", "LENGTH", bit(Command::impose),
     "what is cut off at head, foot and fore-edge; room is left for it (default: 0mm)"},
    {Flag::spine, "--spine", "LENGTH", bit(Command::impose), "what is milled off at the spine; room is left for it (default: 0mm)"},
    {Flag::binding, "--binding", "EDGE", bit(Command::impose),
     "left or right: where the pages are bound (default: as the PDF says, else left)"},
    {Flag::turn_over, "--turn-over", "EDGE", bit(Command::impose),
     "short-edge or long-edge: how the press turns a sheet over (default: so that both sides have their heads up)"},
    {Flag::marks, "--marks", "LIST", bit(Command::impose),
     "what is printed beside the pages, separated by commas: fold, cut, signature, collation, or none (default: with perfect "
     "signature,collation; else none)"},
    {Flag::norm, "--norm", "TEXT", bit(Command::impose), "author, short title or order, printed beside each signature's number"},
    {Flag::plan, "--plan", "", bit(Command::impose), "prints which page stands where; without --output nothing is written"},
    {Flag::jobs, "--jobs", "N", setters,
     "how many threads may work (default: as many as the machine runs at once); the result does not depend on it"},
    {Flag::quiet, "--quiet", "", readers | bit(Command::impose), "shows no notes and no progress; warnings and errors are always shown"},
    {Flag::all, "--all", "", readers, "shows every finding; otherwise only the first 20 with the same code"},
};

}  // namespace

std::span<const CommandRow> command_table() { return commands; }
std::span<const FlagRow> flag_table() { return flags; }

}  // namespace nabor
