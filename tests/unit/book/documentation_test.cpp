// The list of keys in docs/manuscript.md is made from the table of keys.
#include <string>

#include <fmt/format.h>

#include <gtest/gtest.h>

#include "book/product_keys.h"
#include "support/generated.h"

namespace nabor {
namespace {

std::string commented(std::string line, std::string_view comment) {
    return comment.empty() ? line + "\n" : fmt::format("{:<36}# {}\n", line, comment);
}

TEST(Documentation, HasEveryKeyOfBookToml) {
    std::string text;
    for (const ProductTableRow& table : product_tables()) {
        if (!text.empty()) text += "\n";
        text += commented(fmt::format("[{}]", table.name), table.comment);
        for (const ProductKeyRow& row : product_keys())
            if (row.table == table.name)
                text += commented(row.key == "*" ? std::string(row.example) : fmt::format("{} = {}", row.key, row.example), row.comment);
    }
    testing::expect_generated("docs/manuscript.md", "```toml", "```", text);
}

TEST(Documentation, HasATableForEveryKey) {
    for (const ProductKeyRow& row : product_keys()) {
        std::size_t tables = 0;
        for (const ProductTableRow& table : product_tables()) tables += table.name == row.table;
        EXPECT_EQ(tables, 1u) << row.table << '.' << row.key;
    }
}

}  // namespace
}  // namespace nabor
