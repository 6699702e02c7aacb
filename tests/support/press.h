// Layout, fonts and hyphenation as the program uses them, for tests that set pages.
#pragma once

#include <cstddef>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "base/source.h"
#include "book/book.h"
#include "font/font.h"
#include "layout/layout.h"
#include "support/disk.h"
#include "typeset/typeset.h"

namespace nabor::testing {

class Press {
public:
    explicit Press(const std::string& layout_name, std::map<std::string, std::string> overrides = {})
        : fonts(machine::fonts, std::string(NABOR_SOURCE_FOLDER) + "/fonts/families.toml", {}, report), hyphenator(machine::disk, Hyphenator::system_folders()) {
        const std::string path = std::string(NABOR_SOURCE_FOLDER) + "/layouts/" + layout_name + "/" + layout_name + ".css";
        std::ifstream file(path, std::ios::binary);
        const SourceId id = sources.add(path, {std::istreambuf_iterator<char>(file), {}});
        layout = std::make_unique<Layout>(*read_layout({id, overrides}, sources, report));
    }

    Pages set(const Book& book, std::size_t jobs = 1) {
        TypesetOptions options;
        options.jobs = jobs;
        options.producer = "Nabor (test)";
        Product product;
        product.name = "test";
        return typeset({book, product, *layout, fonts, hyphenator}, options, report);
    }

    Sources sources;
    Report report;
    FontSet fonts;
    Hyphenator hyphenator;
    std::unique_ptr<Layout> layout;
};

}  // namespace nabor::testing
