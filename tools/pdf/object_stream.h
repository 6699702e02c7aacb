// In: finished objects. Out: object streams (ISO 32000-1, 7.5.7), deflated.
// Holds: objects stand in a stream in the order they were put; a stream needs no other and can be made on any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/deflater.h"
#include "pdf/object.h"

namespace nabor::pdf {

// An object stream that only wants its place in the file.
struct PackedObjects {
    std::vector<Ref> refs;
    std::size_t first = 0;  // /First: where the bodies begin
    std::string deflated;
};

class ObjectStream {
public:
    // Larger streams compress better and open slower; a few hundred objects is what other writers use.
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

}  // namespace nabor::pdf
