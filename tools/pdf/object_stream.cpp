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

std::string deflated(std::string_view bytes, Deflater& deflater, Cache* cache) {
    if (cache == nullptr) return std::string(deflater.zlib(bytes));
    const Digest key = Hasher().add(std::string_view("deflated")).add(bytes).digest();
    if (const auto known = cache->find(key)) {
        cache->keep(key);
        return std::string(*known);
    }
    std::string made(deflater.zlib(bytes));
    cache->keep(key, made);
    return made;
}

PackedObjects ObjectStream::pack(Deflater& deflater, Cache* cache) {
    PackedObjects packed{std::exchange(refs_, {}), index_.size(), {}};
    index_ += bodies_;
    packed.deflated = nabor::pdf::deflated(index_, deflater, cache);
    index_.clear();
    bodies_.clear();
    return packed;
}

}  // namespace nabor::pdf
