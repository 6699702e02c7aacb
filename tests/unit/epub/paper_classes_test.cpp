// The classes and elements of the EPUB's chapters are selectors of paper too: docs/layouts.md.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "base/source.h"
#include "book/looks.h"
#include "sample.h"
#include "support/press.h"
#include "typeset/collect.h"

namespace nabor::sample {
namespace {

// Of screens alone: docs/layouts.md names them.
const std::set<std::string, std::less<>> screen_classes{"no-break", "notes", "missing-image",
                                                        // names of roles, where HTML does not allow their elements
                                                        "cell", "gloss-definition", "gloss-term", "header-cell", "heading", "list-item", "row", "table-caption"};
const std::set<std::string, std::less<>> screen_elements{"html", "head", "title", "link", "meta", "br", "hr"};

void gather(const pugi::xml_node& node, std::set<std::string>& elements, std::set<std::string>& classes) {
    elements.insert(node.name());
    std::string_view all = node.attribute("class").value();
    while (!all.empty()) {
        const std::size_t end = std::min(all.find(' '), all.size());
        if (end > 0) classes.emplace(all.substr(0, end));
        all.remove_prefix(std::min(end + 1, all.size()));
    }
    for (const pugi::xml_node& child : node.children())
        if (child.type() == pugi::node_element) gather(child, elements, classes);
}

constexpr std::uint32_t colour = 0x010203;

// Whether some text or box of the book has the colour that the selector alone gives.
bool reaches_paper(const Book& book, testing::Press& press, const std::string& selector) {
    Sources sources;
    Report report;
    const Layout layout = *read_layout({sources.add("test.css", selector + " { color: #010203 }")}, sources, report);
    Product product;
    product.name = "test";
    StructureTreeBuilder tree(book);
    StyleTable styles(layout, press.fonts, report);
    const TextNumbers numbers;
    const NumberColumn column;
    collect({book, product, layout, numbers, column}, styles, tree, report);
    for (std::size_t i = 0; i < styles.count(); ++i)
        if (styles[static_cast<StyleId>(i)].style.colour == colour) return true;
    return false;
}

Cell looked_cell(const Rendition& rendition, std::string words) {
    Cell made = cell(std::move(words));
    made.rendition = rendition;
    return made;
}

// Blocks, phrases and cells with each look, alignment, indent and part of a verse line.
Blocks every_look() {
    std::vector<Rendition> all;
    for (const LookRow& row : look_table()) all.emplace_back().set(row.look);
    for (const Alignment alignment : {Alignment::left, Alignment::centre, Alignment::right, Alignment::justified}) all.emplace_back().alignment = alignment;
    all.emplace_back().indent = 3;
    Blocks made;
    Table table;
    for (const Rendition& rendition : all) {
        made.push_back(leaf(Role::paragraph, "A paragraph with a look"));
        made.back().rendition = rendition;
        made.push_back(leaf(Role::paragraph, {text("A phrase "), phrase(Role::highlighted, {text("with it")}, rendition)}));
        Row row;
        row.cells = {looked_cell(rendition, "A cell"), cell("1917")};
        table.rows.push_back(std::move(row));
    }
    Block block;
    block.role = Role::table;
    block.content = std::move(table);
    made.push_back(std::move(block));
    for (const VersePart part : {VersePart::initial, VersePart::middle, VersePart::final}) {
        made.push_back(leaf(Role::verse_line, "A part"));
        made.back().part = part;
    }
    return made;
}

}  // namespace

TEST(PaperClasses, EveryClassAndElementOfTheEbookReachesPaper) {
    Book book = book_of_every_role(false);
    for (Block& block : every_look()) std::get<Blocks>(book.body.front().content).push_back(std::move(block));
    std::set<std::string> elements, classes;
    for (const PackageEntry& file : package_of(book).entries) {
        pugi::xml_document document;
        if (file.path.starts_with("EPUB/text/") && document.load_buffer(file.bytes.data(), file.bytes.size()))
            gather(document.document_element(), elements, classes);
    }
    testing::Press press("a5-plain");
    const auto unknown = [&](const std::set<std::string>& names, const auto& of_screens, const std::string& prefix) {
        std::string all;
        for (const std::string& name : names)
            if (!of_screens.contains(name) && !reaches_paper(book, press, prefix + name)) all += prefix + name + ' ';
        return all;
    };
    EXPECT_EQ(unknown(classes, screen_classes, "."), "");
    EXPECT_EQ(unknown(elements, screen_elements, ""), "");
    std::string missing;
    for (const RoleRow& row : role_table())
        if (!row.css_class.empty() && !classes.contains(std::string(row.css_class))) missing.append(row.css_class) += ' ';
    for (const LookRow& row : look_table())
        if (!classes.contains(std::string(row.css_class))) missing.append(row.css_class) += ' ';
    EXPECT_EQ(missing, "") << "the sample has every class of the tables";
}

}  // namespace nabor::sample
