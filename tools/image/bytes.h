// In: the bytes of a file. Out: integers at an offset.
// Holds: reading past the end gives 0, never undefined behaviour; ask has() first where it matters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nabor {

class ByteView {
public:
    explicit ByteView(std::string_view bytes) : bytes_(bytes) {}

    std::size_t size() const { return bytes_.size(); }
    bool has(std::size_t offset, std::size_t count) const { return offset <= bytes_.size() && count <= bytes_.size() - offset; }
    bool is(std::size_t offset, std::string_view expected) const {
        return has(offset, expected.size()) && bytes_.substr(offset, expected.size()) == expected;
    }

    std::uint8_t byte(std::size_t offset) const { return has(offset, 1) ? static_cast<std::uint8_t>(bytes_[offset]) : std::uint8_t{0}; }
    std::uint32_t big(std::size_t offset, std::size_t count) const {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < count; ++i) value = value << 8 | byte(offset + i);
        return value;
    }
    std::uint32_t little(std::size_t offset, std::size_t count) const {
        std::uint32_t value = 0;
        for (std::size_t i = count; i-- > 0;) value = value << 8 | byte(offset + i);
        return value;
    }

private:
    std::string_view bytes_;
};

}  // namespace nabor
