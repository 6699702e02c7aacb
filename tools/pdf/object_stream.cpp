// In: objects. Out: an object stream's index and bodies; see the header.
#include "pdf/object_stream.h"

#include <utility>

#include "pdf/numbers.h"

namespace nabor::pdf {

void ObjectStream::put(Ref ref, const Object& object) {
    refs_.push_back(ref);
    append_integer(index_, number_of(ref));
    index_ += ' ';
    append_integer(index_, static_cast<std::int64_t>(bodies_.size()));
    index_ += ' ';
    object.append_to(bodies_);
    bodies_ += '\n';
}

PackedObjects ObjectStream::pack(Deflater& deflater) {
    PackedObjects packed{std::exchange(refs_, {}), index_.size(), {}};
    index_ += bodies_;
    packed.deflated = deflater.zlib(index_);
    index_.clear();
    bodies_.clear();
    return packed;
}

}  // namespace nabor::pdf
