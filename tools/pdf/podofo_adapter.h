// In: keys and values. Out: the PDF syntax of one object (ISO 32000-1, 7.3).
// Holds: the only door to PoDoFo for writing, where it serves as object model and writer of strings and nothing else. Objects share
// nothing: each may be built and written on a thread of its own. The door for reading is pdf/source_pdf.h; what PoDoFo's versions say
// differently is in pdf/podofo_api.h.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace nabor::pdf {

// An indirect object's number; its generation is always 0.
enum class Ref : std::uint32_t { none = 0 };

constexpr std::uint32_t number_of(Ref ref) { return static_cast<std::uint32_t>(ref); }

class Array;
class Object;

// A dictionary inside an Object. A handle: it stays valid until its Object ends or the container it stands in grows.
class Dictionary {
public:
    Dictionary name(const char* key, std::string_view value);
    Dictionary integer(const char* key, std::int64_t value);
    Dictionary real(const char* key, double value);
    Dictionary boolean(const char* key, bool value);
    Dictionary text(const char* key, std::string_view utf8);    // text string: ASCII, or UTF-16 with its mark
    Dictionary bytes(const char* key, std::string_view value);  // byte string
    Dictionary reference(const char* key, Ref value);
    Dictionary dictionary(const char* key);  // adds an empty one and gives it
    Array array(const char* key);
    Dictionary take(const char* key, Object value);                 // a whole object, whatever it is

private:
    friend class Object;
    friend class Array;
    explicit Dictionary(void* handle) : handle_(handle) {}
    void* handle_;
};

class Array {
public:
    Array name(std::string_view value);
    Array integer(std::int64_t value);
    Array real(double value);
    Array null();
    Array text(std::string_view utf8);
    Array bytes(std::string_view value);
    Array reference(Ref value);
    Dictionary dictionary();
    Array array();

private:
    friend class Object;
    friend class Dictionary;
    explicit Array(void* handle) : handle_(handle) {}
    void* handle_;
};

// A whole object while it is being built: one of the two, as it is first asked for.
class Object {
public:
    Object();
    ~Object();
    Object(Object&&) noexcept;
    Object& operator=(Object&&) noexcept;

    Dictionary dictionary();
    Dictionary dictionary(const char* type);  // with /Type
    Array array();
    void append_to(std::string& out) const;

    // What is read from another PDF comes as one of PoDoFo's own (pdf/podofo_object.h).
    struct State;
    explicit Object(std::unique_ptr<State> state);

private:
    friend class Dictionary;
    std::unique_ptr<State> state_;
};

}  // namespace nabor::pdf
