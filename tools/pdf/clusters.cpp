// In: glyphs with advances and texts. Out: letters with their accents; see the header.
#include "pdf/clusters.h"

namespace nabor::pdf {

namespace {

// Joiners, direction marks and the like have no width either, but belong to no letter.
bool is_format_character(std::u16string_view text) {
    if (text.size() != 1) return false;
    const char16_t c = text[0];
    return c == 0x00AD || c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

}  // namespace

// Looks at the glyph at position_: an accent has no width, or is a later part of what its letter stands for.
bool ClusterReader::reads_mark() {
    const Glyph& glyph = run_.glyphs[position_];
    if (!is_ready_) {
        ready_text_ = text_.next(glyph);
        ready_ = {position_, fonts_.code(run_.face, glyph.id, ready_text_)};
        is_ready_ = true;
    }
    if (glyph.text_length == 0) return true;
    const bool has_no_width = glyph.advance == 0 || fonts_.width(run_.face, ready_.code.code) == 0;
    return has_no_width && !is_format_character(ready_text_);
}

void ClusterReader::take(std::vector<ClusterGlyph>& glyphs) {
    glyphs.push_back(ready_);
    if (run_.right_to_left) cluster_.text.insert(0, ready_text_);
    else cluster_.text += ready_text_;
    is_ready_ = false;
    ++position_;
}

bool ClusterReader::next() {
    const std::size_t end = run_.glyphs.size();
    cluster_.base.clear();
    cluster_.marks.clear();
    cluster_.text.clear();
    cluster_.marks_come_first = run_.right_to_left;
    if (position_ == end) return false;
    if (run_.right_to_left) {
        while (position_ < end && reads_mark()) take(cluster_.marks);
        if (position_ < end) take(cluster_.base);
        else cluster_.base.swap(cluster_.marks);   // accents without a letter
        return true;
    }
    reads_mark();   // whatever comes first is the base
    take(cluster_.base);
    while (position_ < end && reads_mark()) take(cluster_.marks);
    return true;
}

}  // namespace nabor::pdf
