// In: keys and values. Out: PoDoFo's objects, and their syntax; see the header.
#include "pdf_file/object.h"

#include <cassert>
#include <cmath>

#include "base/error.h"
#include "pdf_file/podofo_api.h"
#include "pdf_file/tokens.h"

namespace nabor::pdf {

namespace {

using namespace podofo;

double rounded(double value) { return std::round(value * 1e6) / 1e6; }
PdfReference reference_to(Ref ref) { return {number_of(ref), 0}; }
PdfString byte_string(std::string_view bytes) { return string(bytes, !is_printable_ascii(bytes)); }
PdfString text(std::string_view utf8) { return is_printable_ascii(utf8) ? string(utf8, false) : string(text_string(utf8), true); }

}  // namespace

Dictionary Dictionary::name(std::string_view key, std::string_view value) { return put(*dictionary_, key, podofo::name(value)), *this; }
Dictionary Dictionary::integer(std::string_view key, std::int64_t value) { return put(*dictionary_, key, Integer{value}), *this; }
Dictionary Dictionary::real(std::string_view key, double value) { return put(*dictionary_, key, rounded(value)), *this; }
Dictionary Dictionary::boolean(std::string_view key, bool value) { return put(*dictionary_, key, value), *this; }
Dictionary Dictionary::text(std::string_view key, std::string_view utf8) { return put(*dictionary_, key, pdf::text(utf8)), *this; }
Dictionary Dictionary::bytes(std::string_view key, std::string_view value) { return put(*dictionary_, key, byte_string(value)), *this; }
Dictionary Dictionary::reference(std::string_view key, Ref value) { return put(*dictionary_, key, reference_to(value)), *this; }
Dictionary Dictionary::value(std::string_view key, const PdfVariant& value) { return put(*dictionary_, key, value), *this; }
Dictionary Dictionary::dictionary(std::string_view key) { return Dictionary(put(*dictionary_, key, PdfDictionary()).GetDictionary()); }

Array Dictionary::array(std::string_view key, std::size_t expected) {
    PdfArray& array = put(*dictionary_, key, PdfArray()).GetArray();
    reserve(array, expected);
    return Array(array);
}

Array Array::name(std::string_view value) { return append(*array_, podofo::name(value)), *this; }
Array Array::integer(std::int64_t value) { return append(*array_, Integer{value}), *this; }
Array Array::real(double value) { return append(*array_, rounded(value)), *this; }
Array Array::null() { return append(*array_, PdfVariant()), *this; }
Array Array::text(std::string_view utf8) { return append(*array_, pdf::text(utf8)), *this; }
Array Array::bytes(std::string_view value) { return append(*array_, byte_string(value)), *this; }
Array Array::reference(Ref value) { return append(*array_, reference_to(value)), *this; }
Dictionary Array::dictionary() { return Dictionary(append(*array_, PdfDictionary()).GetDictionary()); }

Array Array::array(std::size_t expected) {
    PdfArray& array = append(*array_, PdfArray()).GetArray();
    reserve(array, expected);
    return Array(array);
}

Object::Object() : object_(std::make_unique<PdfObject>(PdfVariant())) {}
Object::Object(const PdfVariant& value) : object_(std::make_unique<PdfObject>(value)) {}
Object::~Object() = default;

Dictionary Object::dictionary() {
    if (object_->IsNull()) *object_ = PdfObject(PdfDictionary());
    assert(object_->IsDictionary());
    return Dictionary(object_->GetDictionary());
}

Dictionary Object::dictionary(std::string_view type) { return dictionary().name("Type", type); }

Array Object::array(std::size_t expected) {
    if (object_->IsNull()) *object_ = PdfObject(PdfArray());
    assert(object_->IsArray());
    reserve(object_->GetArray(), expected);
    return Array(object_->GetArray());
}

void Object::clear() { *object_ = PdfObject(PdfVariant()); }

namespace {

// PoDoFo's own writer formats every number and name with vsnprintf, which takes several times as long.
class SyntaxWriter {
public:
    explicit SyntaxWriter(std::string& out) : out_(out) {}

    void write(const PdfVariant& value) {
        switch (kind_of(value)) {
            case Kind::dictionary: return write(value.GetDictionary());
            case Kind::array: return write(value.GetArray());
            case Kind::name: return append_name(out_, letters_of(value.GetName()));
            case Kind::string: return append_string(out_, value);
            case Kind::integer: return write_number(value.GetNumber());
            case Kind::real: return write_real(value.GetReal());
            case Kind::reference: return write(value.GetReference());
            case Kind::boolean: out_ += value.GetBool() ? " true" : " false"; return;
            case Kind::null:
            case Kind::other: out_ += " null"; return;
        }
    }

private:
    // Readers that look into a file's bytes expect /Type first.
    void write(const PdfDictionary& dictionary) {
        out_ += "<<";
        const PdfObject* type = find(dictionary, "Type");
        if (type != nullptr) write_entry("Type", *type);
        for_each(dictionary, [this, type](const PdfName& key, const PdfObject& value) {
            if (&value != type) write_entry(letters_of(key), value);
        });
        out_ += ">>";
    }
    void write_entry(std::string_view key, const PdfObject& value) {
        append_name(out_, key);
        write(variant_of(value));
    }
    void write(const PdfArray& array) {
        out_ += '[';
        for (const PdfObject& value : array) write(variant_of(value));
        out_ += ']';
    }
    // Numbers, and true, false and null, need white space before them; other values begin with a delimiter.
    void write_number(std::int64_t number) {
        out_ += ' ';
        append_integer(out_, number);
    }
    void write_real(double number) {
        out_ += ' ';
        append_real(out_, number);
    }
    void write(const PdfReference& reference) {
        write_number(reference.ObjectNumber());
        out_ += " 0 R";
    }

    std::string& out_;
};

}  // namespace

void append_syntax(std::string& out, const PdfVariant& value) {
    try {
        SyntaxWriter(out).write(value);
    } catch (const PdfError& error) {
        throw EnvironmentError("PoDoFo could not write an object: " + message_of(error));
    }
}

void append_syntax(std::string& out, const Object& object) { append_syntax(out, variant_of(object.podofo())); }

}  // namespace nabor::pdf
