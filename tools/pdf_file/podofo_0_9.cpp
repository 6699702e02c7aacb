// podofo_api.h for PoDoFo 0.9.8.
#include "pdf_file/podofo_api.h"

#if !NABOR_PODOFO_IS_NEW

#include <utility>

#include "pdf_file/tokens.h"

namespace nabor::pdf::podofo {

Kind kind_of(const PdfVariant& value) {
    switch (value.GetDataType()) {
        case PoDoFo::ePdfDataType_Null: return Kind::null;
        case PoDoFo::ePdfDataType_Bool: return Kind::boolean;
        case PoDoFo::ePdfDataType_Number: return Kind::integer;
        case PoDoFo::ePdfDataType_Real: return Kind::real;
        case PoDoFo::ePdfDataType_String:
        case PoDoFo::ePdfDataType_HexString: return Kind::string;
        case PoDoFo::ePdfDataType_Name: return Kind::name;
        case PoDoFo::ePdfDataType_Array: return Kind::array;
        case PoDoFo::ePdfDataType_Dictionary: return Kind::dictionary;
        case PoDoFo::ePdfDataType_Reference: return Kind::reference;
        default: return Kind::other;
    }
}

// The constructor takes bytes that begin with FF FE for little-endian text and changes them; SetHexData() keeps them.
PdfString string(std::string_view bytes, bool hexadecimal) {
    if (!bytes.starts_with("\xFF\xFE")) return PdfString(bytes.data(), static_cast<PoDoFo::pdf_long>(bytes.size()), hexadecimal);
    std::string digits;
    append_hexadecimal(digits, bytes);
    PdfString string;
    string.SetHexData(digits.data(), static_cast<PoDoFo::pdf_long>(digits.size()));
    return string;
}

// PoDoFo keeps UTF-16 without its byte order mark.
void append_string(std::string& out, const PdfVariant& string) {
    const PdfString& own = string.GetString();
    if (!own.IsValid()) return append_byte_string(out, {});
    const std::string_view bytes(own.GetString(), static_cast<std::size_t>(own.GetLength()));
    append_byte_string(out, own.IsUnicode() ? "\xFE\xFF" + std::string(bytes) : bytes);
}

std::string utf8_of(const PdfObject& string) {
    if (kind_of(string) != Kind::string) return {};
    try {
        return string.GetString().GetStringUtf8();
    } catch (const PdfError&) {
        return {};  // an unpaired surrogate
    }
}

std::string raw_bytes(const PdfObject& object) {
    const auto* bytes = object.HasStream() ? dynamic_cast<const PoDoFo::PdfMemStream*>(object.GetStream()) : nullptr;
    return bytes == nullptr ? std::string() : std::string(bytes->Get(), static_cast<std::size_t>(bytes->GetLength()));
}

namespace {

// Foreign bytes may inflate to any size.
class LimitedSink : public PoDoFo::PdfOutputStream {
public:
    explicit LimitedSink(std::size_t most) : most_(most) {}
    PoDoFo::pdf_long Write(const char* bytes, PoDoFo::pdf_long count) override {
        if (bytes_.size() + static_cast<std::size_t>(count) > most_) throw PdfError(PoDoFo::ePdfError_ValueOutOfRange, __FILE__, __LINE__);
        bytes_.append(bytes, static_cast<std::size_t>(count));
        return count;
    }
    void Close() override {}
    std::string take() { return std::move(bytes_); }

private:
    std::size_t most_;
    std::string bytes_;
};

}  // namespace

std::optional<std::string> decoded_bytes(const PdfObject& object, std::size_t most) {
    if (!object.HasStream()) return std::nullopt;
    try {
        LimitedSink sink(most);
        object.GetStream()->GetFilteredCopy(&sink);
        return sink.take();
    } catch (const PdfError&) {
        return std::nullopt;
    }
}

struct StreamHolder::State {
    State() : object(*objects.CreateObject()) { objects.SetAutoDelete(true); }
    PoDoFo::PdfVecObjects objects;
    PdfObject& object;
};

StreamHolder::StreamHolder() : state_(std::make_unique<State>()) {}
StreamHolder::~StreamHolder() = default;

// The stream first: setting it changes /Filter and /Length.
const PdfObject& StreamHolder::hold(const PdfDictionary& dictionary, std::string_view encoded) {
    state_->object.GetStream()->Set(encoded.data(), static_cast<PoDoFo::pdf_long>(encoded.size()), PoDoFo::TVecFilters());
    state_->object.GetDictionary() = dictionary;
    return state_->object;
}

void silence() {
    PdfError::EnableDebug(false);
    PdfError::EnableLogging(false);
}

std::string message_of(const PdfError& error) { return PdfError::ErrorMessage(error.GetError()); }

Fault fault_of(const PdfError& error) {
    switch (error.GetError()) {
        case PoDoFo::ePdfError_NoEOFToken: return Fault::no_end;
        case PoDoFo::ePdfError_NoXRef:
        case PoDoFo::ePdfError_InvalidXRef:
        case PoDoFo::ePdfError_InvalidXRefStream:
        case PoDoFo::ePdfError_InvalidXRefType: return Fault::no_cross_references;
        case PoDoFo::ePdfError_NoTrailer:
        case PoDoFo::ePdfError_InvalidTrailerSize: return Fault::no_trailer;
        case PoDoFo::ePdfError_UnexpectedEOF: return Fault::cut_short;
        case PoDoFo::ePdfError_InvalidPassword: return Fault::encrypted;
        default: return Fault::other;
    }
}

namespace {

// PoDoFo reads dictionaries and arrays in each other by recursion. As it asks for the next byte, the depth of its stack tells how deep it
// is: a file of nothing but openings must not end the program. A level takes about 450 bytes, real files nest less than a hundred.
class GuardedDevice : public PoDoFo::PdfInputDevice {
public:
    explicit GuardedDevice(std::string_view bytes) : PdfInputDevice(bytes.data(), bytes.size()), base_(here()) {}
    int GetChar() const override {
        guard();
        return PdfInputDevice::GetChar();
    }
    int Look() const override {
        guard();
        return PdfInputDevice::Look();
    }

private:
    static constexpr std::uintptr_t most_stack = 1U << 20;

