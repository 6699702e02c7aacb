// In: keys and values. Out: their syntax, through PoDoFo's PdfObject, PdfDictionary and PdfArray.
// Holds: PoDoFo's exceptions become EnvironmentError here (only its memory can fail); it prints nothing of its own.
#include "pdf/podofo_adapter.h"

#include <algorithm>
#include <string>

#include "base/error.h"
#include "pdf/numbers.h"
#include "pdf/podofo_object.h"
#include "pdf/text_string.h"

namespace nabor::pdf {

namespace {

using podofo::PdfDictionary;
using podofo::PdfName;
using podofo::PdfObject;
using podofo::PdfVariant;

PdfObject& object_of(void* handle) { return *static_cast<PdfObject*>(handle); }

PdfObject reference_of(Ref ref) { return PdfObject(podofo::PdfReference(number_of(ref), 0)); }
PdfObject string_of(std::string_view value) { return podofo::string(value, !is_printable_ascii(value)); }
PdfObject text_of(std::string_view utf8) { return string_of(is_printable_ascii(utf8) ? std::string(utf8) : text_string(utf8)); }

PdfObject& put(void* handle, const char* key, const PdfObject& value) { return podofo::put(object_of(handle).GetDictionary(), key, value); }
PdfObject& append(void* handle, const PdfObject& value) { return podofo::append(object_of(handle).GetArray(), value); }

// PoDoFo prints every number and name through vsnprintf, a fifth of the time that a book took. What a book has by the hundred
// thousand is written here, in the same syntax; strings are PoDoFo's.
class SyntaxWriter {
public:
    explicit SyntaxWriter(std::string& out) : out_(out), others_(out) {}

    void write(const PdfObject& object) { write(podofo::variant_of(object)); }

private:
    using Kind = podofo::Kind;

    void write(const PdfVariant& value) {
        switch (podofo::kind_of(value)) {
            case Kind::dictionary: return write(value.GetDictionary());
            case Kind::array: return write(value.GetArray());
            case Kind::name: return write(value.GetName());
            case Kind::integer: return write_number(value.GetNumber());
            case Kind::real: return write_real(value.GetReal());
            case Kind::reference: return write(value.GetReference());
            default: return others_.write(value);
        }
    }
    void write(const PdfDictionary& dictionary) {
        out_ += "<<";
        if (const PdfObject* type = podofo::find(dictionary, "Type")) write_entry(podofo::name("Type"), *type);
        podofo::for_each(dictionary, [this](const PdfName& key, const PdfObject& value) {
            if (podofo::letters_of(key) != "Type") write_entry(key, value);
        });
        out_ += ">>";
    }
    void write_entry(const PdfName& key, const PdfObject& value) {
        write(key);
        write(value);
    }
    void write(const podofo::PdfArray& array) {
        out_ += '[';
        for (const PdfObject& value : array) write(value);
        out_ += ']';
    }
    void write(const PdfName& name) {
        out_ += '/';
        const auto is_plain = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
        const std::string_view letters = podofo::letters_of(name);
        if (std::all_of(letters.begin(), letters.end(), is_plain))
            out_ += letters;
        else
            out_ += name.GetEscapedName();
    }
    // Numbers need a space before them, where names and strings have their own first character.
    void write_number(std::int64_t number) {
        out_ += ' ';
        append_integer(out_, number);
    }
    void write_real(double number) {
        out_ += ' ';
        append_millionths(out_, number);
    }
    void write(const podofo::PdfReference& reference) {
        write_number(reference.ObjectNumber());
        out_ += " 0 R";
    }

    std::string& out_;
    podofo::VariantWriter others_;
};

}  // namespace

Dictionary Dictionary::name(const char* key, std::string_view value) { return put(handle_, key, PdfObject(podofo::name(value))), *this; }
Dictionary Dictionary::integer(const char* key, std::int64_t value) { return put(handle_, key, podofo::integer(value)), *this; }
Dictionary Dictionary::real(const char* key, double value) { return put(handle_, key, PdfObject(value)), *this; }
Dictionary Dictionary::boolean(const char* key, bool value) { return put(handle_, key, PdfObject(value)), *this; }
Dictionary Dictionary::text(const char* key, std::string_view utf8) { return put(handle_, key, text_of(utf8)), *this; }
Dictionary Dictionary::bytes(const char* key, std::string_view value) { return put(handle_, key, string_of(value)), *this; }
Dictionary Dictionary::reference(const char* key, Ref value) { return put(handle_, key, reference_of(value)), *this; }
Dictionary Dictionary::dictionary(const char* key) { return Dictionary(&put(handle_, key, PdfObject(PdfDictionary()))); }
Array Dictionary::array(const char* key) { return Array(&put(handle_, key, PdfObject(podofo::PdfArray()))); }
Dictionary Dictionary::take(const char* key, Object value) { return put(handle_, key, value.state_->object), *this; }

Array Array::name(std::string_view value) { return append(handle_, PdfObject(podofo::name(value))), *this; }
Array Array::integer(std::int64_t value) { return append(handle_, podofo::integer(value)), *this; }
Array Array::real(double value) { return append(handle_, PdfObject(value)), *this; }
Array Array::null() { return append(handle_, PdfObject(PdfVariant())), *this; }
Array Array::text(std::string_view utf8) { return append(handle_, text_of(utf8)), *this; }
Array Array::bytes(std::string_view value) { return append(handle_, string_of(value)), *this; }
Array Array::reference(Ref value) { return append(handle_, reference_of(value)), *this; }
Dictionary Array::dictionary() { return Dictionary(&append(handle_, PdfObject(PdfDictionary()))); }
Array Array::array() { return Array(&append(handle_, PdfObject(podofo::PdfArray()))); }

Object::Object() : state_(std::make_unique<State>()) {}
Object::Object(std::unique_ptr<State> state) : state_(std::move(state)) {}
Object::~Object() = default;
Object::Object(Object&&) noexcept = default;
Object& Object::operator=(Object&&) noexcept = default;

Dictionary Object::dictionary() {
    if (!state_->object.IsDictionary()) state_->object = PdfObject(PdfDictionary());
    return Dictionary(&state_->object);
}

Dictionary Object::dictionary(const char* type) { return dictionary().name("Type", type); }

Array Object::array() {
    if (!state_->object.IsArray()) state_->object = PdfObject(podofo::PdfArray());
    return Array(&state_->object);
}

void Object::append_to(std::string& out) const {
    try {
        SyntaxWriter(out).write(state_->object);
    } catch (const podofo::PdfError& error) {
        throw EnvironmentError("PoDoFo could not write an object: " + podofo::message_of(error));
    }
}

}  // namespace nabor::pdf
