// In: objects of a PDF that was read. Out: renumbered copies in another file.
#include "pdf_file/source_copy.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace nabor::pdf {

namespace {

using namespace podofo;

// Entries that a copy must not have: the length of the stream, tagging and private data of the source file, and external files, which are
// never read (ISO 32000-1, tables 5 and 95).
constexpr const char* left_behind[] = {"Length",        "DL",        "F",        "FFilter", "FDecodeParms", "StructParent",
                                       "StructParents", "PieceInfo", "Metadata", "AF",      "OPI",          "Alternates",
                                       "PtData",        "Measure",   "Ref"};

// Categories of resources (ISO 32000-1, table 33). What else hangs on them is no part of a page.
constexpr std::string_view resources[] = {"ExtGState", "ColorSpace", "Pattern", "Shading", "XObject", "Font", "ProcSet", "Properties"};

// The embedded files of a file specification (table 44).
bool holds_files(const File& source, const PdfObject* value) {
    constexpr std::string_view systems[] = {"F", "UF", "DOS", "Mac", "Unix"};
    const PdfObject* files = resolved(source, value);
    if (files == nullptr || !files->IsDictionary()) return false;
    bool holds = true;
    for_each(files->GetDictionary(), [&](const PdfName& key, const PdfObject&) {
        holds = holds && std::find(std::begin(systems), std::end(systems), letters_of(key)) != std::end(systems);
    });
    return holds;
}

// Actions (table 198) and files: nothing that a sheet has. A name alone tells neither, for resources and glyphs have names of any kind: a
// dictionary that says what it is, or whose EF is no set of files, is kept.
bool is_active(const File& source, const PdfDictionary& dictionary) {
    constexpr std::string_view types[] = {"Action", "Filespec", "F", "EmbeddedFile"};
    constexpr std::string_view actions[] = {"JavaScript", "Launch", "URI",        "GoTo",  "GoToR", "GoToE", "GoTo3DView", "SubmitForm", "ImportData",
                                            "ResetForm",  "Hide",   "Rendition",  "Movie", "Sound", "Named", "SetOCGState", "Trans",     "Thread"};
    const auto is_one_of = [&](const char* key, std::span<const std::string_view> names) {
        const PdfObject* value = find(dictionary, key);
        return value != nullptr && value->IsName() && std::find(names.begin(), names.end(), letters_of(value->GetName())) != names.end();
    };
    const PdfObject* type = find(dictionary, "Type");
    const bool says_what_it_is = type != nullptr && type->IsName();
    return is_one_of("Type", types) || is_one_of("S", actions) || (!says_what_it_is && holds_files(source, find(dictionary, "EF")));
}

// Pages, page tree and structure are not drawn. Following references to them would copy the whole file.
bool is_structure(const File& source, const PdfObject& object) {
    if (!object.IsDictionary()) return false;
    if (is_active(source, object.GetDictionary())) return true;
    const PdfObject* type = find(object.GetDictionary(), "Type");
    if (type == nullptr || !type->IsName()) return false;
    const std::string_view name = letters_of(type->GetName());
    return name == "Page" || name == "Pages" || name == "Catalog" || name == "StructTreeRoot" || name == "StructElem" || name == "Annot";
}

}  // namespace

const podofo::PdfObject* resolved(const podofo::File& source, const podofo::PdfObject* object) {
    if (object == nullptr || !object->IsReference()) return object;
    const podofo::PdfObject* target = source.object(object->GetReference());
    return target == nullptr || target->IsReference() ? nullptr : target;
}

const podofo::PdfObject* value_of(const podofo::File& source, const podofo::PdfObject& dictionary, const char* key) {
    if (!dictionary.IsDictionary()) return nullptr;
    const podofo::PdfObject* value = resolved(source, podofo::find(dictionary.GetDictionary(), key));
    return value == nullptr || value->IsNull() ? nullptr : value;
}

void SourceCopier::add(Serialiser& file, Object& to, const char* key, const podofo::PdfObject& value) {
    to.dictionary().value(key, translated_entry(file, key, value));
}

