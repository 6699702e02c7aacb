#include "typeset/inline_images.h"

#include <algorithm>

namespace nabor {

namespace {

// A measure may be no wider than its indents; an image is still there to be seen.
constexpr Length least = {Length::per_point * 6};

// In floating point: the product of two lengths does not fit into 63 bits.
Length in_proportion(Length length, Length wanted, Length is) {
    return Length::points(length.in_points() * wanted.in_points() / is.in_points());
}

}  // namespace

ImageSize fitted(ImageSize size, Length widest, Length tallest) {
    widest = std::max(widest, least);
    tallest = std::max(tallest, least);
    if (size.width > widest) size = {widest, in_proportion(size.height, widest, size.width)};
    if (size.height > tallest) size = {in_proportion(size.width, tallest, size.height), tallest};
    return size;
}

void bound_images(FlowParagraph& paragraph, Length widest, Length tallest) {
    for (InlineObject& object : paragraph.objects) {
        if (object.is_slot) continue;
        const ImageSize size = fitted({object.width, object.height}, widest, tallest);
        object.width = size.width;
        object.height = size.height;
    }
}

}  // namespace nabor
