// In: a file's bytes. Out: what a ZIP container holds of it.
// Holds: one fixed level of one library, so the same bytes always come out alike.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace nabor::epub {

struct Deflated {
    std::string bytes;          // RFC 1951; empty when it would not be shorter than the file
    std::uint32_t crc = 0;      // of the file (APPNOTE 4.4.7)
};

// One object a thread.
class Deflater {
public:
    Deflater();
    ~Deflater();
    Deflater(Deflater&&) noexcept;
    Deflater& operator=(Deflater&&) = delete;

    Deflated deflate(std::string_view bytes);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace nabor::epub
