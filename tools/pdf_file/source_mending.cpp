// In: dictionaries and contents of a drawing. Out: the same, changed as Mending describes.
#include "pdf_file/grey_operators.h"
#include "pdf_file/inflater.h"
#include "pdf_file/source_copy.h"

namespace nabor::pdf {

namespace {

using namespace podofo;

bool is_name(const PdfDictionary& dictionary, const char* key, const char* letters) {
    const PdfObject* value = find(dictionary, key);
    return value != nullptr && value->IsName() && letters_of(value->GetName()) == letters;
}

}  // namespace

podofo::PdfVariant SourceCopier::profiled_rgb() const {
    PdfArray space;
    append(space, name("ICCBased"));
    append(space, PdfReference(number_of(mending_->default_rgb), 0));
    return PdfVariant(space);
}

podofo::PdfVariant SourceCopier::with_default_rgb(podofo::PdfDictionary resources) const {
    PdfDictionary spaces;
    const PdfObject* theirs = find(resources, "ColorSpace");
    if (theirs != nullptr && theirs->IsDictionary()) spaces = theirs->GetDictionary();
    put(spaces, "DefaultRGB", profiled_rgb());
    put(resources, "ColorSpace", spaces);
    return PdfVariant(resources);
}

void SourceCopier::mend(podofo::PdfDictionary& dictionary) const {
    constexpr const char* map = "CIDToGIDMap";
    if (is_name(dictionary, "Subtype", "CIDFontType2") && find(dictionary, map) == nullptr) put(dictionary, map, name("Identity"));
    if (is_name(dictionary, "Subtype", "Image")) remove(dictionary, "Interpolate");
}

// Nothing for a stream that is not content, or cannot be read.
std::optional<std::string> SourceCopier::mended_content(const podofo::PdfObject& source) {
    const PdfDictionary& own = source.GetDictionary();
    if (!is_name(own, "Subtype", "Form") && find(own, "PatternType") == nullptr) return std::nullopt;
    if (!is_name(own, "Filter", "FlateDecode") || find(own, "DecodeParms") != nullptr) return std::nullopt;
    const auto content = inflate(raw_bytes(source), largest_content);
    return content ? std::optional(with_grey_operators(*content)) : std::nullopt;
}

}  // namespace nabor::pdf
