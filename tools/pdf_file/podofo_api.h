// PoDoFo 0.9.8 and 0.10/1.x behind one interface: building, taking apart and reading PDF objects.
// Holds: only sources of this folder include this header. Whatever differs between the versions of PoDoFo is here, in podofo_0_9.cpp
// and in podofo_0_10.cpp. Objects without an owner share no state, so threads may build different ones at the same time.
#pragma once

#include <podofo/podofo.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace nabor::pdf::podofo {

using PoDoFo::PdfArray;
using PoDoFo::PdfDictionary;
using PoDoFo::PdfError;
using PoDoFo::PdfName;
using PoDoFo::PdfObject;
using PoDoFo::PdfReference;
using PoDoFo::PdfString;
using PoDoFo::PdfVariant;

// The first version with the new interface.
#define NABOR_PODOFO_IS_NEW (PODOFO_VERSION >= PODOFO_MAKE_VERSION(0, 10, 0))

// ISO 32000-1, 7.3. `other`: raw data, which parsed files do not contain.
enum class Kind : std::uint8_t { null, boolean, integer, real, string, name, array, dictionary, reference, other };
Kind kind_of(const PdfVariant& value);

// put() and append() take any value that a PdfObject can be made of, and return the stored object.
#if NABOR_PODOFO_IS_NEW
using Integer = std::int64_t;
inline const PdfVariant& variant_of(const PdfObject& object) { return object.GetVariant(); }
inline PdfName name(std::string_view letters) { return PdfName(letters); }
inline std::string_view letters_of(const PdfName& name) { return name.GetString(); }
inline const PdfObject* find(const PdfDictionary& dictionary, std::string_view key) { return dictionary.GetKey(key); }
inline void remove(PdfDictionary& dictionary, std::string_view key) { dictionary.RemoveKey(key); }
inline void reserve(PdfArray& array, std::size_t count) { array.Reserve(static_cast<unsigned>(count)); }
template <typename Value>
PdfObject& append(PdfArray& array, const Value& value) {
    return array.Add(PdfObject(value));
}
template <typename Value>
PdfObject& put(PdfDictionary& dictionary, std::string_view key, const Value& value) {
    return dictionary.AddKey(PdfName(key), PdfObject(value));
}
#else
using Integer = PoDoFo::pdf_int64;
inline const PdfVariant& variant_of(const PdfObject& object) { return object; }
inline PdfName name(std::string_view letters) { return PdfName(letters.data(), static_cast<long>(letters.size())); }
inline std::string_view letters_of(const PdfName& name) { return name.GetName(); }
inline const PdfObject* find(const PdfDictionary& dictionary, std::string_view key) { return dictionary.GetKey(name(key)); }
inline void remove(PdfDictionary& dictionary, std::string_view key) { dictionary.RemoveKey(name(key)); }
inline void reserve(PdfArray& array, std::size_t count) { array.reserve(count); }
template <typename Value>
PdfObject& append(PdfArray& array, const Value& value) {
    array.push_back(PdfObject(value));
    return array.back();
}
// AddKey() would copy the value and everything in it, and GetKey() does not find an empty key, which 7.3.5 allows.
template <typename Value>
PdfObject& put(PdfDictionary& dictionary, std::string_view key, const Value& value) {
    PdfObject*& slot = dictionary.GetKeys()[name(key)];
    const std::unique_ptr<PdfObject> replaced(std::exchange(slot, std::make_unique<PdfObject>(value).release()));
    return *slot;
}
#endif

inline Kind kind_of(const PdfObject& object) { return kind_of(variant_of(object)); }
inline bool is_number(const PdfObject& object) { return kind_of(object) == Kind::integer || kind_of(object) == Kind::real; }

// Calls `visit(key, value)` in the order of PoDoFo's map, which depends on the keys alone.
template <typename Visit>
void for_each(const PdfDictionary& dictionary, Visit&& visit) {
#if NABOR_PODOFO_IS_NEW
    for (const auto& [key, value] : dictionary) visit(key, value);
#else
    for (const auto& [key, value] : dictionary.GetKeys()) visit(key, *value);
#endif
}

// A string of exactly these bytes (7.3.4). `hexadecimal`: how PoDoFo itself would write it.
PdfString string(std::string_view bytes, bool hexadecimal);
// Appends a string in its syntax. Throws PdfError.
void append_string(std::string& out, const PdfVariant& string);
// A text string in UTF-8; "" for anything else, or for text that cannot be decoded.
std::string utf8_of(const PdfObject& string);

// The bytes of a stream as the file has them; empty when the object has no stream.
std::string raw_bytes(const PdfObject& object);
// The same decoded; nothing when its filters fail, or give more than `most` bytes.
std::optional<std::string> decoded_bytes(const PdfObject& object, std::size_t most);

// Holds one stream object at a time. PoDoFo 0.9.8 gives streams only to indirect objects of a PdfVecObjects.
class StreamHolder {
public:
    StreamHolder();
    ~StreamHolder();

    // A copy of `dictionary` with a stream of `encoded` bytes, valid until the next call. /Filter and /Length are the caller's.
    const PdfObject& hold(const PdfDictionary& dictionary, std::string_view encoded);

private:
    struct State;
    std::unique_ptr<State> state_;
};

void silence();  // PoDoFo prints no messages of its own
std::string message_of(const PdfError& error);

enum class Fault : std::uint8_t { none, no_end, no_cross_references, no_trailer, cut_short, encrypted, other };
Fault fault_of(const PdfError& error);

// The largest number of objects that a file of this size may declare. PoDoFo allocates a table of it, and an object takes at least a byte.
inline std::size_t most_objects(std::string_view pdf) { return std::min<std::size_t>(pdf.size() + 1000, 8'388'607); }

// The objects of a PDF file.
class File {
public:
    File();
    ~File();

    // `bytes` begin with the header, and must outlive the File. With `ignore_broken`, unreadable objects are left out.
    Fault read(std::string_view bytes, bool ignore_broken);

    const PdfObject* trailer() const;
    // nullptr for an object that does not exist.
    const PdfObject* object(const PdfReference& reference) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace nabor::pdf::podofo
