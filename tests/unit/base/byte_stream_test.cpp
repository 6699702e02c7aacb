#include "base/byte_stream.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace nabor {
namespace {

TEST(ByteStream, NumbersComeBack) {
    const std::uint64_t numbers[] = {0, 1, 127, 128, 300, 0xFFFFFFFF, std::numeric_limits<std::uint64_t>::max()};
    const std::int64_t signed_numbers[] = {
        0, -1, 1, 63, -64, 64, -65, std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()};
    ByteWriter writer;
    for (const std::uint64_t number : numbers) writer.number(number);
    for (const std::int64_t number : signed_numbers) writer.signed_number(number);
    const std::string bytes = writer.take();
    ByteReader reader(bytes);
    for (const std::uint64_t number : numbers) EXPECT_EQ(reader.number(), number);
    for (const std::int64_t number : signed_numbers) EXPECT_EQ(reader.signed_number(), number);
    EXPECT_TRUE(reader.ok() && reader.at_end());
}

TEST(ByteStream, SmallNumbersAreShort) {
    ByteWriter writer;
    writer.number(127);
    writer.signed_number(-64);
    EXPECT_EQ(writer.size(), 2U);
}

TEST(ByteStream, TextsComeBack) {
    ByteWriter writer;
    writer.text(std::string_view("one \0 two", 9));
    writer.text(u"три\xD800");
    writer.raw("end");
    const std::string bytes = writer.take();
    ByteReader reader(bytes);
    EXPECT_EQ(reader.text(), std::string("one \0 two", 9));
    EXPECT_EQ(reader.utf16_text(), u"три\xD800");
    EXPECT_EQ(reader.raw(3), "end");
    EXPECT_TRUE(reader.ok() && reader.at_end());
}

TEST(ByteStream, NothingIsReadBeyondTheEnd) {
    const std::string cut(
        "\x05"
        "abc",
        4),
        open("\x80", 1), endless(11, '\xFF'), unit_too_large("\x01\xFF\xFF\x7F", 4);
    EXPECT_FALSE([&] {
        ByteReader reader(cut);
        reader.text();
        return reader.ok();
    }());
    EXPECT_FALSE([&] {
        ByteReader reader(cut);
        reader.raw(5);
        return reader.ok();
    }());
    EXPECT_FALSE([&] {
        ByteReader reader(open);
        reader.number();
        return reader.ok();
    }());
    EXPECT_FALSE([&] {
        ByteReader reader(endless);
        reader.number();
        return reader.ok();
    }());
    EXPECT_FALSE([&] {
        ByteReader reader(unit_too_large);
        reader.utf16_text();
        return reader.ok();
    }());
}

TEST(ByteStream, AFailureLasts) {
    ByteReader reader("\x09\x01\x02\x03");
    EXPECT_EQ(reader.number_up_to(8), 0U);
    EXPECT_EQ(reader.number(), 0U);
    EXPECT_EQ(reader.text(), "");
    EXPECT_FALSE(reader.ok());
}

TEST(ByteStream, ACountIsNeverMoreThanThereCanBe) {
    const std::string bytes = "\x04 ten bytes ";
    EXPECT_EQ(ByteReader(bytes).count(2), 4U);
    ByteReader reader(bytes);
    EXPECT_EQ(reader.count(6), 0U);
    EXPECT_FALSE(reader.ok());
}

}  // namespace
}  // namespace nabor
