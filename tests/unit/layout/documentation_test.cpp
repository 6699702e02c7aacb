// The tables of docs/layouts.md are made from the tables of the program.
#include <fmt/format.h>

#include <gtest/gtest.h>

#include "layout/page_rule.h"
#include "layout/property.h"
#include "layout/sheet_property.h"
#include "layout/syntax.h"
#include "sheet.h"
#include "support/generated.h"

namespace nabor::test {
namespace {

using testing::expect_generated;

constexpr const char* document = "docs/layouts.md";

std::string ebook_column(const EbookUse& use) {
    if (use.scope == EbookUse::Scope::nowhere) return "no";
    std::string text(use.note);
    if (use.scope == EbookUse::Scope::below_body) text = text.empty() ? "not on `body`" : "not on `body`; " + text;
    return text.empty() ? "yes" : text;
}

std::string property_rows(PropertyKind kind) {
    std::string text = "| property | values | inh. | EPUB | example |\n|---|---|---|---|---|\n";
    for (const PropertyRow& row : property_table()) {
        if (row.text.kind != kind) continue;
        text += fmt::format("| `{0}` | {1} | {2} | {3} | `{0}: {4}` |\n", row.text.name, row.text.values, row.inherited ? "yes" : "no",
                            ebook_column(row.ebook), row.text.example);
    }
    return text;
}

template <typename Row>
std::string simple_rows(std::span<const Row> rows) {
    std::string text = "| property | values | example |\n|---|---|---|\n";
    for (const Row& row : rows) text += fmt::format("| `{0}` | {1} | `{0}: {2}` |\n", row.name, row.values, row.example);
    return text;
}

TEST(Documentation, HasEveryPropertyOfText) { expect_generated(document, "properties of text", property_rows(PropertyKind::text)); }

TEST(Documentation, HasEveryPropertyOfBlocks) { expect_generated(document, "properties of blocks", property_rows(PropertyKind::block)); }

TEST(Documentation, HasEveryPropertyOfPages) { expect_generated(document, "properties of pages", simple_rows(page_table())); }

TEST(Documentation, HasEveryPropertyOfTheBook) { expect_generated(document, "properties of the book", simple_rows(sheet_table())); }

TEST(Documentation, HasEveryMarginBox) {
    std::string text;
    for (const MarginBoxRow& row : margin_box_table()) text += fmt::format("- `@{}`\n", row.name);
    expect_generated(document, "margin boxes", text);
}

TEST(Documentation, HasEveryPropertyOfScreens) {
    std::string text = "| property | example |\n|---|---|\n";
    for (const ScreenRow& row : screen_table())
        text += fmt::format("| `{0}` | `{0}: {1}`{2} |\n", row.name, row.example, row.ebook.note.empty() ? "" : ": " + std::string(row.ebook.note));
    expect_generated(document, "properties of screens", text);
}

// Each declaration of :root in the layout, and the comment on its line: "--size: 10.5pt;  /* of the text */".
TEST(Documentation, HasEveryVariableOfThePaperback) {
    const std::string css = testing::bytes_of(NABOR_SOURCE_FOLDER "/layouts/paperback/paperback.css");
    std::string text = "| name | what it is | paperback |\n|---|---|---|\n";
    const Sheet sheet(css);
    for (const auto& [name, value] : sheet.layout().variables) ASSERT_NE(css.find("    --" + name + ": "), std::string::npos) << name;
    for (std::size_t at = css.find("\n    --"); at != std::string::npos; at = css.find("\n    --", at + 1)) {
        const std::string line = css.substr(at + 7, css.find('\n', at + 1) - at - 7);
        const std::size_t colon = line.find(": "), end = line.find(';'), comment = line.find("/* ");
        ASSERT_NE(comment, std::string::npos) << line << " has no comment";
        text += fmt::format("| `{}` | {} | `{}` |\n", line.substr(0, colon), line.substr(comment + 3, line.find(" */") - comment - 3),
                            line.substr(colon + 2, end - colon - 2));
    }
    expect_generated(document, "variables", text);
}

// A word in backticks is a value, unless it is part of a longer one.
TEST(Documentation, NamesOnlyWordsThatArePartOfAValue) {
    std::size_t words = 0;
    for (const PropertyRow& row : property_table()) {
        std::string_view rest = row.text.values;
        while (rest.find('`') != std::string_view::npos) {
            rest.remove_prefix(rest.find('`') + 1);
            const std::string word(rest.substr(0, rest.find('`')));
            rest.remove_prefix(word.size() + 1);
            if (word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != std::string::npos) continue;
            Report report;
            EXPECT_TRUE(read_declaration(row, trimmed(tokenize(word, SourceId::none, report))) || word == "solid") << row.text.name << ": " << word;
            ++words;
        }
    }
    EXPECT_GT(words, 60u);
}

}  // namespace
}  // namespace nabor::test
