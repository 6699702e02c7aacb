// In: finished objects and streams, in any order. Out: a PDF file with object streams and a cross-reference stream.
// Holds: PoDoFo holds the objects; it cannot write object streams, nor the same bytes for the same objects, so this does. Every reserved
// number is put exactly once. An object is written and forgotten when it is put: no more than one object stream is in memory. /ID is a
// hash of everything before it. Line ends are as PDF/A requires (ISO 19005-2, 6.1.7 and 6.1.9).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/deflater.h"
#include "base/in_order.h"
#include "pdf_file/object.h"

namespace nabor::pdf {

// A finished object stream, without its place in the file.
struct PackedObjects {
    std::vector<Ref> refs;
    std::size_t first = 0;  // /First: where the bodies begin
    std::string deflated;
};

// An object stream that is being filled (ISO 32000-1, 7.5.7): objects stay in the order they were put. Independent of other streams, so
// threads may fill different ones at the same time.
class ObjectStream {
public:
    // Larger streams compress better and open more slowly; other writers use a few hundred too.
    static constexpr std::size_t most_objects = 200;

    void put(Ref ref, const Object& object);
    std::size_t size() const { return refs_.size(); }

    // Leaves the stream empty, for the next objects.
    PackedObjects pack(Deflater& deflater);

private:
    std::vector<Ref> refs_;
    std::string index_;  // "number offset" pairs
    std::string bodies_;
};

enum class Coding : std::uint8_t {
    deflate,   // the bytes are plain: deflate them
    deflated,  // the bytes are deflated
    as_is      // the dictionary names their filters, or there are none
};

enum class PdfVersion : std::uint8_t { v1_6, v1_7 };  // of the header

class Serialiser {
public:
    // `threads`: how many may build objects for put_all().
    explicit Serialiser(std::size_t threads = 1, PdfVersion version = PdfVersion::v1_7);
    ~Serialiser();

    std::size_t threads() const { return threads_; }

    // Reserves memory for a file of about so many bytes.
    void expect(std::size_t bytes) { file_.reserve(bytes); }

    Ref reserve();
    void put(Ref ref, const Object& object);
    void put(const PackedObjects& objects);
    // Adds /Length and, unless `coding` is as_is, /Filter.
    void put_stream(Ref ref, Object& dictionary, std::string_view bytes, Coding coding);

    // Throws EnvironmentError, as put() does, for a file of more than 4 gigabytes.
    std::string finish(Ref catalog, Ref information);

private:
    // Where an object is (ISO 32000-1, table 18): at an offset of the file, or at an index of an object stream.
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

// Puts `count` independent objects: `build(i, object)` builds the i-th and returns its number, on the file's threads. The file is the same
// with any number of threads: one thread fills an object stream, and streams are put in order.
template <typename Build>
void put_all(Serialiser& file, std::size_t count, const Build& build) {
    constexpr std::size_t of_a_stream = ObjectStream::most_objects;
    const auto make_packer = [&build] {
        return [&build, stream = ObjectStream(), deflater = Deflater()](std::size_t index) mutable {
            Object object;
            for (std::size_t i = index * of_a_stream; i < (index + 1) * of_a_stream; ++i) {
                object.clear();
                const Ref ref = build(i, object);
                stream.put(ref, object);
            }
            return stream.pack(deflater);
        };
    };
    const std::size_t whole_streams = count / of_a_stream;
    work_in_order(whole_streams, file.threads(), make_packer, [&file](std::size_t, PackedObjects&& packed) { file.put(packed); });
    for (std::size_t i = whole_streams * of_a_stream; i < count; ++i) {  // these share a stream with the objects put next
        Object object;
        const Ref ref = build(i, object);
        file.put(ref, object);
    }
}

}  // namespace nabor::pdf
