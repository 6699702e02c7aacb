// In: a Book, and where its printed pages begin. Out: an EPUB 3.3 package, as ordered entries and as the bytes of its container.
#pragma once

#include <cstddef>
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

struct PackageEntry {
    std::string path;          // in the container: "EPUB/text/chapter-001.xhtml"
    std::string media_type;
    std::string bytes;
    std::string id;            // of the manifest item; "" for files outside the manifest
    std::string properties;    // "nav", "cover-image", …
    bool in_spine = false;
    bool linear = true;
    Span span;                 // in the manuscript, of an image
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
    Shop shop = Shop::generic;
};

// Pure: the same Book, Layout and options give the same Package.
Package make_package(const Book& book, const Product& product, const Layout& layout, const EpubOptions& options, Report& report);

// OCF ZIP container (EPUB 3.3, 4.2): mimetype first and stored, the rest deflated; times fixed by the moment.
// The bytes do not depend on `jobs`, the number of threads.
std::string write_container(const Package& package, Moment moment, std::size_t jobs = 1);

std::string dump_package(const Package& package);

}  // namespace nabor
