#include "base/file_name.h"

#include <gtest/gtest.h>

namespace nabor {
namespace {

TEST(FileName, OrdinaryNamesMayStay) {
    for (const char* name : {"volume", "Том 1", "a.b", "война-и-мир_2", "con-text", "comma", "com", "nul-device", "-o", "a.", "a ", " a"}) {
        EXPECT_EQ(fault_of_file_name(name), "") << name;
        EXPECT_EQ(as_file_name(name), name);
    }
}

TEST(FileName, WhatLeavesTheFolderIsRefused) {
    for (const char* name : {"../escaped", "a/b", "/tmp/a", "..", ".", "...", "a\\b", "..\\a", ""}) {
        EXPECT_NE(fault_of_file_name(name), "") << name;
        EXPECT_EQ(fault_of_file_name(as_file_name(name)), "") << name;
    }
}

TEST(FileName, ControlCharactersAndReservedNamesAreRefused) {
    using namespace std::string_literals;
    for (const std::string& name : {"a\0b"s, "a\nb"s, "a\x1b[2Jb"s, "a\x7f"s, "a\xC2\x9B"s, "a\xE2\x80\xAE" "b"s, "a\xE2\x80\xA8"s, "con"s, "NUL"s, "Com1"s,
                                    "lpt9.x"s, "a:b"s, "a?"s, "a*"s, "a|b"s, "<a>"s, "\"a\""s, ".hidden"s, "\xFF"s,
                                    std::string(300, 'a')}) {
        EXPECT_NE(fault_of_file_name(name), "") << name;
        EXPECT_EQ(fault_of_file_name(as_file_name(name)), "") << name;
    }
    EXPECT_EQ(as_file_name("a\nb"), "a-b");
    EXPECT_EQ(as_file_name("..."), "book");
}

}  // namespace
}  // namespace nabor
