// Layout, fonts and hyphenation as the program uses them, for tests that set pages.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "base/source.h"
#include "book/book.h"
#include "font/font.h"
#include "layout/layout.h"
#include "support/disk.h"
#include "support/layouts.h"
#include "typeset/typeset.h"

namespace nabor::testing {

class Press {
public:
    explicit Press(const std::string& layout_name, std::map<std::string, std::string> overrides = {})
        : fonts(machine::fonts, std::string(NABOR_SOURCE_FOLDER) + "/fonts/families.toml", {}, report), hyphenator(machine::disk, Hyphenator::system_folders()) {
        const SourceId id = sources.add(layout_name + ".css", css_of_layout(layout_name));
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
