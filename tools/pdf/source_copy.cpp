// In: objects of a PDF that was read. Out: the same in another file, renumbered.
#include "pdf/source_copy.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <utility>

#include "pdf/podofo_object.h"

namespace nabor::pdf {

namespace {

using namespace PoDoFo;

// What belongs to the place a stream had: how long it was, how its file was tagged, what an editor kept for itself; and a file outside,
// which is never read (ISO 32000-1, tables 5 and 95).
constexpr const char* left_behind[] = {"Length",        "DL",        "F",       "FFilter", "FDecodeParms", "StructParent",
                                       "StructParents", "PieceInfo", "Metadata"};

// PoDoFo writes six places, too few for the matrix of a Type 3 font. Infinity and the like are no PDF numbers.
PdfVariant exact_real(double value) {
    if (!std::isfinite(value) || std::fabs(value) > 1e15) return PdfVariant(static_cast<pdf_int64>(0));
    char digits[400];
    const std::to_chars_result end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed);
    const std::string text = " " + std::string(digits, end.ptr);
    return PdfVariant(PdfData(text.data(), text.size()));
}

// Pages, the tree they stand in, and the structure of the whole are not drawn; what leads to them would bring the whole file along.
bool is_structure(const PdfObject& object) {
    if (!object.IsDictionary()) return false;
    const PdfObject* type = object.GetDictionary().GetKey(PdfName("Type"));
    if (type == nullptr || !type->IsName()) return false;
    const std::string& name = type->GetName().GetName();
    return name == "Page" || name == "Pages" || name == "Catalog" || name == "StructTreeRoot" || name == "StructElem" || name == "Annot";
}

}  // namespace

const PdfObject* resolved(const PdfVecObjects& objects, const PdfObject* object) {
    if (object == nullptr || !object->IsReference()) return object;
    const PdfObject* target = objects.GetObject(object->GetReference());
    return target == nullptr || target->IsReference() ? nullptr : target;
}

const PdfObject* value_of(const PdfVecObjects& objects, const PdfObject& dictionary, const char* key) {
    if (!dictionary.IsDictionary()) return nullptr;
    const PdfObject* value = resolved(objects, dictionary.GetDictionary().GetKey(PdfName(key)));
    return value == nullptr || value->IsNull() ? nullptr : value;
}

std::string_view raw_bytes(const PdfObject& stream) {
    const auto* bytes = stream.HasStream() ? dynamic_cast<const PdfMemStream*>(stream.GetStream()) : nullptr;
    return bytes == nullptr ? std::string_view() : std::string_view(bytes->Get(), static_cast<std::size_t>(bytes->GetLength()));
}

void SourceCopier::add(Serialiser& file, Object& to, const char* key, const PdfObject& value) {
    to.dictionary().take(key, Object(std::make_unique<Object::State>(Object::State{PdfObject(translated(file, value))})));
}

PdfVariant SourceCopier::translated(Serialiser& file, const PdfVariant& value) {
    if (value.IsReference()) return translated_reference(file, value.GetReference());
    if (value.GetDataType() == ePdfDataType_Real) return exact_real(value.GetReal());
    if (value.IsArray()) {
        PdfArray array;
        for (const PdfObject& item : value.GetArray()) array.push_back(PdfObject(translated(file, item)));
        return PdfVariant(array);
    }
    if (value.IsDictionary()) {
        PdfDictionary dictionary;
        for (const auto& [key, item] : value.GetDictionary().GetKeys()) dictionary.AddKey(key, PdfObject(translated(file, *item)));
        return PdfVariant(dictionary);
    }
    return value;
}

PdfVariant SourceCopier::translated_reference(Serialiser& file, const PdfReference& reference) {
    if (const auto known = copied_.find(reference); known != copied_.end()) return PdfVariant(PdfReference(number_of(known->second), 0));
    const PdfObject* target = objects_.GetObject(reference);
    if (target == nullptr && some_are_broken_ && fault_.empty())
        fault_ = fmt::format("its object {} cannot be read", reference.ObjectNumber());
    // A reference to nothing is null (ISO 32000-1, 7.3.10).
    if (target == nullptr || is_structure(*target)) return PdfVariant();
    const Ref ref = file.reserve();
    copied_.emplace(reference, ref);
    waiting_.emplace_back(ref, target);
    return PdfVariant(PdfReference(number_of(ref), 0));
}

void SourceCopier::finish(Serialiser& file) {
    while (!waiting_.empty()) {
        const auto [ref, source] = waiting_.back();
        waiting_.pop_back();
        write(file, ref, *source);
    }
}

void SourceCopier::write(Serialiser& file, Ref ref, const PdfObject& source) {
    const PdfVariant& value = source;
    if (!source.HasStream()) {
        const Object copy(std::make_unique<Object::State>(Object::State{PdfObject(translated(file, value))}));
        file.put(ref, copy);
        return;
    }
    PdfDictionary dictionary = value.GetDictionary();
    for (const char* key : left_behind) dictionary.RemoveKey(PdfName(key));
    Object copy(std::make_unique<Object::State>(Object::State{PdfObject(translated(file, PdfVariant(dictionary)))}));
    file.put_stream(ref, copy, raw_bytes(source), Coding::as_is);
}

}  // namespace nabor::pdf
