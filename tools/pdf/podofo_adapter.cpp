// In: keys and values. Out: their syntax, through PoDoFo 0.9.8's PdfObject, PdfDictionary, PdfArray and PdfVariant::Write.
// Holds: PoDoFo's exceptions become EnvironmentError here (only its memory can fail); it prints nothing of its own.
#include "pdf/podofo_adapter.h"

#include <podofo/podofo.h>

#include <algorithm>
#include <optional>
#include <ostream>
#include <streambuf>

#include "base/error.h"
#include "pdf/numbers.h"
#include "pdf/podofo_object.h"
#include "pdf/text_string.h"

namespace nabor::pdf {

namespace {

using PoDoFo::PdfName;
using PoDoFo::PdfObject;

PoDoFo::PdfDictionary& dictionary_of(void* handle) { return static_cast<PdfObject*>(handle)->GetDictionary(); }
PoDoFo::PdfArray& array_of(void* handle) { return static_cast<PdfObject*>(handle)->GetArray(); }

PdfName name_of(std::string_view value) { return PdfName(value.data(), static_cast<long>(value.size())); }
PdfObject reference_of(Ref ref) { return PdfObject(PoDoFo::PdfReference(number_of(ref), 0)); }

PdfObject string_of(std::string_view value) {
    return PdfObject(PoDoFo::PdfString(value.data(), static_cast<PoDoFo::pdf_long>(value.size()), !is_printable_ascii(value)));
}

PdfObject text_of(std::string_view utf8) { return string_of(is_printable_ascii(utf8) ? std::string(utf8) : text_string(utf8)); }

void* add(void* handle, const char* key, const PdfObject& value) {
    dictionary_of(handle).AddKey(PdfName(key), value);
    return handle;
}

void* add(void* handle, const PdfObject& value) {
    array_of(handle).push_back(value);
    return handle;
}

// PoDoFo writes to a stream; this one ends in a string of ours.
class StringEnd : public std::streambuf {
public:
    explicit StringEnd(std::string& out) : out_(out) {}

private:
    int_type overflow(int_type c) override {
        if (!traits_type::eq_int_type(c, traits_type::eof())) out_ += traits_type::to_char_type(c);
        return traits_type::not_eof(c);
    }
    std::streamsize xsputn(const char* bytes, std::streamsize count) override {
        out_.append(bytes, static_cast<std::size_t>(count));
        return count;
    }
    std::string& out_;
};

// PoDoFo prints every number and name through vsnprintf, a fifth of the time that a book took. What a book has by the hundred
// thousand is written here, in the same syntax; strings and reals are PoDoFo's.
class SyntaxWriter {
public:
    explicit SyntaxWriter(std::string& out) : out_(out), end_(out) {}

    void write(const PdfObject& value) {
        switch (value.GetDataType()) {
            case PoDoFo::ePdfDataType_Dictionary: return write(value.GetDictionary());
            case PoDoFo::ePdfDataType_Array: return write(value.GetArray());
            case PoDoFo::ePdfDataType_Name: return write(value.GetName());
            case PoDoFo::ePdfDataType_Number: return write_number(value.GetNumber());
            case PoDoFo::ePdfDataType_Reference: return write(value.GetReference());
            default: return write_other(value);
        }
    }

private:
    void write(const PoDoFo::PdfDictionary& dictionary) {
        out_ += "<<";
        if (const PdfObject* type = dictionary.GetKey(PdfName::KeyType)) write_entry(PdfName::KeyType, *type);
        for (const auto& [key, value] : dictionary.GetKeys()) {
            if (key != PdfName::KeyType) write_entry(key, *value);
        }
        out_ += ">>";
    }
    void write_entry(const PdfName& key, const PdfObject& value) {
        write(key);
        write(value);
    }
    void write(const PoDoFo::PdfArray& array) {
        out_ += '[';
        for (const PdfObject& value : array) write(value);
        out_ += ']';
    }
    void write(const PdfName& name) {
        out_ += '/';
        const auto is_plain = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
        const std::string& letters = name.GetName();
        out_ += std::all_of(letters.begin(), letters.end(), is_plain) ? letters : name.GetEscapedName();
    }
    // Numbers need a space before them, where names and strings have their own first character.
    void write_number(std::int64_t number) {
        out_ += ' ';
        append_integer(out_, number);
    }
    void write(const PoDoFo::PdfReference& reference) {
        write_number(reference.ObjectNumber());
        out_ += " 0 R";
    }
    void write_other(const PdfObject& value) {
        if (!device_) device_.emplace(&stream_.emplace(&end_));
        value.Write(&*device_, PoDoFo::ePdfWriteMode_Compact, nullptr);
    }

