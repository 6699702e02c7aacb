// In: bytes. Out: the same bytes deflated, by libdeflate.
// Holds: the level is fixed, so the same bytes always give the same result. One object per thread. A result is valid until the next call.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace nabor {

class Deflater {
public:
    Deflater();
    ~Deflater();
    Deflater(Deflater&&) noexcept;
    Deflater& operator=(Deflater&&) = delete;

    std::string_view zlib(std::string_view bytes);  // RFC 1950
    std::string owned_zlib(std::string_view bytes);  // the same; keeps no memory, for what is large
    std::string_view raw(std::string_view bytes);   // RFC 1951; empty when it would not be shorter than the bytes

private:
    struct State;
    std::unique_ptr<State> state_;
};

std::uint32_t crc32(std::string_view bytes);  // of ZIP, APPNOTE 4.4.7

}  // namespace nabor
