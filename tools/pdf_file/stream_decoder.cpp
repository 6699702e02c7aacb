// In: streams of a PDF that was read. Out: their bytes, decoded; see the header.
#include "pdf_file/stream_decoder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "pdf_file/inflater.h"
#include "pdf_file/source_copy.h"

namespace nabor::pdf {

namespace {

using namespace podofo;

constexpr std::size_t longest_gap = 256;             // between two names of an array, in bytes
constexpr std::size_t largest_by_podofo = 64U << 20;  // in bytes: its filters are slow, and the result grows in steps

// ISO 32000-1, tables 6 and 94.
constexpr std::array<std::string_view, 17> filter_names = {"FlateDecode",     "LZWDecode",  "ASCIIHexDecode", "ASCII85Decode", "RunLengthDecode", "CCITTFaxDecode",
                                                           "JBIG2Decode",     "DCTDecode",  "JPXDecode",      "Crypt",         "Fl",              "LZW",
                                                           "AHx",             "A85",        "RL",             "CCF",           "DCT"};

bool is_space(char c) { return c == '\0' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' '; }

// The name that begins behind a slash, with its escapes undone (7.3.5); `at` then stands behind it.
std::string take_name(std::string_view pdf, std::size_t& at) {
    std::string name;
    constexpr std::string_view ends = "()<>[]{}/%";
    constexpr std::size_t longest = 127;
    for (; at < pdf.size() && name.size() < longest && !is_space(pdf[at]) && ends.find(pdf[at]) == std::string_view::npos; ++at) {
        unsigned code = 0;
        const std::string_view digits = pdf[at] == '#' ? pdf.substr(at + 1, 2) : std::string_view();
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
        const bool is_escape = digits.size() == 2 && error == std::errc{} && end == digits.data() + 2;
        name += is_escape ? static_cast<char>(code) : pdf[at];
        at += is_escape ? 2 : 0;
    }
    return name;
}

// The place of the next token, past white space and comments; npos when it is further than a short way.
std::size_t next_token(std::string_view pdf, std::size_t at) {
    const std::string_view near = pdf.substr(0, std::min(pdf.size(), at + longest_gap));
    while (at < near.size()) {
        if (is_space(near[at])) ++at;
        else if (near[at] == '%') at = near.find_first_of("\r\n", at);
        else return at;
    }
    return std::string_view::npos;
}

const PdfObject* item_of(const File& source, const PdfObject* array, std::size_t index) {
    if (array == nullptr || !array->IsArray()) return nullptr;
    const PdfArray& items = array->GetArray();
    return index < items.size() ? resolved(source, &items[static_cast<unsigned>(index)]) : nullptr;
}

bool is_deflate(const PdfObject& name) { return letters_of(name.GetName()) == "FlateDecode" || letters_of(name.GetName()) == "Fl"; }

}  // namespace

bool has_too_many_filters(std::string_view pdf) {
    for (std::size_t bracket = pdf.find('['); bracket != std::string_view::npos; bracket = pdf.find('[', bracket + 1)) {
        std::size_t count = 0;
        for (std::size_t at = next_token(pdf, bracket + 1); at != std::string_view::npos && pdf[at] == '/'; at = next_token(pdf, at)) {
            const std::string name = take_name(pdf, ++at);
            if (std::find(filter_names.begin(), filter_names.end(), name) == filter_names.end()) break;
            if (++count > most_filters) return true;
        }
    }
    return false;
}

bool StreamDecoder::take(std::size_t bytes) {
    const bool has_room = bytes <= left_;
    left_ -= has_room ? bytes : left_;
    return has_room;
}

// Parameters stand beside a filter: in a dictionary for one, in an array for several (7.3.8.2).
std::optional<std::vector<StreamDecoder::Filter>> StreamDecoder::filters_of(const PdfObject& stream) const {
    const PdfObject* names = value_of(source_, stream, "Filter");
    const PdfObject* parameters = value_of(source_, stream, "DecodeParms");
    if (names == nullptr) return std::vector<Filter>{};
    if (names->IsName()) return std::vector<Filter>{{names, parameters != nullptr && parameters->IsArray() ? item_of(source_, parameters, 0) : parameters}};
    if (!names->IsArray() || names->GetArray().size() > most_filters) return std::nullopt;
    std::vector<Filter> filters;
    for (std::size_t i = 0; i < names->GetArray().size(); ++i) {
        const bool is_for_all = parameters != nullptr && parameters->IsDictionary();
        filters.push_back({item_of(source_, names, i), is_for_all ? parameters : item_of(source_, parameters, i)});
        if (filters.back().name == nullptr || !filters.back().name->IsName()) return std::nullopt;
    }
    return filters;
}

bool StreamDecoder::is_plainly_deflated(const PdfObject& stream) const {
    const auto filters = filters_of(stream);
    return filters && filters->size() == 1 && is_deflate(*filters->front().name) && filters->front().parameters == nullptr;
}

// PoDoFo accepts a truncated deflate stream, which would print half a page: plain FlateDecode is inflated here.
std::optional<std::string> StreamDecoder::without(const Filter& filter, const std::string& bytes) {
    const std::size_t most = std::min(largest_content, left_);
    const bool has_parameters = filter.parameters != nullptr && filter.parameters->IsDictionary();
    if (is_deflate(*filter.name) && !has_parameters) return inflate(bytes, most);
    PdfDictionary dictionary;
    put(dictionary, "Filter", variant_of(*filter.name));
    if (has_parameters) put(dictionary, "DecodeParms", variant_of(*filter.parameters));
    return decoded_bytes(holder_.hold(dictionary, bytes), std::min(most, largest_by_podofo));
}

std::optional<std::string> StreamDecoder::decode(const PdfObject& stream) {
    if (!stream.HasStream() || find(stream.GetDictionary(), "F") != nullptr) return std::nullopt;
    const auto filters = filters_of(stream);
    if (!filters) return std::nullopt;
    std::optional<std::string> bytes = raw_bytes(stream);
    for (const Filter& filter : *filters) {
        if (!take(bytes->size())) return std::nullopt;
        bytes = without(filter, *bytes);
        if (!bytes) return std::nullopt;
    }
    return take(bytes->size()) ? std::move(bytes) : std::nullopt;
}

}  // namespace nabor::pdf
