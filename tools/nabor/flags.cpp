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
     "what to make, separated by commas: epub, pdf (default: what book.toml says, else both)"},
    {Flag::layout, "--layout", "NAME|FILE", setters,
     "the layout: one of \"nabor layouts\", or a stylesheet file (default: what book.toml says, else paperback)"},
    {Flag::set, "--set", "KEY=VALUE", setters, "gives a variable of the layout another value; may be repeated"},
    {Flag::audit, "--audit", "", bit(Command::build),
     "writes what a compositor would object to on the pages: NAME.audit.json, and NAME.audit.pdf, where it is marked"},
    {Flag::audit_limit, "--audit-limit", "KIND=NUMBER", bit(Command::build),
     "makes it an error when the audit finds more of a KIND than NUMBER, or a figure of the audit is higher; may be repeated"},
    {Flag::cache, "--cache", "DIR", bit(Command::build),
     "keeps in this folder how the sections of each book were set, so that the next build sets only those that changed; the result does not "
     "depend on it"},
    {Flag::jobs, "--jobs", "N", setters,
     "how many threads may work (default: as many as the machine runs at once); the result does not depend on it"},
    {Flag::quiet, "--quiet", "", readers, "shows no notes and no progress; warnings and errors are always shown"},
    {Flag::all, "--all", "", readers, "shows every finding; otherwise only the first 20 with the same code"},
};

}  // namespace

std::span<const CommandRow> command_table() { return commands; }
std::span<const FlagRow> flag_table() { return flags; }

}  // namespace nabor
