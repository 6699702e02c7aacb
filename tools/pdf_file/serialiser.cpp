// In: objects. Out: the file's bytes; see the header.
#include "pdf_file/serialiser.h"

#include <cassert>
#include <utility>

#include "base/digest.h"
#include "base/error.h"
#include "pdf_file/tokens.h"

namespace nabor::pdf {

namespace {

void append_big(std::string& out, std::uint64_t value, int bytes) {
    for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

// PNG's Up filter (predictor 12): the columns of a cross-reference table repeat from row to row.
std::string predicted(std::string_view rows, std::size_t columns) {
    std::string out;
    out.reserve(rows.size() + rows.size() / columns);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % columns == 0) out += '\x02';
        const int above = i >= columns ? static_cast<unsigned char>(rows[i - columns]) : 0;
        out += static_cast<char>(static_cast<unsigned char>(rows[i]) - above);
    }
    return out;
}

constexpr std::size_t entry_columns = 7;  // W [1 4 2]

}  // namespace

void ObjectStream::put(Ref ref, const Object& object) {
    refs_.push_back(ref);
    append_integer(index_, number_of(ref));
    index_ += ' ';
    append_integer(index_, static_cast<std::int64_t>(bodies_.size()));
    index_ += ' ';
    append_syntax(bodies_, object);
    bodies_ += '\n';
}

PackedObjects ObjectStream::pack(Deflater& deflater) {
    PackedObjects packed{std::exchange(refs_, {}), index_.size(), {}};
    index_ += bodies_;
    packed.deflated = deflater.zlib(index_);
    index_.clear();
    bodies_.clear();
    return packed;
}

Serialiser::~Serialiser() = default;

Serialiser::Serialiser(std::size_t threads, PdfVersion version)
    : entries_(1), threads_(threads) {
    // The comment of binary bytes tells transfer programs that the file is not text (ISO 19005-2, 6.1.2).
    file_ = version == PdfVersion::v1_6 ? "%PDF-1.6\n%\xE2\xE3\xCF\xD3\n" : "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    entries_[0].index = 0xFFFF;
}

Ref Serialiser::reserve() {
    entries_.emplace_back();
    return static_cast<Ref>(entries_.size() - 1);
}

void Serialiser::put(Ref ref, const Object& object) {
    packing_.put(ref, object);
    if (packing_.size() == ObjectStream::most_objects) put(packing_.pack(deflater_));
}

void Serialiser::put(const PackedObjects& objects) {
    const Ref self = reserve();
    for (std::size_t i = 0; i < objects.refs.size(); ++i) {
        Entry& entry = entries_.at(number_of(objects.refs[i]));
        assert(entry.kind == Entry::Kind::free);
        entry = {Entry::Kind::packed, number_of(self), static_cast<std::uint16_t>(i)};
    }
    Object stream;
    stream.dictionary("ObjStm").integer("N", static_cast<std::int64_t>(objects.refs.size()));
    stream.dictionary().integer("First", static_cast<std::int64_t>(objects.first));
    put_stream(self, stream, objects.deflated, Coding::deflated);
}

void Serialiser::open(Ref ref) {
    Entry& entry = entries_.at(number_of(ref));
    assert(entry.kind == Entry::Kind::free);
    if (file_.size() > 0xFFFFFFFF) throw EnvironmentError("the PDF would be larger than 4 gigabytes");
    entry = {Entry::Kind::plain, static_cast<std::uint32_t>(file_.size()), 0};
    file_ += std::to_string(number_of(ref)) + " 0 obj\n";
}

void Serialiser::put_stream(Ref ref, Object& dictionary, std::string_view bytes, Coding coding) {
    std::string packed;
    if (coding == Coding::deflate) bytes = packed = deflater_.zlib(bytes);
    if (coding != Coding::as_is) dictionary.dictionary().name("Filter", "FlateDecode");
    dictionary.dictionary().integer("Length", static_cast<std::int64_t>(bytes.size()));
    open(ref);
    append_syntax(file_, dictionary);
    file_ += "\nstream\n";
    file_ += bytes;
    file_ += "\nendstream\nendobj\n";
}

std::string Serialiser::cross_references() const {
    std::string rows;
    rows.reserve(entries_.size() * entry_columns);
    for (const Entry& entry : entries_) {
        append_big(rows, static_cast<std::uint64_t>(entry.kind), 1);
        append_big(rows, entry.place, 4);
        append_big(rows, entry.index, 2);
    }
    return rows;
}

std::string Serialiser::finish(Ref catalog, Ref information) {
    if (packing_.size() != 0) put(packing_.pack(deflater_));
    const std::string identity = to_bytes(digest_of(file_));  // ISO 32000-1, 14.4
    const Ref self = reserve();
    const std::size_t start = file_.size();
    entries_.back() = {Entry::Kind::plain, static_cast<std::uint32_t>(start), 0};
    const std::string rows = predicted(cross_references(), entry_columns);
    entries_.back() = {};  // put_stream sets it again, to the same

    Object trailer;
    trailer.dictionary("XRef").reference("Root", catalog).reference("Info", information);
    trailer.dictionary().integer("Size", static_cast<std::int64_t>(entries_.size()));
    trailer.dictionary().array("W").integer(1).integer(4).integer(2);
    trailer.dictionary().array("ID").bytes(identity).bytes(identity);
    trailer.dictionary().dictionary("DecodeParms").integer("Predictor", 12).integer("Columns", entry_columns);
    put_stream(self, trailer, rows, Coding::deflate);
    file_ += "startxref\n" + std::to_string(start) + "\n%%EOF\n";
    return std::move(file_);
}

}  // namespace nabor::pdf
