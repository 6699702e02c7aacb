// In: glyphs with advances and texts. Out: letters with their accents; see the header.
#include "pdf/clusters.h"

#include <algorithm>

namespace nabor::pdf {

namespace {

// Spaces, joiners, direction marks and the like may have no width either, but belong to no letter.
bool stands_alone(std::u16string_view text) {
    if (text.size() != 1) return false;
    const char16_t c = text[0];
    return c == u' ' || c == 0x00A0 || c == 0x00AD || c == 0x061C || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
           (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
}

}  // namespace

bool is_private_plane(char16_t unit) { return unit >= 0xDB80 && unit <= 0xDBFF; }
bool is_private_use(char16_t unit) { return (unit >= 0xE000 && unit <= 0xF8FF) || is_private_plane(unit); }
bool has_private_use(std::u16string_view text) { return std::any_of(text.begin(), text.end(), is_private_use); }

void ClusterReader::begin(const GlyphRun& run) {
    run_ = &run;
    position_ = 0;
    texts_.read(run);
    fonts_.find_codes(run, texts_, codes_);
}

// An accent has no width, or is a later part of what its letter stands for.
bool ClusterReader::is_mark(std::size_t index) const {
    const Glyph& glyph = run_->glyphs[index];
    if (glyph.text_length == 0) return true;
    const bool has_no_width = glyph.advance == 0 || fonts_.widths(run_->face)[codes_[index].code] == 0;
    return has_no_width && !stands_alone(texts_[index]);
}

// Left to right, whatever comes first is the base; right to left it comes last, unless accents end the run without a letter.
std::size_t ClusterReader::end_of_letter(std::size_t begin) const {
    const std::size_t end = run_->glyphs.size();
    std::size_t i = run_->right_to_left ? begin : begin + 1;
    while (i < end && is_mark(i)) ++i;
    if (!run_->right_to_left) return i;
    return i < end ? i + 1 : begin + 1;
}

bool ClusterReader::next() {
    const std::size_t begin = position_, end = run_->glyphs.size();
    if (begin == end) return false;
    while (position_ < end) {
        const std::size_t letter_end = end_of_letter(position_);
        if (letter_end - position_ > 1 || has_private_use(texts_[position_])) {
            if (position_ != begin) break;
            take_alone({begin, letter_end});
            return true;
        }
        position_ = letter_end;
    }
    cluster_.base = {begin, position_};
    cluster_.marks = {};
    cluster_.text.clear();
    return true;
}

void ClusterReader::take_alone(GlyphRange letter) {
    cluster_.marks_come_first = run_->right_to_left;
    cluster_.text.clear();
    for (std::size_t i = letter.begin; i < letter.end; ++i) {
        if (run_->right_to_left)
            cluster_.text.insert(0, texts_[i]);
        else
            cluster_.text += texts_[i];
    }
    const std::size_t base = run_->right_to_left ? letter.end - 1 : letter.begin;
    cluster_.base = {base, base + 1};
    cluster_.marks = run_->right_to_left ? GlyphRange{letter.begin, base} : GlyphRange{base + 1, letter.end};
    position_ = letter.end;
}

}  // namespace nabor::pdf
