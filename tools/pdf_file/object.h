// In: keys and values. Out: PDF objects (ISO 32000-1, 7.3), stored in PoDoFo.
// Holds: this facade lets the rooms above build objects without PoDoFo's headers. It stores nothing itself: a Dictionary and an Array are
// handles to PoDoFo's containers. Objects share no state: threads may build different ones at the same time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace PoDoFo {
class PdfArray;
class PdfDictionary;
class PdfObject;
class PdfVariant;
}  // namespace PoDoFo

namespace nabor::pdf {

// The number of an indirect object; its generation is always 0.
enum class Ref : std::uint32_t { none = 0 };

constexpr std::uint32_t number_of(Ref ref) { return static_cast<std::uint32_t>(ref); }

class Array;

// A handle to a dictionary inside an Object, valid until the Object ends or an array around it grows. A key that is added again replaces
// its value. Returns itself, or the container that was added.
class Dictionary {
public:
    explicit Dictionary(PoDoFo::PdfDictionary& dictionary) : dictionary_(&dictionary) {}

    Dictionary name(std::string_view key, std::string_view value);
    Dictionary integer(std::string_view key, std::int64_t value);
    Dictionary real(std::string_view key, double value);  // rounded to six decimal places
    Dictionary boolean(std::string_view key, bool value);
    Dictionary text(std::string_view key, std::string_view utf8);    // text string: ASCII, or UTF-16 with a byte order mark
    Dictionary bytes(std::string_view key, std::string_view value);  // byte string
    Dictionary reference(std::string_view key, Ref value);
    Dictionary value(std::string_view key, const PoDoFo::PdfVariant& value);
    Dictionary dictionary(std::string_view key);
    // `expected`: about how many values it will get. PoDoFo 0.9.8 copies all of them when it runs out of room.
    Array array(std::string_view key, std::size_t expected = 0);

private:
    PoDoFo::PdfDictionary* dictionary_;
};

// A handle to an array, as Dictionary.
class Array {
public:
    explicit Array(PoDoFo::PdfArray& array) : array_(&array) {}

    Array name(std::string_view value);
    Array integer(std::int64_t value);
    Array real(double value);
    Array null();
    Array text(std::string_view utf8);
    Array bytes(std::string_view value);
    Array reference(Ref value);
    Dictionary dictionary();
    Array array(std::size_t expected = 0);

private:
    PoDoFo::PdfArray* array_;
};

// A whole object: null, until it is first asked for as a dictionary or an array.
class Object {
public:
    Object();
    explicit Object(const PoDoFo::PdfVariant& value);
    ~Object();
    Object(const Object&) = delete;  // handles lead to it
    Object& operator=(const Object&) = delete;

    Dictionary dictionary();
    Dictionary dictionary(std::string_view type);  // with /Type
    Array array(std::size_t expected = 0);
    void clear();  // null again

    const PoDoFo::PdfObject& podofo() const { return *object_; }

private:
    std::unique_ptr<PoDoFo::PdfObject> object_;
};

// Appends the syntax of a value and of everything in it: /Type before other keys, no more white space than 7.2 requires, reals as the
// shortest decimals that read back as the same double. Throws EnvironmentError.
void append_syntax(std::string& out, const PoDoFo::PdfVariant& value);
void append_syntax(std::string& out, const Object& object);

}  // namespace nabor::pdf
