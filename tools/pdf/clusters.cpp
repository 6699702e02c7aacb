// In: glyphs with advances and texts. Out: letters with their accents; see the header.
#include "pdf/clusters.h"

#include <algorithm>

namespace nabor::pdf {

bool is_private_plane(char16_t unit) { return unit >= 0xDB80 && unit <= 0xDBFF; }
bool is_private_use(char16_t unit) { return (unit >= 0xE000 && unit <= 0xF8FF) || is_private_plane(unit); }
bool has_private_use(std::u16string_view text) { return std::any_of(text.begin(), text.end(), is_private_use); }

void ClusterReader::begin(const GlyphRun& run) {
    run_ = &run;
    position_ = 0;
    texts_.read(run);
    fonts_.find_codes(run, texts_, codes_);
}

// Accents: covered by the advance of their letter, or, from left to right, without width in their font.
bool ClusterReader::is_mark(std::size_t place) const {
    if (texts_.is_part(place)) return true;
    const bool has_no_width = fonts_.widths(run_->face)[codes_[place].code] == 0;
    return has_no_width && !run_->right_to_left && !stands_alone(texts_[place]);
}

// The first glyph is the base, whatever it is.
std::size_t ClusterReader::end_of_letter(std::size_t begin) const {
    std::size_t i = begin + 1;
    while (i < run_->glyphs.size() && is_mark(i)) ++i;
    return i;
}

bool ClusterReader::needs_spelling(std::size_t place) const {
    const std::u16string_view text = texts_[place];
    if (text == u"\u00AD" || has_private_use(text)) return true;
    return run_->right_to_left && (text.size() > 1 || text != texts_.in_font(place));
}

bool ClusterReader::next() {
    const std::size_t begin = position_, end = run_->glyphs.size();
    if (begin == end) return false;
    while (position_ < end) {
        const std::size_t letter_end = end_of_letter(position_);
        if (letter_end - position_ > 1 || needs_spelling(position_)) {
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
    cluster_.text.clear();
    for (std::size_t i = letter.begin; i < letter.end; ++i) cluster_.text += texts_[i];
    cluster_.base = {letter.begin, letter.begin + 1};
    cluster_.marks = {letter.begin + 1, letter.end};
    position_ = letter.end;
}

}  // namespace nabor::pdf
