// In: objects of a PDF that was read. Out: the same in another file, with all that they refer to and nothing that they do not.
// Holds: private to the sources that include PoDoFo. An object is copied once, however often it is referred to; streams keep their
// encoding.
#pragma once

#include <podofo/podofo.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/serialiser.h"

namespace nabor::pdf {

// Follows references; nullptr for what is not there. A reference to a reference is none (ISO 32000-1, 7.3.10).
const PoDoFo::PdfObject* resolved(const PoDoFo::PdfVecObjects& objects, const PoDoFo::PdfObject* object);
const PoDoFo::PdfObject* value_of(const PoDoFo::PdfVecObjects& objects, const PoDoFo::PdfObject& dictionary, const char* key);

// The bytes of a stream as they stand in the file; they live as long as the object.
std::string_view raw_bytes(const PoDoFo::PdfObject& stream);

class SourceCopier {
public:
    SourceCopier(const PoDoFo::PdfVecObjects& objects, bool some_are_broken) : objects_(objects), some_are_broken_(some_are_broken) {}

    // A value that stands in one of our dictionaries. What it refers to is written by finish().
    void add(Serialiser& file, Object& to, const char* key, const PoDoFo::PdfObject& value);
    void finish(Serialiser& file);

    // Something that was referred to could not be read; "" when there was nothing like it.
    const std::string& fault() const { return fault_; }

private:
    PoDoFo::PdfVariant translated(Serialiser& file, const PoDoFo::PdfVariant& value);
    PoDoFo::PdfVariant translated_reference(Serialiser& file, const PoDoFo::PdfReference& reference);
    void write(Serialiser& file, Ref ref, const PoDoFo::PdfObject& source);

    const PoDoFo::PdfVecObjects& objects_;
    bool some_are_broken_;
    std::map<PoDoFo::PdfReference, Ref> copied_;
    std::vector<std::pair<Ref, const PoDoFo::PdfObject*>> waiting_;
    std::string fault_;
};

}  // namespace nabor::pdf
