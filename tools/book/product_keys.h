// THE TABLE OF KEYS. In: a key of book.toml and its value. Out: a fact about the product.
// Holds: one row a key; a new key is a new row and nothing else. docs/manuscript.md is made from the table, and tests/house/promises.py
// fails for a key that changes no output.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/report.h"
#include "base/settings.h"
#include "book/product.h"

namespace nabor {

struct ProductTableRow {
    std::string_view name;
    std::string_view comment;  // for the documentation; "" for none
};

// A function that reads a key's value; for a key that names a file, also the book's files.
class SettingReader {
public:
    using Plain = void (*)(const Setting& entry, Product& product, Report& report);
    using OfFile = void (*)(const Setting& entry, const Files& files, Product& product, Report& report);
    constexpr SettingReader(Plain read) : plain_(read) {}
    constexpr SettingReader(OfFile read) : of_file_(read) {}

    void operator()(const Setting& entry, const Files& files, Product& product, Report& report) const {
        plain_ ? plain_(entry, product, report) : of_file_(entry, files, product, report);
    }

private:
    Plain plain_ = nullptr;
    OfFile of_file_ = nullptr;
};

struct ProductKeyRow {
    std::string_view table;
    std::string_view key;      // "*": any, in a table whose keys are names of something else
    std::string_view example;  // a value in TOML; for "*" with its key
    std::string_view comment;
    // Reports an invalid value and leaves the product as it was.
    SettingReader read;
};

std::span<const ProductTableRow> product_tables();  // in the order of the documentation
std::vector<ProductKeyRow> product_keys();         // all of them

// By the file that has the rows.
std::span<const ProductKeyRow> general_keys();
std::span<const ProductKeyRow> print_keys();
std::span<const ProductKeyRow> shop_keys();

// nullptr when there is no such key.
const ProductKeyRow* find_product_key(std::string_view table, std::string_view key);

}  // namespace nabor
