// podofo_api.h for PoDoFo 0.10, 1.x and later.
#include "pdf_file/podofo_api.h"

#if NABOR_PODOFO_IS_NEW

#include <set>
#include <utility>

#include "pdf_file/tokens.h"

namespace nabor::pdf::podofo {

using PoDoFo::PdfDataType;
using PoDoFo::PdfErrorCode;

namespace {

// 1.0 renamed these.
#if PODOFO_VERSION >= PODOFO_MAKE_VERSION(1, 0, 0)
constexpr PdfErrorCode no_end_code = PdfErrorCode::InvalidEOFToken, no_trailer_code = PdfErrorCode::InvalidTrailer;
void limit_objects(unsigned most) { PoDoFo::PdfCommon::SetMaxObjectCount(most); }
void load(PoDoFo::PdfMemDocument& document, std::string_view bytes) {
    document.LoadFromBuffer(bytes, PoDoFo::PdfLoadOptions::SkipXRefRecovery);
}
bool is_raw(const PdfString& string) { return !string.IsStringEvaluated(); }
#else
constexpr PdfErrorCode no_end_code = PdfErrorCode::NoEOFToken, no_trailer_code = PdfErrorCode::NoTrailer;
void limit_objects(unsigned most) { PoDoFo::PdfParser::SetMaxObjectCount(most); }
void load(PoDoFo::PdfMemDocument& document, std::string_view bytes) { document.LoadFromBuffer(bytes); }
bool is_raw(const PdfString& string) { return string.GetState() == PoDoFo::PdfStringState::RawBuffer; }
#endif

}  // namespace

Kind kind_of(const PdfVariant& value) {
    switch (value.GetDataType()) {
        case PdfDataType::Null: return Kind::null;
        case PdfDataType::Bool: return Kind::boolean;
        case PdfDataType::Number: return Kind::integer;
        case PdfDataType::Real: return Kind::real;
        case PdfDataType::String: return Kind::string;
        case PdfDataType::Name: return Kind::name;
        case PdfDataType::Array: return Kind::array;
        case PdfDataType::Dictionary: return Kind::dictionary;
        case PdfDataType::Reference: return Kind::reference;
        default: return Kind::other;
    }
}

PdfString string(std::string_view bytes, bool hexadecimal) { return PdfString::FromRaw(bytes, hexadecimal); }

void append_string(std::string& out, const PdfVariant& string) {
    const PdfString& own = string.GetString();
    if (is_raw(own)) return append_byte_string(out, own.GetRawData());
    std::string syntax;  // PoDoFo has decoded it: it was read as text before
    string.ToString(syntax);
    out += syntax;
}

std::string utf8_of(const PdfObject& string) {
    if (!string.IsString()) return {};
    try {
        return std::string(string.GetString().GetString());
    } catch (const PdfError&) {
        return {};
    }
}

std::string raw_bytes(const PdfObject& object) {
    const PoDoFo::PdfObjectStream* stream = object.GetStream();
    return stream == nullptr ? std::string() : std::string(stream->GetCopy(true));
}

namespace {

// Foreign bytes may inflate to any size.
class LimitedSink : public PoDoFo::OutputStream {
public:
    explicit LimitedSink(std::size_t most) : most_(most) {}
    std::string take() { return std::move(bytes_); }

protected:
    void writeBuffer(const char* bytes, std::size_t count) override {
        if (bytes_.size() + count > most_) throw PdfError(PdfErrorCode::ValueOutOfRange, __FILE__, __LINE__);
        bytes_.append(bytes, count);
    }

private:
    std::size_t most_;
    std::string bytes_;
};

}  // namespace

std::optional<std::string> decoded_bytes(const PdfObject& object, std::size_t most) {
    const PoDoFo::PdfObjectStream* stream = object.GetStream();
    if (stream == nullptr) return std::nullopt;
    try {
        LimitedSink sink(most);
        stream->CopyTo(sink);
        return sink.take();
    } catch (const PdfError&) {
        return std::nullopt;
    }
}

struct StreamHolder::State {
    PdfObject object;
};

StreamHolder::StreamHolder() : state_(std::make_unique<State>()) {}
StreamHolder::~StreamHolder() = default;

// The stream first: setting it may change /Filter and /Length.
const PdfObject& StreamHolder::hold(const PdfDictionary& dictionary, std::string_view encoded) {
    state_->object.GetOrCreateStream().SetData(encoded, true);
    state_->object.GetDictionary() = dictionary;
    return state_->object;
}

void silence() { PoDoFo::PdfCommon::SetMaxLoggingSeverity(PoDoFo::PdfLogSeverity::None); }
std::string message_of(const PdfError& error) { return error.what(); }

Fault fault_of(const PdfError& error) {
    switch (error.GetCode()) {
        case no_end_code: return Fault::no_end;
        case PdfErrorCode::InvalidXRef:
        case PdfErrorCode::InvalidXRefStream: return Fault::no_cross_references;
        case no_trailer_code: return Fault::no_trailer;
        case PdfErrorCode::UnexpectedEOF: return Fault::cut_short;
        case PdfErrorCode::InvalidPassword:
        case PdfErrorCode::InvalidEncryptionDict: return Fault::encrypted;
        default: return Fault::other;
    }
}

struct File::State {
    PoDoFo::PdfMemDocument document;
    std::set<PdfReference> broken;
};

File::File() : state_(std::make_unique<State>()) {}
File::~File() = default;

// Objects are read when they are first asked for, and what is wrong with them is thrown then: so each is asked for here.
Fault File::read(std::string_view bytes, bool ignore_broken) {
    state_ = std::make_unique<State>();
    limit_objects(static_cast<unsigned>(most_objects(bytes)));
    try {
        load(state_->document, bytes);
        if (state_->document.GetEncrypt() != nullptr) return Fault::encrypted;
    } catch (const PdfError& error) {
        return fault_of(error);
    }
    for (const PdfObject* object : state_->document.GetObjects()) {
        try {
            object->GetDataType();
            object->GetStream();
        } catch (const PdfError& error) {
            if (!ignore_broken) return fault_of(error);
            state_->broken.insert(object->GetIndirectReference());
        }
    }
    return Fault::none;
}

const PdfObject* File::trailer() const { return &state_->document.GetTrailer().GetObject(); }

const PdfObject* File::object(const PdfReference& reference) const {
    return state_->broken.contains(reference) ? nullptr : state_->document.GetObjects().GetObject(reference);
}

}  // namespace nabor::pdf::podofo

#endif
