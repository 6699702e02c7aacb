// In: a Book, and the places where its printed pages begin. Out: an EPUB 3.3 package, as ordered entries and as the bytes of its container.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/files.h"
#include "base/report.h"
#include "book/book.h"
#include "book/page_map.h"
#include "book/product.h"
#include "epub/accessibility.h"
#include "layout/layout.h"

namespace nabor {

class FontSet;
class Hyphenator;

// A file as the container stores it.
struct Deflated {
    std::string bytes;                   // RFC 1951; empty when the file is stored because deflating would not shorten it
    std::uint32_t crc = 0;               // of the file, not of `bytes`
};

// A table in a text file: its place in the manuscript and its size.
struct TableFacts {
    Span span;
    std::size_t rows = 0, columns = 0;
};

struct PackageEntry {
    std::string path;          // in the container: "EPUB/text/chapter-001.xhtml"
    std::string media_type;
    std::string bytes;
    std::string id;            // of the manifest item; "" for files outside the manifest
    std::string properties;    // "nav", "cover-image", …
    bool in_spine = false;
    bool linear = true;
    Span span;                 // in the manuscript: of an image, or of the first block of a text file
    std::vector<TableFacts> tables;     // of a text file
    std::optional<Deflated> deflated;   // by deflate_entries
};

struct Package {
    std::vector<PackageEntry> entries;   // mimetype first, then in the order they are written
    std::vector<std::string> spine;      // ids, in reading order
    epub::Accessibility accessibility;   // as in the package document
    bool bears_out_claim = false;        // whether the book meets the accessibility claim of book.toml
};

// What an EPUB is made of.
struct EpubInput {
    const Book& book;
    const Product& product;
    const Layout& layout;
};

struct EpubOptions {
    Moment moment;                       // dcterms:modified
    std::string generator;               // "Nabor 0.1.0"
    std::size_t jobs = 1;                // threads; the package does not depend on it
    PageMap pages;                       // of the printed book made in the same run; empty without one
    FontSet* fonts = nullptr;            // for a made cover and for embedded faces; nullptr: neither
    const Files* files = &no_files();    // has the cover of the book's folder
    const Hyphenator* hyphenator = nullptr;   // for words in narrow cells of tables; nullptr: they get no soft hyphens
};

// Makes the packages of a book for several shops; what they share is made once.
class Packager {
public:
    // Keeps references to what the input refers to, to the options and the report. Deterministic: the same input and options give the same
    // packages.
    Packager(const EpubInput& input, const EpubOptions& options, Report& report);
    ~Packager();
    Packager(const Packager&) = delete;
    Packager& operator=(const Packager&) = delete;

    // Valid until the next call.
    Package& package_for(Shop shop);

private:
    struct State;
    std::unique_ptr<State> state_;
};

Package make_package(const EpubInput& input, const EpubOptions& options, Report& report, Shop shop = Shop::generic);

// Deflates the entries that the container deflates and that are not deflated yet, on `jobs` threads. The bytes do not depend on `jobs`.
void deflate_entries(Package& package, std::size_t jobs);

// The OCF ZIP container (EPUB 3.3, 4.2) of a package after deflate_entries: mimetype first and stored, all times equal to `moment`.
std::string write_container(const Package& package, Moment moment);

std::string dump_package(const Package& package);

}  // namespace nabor
