// In: bytes. Out: the same as a zlib stream, for FlateDecode.
// Holds: one fixed level, so the same bytes always compress alike.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace nabor::pdf {

class Compressor {
public:
    Compressor();
    ~Compressor();
    Compressor(const Compressor&) = delete;
    Compressor& operator=(const Compressor&) = delete;

    // The result stays valid until the next call.
    std::string_view compress(std::string_view bytes);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace nabor::pdf
