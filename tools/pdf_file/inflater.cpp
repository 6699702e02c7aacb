// In: a zlib stream. Out: the inflated bytes, by libdeflate.
#include "pdf_file/inflater.h"

#include <libdeflate.h>

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/handle.h"

namespace nabor::pdf {

std::optional<std::string> inflate(std::string_view bytes, std::size_t most) {
    const Handle<libdeflate_decompressor, libdeflate_free_decompressor> inflater{libdeflate_alloc_decompressor()};
    if (!inflater) throw EnvironmentError("no memory for libdeflate");
    // libdeflate needs the size of the result, which is unknown. The text of a page inflates to about four times its size.
    std::string out(std::min(most, bytes.size() * 4 + 1024), '\0');
    while (true) {
        std::size_t read = 0, written = 0;
        const libdeflate_result result =
            libdeflate_zlib_decompress_ex(inflater.get(), bytes.data(), bytes.size(), out.data(), out.size(), &read, &written);
        if (result == LIBDEFLATE_SUCCESS) {
            out.resize(written);
            return std::optional<std::string>(std::move(out));
        }
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE || out.size() >= most) return std::nullopt;
        const std::size_t larger = std::min(most, out.size() * 4);
        out = std::string();  // so that never both are in memory
        out.resize(larger);
    }
}

}  // namespace nabor::pdf
