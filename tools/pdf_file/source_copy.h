// In: objects of a PDF that was read. Out: copies in another file, with every object that they refer to.
// Holds: only sources of this folder include this header. An object is copied once, however often it is referred to. Streams keep their
// encoding.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pdf_file/podofo_api.h"
#include "pdf_file/serialiser.h"
#include "pdf_file/source_pdf.h"

namespace nabor::pdf {

// Follows a reference. nullptr for an object that does not exist, and for a reference to a reference (ISO 32000-1, 7.3.10).
const podofo::PdfObject* resolved(const podofo::File& source, const podofo::PdfObject* object);
const podofo::PdfObject* value_of(const podofo::File& source, const podofo::PdfObject& dictionary, const char* key);

class SourceCopier {
public:
    SourceCopier(const podofo::File& source, bool some_are_broken, std::optional<Mending> mending)
        : source_(source), some_are_broken_(some_are_broken), mending_(mending) {}

    // Adds a copy of a value to a dictionary of ours. finish() then writes the objects that it refers to.
    void add(Serialiser& file, Object& to, const char* key, const podofo::PdfObject& value);
    void finish(Serialiser& file);

    // An object that is needed but could not be read; "" when there was none.
    const std::string& fault() const { return fault_; }

private:
    podofo::PdfVariant translated(Serialiser& file, const podofo::PdfVariant& value);
    podofo::PdfVariant translated_reference(Serialiser& file, const podofo::PdfReference& reference);
    void write(Serialiser& file, Ref ref, const podofo::PdfObject& source);
    podofo::PdfVariant translated_entry(Serialiser& file, std::string_view key, const podofo::PdfObject& value);
    podofo::PdfVariant translated_resources(Serialiser& file, const podofo::PdfObject& value);

    // The changes that Mending describes (source_mending.cpp).
    static std::optional<std::string> mended_content(const podofo::PdfObject& source);
    podofo::PdfVariant profiled_rgb() const;
    podofo::PdfVariant with_default_rgb(podofo::PdfDictionary resources) const;
    void mend(podofo::PdfDictionary& dictionary) const;

    const podofo::File& source_;
    bool some_are_broken_;
    std::optional<Mending> mending_;
    std::map<podofo::PdfReference, Ref> copied_;
    std::vector<std::pair<Ref, const podofo::PdfObject*>> waiting_;
    std::string fault_;
};

}  // namespace nabor::pdf
