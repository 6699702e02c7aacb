// In: finished objects and streams, in any order. Out: a PDF 1.7 file with object streams and a cross-reference stream.
// Holds: every reserved number is put exactly once; /ID is a hash of all that precedes it; line ends are as PDF/A wants them
// (ISO 19005-2, 6.1.7 and 6.1.9).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/compressor.h"
#include "pdf/podofo_adapter.h"

namespace nabor::pdf {

enum class Coding : std::uint8_t { deflated, as_is };

class Serialiser {
public:
    Serialiser();

    Ref reserve();
    void put(Ref ref, const Object& object);
    // Adds /Length and, when deflated, /Filter; an `as_is` stream brings its own filter.
    void put_stream(Ref ref, Object& dictionary, std::string_view bytes, Coding coding);

    std::string finish(Ref catalog, Ref information);

private:
    // Where an object is (ISO 32000-1, table 18): at an offset of the file, or the n-th of an object stream.
    struct Entry {
        enum class Kind : std::uint8_t { free = 0, plain = 1, packed = 2 };
        Kind kind = Kind::free;
        std::uint32_t place = 0;   // offset, or number of the object stream
        std::uint16_t index = 0;
    };

    void open(Ref ref);
    void close_object_stream();
    std::string cross_references() const;

    std::string file_;
    std::vector<Entry> entries_;       // by object number; the first is the free list's head
    std::string packed_;               // bodies of the object stream being filled
    std::string packed_index_;         // its "number offset" pairs
    std::uint16_t packed_count_ = 0;
    Ref packed_ref_ = Ref::none;
    Compressor compressor_;
};

}  // namespace nabor::pdf
