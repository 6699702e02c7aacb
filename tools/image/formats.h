// In: bytes that begin as a file of one kind does. Out: its facts, or why it cannot be used.
// Holds: sizes are not yet judged (probe() does it once for all kinds).
#pragma once

#include <string_view>

#include "image/image.h"

namespace nabor {

inline constexpr std::string_view png_signature = "\x89PNG\r\n\x1a\n";
inline constexpr const char* image_is_cut_short = "is cut short";

ProbeResult probe_png(std::string_view bytes);
ProbeResult probe_jpeg(std::string_view bytes);
ProbeResult probe_gif(std::string_view bytes);
ProbeResult probe_webp(std::string_view bytes);

// Nothing but the root element's start tag is read. `looks_like_svg` finds that tag past a prolog.
bool looks_like_svg(std::string_view bytes);
ProbeResult probe_svg(std::string_view bytes);

}  // namespace nabor
