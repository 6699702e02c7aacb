#include "pdf/source_syntax.h"

#include <algorithm>

#include "base/error.h"
#include "pdf/numbers.h"

namespace nabor::pdf {

namespace {

using podofo::Kind;
using podofo::PdfDictionary;
using podofo::PdfName;
using podofo::PdfObject;
using podofo::PdfVariant;

// PoDoFo prints every number and name through vsnprintf; strings and what it kept as bytes are its own.
class SyntaxWriter {
public:
    explicit SyntaxWriter(std::string& out) : out_(out), others_(out) {}

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

private:
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
        write(podofo::variant_of(value));
    }
    void write(const podofo::PdfArray& array) {
        out_ += '[';
        for (const PdfObject& value : array) write(podofo::variant_of(value));
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

std::string syntax_of(const podofo::PdfVariant& value) {
    std::string out;
    try {
        SyntaxWriter(out).write(value);
    } catch (const podofo::PdfError& error) {
        throw EnvironmentError("PoDoFo could not write an object: " + podofo::message_of(error));
    }
    return out;
}

}  // namespace nabor::pdf
