// In: finished objects and streams, in any order. Out: a PDF file with object streams and a cross-reference stream.
// Holds: every reserved number is put exactly once; /ID is a hash of all that precedes it; line ends are as PDF/A wants them
// (ISO 19005-2, 6.1.7 and 6.1.9).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/deflater.h"
#include "pdf/object_stream.h"
#include "pdf/object.h"

namespace nabor::pdf {

enum class Coding : std::uint8_t {
    deflate,   // done here
    deflated,  // done already
    as_is      // the stream brings its own filter, or none
};

enum class PdfVersion : std::uint8_t { v1_6, v1_7 };  // of the header

class Serialiser {
public:
    // `threads`: how many may build what is put.
    explicit Serialiser(std::size_t threads = 1, PdfVersion version = PdfVersion::v1_7);

    std::size_t threads() const { return threads_; }

    // The file will have about so many bytes.
    void expect(std::size_t bytes) { file_.reserve(bytes); }

    Ref reserve();
    void put(Ref ref, const Object& object);
    void put(const PackedObjects& objects);
    // Adds /Length and, when deflated, /Filter.
    void put_stream(Ref ref, Object& dictionary, std::string_view bytes, Coding coding);

    std::string finish(Ref catalog, Ref information);

private:
    // Where an object is (ISO 32000-1, table 18): at an offset of the file, or the n-th of an object stream.
    struct Entry {
        enum class Kind : std::uint8_t { free = 0, plain = 1, packed = 2 };
        Kind kind = Kind::free;
        std::uint32_t place = 0;  // offset, or number of the object stream
        std::uint16_t index = 0;
    };

    void open(Ref ref);
    std::string cross_references() const;

    std::string file_;
    std::vector<Entry> entries_;  // by object number; the first is the free list's head
    ObjectStream packing_;        // being filled
    Deflater deflater_;
    std::size_t threads_;
};

}  // namespace nabor::pdf