    static std::uintptr_t here() { return reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)); }
    void guard() const {
        const std::uintptr_t now = here(), used = now < base_ ? base_ - now : now - base_;
        if (used > most_stack) throw PdfError(PoDoFo::ePdfError_ValueOutOfRange, __FILE__, __LINE__);
    }

    std::uintptr_t base_;
};

// A PDF that opens without a password has permissions (ISO 32000-1, table 22): to print it, and to change it or to assemble its pages.
bool may_be_put_on_sheets(const PoDoFo::PdfParser& parser) {
    if (!parser.GetEncrypted()) return true;
    const PoDoFo::PdfEncrypt* encryption = parser.GetEncrypt();
    return encryption != nullptr && encryption->IsPrintAllowed() && (encryption->IsEditAllowed() || encryption->IsDocAssemblyAllowed());
}

}  // namespace

struct File::State {
    State() : parser(&objects) { objects.SetAutoDelete(true); }
    PoDoFo::PdfVecObjects objects;
    PoDoFo::PdfParser parser;
};

File::File() : state_(std::make_unique<State>()) {}
File::~File() = default;

Fault File::read(std::string_view bytes, bool ignore_broken) {
    state_ = std::make_unique<State>();
    PoDoFo::PdfParser::SetIgnoreBrokenObjects(ignore_broken);
    PoDoFo::PdfParser::SetMaxObjectCount(static_cast<long>(most_objects(bytes)));
    try {
        state_->parser.ParseFile(PoDoFo::PdfRefCountedInputDevice(std::make_unique<GuardedDevice>(bytes).release()), false);
        return may_be_put_on_sheets(state_->parser) ? Fault::none : Fault::encrypted;
    } catch (const PdfError& error) {
        return fault_of(error);
    }
}

const PdfObject* File::trailer() const { return state_->parser.GetTrailer(); }
const PdfObject* File::object(const PdfReference& reference) const { return state_->objects.GetObject(reference); }

}  // namespace nabor::pdf::podofo

#endif
