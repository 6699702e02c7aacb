// In: numbers and texts. Out: bytes, and from them the same again.
// Holds: a number takes seven bits a byte, the lowest first, so small ones are short; a signed one alternates its sign. A reader never
// reads beyond its bytes: from the first that it cannot have on, all are zero or empty, and ok() says so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/digest.h"

namespace nabor {

class ByteWriter {
public:
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(value | 0x80);
        bytes_ += static_cast<char>(value);
    }
    void signed_number(std::int64_t value) {
        const auto bits = static_cast<std::uint64_t>(value);
        number(value < 0 ? ~(bits << 1) : bits << 1);
    }
    void text(std::string_view text);
    void text(std::u16string_view text);
    void raw(std::string_view bytes) { bytes_ += bytes; }
    void digest(const Digest& digest) { bytes_ += to_bytes(digest); }

    std::size_t size() const { return bytes_.size(); }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; at_ < bytes_.size(); shift += 7) {
            const auto byte = static_cast<unsigned char>(bytes_[at_++]);
            if (shift == 63 && byte > 1) break;
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80) return value;
        }
        return fail();
    }
    // A number that is at most `most`.
    std::uint64_t number_up_to(std::uint64_t most) {
        const std::uint64_t value = number();
        return value <= most ? value : fail();
    }
    std::int64_t signed_number() {
        const std::uint64_t bits = number();
        return static_cast<std::int64_t>(bits & 1 ? ~(bits >> 1) : bits >> 1);
    }
    // How many things follow of which each takes so many bytes at least: no more than there can be, so that it may be reserved for.
    std::size_t count(std::size_t least_bytes);
    std::string text();
    std::u16string utf16_text();
    std::string_view raw(std::size_t size);
    Digest digest();

    // What was read is of no use. Returns 0.
    std::uint64_t fail() {
        ok_ = false;
        at_ = bytes_.size();
        return 0;
    }
    bool ok() const { return ok_; }
    bool at_end() const { return at_ == bytes_.size(); }
    std::size_t position() const { return at_; }  // bytes read

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
    bool ok_ = true;
};

}  // namespace nabor
