// In: streams of a PDF that was read. Out: their bytes, decoded.
// Holds: only sources of this folder include this header. Filters are undone one after another, each within what is left of one budget for
// the whole file, so that no stream costs more than the file may. A few kilobytes can inflate to more than a machine has, and a chain of
// filters can do so between two of them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pdf_file/podofo_api.h"

namespace nabor::pdf {

// Real streams have one filter or two.
inline constexpr std::size_t most_filters = 16;

// Whether an array of the file's text names more filters than that. PoDoFo calls itself for each filter of the streams that it decodes while
// it reads a file, so this is asked before.
bool has_too_many_filters(std::string_view pdf);

class StreamDecoder {
public:
    explicit StreamDecoder(const podofo::File& source) : source_(source) {}

    // Nothing for a stream that stands in another file (ISO 32000-1, table 5), that cannot be decoded, or for which the budget has no room.
    std::optional<std::string> decode(const podofo::PdfObject& stream);

    // Whether FlateDecode alone, without parameters, encodes it.
    bool is_plainly_deflated(const podofo::PdfObject& stream) const;

    // Takes bytes of the budget; false when it has no room for them.
    bool take(std::size_t bytes);

private:
    struct Filter {
        const podofo::PdfObject* name = nullptr;
        const podofo::PdfObject* parameters = nullptr;
    };

    std::optional<std::vector<Filter>> filters_of(const podofo::PdfObject& stream) const;
    std::optional<std::string> without(const Filter& filter, const std::string& bytes);

    const podofo::File& source_;
    podofo::StreamHolder holder_;
    std::size_t left_ = std::size_t{512} << 20;
};

}  // namespace nabor::pdf
