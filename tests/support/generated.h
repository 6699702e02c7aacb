// In: a part of a document that is made from a table of the program. Out: a test that fails where they differ.
// Holds: with NABOR_ACCEPT in the environment the document is rewritten instead, and the test passes.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

namespace nabor::testing {

inline std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// The part between the lines `opening` and `closing` of a file of the source tree.
inline void expect_generated(const std::string& file, const std::string& opening, const std::string& closing, const std::string& text) {
    const std::string path = std::string(NABOR_SOURCE_FOLDER) + "/" + file;
    std::string document = bytes_of(path);
    const std::size_t mark = document.find(opening + "\n");
    ASSERT_NE(mark, std::string::npos) << file << " has no line " << opening;
    const std::size_t begin = mark + opening.size() + 1, end = document.find(closing, begin);
    ASSERT_NE(end, std::string::npos) << file << " has no " << closing << " after " << opening;
    if (document.compare(begin, end - begin, text) == 0) return;
    if (std::getenv("NABOR_ACCEPT") == nullptr) {
        EXPECT_EQ(document.substr(begin, end - begin), text) << "set NABOR_ACCEPT=1 to rewrite " << file;
        return;
    }
    document.replace(begin, end - begin, text);
    std::ofstream(path, std::ios::binary) << document;
}

// A part of a Markdown document, between <!-- name --> and <!-- end -->.
inline void expect_generated(const std::string& file, const std::string& name, const std::string& text) {
    expect_generated(file, "<!-- " + name + ", made by tests/unit/layout/documentation_test.cpp -->", "<!-- end -->", text);
}

}  // namespace nabor::testing
