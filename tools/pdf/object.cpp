// In: keys and values. Out: their syntax; see the header.
#include "pdf/object.h"

#include <cassert>

#include "pdf/numbers.h"
#include "pdf/text_string.h"

namespace nabor::pdf {

namespace {

constexpr char dictionary_end = '>', array_end = ']';

// Regular characters stand for themselves, but for the number sign (7.3.5).
bool is_plain(char c) { return c > ' ' && c <= '~' && std::string_view("()<>[]{}/%#").find(c) == std::string_view::npos; }

void append_name(std::string& out, std::string_view letters) {
    out += '/';
    for (const char c : letters) {
        if (is_plain(c)) {
            out += c;
        } else {
            out += '#';
            append_hexadecimal(out, std::string_view(&c, 1));
        }
    }
}

// Numbers need a space before them, where names and strings have their own first character.
void append_number(std::string& out, std::int64_t number) {
    out += ' ';
    append_integer(out, number);
}

void append_real(std::string& out, double number) {
    out += ' ';
    append_millionths(out, number);
}

void append_reference(std::string& out, Ref ref) {
    append_number(out, number_of(ref));
    out += " 0 R";
}

void append_string(std::string& out, std::string_view bytes) {
    if (!is_printable_ascii(bytes)) {
        out += '<';
        append_hexadecimal(out, bytes);
        out += '>';
        return;
    }
    out += '(';
    for (const char c : bytes) {
        if (c == '(' || c == ')' || c == '\\') out += '\\';
        out += c;
    }
    out += ')';
}

void append_text(std::string& out, std::string_view utf8) {
    if (is_printable_ascii(utf8))
        append_string(out, utf8);
    else
        append_string(out, text_string(utf8));
}

void append_end(std::string& out, char closing) {
    out += closing;
    if (closing == dictionary_end) out += closing;
}

}  // namespace

std::string& Dictionary::add(std::string_view key) const {
    std::string& out = object_->at(depth_);
    append_name(out, key);
    return out;
}

Dictionary Dictionary::name(std::string_view key, std::string_view value) { return append_name(add(key), value), *this; }
Dictionary Dictionary::integer(std::string_view key, std::int64_t value) { return append_number(add(key), value), *this; }
Dictionary Dictionary::real(std::string_view key, double value) { return append_real(add(key), value), *this; }
Dictionary Dictionary::boolean(std::string_view key, bool value) { return add(key) += value ? " true" : " false", *this; }
Dictionary Dictionary::text(std::string_view key, std::string_view utf8) { return append_text(add(key), utf8), *this; }
Dictionary Dictionary::bytes(std::string_view key, std::string_view value) { return append_string(add(key), value), *this; }
Dictionary Dictionary::reference(std::string_view key, Ref value) { return append_reference(add(key), value), *this; }
Dictionary Dictionary::dictionary(std::string_view key) { return add(key), Dictionary(*object_, object_->open(dictionary_end)); }
Array Dictionary::array(std::string_view key) { return add(key), Array(*object_, object_->open(array_end)); }
Dictionary Dictionary::syntax(std::string_view key, std::string_view value) { return (add(key) += ' ') += value, *this; }

std::string& Array::add() const { return object_->at(depth_); }

Array Array::name(std::string_view value) { return append_name(add(), value), *this; }
Array Array::integer(std::int64_t value) { return append_number(add(), value), *this; }
Array Array::real(double value) { return append_real(add(), value), *this; }
Array Array::null() { return add() += " null", *this; }
Array Array::text(std::string_view utf8) { return append_text(add(), utf8), *this; }
Array Array::bytes(std::string_view value) { return append_string(add(), value), *this; }
Array Array::reference(Ref value) { return append_reference(add(), value), *this; }
Dictionary Array::dictionary() { return add(), Dictionary(*object_, object_->open(dictionary_end)); }
Array Array::array() { return add(), Array(*object_, object_->open(array_end)); }

std::string& Object::at(std::size_t depth) {
    assert(depth <= open_.size() && "the container was closed when one around it grew");
    for (; open_.size() > depth; open_.pop_back()) append_end(syntax_, open_.back());
    return syntax_;
}

std::size_t Object::open(char closing) {
    syntax_ += closing == dictionary_end ? "<<" : "[";
    open_ += closing;
    return open_.size();
}

Dictionary Object::dictionary() {
    if (open_.empty() && syntax_.ends_with(">>")) {
        syntax_.resize(syntax_.size() - 2);
        open_ += dictionary_end;
    }
    if (open_.empty()) open(dictionary_end);
    assert(open_.front() == dictionary_end);
    return {*this, 1};
}

Dictionary Object::dictionary(std::string_view type) { return dictionary().name("Type", type); }

Array Object::array() {
    if (open_.empty()) open(array_end);
    assert(open_.front() == array_end);
    return {*this, 1};
}

void Object::append_to(std::string& out) const {
    out += syntax_;
    for (auto closing = open_.rbegin(); closing != open_.rend(); ++closing) append_end(out, *closing);
}

void Object::clear() {
    syntax_.clear();
    open_.clear();
}

}  // namespace nabor::pdf
