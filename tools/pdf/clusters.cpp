// In: glyphs with advances and texts. Out: letters with their accents; see the header.
#include "pdf/clusters.h"

#include "pdf/run_text.h"

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

void ClusterReader::begin(const GlyphRun& run) {
    run_ = &run;
    position_ = 0;
    glyph_texts(run, texts_);
    codes_.clear();
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) codes_.push_back(fonts_.code(run.face, run.glyphs[i].id, texts_[i]));
}

// An accent has no width, or is a later part of what its letter stands for.
bool ClusterReader::is_mark(std::size_t index) const {
    const Glyph& glyph = run_->glyphs[index];
    if (glyph.text_length == 0) return true;
    const bool has_no_width = glyph.advance == 0 || fonts_.width(run_->face, codes_[index].code) == 0;
    return has_no_width && !stands_alone(texts_[index]);
}

void ClusterReader::take(std::vector<ClusterGlyph>& glyphs) {
    glyphs.push_back({position_, codes_[position_]});
    if (run_->right_to_left) cluster_.text.insert(0, texts_[position_]);
    else cluster_.text += texts_[position_];
    ++position_;
}

bool ClusterReader::next() {
    const std::size_t end = run_->glyphs.size();
    cluster_.base.clear();
    cluster_.marks.clear();
    cluster_.text.clear();
    cluster_.marks_come_first = run_->right_to_left;
    if (position_ == end) return false;
    if (run_->right_to_left) {
        while (position_ < end && is_mark(position_)) take(cluster_.marks);
        if (position_ < end) take(cluster_.base);
        else cluster_.base.swap(cluster_.marks);   // accents without a letter
        return true;
    }
    take(cluster_.base);   // whatever comes first is the base
    while (position_ < end && is_mark(position_)) take(cluster_.marks);
    return true;
}

}  // namespace nabor::pdf
