// In: PoDoFo, 0.9.8 or a later line. Out: one way to say what they say differently.
// Holds: private to the sources that include PoDoFo; what differs between its versions differs here, in podofo_0_9.cpp and in
// podofo_0_10.cpp, nowhere else.
#pragma once

#include <podofo/podofo.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace nabor::pdf::podofo {

using PoDoFo::PdfArray;
using PoDoFo::PdfDictionary;
using PoDoFo::PdfError;
using PoDoFo::PdfName;
using PoDoFo::PdfObject;
using PoDoFo::PdfReference;
using PoDoFo::PdfVariant;

// The first line whose interface is the new one.
#define NABOR_PODOFO_IS_NEW (PODOFO_VERSION >= PODOFO_MAKE_VERSION(0, 10, 0))

// ISO 32000-1, 7.3. `other` is what PoDoFo has kept as the bytes it was.
enum class Kind : std::uint8_t { null, boolean, integer, real, string, name, array, dictionary, reference, other };
Kind kind_of(const PdfVariant& value);

#if NABOR_PODOFO_IS_NEW
inline const PdfVariant& variant_of(const PdfObject& object) { return object.GetVariant(); }
inline PdfName name(std::string_view letters) { return PdfName(letters); }
inline std::string_view letters_of(const PdfName& name) { return name.GetString(); }
inline PdfObject& append(PdfArray& array, const PdfObject& value) { return array.Add(value); }
inline PdfObject& put(PdfDictionary& dictionary, std::string_view key, const PdfObject& value) {
    return dictionary.AddKey(PdfName(key), value);
}
inline const PdfObject* find(const PdfDictionary& dictionary, std::string_view key) { return dictionary.GetKey(key); }
inline void remove(PdfDictionary& dictionary, std::string_view key) { dictionary.RemoveKey(key); }
#else
inline const PdfVariant& variant_of(const PdfObject& object) { return object; }
inline PdfName name(std::string_view letters) { return PdfName(letters.data(), static_cast<long>(letters.size())); }
inline std::string_view letters_of(const PdfName& name) { return name.GetName(); }
inline PdfObject& append(PdfArray& array, const PdfObject& value) {
    array.push_back(value);
    return array.back();
}
inline PdfObject& put(PdfDictionary& dictionary, std::string_view key, const PdfObject& value) {
    const PdfName key_name = name(key);
    dictionary.AddKey(key_name, value);
    return *dictionary.GetKeys().find(key_name)->second;  // GetKey() finds no key of no letters, which may well be (7.3.5)
}
inline const PdfObject* find(const PdfDictionary& dictionary, std::string_view key) { return dictionary.GetKey(name(key)); }
inline void remove(PdfDictionary& dictionary, std::string_view key) { dictionary.RemoveKey(name(key)); }
#endif

inline Kind kind_of(const PdfObject& object) { return kind_of(variant_of(object)); }
inline bool is_number(const PdfObject& object) { return kind_of(object) == Kind::integer || kind_of(object) == Kind::real; }

// `visit(key, value)`, keys in one order.
template <typename Visit>
void for_each(const PdfDictionary& dictionary, Visit&& visit) {
#if NABOR_PODOFO_IS_NEW
    for (const auto& [key, value] : dictionary) visit(key, value);
#else
    for (const auto& [key, value] : dictionary.GetKeys()) visit(key, *value);
#endif
}

// Bytes of a string object (7.3.4), as they are.
PdfObject string(std::string_view bytes, bool hexadecimal);
PdfObject integer(std::int64_t value);
// What is written as these bytes, white space before them included.
PdfVariant raw(std::string_view bytes);
// A text string in UTF-8; "" for what is no string, or no text.
std::string utf8_of(const PdfObject& string);

// Appends strings, booleans, null and raw bytes in their syntax. Throws PdfError.
class VariantWriter {
public:
    explicit VariantWriter(std::string& out);
    ~VariantWriter();
    VariantWriter(const VariantWriter&) = delete;
    VariantWriter& operator=(const VariantWriter&) = delete;

    void write(const PdfVariant& value);

private:
    struct Device;
    std::string& out_;
    std::unique_ptr<Device> device_;  // made when first needed
};

// The bytes of a stream as they stand in the file; none when the object has no stream.
std::string raw_bytes(const PdfObject& object);
// The same through its filters; nothing when they do not decode, or to more than `most` bytes.
std::optional<std::string> decoded_bytes(const PdfObject& object, std::size_t most);

void silence();  // PoDoFo prints nothing of its own
std::string message_of(const PdfError& error);

enum class Fault : std::uint8_t { none, no_end, no_cross_references, no_trailer, cut_short, encrypted, other };
Fault fault_of(const PdfError& error);

// How many objects a file of so many bytes may say that it has: a table is made for them, and none takes less than a byte.
inline std::size_t most_objects(std::string_view pdf) { return std::min<std::size_t>(pdf.size() + 1000, 8'388'607); }

// The objects of a PDF file.
class File {
public:
    File();
    ~File();

    // The bytes begin with the header, and must live as long as the File. With `ignore_broken`, objects that cannot be read are not
    // there, and the rest is.
    Fault read(std::string_view bytes, bool ignore_broken);

    const PdfObject* trailer() const;
    // Nothing for what is not there.
    const PdfObject* object(const PdfReference& reference) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace nabor::pdf::podofo
