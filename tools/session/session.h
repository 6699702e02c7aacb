// In: a book's path, and what to make of it. Out: artefacts (names and bytes) and diagnostics.
// Holds: nothing is printed and nothing is written. Every compile() reads the book's files anew (manuscript, images, book.toml, stylesheet
// and the book's own fonts), so that no change is missed. This machine's fonts and hyphenation dictionaries are read once and stay loaded.
// The result depends on the files, the target and the settings alone: not on earlier compiles, and not on the number of threads.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/files.h"
#include "base/read_record.h"
#include "base/report.h"
#include "base/source.h"
#include "font/font_library.h"
#include "impose/imposition.h"
#include "impose/imposition_marks.h"
#include "language/hyphenation.h"
#include "session/target.h"

namespace nabor {

struct Book;
struct PageMap;
struct Pages;
struct Product;

struct SessionSettings {
    std::filesystem::path data;  // the folder with layouts/ and fonts/families.toml
    Moment moment;               // the date that outputs give
    std::string program;         // the name that outputs give: "Nabor 0.1.0"
    std::size_t jobs = 1;        // threads
    std::function<void(std::string_view)> progress = [](std::string_view) {};  // called from one thread at a time
};

struct Artefact {
    std::string name;       // of the file, without a folder: "book-print.pdf"
    std::string bytes;
    std::size_t pages = 0;  // of a PDF for readers or printers; else 0
};

struct Compiled {
    explicit Compiled(const Files& files) : sources(files) {}

    Sources sources;  // what the report's spans lie in
    Report report;
    std::vector<Artefact> artefacts;  // in the order they were made; no two of one name
    bool lacks_fonts = false;         // a family of the layout is not on this machine: there are no PDFs
};

struct ImposeTarget {
    ImpositionSettings settings;         // without a fault
    std::optional<bool> bound_at_right;  // nothing: as the PDF says
    ImpositionMarks marks;
    std::optional<Moment> moment;  // nothing: as the PDF says
    bool only_plan = false;
};

struct Imposed {
    Report report;
    std::optional<Imposition> imposition;  // nothing when the PDF cannot be imposed
    std::string bytes;                     // empty when only a plan is wanted, or there are errors
    bool lacks_fonts = false;
};

class Layout;

class Session {
public:
    // `files` outlives it.
    Session(const Files& files, SessionSettings settings);

    // `book` is a TEI file, or a folder with book.toml. A fault of the book is in the report, and what can be made is made.
    // Throws EnvironmentError when the machine cannot do it (no memory, a damaged library). May be called from several threads.
    Compiled compile(const std::filesystem::path& book, const Target& target) const;
    Imposed impose(const std::filesystem::path& pdf, const ImposeTarget& target) const;

    // Whether a file was read for anything that this session made: it must not be overwritten.
    bool has_read(const std::filesystem::path& path) const { return files_.has_read(path); }

private:
    void make(const CheckTarget& target, const Book& book, const Product& product, Compiled& compiled) const;
    void make(const StageTarget& target, const Book& manuscript, const Product& product, Compiled& compiled) const;
    void make(const OutputTarget& target, const Book& manuscript, const Product& product, Compiled& compiled) const;

    struct Material;
    // Tells which families of the text are missing, without setting any.
    void find_text_fonts(const Product& product, const Layout& layout, Report& report) const;
    Pages set_beside_check(const Material& material, Report& check_report, Report& set_report) const;
    void add_epubs(const Material& material, const OutputTarget& target, const PageMap& pages, Compiled& compiled) const;
    void add_pdf(const Material& material, const Pages& pages, Compiled& compiled) const;
    void add_print_pdf(const Material& material, const Pages& pages, Compiled& compiled) const;
    void add_audit(const Material& material, const OutputTarget& target, const Pages& pages, Compiled& compiled) const;
    std::filesystem::path catalogue() const { return settings_.data / "fonts" / "families.toml"; }

    ReadRecord files_;
    SessionSettings settings_;
    FontLibrary fonts_;
    Hyphenator hyphenator_;
};

}  // namespace nabor
