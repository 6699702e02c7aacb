// In: bytes with the signature of one kind. Out: its facts, or the reason why it can't be used.
// Holds: sizes are not limited here (probe() does it once for all kinds).
#pragma once

#include <string_view>

#include "image/image.h"

namespace nabor {

inline constexpr std::string_view png_signature = "\x89PNG\r\n\x1a\n";
inline constexpr const char* image_is_cut_short = "is cut short";

// Of any kind, whatever its size.
ProbeResult probe_by_signature(std::string_view bytes);
ProbeResult probe_png(std::string_view bytes);
ProbeResult probe_jpeg(std::string_view bytes);
ProbeResult probe_gif(std::string_view bytes);
ProbeResult probe_webp(std::string_view bytes);

// Only the root's start tag is read. `looks_like_svg` skips a prolog.
bool looks_like_svg(std::string_view bytes);
ProbeResult probe_svg(std::string_view bytes);

}  // namespace nabor
