#include "base/file_name.h"

#include <gtest/gtest.h>

namespace nabor {
namespace {

TEST(FileName, OrdinaryNamesMayStay) {
    for (const char* name : {"volume", "Том 1", "a.b", "война-и-мир_2", "con-text", "comma", "com", "nul-device", "-o", "a ", " a"}) {
        EXPECT_EQ(fault_of_file_name(name), "") << name;
    }
}

TEST(FileName, WhatLeavesTheFolderIsRefused) {
    for (const char* name : {"../escaped", "a/b", "/tmp/a", "..", ".", "...", "a\\b", "..\\a", ""}) {
        EXPECT_NE(fault_of_file_name(name), "") << name;
    }
}

TEST(FileName, WhatNamesNothingIsRefused) {
    for (const char* name : {" ", "   ", "\t", "\u00A0", "\u3000 \u200B", "a.", "a.b.", "a.."}) EXPECT_NE(fault_of_file_name(name), "") << "[" << name << "]";
}

TEST(FileName, ControlCharactersAndReservedNamesAreRefused) {
    using namespace std::string_literals;
    for (const std::string& name : {"a\0b"s, "a\nb"s, "a\x1b[2Jb"s, "a\x7f"s, "a\xC2\x9B"s, "a\xE2\x80\xAE" "b"s, "a\xE2\x80\xA8"s, "con"s, "NUL"s, "Com1"s,
                                    "lpt9.x"s, "a:b"s, "a?"s, "a*"s, "a|b"s, "<a>"s, "\"a\""s, ".hidden"s, "\xFF"s,
                                    std::string(300, 'a')}) {
        EXPECT_NE(fault_of_file_name(name), "") << name;
    }
}

TEST(FileName, OfAFileOfThisMachineOnlyControlCharactersAreReplaced) {
    for (const char* name : {"nul", "«Книга» моя ", "a:b", ".hidden", "\xFF"}) EXPECT_EQ(without_controls(name), name);
    EXPECT_EQ(without_controls("a\nb\x1b[31m\xC2\x9B"), "a-b-[31m-");
    EXPECT_EQ(without_controls("a\xE2\x80\xAE" "b"), "a-b");
}

}  // namespace
}  // namespace nabor
