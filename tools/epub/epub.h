// In: a Book, and where its printed pages begin. Out: an EPUB 3.3 package, as ordered entries and as the bytes of its container.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/report.h"
#include "book/book.h"
#include "book/page_map.h"
#include "book/product.h"
#include "epub/accessibility.h"
#include "layout/layout.h"

namespace nabor {

class FontSet;

// A file as the container has it.
struct Deflated {
    std::string bytes;                   // RFC 1951; empty when the file is stored, as it is when it would not become shorter
    std::uint32_t crc = 0;               // of the file, not of these
};

// A table in a file of text: where it stands in the manuscript, and how large it is.
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
    Span span;                 // in the manuscript, of an image, or of what begins a file of text
    std::vector<TableFacts> tables;     // of a file of text
    std::optional<Deflated> deflated;   // by deflate_entries
};

struct Package {
    std::vector<PackageEntry> entries;   // mimetype first, then in the order they are written
    std::vector<std::string> spine;      // ids, in reading order
    epub::Accessibility accessibility;   // as the package document says it
    bool bears_out_claim = false;        // of accessibility, in book.toml
};

struct EpubOptions {
    Moment moment;                       // dcterms:modified
    std::string generator;               // "Nabor 0.1.0"
    std::size_t jobs = 1;                // threads; the package does not depend on it
    PageMap pages;                       // of the printed book made in the same run; empty when none is
    FontSet* fonts = nullptr;            // for a cover that is made, and for faces that are embedded; without, there are neither
};

// The package of a book for one shop after another: what all of them share is made once.
class Packager {
public:
    // All of these outlive it. Pure: the same Book, Layout and options give the same packages.
    Packager(const Book& book, const Product& product, const Layout& layout, const EpubOptions& options, Report& report);
    ~Packager();
    Packager(const Packager&) = delete;
    Packager& operator=(const Packager&) = delete;

    // It holds until another is asked for.
    Package& package_for(Shop shop);

private:
    struct State;
    std::unique_ptr<State> state_;
};

Package make_package(const Book& book, const Product& product, const Layout& layout, const EpubOptions& options, Report& report,
                     Shop shop = Shop::generic);

// Deflates what is not deflated yet, where the container deflates it, on so many threads; the bytes do not depend on their number.
void deflate_entries(Package& package, std::size_t jobs);

// OCF ZIP container (EPUB 3.3, 4.2) of a package whose entries are deflated: mimetype first and stored; times fixed by the moment.
std::string write_container(const Package& package, Moment moment);

std::string dump_package(const Package& package);

}  // namespace nabor