podofo::PdfVariant SourceCopier::translated(Serialiser& file, const podofo::PdfVariant& value) {
    switch (podofo::kind_of(value)) {
        case podofo::Kind::reference: return translated_reference(file, value.GetReference());
        case podofo::Kind::array: {
            podofo::PdfArray array;
            for (const podofo::PdfObject& item : value.GetArray()) podofo::append(array, translated(file, podofo::variant_of(item)));
            return podofo::PdfVariant(array);
        }
        case podofo::Kind::dictionary: {
            podofo::PdfDictionary dictionary;
            if (is_active(source_, value.GetDictionary())) return podofo::PdfVariant();
            podofo::for_each(value.GetDictionary(), [&](const podofo::PdfName& key, const podofo::PdfObject& item) {
                const std::string_view letters = podofo::letters_of(key);
                if (letters == "EF" && holds_files(source_, &item)) return;
                podofo::put(dictionary, letters, translated_entry(file, letters, item));
            });
            if (mending_) mend(dictionary);
            return podofo::PdfVariant(dictionary);
        }
        default: return value;
    }
}

podofo::PdfVariant SourceCopier::translated_entry(Serialiser& file, std::string_view key, const podofo::PdfObject& value) {
    const podofo::PdfVariant& own = podofo::variant_of(value);
    if (key == "Resources") return translated_resources(file, value);
    if (!mending_ || mending_->default_rgb == Ref::none) return translated(file, own);
    const podofo::PdfObject* target = resolved(source_, &value);
    if (target == nullptr) return translated(file, own);
    const bool is_space = key == "ColorSpace" || key == "CS";
    return is_space && target->IsName() && podofo::letters_of(target->GetName()) == "DeviceRGB" ? profiled_rgb() : translated(file, own);
}

// Where DefaultRGB is added to them they are copied inline.
podofo::PdfVariant SourceCopier::translated_resources(Serialiser& file, const podofo::PdfObject& value) {
    const podofo::PdfObject* target = resolved(source_, &value);
    if (target == nullptr || !target->IsDictionary() || target->HasStream()) return translated(file, podofo::variant_of(value));
    const bool has_default = mending_ && mending_->default_rgb != Ref::none;
    const auto to = [](Ref ref) { return podofo::PdfVariant(podofo::PdfReference(number_of(ref), 0)); };
    const bool is_shared = value.IsReference() && !has_default;
    if (is_shared)
        if (const auto known = copied_.find(value.GetReference()); known != copied_.end()) return to(known->second);
    const Ref ref = is_shared ? file.reserve() : Ref::none;
    if (is_shared) copied_.emplace(value.GetReference(), ref);
    podofo::PdfDictionary kept;
    for (const std::string_view category : resources)
        if (const podofo::PdfObject* entry = podofo::find(target->GetDictionary(), category))
            podofo::put(kept, category, translated_entry(file, category, *entry));
    if (has_default) return with_default_rgb(kept);
    if (!is_shared) return podofo::PdfVariant(kept);
    file.put(ref, Object(podofo::PdfVariant(kept)));
    return to(ref);
}

podofo::PdfVariant SourceCopier::translated_reference(Serialiser& file, const podofo::PdfReference& reference) {
    const auto to = [](Ref ref) { return podofo::PdfVariant(podofo::PdfReference(number_of(ref), 0)); };
    if (const auto known = copied_.find(reference); known != copied_.end()) return to(known->second);
    const podofo::PdfObject* target = source_.object(reference);
    if (target == nullptr && some_are_broken_ && fault_.empty())
        fault_ = fmt::format("its object {} cannot be read", reference.ObjectNumber());
    // A reference to a missing object is null (ISO 32000-1, 7.3.10).
    if (target == nullptr || is_structure(source_, *target)) return podofo::PdfVariant();
    const Ref ref = file.reserve();
    copied_.emplace(reference, ref);
    waiting_.emplace_back(ref, target);
    return to(ref);
}

void SourceCopier::finish(Serialiser& file) {
    while (!waiting_.empty()) {
        const auto [ref, source] = waiting_.back();
        waiting_.pop_back();
        write(file, ref, *source);
    }
}

void SourceCopier::write(Serialiser& file, Ref ref, const podofo::PdfObject& source) {
    const podofo::PdfVariant& value = podofo::variant_of(source);
    if (!source.HasStream()) return file.put(ref, Object(translated(file, value)));
    if (podofo::find(value.GetDictionary(), "F") != nullptr && fault_.empty()) fault_ = "a part of a page stands in another file";
    podofo::PdfDictionary dictionary = value.GetDictionary();
    for (const char* key : left_behind) podofo::remove(dictionary, key);
    const auto mended = mending_ ? mended_content(source) : std::nullopt;
    if (mended) podofo::remove(dictionary, "Filter");
    Object copy(translated(file, podofo::PdfVariant(dictionary)));
    if (mended)
        file.put_stream(ref, copy, *mended, Coding::deflate);
    else
        file.put_stream(ref, copy, podofo::raw_bytes(source), Coding::as_is);
}

}  // namespace nabor::pdf