    std::string& out_;
    StringEnd end_;
    std::optional<std::ostream> stream_;  // made when first needed, as is the device
    std::optional<PoDoFo::PdfOutputDevice> device_;
};

}  // namespace

Dictionary Dictionary::name(const char* key, std::string_view value) { return Dictionary(add(handle_, key, PdfObject(name_of(value)))); }
Dictionary Dictionary::integer(const char* key, std::int64_t value) {
    return Dictionary(add(handle_, key, PdfObject(static_cast<PoDoFo::pdf_int64>(value))));
}
Dictionary Dictionary::real(const char* key, double value) { return Dictionary(add(handle_, key, PdfObject(value))); }
Dictionary Dictionary::boolean(const char* key, bool value) { return Dictionary(add(handle_, key, PdfObject(value))); }
Dictionary Dictionary::text(const char* key, std::string_view utf8) { return Dictionary(add(handle_, key, text_of(utf8))); }
Dictionary Dictionary::bytes(const char* key, std::string_view value) { return Dictionary(add(handle_, key, string_of(value))); }
Dictionary Dictionary::reference(const char* key, Ref value) { return Dictionary(add(handle_, key, reference_of(value))); }
Dictionary Dictionary::dictionary(const char* key) {
    add(handle_, key, PdfObject(PoDoFo::PdfDictionary()));
    return Dictionary(dictionary_of(handle_).GetKey(PdfName(key)));
}
Array Dictionary::array(const char* key) {
    add(handle_, key, PdfObject(PoDoFo::PdfArray()));
    return Array(dictionary_of(handle_).GetKey(PdfName(key)));
}
Dictionary Dictionary::take(const char* key, Object value) { return Dictionary(add(handle_, key, value.state_->object)); }

Array Array::name(std::string_view value) { return Array(add(handle_, PdfObject(name_of(value)))); }
Array Array::integer(std::int64_t value) { return Array(add(handle_, PdfObject(static_cast<PoDoFo::pdf_int64>(value)))); }
Array Array::real(double value) { return Array(add(handle_, PdfObject(value))); }
Array Array::null() { return Array(add(handle_, PdfObject(PoDoFo::PdfVariant()))); }
Array Array::text(std::string_view utf8) { return Array(add(handle_, text_of(utf8))); }
Array Array::bytes(std::string_view value) { return Array(add(handle_, string_of(value))); }
Array Array::reference(Ref value) { return Array(add(handle_, reference_of(value))); }
Dictionary Array::dictionary() {
    add(handle_, PdfObject(PoDoFo::PdfDictionary()));
    return Dictionary(&array_of(handle_).back());
}
Array Array::array() {
    add(handle_, PdfObject(PoDoFo::PdfArray()));
    return Array(&array_of(handle_).back());
}

Object::Object() : state_(std::make_unique<State>()) {}
Object::Object(std::unique_ptr<State> state) : state_(std::move(state)) {}
Object::~Object() = default;
Object::Object(Object&&) noexcept = default;
Object& Object::operator=(Object&&) noexcept = default;

Dictionary Object::dictionary() {
    if (!state_->object.IsDictionary()) state_->object = PdfObject(PoDoFo::PdfDictionary());
    return Dictionary(&state_->object);
}

Dictionary Object::dictionary(const char* type) { return dictionary().name("Type", type); }

Array Object::array() {
    if (!state_->object.IsArray()) state_->object = PdfObject(PoDoFo::PdfArray());
    return Array(&state_->object);
}

void Object::append_to(std::string& out) const {
    try {
        SyntaxWriter(out).write(state_->object);
    } catch (const PoDoFo::PdfError& error) {
        throw EnvironmentError(std::string("PoDoFo could not write an object: ") + PoDoFo::PdfError::ErrorMessage(error.GetError()));
    }
}

}  // namespace nabor::pdf
