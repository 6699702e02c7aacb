// In: a book's metadata and the standards it may claim. Out: Info dictionary, XMP, output intent.
// Holds: Info and XMP say the same (ISO 19005-2, 6.6.3); XMP is written plain, so that programs that know no PDF find it.
#pragma once

#include "page/pages.h"
#include "pdf/colour_spaces.h"
#include "pdf/conformance.h"
#include "pdf/serialiser.h"

namespace nabor::pdf {

Ref write_information(Serialiser& file, const PageMetadata& metadata, const Conformance& claims);
Ref write_xmp(Serialiser& file, const PageMetadata& metadata, const Conformance& claims);
void add_output_intent(ColourSpaces& colours, Dictionary catalog);

}  // namespace nabor::pdf
