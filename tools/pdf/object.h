// In: keys and values. Out: the PDF syntax of one object (ISO 32000-1, 7.3).
// Holds: a book has its objects by the hundred thousand, so their syntax is written as they are built, with no tree of values in between.
// What is read from other files PoDoFo reads: its values come as syntax (pdf/source_syntax.h). Objects share nothing: each may be built on
// a thread of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace nabor::pdf {

// An indirect object's number; its generation is always 0.
enum class Ref : std::uint32_t { none = 0 };

constexpr std::uint32_t number_of(Ref ref) { return static_cast<std::uint32_t>(ref); }

class Array;
class Object;

// A dictionary inside an Object. A handle: it stays valid until its Object ends or the container it stands in grows. Each key is added once.
class Dictionary {
public:
    Dictionary name(std::string_view key, std::string_view value);
    Dictionary integer(std::string_view key, std::int64_t value);
    Dictionary real(std::string_view key, double value);  // at most six places
    Dictionary boolean(std::string_view key, bool value);
    Dictionary text(std::string_view key, std::string_view utf8);    // text string: ASCII, or UTF-16 with its mark
    Dictionary bytes(std::string_view key, std::string_view value);  // byte string
    Dictionary reference(std::string_view key, Ref value);
    Dictionary dictionary(std::string_view key);  // adds an empty one and gives it
    Array array(std::string_view key);
    Dictionary syntax(std::string_view key, std::string_view value);  // a whole value as it is to stand there

private:
    friend class Object;
    friend class Array;
    Dictionary(Object& object, std::size_t depth) : object_(&object), depth_(depth) {}
    std::string& add(std::string_view key) const;

    Object* object_;
    std::size_t depth_;
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
    Array(Object& object, std::size_t depth) : object_(&object), depth_(depth) {}
    std::string& add() const;

    Object* object_;
    std::size_t depth_;
};

// A whole object while it is being built: one of the two, as it is first asked for.
class Object {
public:
    Object() = default;
    // A whole object in its syntax; one that is a dictionary may be added to.
    explicit Object(std::string syntax) : syntax_(std::move(syntax)) {}
    Object(const Object&) = delete;  // handles lead to it
    Object& operator=(const Object&) = delete;

    Dictionary dictionary();
    Dictionary dictionary(std::string_view type);  // with /Type
    Array array();
    void append_to(std::string& out) const;
    void clear();

private:
    friend class Dictionary;
    friend class Array;

    // Adding to a container ends what stands open within it. Returns where to write.
    std::string& at(std::size_t depth);
    std::size_t open(char closing);

    std::string syntax_;
    std::string open_;  // how what is open will close, the outermost first: '>' a dictionary, ']' an array
};

}  // namespace nabor::pdf
