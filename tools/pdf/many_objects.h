// In: a number of objects that can be built apart from each other. Out: all of them in the file, built and deflated on its threads.
// Holds: the file is the same with any number of threads: an object stream is one thread's whole work, and streams are put in order.
#pragma once

#include "base/in_order.h"
#include "pdf/serialiser.h"

namespace nabor::pdf {

// `build(i, object)` builds the i-th of `count` objects and returns its number. It runs on several threads at once.
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
    for (std::size_t i = whole_streams * of_a_stream; i < count; ++i) {  // these share a stream with what is put next
        Object object;
        const Ref ref = build(i, object);
        file.put(ref, object);
    }
}

}  // namespace nabor::pdf
