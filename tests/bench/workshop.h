// In: a manuscript. Out: everything up to typesetting, kept for the stages that are measured.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "base/report.h"
#include "base/source.h"
#include "book/book.h"
#include "book/product.h"
#include "font/font.h"
#include "language/hyphenation.h"
#include "layout/layout.h"
#include "support/disk.h"
#include "tei/tei.h"
#include "typeset/typeset.h"

namespace nabor::bench {

struct Workshop {
    explicit Workshop(const std::filesystem::path& book_path)
        : fonts(machine::fonts, std::filesystem::path(NABOR_SOURCE_FOLDER) / "fonts" / "families.toml", {}, report),
          hyphenator(machine::disk, Hyphenator::system_folders()) {
        product = read_product(book_path, sources, report);
        book = read_tei(product, sources, report);
        std::ifstream file(std::filesystem::path(NABOR_SOURCE_FOLDER) / "layouts" / "a5-plain" / "a5-plain.css", std::ios::binary);
        const SourceId sheet = sources.add("a5-plain.css", std::string(std::istreambuf_iterator<char>(file), {}));
        layout = read_layout({sheet}, sources, report);
        if (!book || !layout) std::abort();
        options.producer = "bench";
    }

    Pages set(std::size_t jobs) {
        options.jobs = jobs;
        return typeset({*book, product, *layout, fonts, hyphenator}, options, report);
    }

    Sources sources{machine::disk};
    Report report;
    Product product;
    std::optional<Book> book;
    std::optional<Layout> layout;
    FontSet fonts;
    Hyphenator hyphenator;
    TypesetOptions options;
};

}  // namespace nabor::bench
