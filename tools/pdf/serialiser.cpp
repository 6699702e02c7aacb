// In: objects. Out: the file's bytes; see the header.
#include "pdf/serialiser.h"

#include <cassert>

#include "base/error.h"
#include "pdf/hash.h"

namespace nabor::pdf {

namespace {

// Larger streams compress better and open slower; a few hundred objects is what other writers use.
constexpr std::uint16_t objects_in_a_stream = 200;

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

constexpr std::size_t entry_columns = 7;   // W [1 4 2]

}  // namespace

Serialiser::Serialiser() : entries_(1) {
    // The binary comment tells transfer programs that this is no text (ISO 19005-2, 6.1.2).
    file_ = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    entries_[0].index = 0xFFFF;
}

Ref Serialiser::reserve() {
    entries_.emplace_back();
    return static_cast<Ref>(entries_.size() - 1);
}

void Serialiser::put(Ref ref, const Object& object) {
    assert(entries_.at(number_of(ref)).kind == Entry::Kind::free);
    if (packed_ref_ == Ref::none) packed_ref_ = reserve();
    entries_[number_of(ref)] = {Entry::Kind::packed, number_of(packed_ref_), packed_count_};
    packed_index_ += std::to_string(number_of(ref)) + ' ' + std::to_string(packed_.size()) + ' ';
    object.append_to(packed_);
    packed_ += '\n';
    if (++packed_count_ == objects_in_a_stream) close_object_stream();
}

void Serialiser::open(Ref ref) {
    Entry& entry = entries_.at(number_of(ref));
    assert(entry.kind == Entry::Kind::free);
    if (file_.size() > 0xFFFFFFFF) throw EnvironmentError("the PDF would be larger than 4 gigabytes");
    entry = {Entry::Kind::plain, static_cast<std::uint32_t>(file_.size()), 0};
    file_ += std::to_string(number_of(ref)) + " 0 obj\n";
}

void Serialiser::put_stream(Ref ref, Object& dictionary, std::string_view bytes, Coding coding) {
    if (coding == Coding::deflated) {
        bytes = compressor_.compress(bytes);
        dictionary.dictionary().name("Filter", "FlateDecode");
    }
    dictionary.dictionary().integer("Length", static_cast<std::int64_t>(bytes.size()));
    open(ref);
    dictionary.append_to(file_);
    file_ += "\nstream\n";
    file_ += bytes;
    file_ += "\nendstream\nendobj\n";
}

void Serialiser::close_object_stream() {
    if (packed_ref_ == Ref::none) return;
    Object stream;
    stream.dictionary("ObjStm").integer("N", packed_count_).integer("First", static_cast<std::int64_t>(packed_index_.size()));
    packed_index_ += packed_;
    put_stream(packed_ref_, stream, packed_index_, Coding::deflated);
    packed_ref_ = Ref::none;
    packed_count_ = 0;
    packed_.clear();
    packed_index_.clear();
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
    close_object_stream();
    const std::string identity = content_hash(file_);
    const Ref self = reserve();
    const std::size_t start = file_.size();
    entries_.back() = {Entry::Kind::plain, static_cast<std::uint32_t>(start), 0};
    const std::string rows = predicted(cross_references(), entry_columns);
    entries_.back() = {};   // put_stream sets it again, to the same

    Object trailer;
    trailer.dictionary("XRef").reference("Root", catalog).reference("Info", information);
    trailer.dictionary().integer("Size", static_cast<std::int64_t>(entries_.size()));
    trailer.dictionary().array("W").integer(1).integer(4).integer(2);
    trailer.dictionary().array("ID").bytes(identity).bytes(identity);
    trailer.dictionary().dictionary("DecodeParms").integer("Predictor", 12).integer("Columns", entry_columns);
    put_stream(self, trailer, rows, Coding::deflated);
    file_ += "startxref\n" + std::to_string(start) + "\n%%EOF\n";
    return std::move(file_);
}

}  // namespace nabor::pdf
