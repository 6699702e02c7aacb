// In: a paragraph, and the room of its lines. Out: the same with every image in the text no larger than that.
#pragma once

#include "typeset/flow.h"

namespace nabor {

// What the sides of an image become in a room, in proportion.
struct ImageSize {
    Length width, height;
};
ImageSize fitted(ImageSize size, Length widest, Length tallest);

void bound_images(FlowParagraph& paragraph, Length widest, Length tallest);

}  // namespace nabor
