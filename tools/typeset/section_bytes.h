// In: a section as it was set, and the bodies of its pages. Out: bytes that mean the same in another build, and from them the same again.
// Holds: ids and spans stand as their ordinals in the section (section_ids.h). Bytes come from a disk and are not trusted: what is read
// names only ids that the section has, glyphs that its faces have, and items that are there.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "font/font.h"
#include "typeset/section_ids.h"
#include "typeset/section_outcome.h"

namespace nabor {

// How many glyphs a face has.
using GlyphCount = std::function<std::uint32_t(FaceId)>;

// Nothing when it names an id that the section has not, or says what only a later version of this file knows how to keep.
std::optional<std::string> write_outcome(SectionOutcome& outcome, const SectionIds& ids);
std::optional<std::string> write_body(PageBody& body, const SectionIds& ids);

// Nothing when the bytes are not what is written of a section with these ids.
std::optional<SectionOutcome> read_outcome(std::string_view bytes, const SectionIds& ids);
std::optional<PageBody> read_body(std::string_view bytes, const SectionIds& ids, const GlyphCount& glyph_count);

}  // namespace nabor
