#include "font/face_slot.h"

#include <utility>

namespace nabor {

const Face& FaceSlot::load() const {
    std::call_once(once_, [this] {
        ReadResult read = files_.read(path_);
        FaceResult result = read.bytes ? read_face(std::move(*read.bytes), path_.string(), 0) : FaceResult{std::nullopt, read.problem};
        problem_ = std::move(result.problem);
        face_ = result.face ? std::move(*result.face) : empty_face();
        ready_.store(&face_, std::memory_order_release);
    });
    return face_;
}

}  // namespace nabor
