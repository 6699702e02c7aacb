// In: the place of a font file. Out: its face; an empty one for a file that cannot be read.
#include "font/face_slot.h"

#include <utility>

#include "base/files.h"

namespace nabor {

const Face& FaceSlot::load() const {
    std::call_once(once_, [this] {
        files::ReadResult read = files::read(path_);
        FaceResult result = read.bytes ? read_face(std::move(*read.bytes), path_.string(), index_) : FaceResult{std::nullopt, read.problem};
        problem_ = std::move(result.problem);
        face_ = result.face ? std::move(*result.face) : empty_face();
        ready_.store(&face_, std::memory_order_release);
    });
    return face_;
}

}  // namespace nabor
