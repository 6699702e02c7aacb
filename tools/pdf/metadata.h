// In: the metadata of a book and the standards that it may claim. Out: Info dictionary, XMP, output intent.
// Holds: Info and XMP agree (ISO 19005-2, 6.6.3). XMP is not compressed, so that programs without a PDF reader find it.
#pragma once

#include "page/pages.h"
#include "pdf/colour_spaces.h"
#include "pdf/conformance.h"
#include "pdf_file/serialiser.h"

namespace nabor::pdf {

Ref write_information(Serialiser& file, const PageMetadata& metadata, const Conformance& claims);
Ref write_xmp(Serialiser& file, const PageMetadata& metadata, const Conformance& claims);
void add_output_intent(ColourSpaces& colours, Dictionary catalog);

}  // namespace nabor::pdf
