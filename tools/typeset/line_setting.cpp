#include "typeset/line_setting.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <span>

#include "book/book.h"
#include "language/bidi.h"
#include "typeset/justification.h"
#include "typeset/break_opportunities.h"
#include "typeset/letterspacing.h"
#include "typeset/run_texts.h"

namespace nabor {

namespace {

constexpr char16_t soft_hyphen = 0x00AD;
constexpr std::int64_t leader_pitch_thousandths = 500;  // of the size, from dot to dot

// The part of a run that is on the line, with its own copy of the glyphs.
struct Piece {
    const ShapedRun* run = nullptr;
    std::uint32_t begin = 0, end = 0;
    std::vector<SetGlyph> glyphs;
    std::int64_t width = 0, spaces = 0;  // of the glyphs, and of the word spaces among them
    std::int32_t letter_spacing = 0;     // thousandths of a point
};

class LineSetter {
public:
    LineSetter(Shaper& shaper, const FlowParagraph& paragraph, const ShapedParagraph& shaped, const LineToSet& line)
        : shaper_(shaper), paragraph_(paragraph), shaped_(shaped), line_(line) {}

    SetLine run() {
        cut_pieces();
        if (line_.hyphen) add_hyphen();
        for (const Piece& piece : pieces_) {
            natural_ += piece.width;
            spaces_ += piece.spaces;
            sizes_ += sizes_of(piece);
        }
        if (spaces_ > 0) result_.word_space = 1000;
        result_.natural_width = {natural_};
        justify();
        place();
        return std::move(result_);
    }

private:
    bool unsafe_at(const ShapedRun& run, std::uint32_t position) const {
        if (position <= run.begin || position >= run.end) return false;
        const std::span<const SetGlyph> at = glyphs_between(run, position, position + 1);
        return at.empty() || at.front().unsafe_to_break;  // empty: inside a cluster
    }

    // Clusters ascend in a left-to-right run and descend in a right-to-left one.
    std::span<const SetGlyph> glyphs_between(const ShapedRun& run, std::uint32_t begin, std::uint32_t end) const {
        const std::span<const SetGlyph> all = std::span(shaped_.glyphs).subspan(run.first_glyph, run.glyph_count);
        const bool backwards = run.level % 2 == 1;
        const auto first_beyond = [&](std::uint32_t position) {
            return std::partition_point(all.begin(), all.end(), [&](const SetGlyph& glyph) {
                return backwards ? glyph.cluster >= position : glyph.cluster < position;
            });
        };
        return backwards ? std::span(first_beyond(end), first_beyond(begin)) : std::span(first_beyond(begin), first_beyond(end));
    }

    void cut_pieces() {
        const auto first = std::upper_bound(shaped_.runs.begin(), shaped_.runs.end(), line_.begin,
                                            [](std::uint32_t position, const ShapedRun& run) { return position < run.end; });
        for (auto run = first; run != shaped_.runs.end() && run->begin < line_.end; ++run) {
            Piece piece;
            piece.run = &*run;
            piece.begin = std::max(run->begin, line_.begin);
            piece.end = std::min(run->end, line_.end);
            if (piece.begin >= piece.end) continue;
            if (run->object >= 0)
                piece.width = paragraph_.objects[static_cast<std::size_t>(run->object)].width.units;
            else
                fill(piece);
            pieces_.push_back(std::move(piece));
        }
    }

    void fill(Piece& piece) {
        const ShapedRun& run = *piece.run;
        if (unsafe_at(run, piece.begin) || unsafe_at(run, piece.end)) {
            shaper_.shape_piece(shaped_.text_of(paragraph_), run,
                                {piece.begin, piece.end, piece.begin == line_.begin, piece.end == line_.end}, piece.glyphs);
        } else {
            const std::span<const SetGlyph> glyphs = glyphs_between(run, piece.begin, piece.end);
            piece.glyphs.assign(glyphs.begin(), glyphs.end());
        }
        // What only helped to set the text is no part of it.
        std::erase_if(piece.glyphs, [&](const SetGlyph& glyph) { return glyph.advance == 0 && paragraph_.text[glyph.cluster] == soft_hyphen; });
        if (piece.end == line_.end && !line_.hyphen) close_up_line(piece);
        for (const SetGlyph& glyph : piece.glyphs) {
            piece.width += glyph.advance;
            if (is_stretchable_space(paragraph_, glyph.cluster)) piece.spaces += glyph.advance;
        }
    }

    // A line of spaced letters ends with a letter.
    void close_up_line(Piece& piece) const {
        const ShapedRun& run = *piece.run;
        if (piece.end == run.end && run.closes_up) return;
        const std::int64_t white = run.white;
        if (white != 0) close_up(piece.glyphs, white, run.level % 2 == 1);
    }

    std::int64_t sizes_of(const Piece& piece) const {
        const std::int64_t size = shaper_.spaced_size(*piece.run);
        return size == 0 ? 0 : size * std::count_if(piece.glyphs.begin(), piece.glyphs.end(), [&](const SetGlyph& glyph) {
                   return glyph.advance > 0 && !is_stretchable_space(paragraph_, glyph.cluster);
               });
    }

    void add_hyphen() {
        if (pieces_.empty()) return;
        const FontSet& fonts = shaper_.fonts();
        const SetStyle& style = shaper_.styles()[pieces_.back().run->style];
        // A fallback face has the letters, and perhaps no hyphen.
        if (hyphen_glyph(fonts, pieces_.back().run->face) == 0) {
            hyphen_run_ = *pieces_.back().run;
            hyphen_run_.face = style.faces.front();
            Piece alone;
            alone.run = &hyphen_run_;
            alone.begin = alone.end = pieces_.back().end;
            pieces_.push_back(std::move(alone));
        }
        Piece& piece = pieces_.back();
        SetGlyph glyph;
        glyph.id = hyphen_glyph(fonts, piece.run->face);
        glyph.cluster = piece.end;
        glyph.advance = static_cast<std::int32_t>(
            scaled(style.style.size.units, fonts.advance_of(piece.run->face, glyph.id), fonts.metrics(piece.run->face).units_per_em));
        if (piece.run->level % 2)
            piece.glyphs.insert(piece.glyphs.begin(), glyph);
        else
            piece.glyphs.push_back(glyph);
        piece.width += glyph.advance;
        hyphen_piece_ = &piece;
    }

    // Distributes the line's slack just as the line breaker assumed.
    void justify() {
        slack_ = line_.width.units - natural_;
        const bool shrinks = slack_ < 0;
        if (line_.align != TextAlign::justify || (line_.last && !shrinks) || line_.leaders) {
            if (shrinks && line_.align != TextAlign::justify) return;
            if (!shrinks) return;
        }
        const LineMaterial material{natural_ - spaces_, sizes_, spaces_};
        const Shares shares = share_out(material, shrinks ? std::max(slack_, -most_shrink(material)) : slack_);
        if (material.letters > 0) scale_ = 1000 + static_cast<std::int32_t>(scaled(shares.scaling, 1000, material.letters));
        std::int64_t set_letters = 0;
        for (Piece& piece : pieces_) {
            if (sizes_ > 0) piece.letter_spacing = letter_spacing_of(piece, shares.letter_spacing);
            set_letters += scale_glyphs(piece);
        }
        stretch_spaces(line_.width.units - set_letters - spaces_, shrinks);
    }

    // Thousandths of a point.
    std::int32_t letter_spacing_of(const Piece& piece, std::int64_t share) const {
        return static_cast<std::int32_t>(scaled(scaled(share, shaper_.spaced_size(*piece.run), sizes_), 1000, Length::per_point));
    }

    // Returns the width without word spaces. There is no letterspacing after a line's last letter, nor between a letter and its marks.
    std::int64_t scale_glyphs(Piece& piece) const {
        if (piece.run->object >= 0) return piece.width;
        const auto spacing = static_cast<std::int32_t>(scaled(std::int64_t{piece.letter_spacing} * scale_, Length::per_point, 1'000'000));
        std::int64_t sum = 0;
        for (SetGlyph& glyph : piece.glyphs) {
            if (is_stretchable_space(paragraph_, glyph.cluster)) continue;
            const bool ends_line = &piece == &pieces_.back() && &glyph == &piece.glyphs.back();
            glyph.x_offset = static_cast<std::int32_t>(scaled(std::int64_t{glyph.x_offset}, scale_, 1000));
            if (glyph.advance == 0)
                glyph.x_offset -= spacing;
            else
                glyph.advance = static_cast<std::int32_t>(scaled(std::int64_t{glyph.advance}, scale_, 1000)) + (ends_line ? 0 : spacing);
            sum += glyph.advance;
        }
        return sum;
    }

    // In proportion to each space's own width; rounding errors do not add up.
    void stretch_spaces(std::int64_t amount, bool shrinks) {
        if (spaces_ == 0 || (shrinks && spaces_ + amount <= spaces_ / 2)) return;
        result_.word_space = static_cast<std::int32_t>(scaled(spaces_ + amount, 1000, spaces_));
        std::int64_t seen = 0, given = 0;
        for (Piece& piece : pieces_)
            for (SetGlyph& glyph : piece.glyphs) {
                if (!is_stretchable_space(paragraph_, glyph.cluster)) continue;
                if (hyphen_piece_ == &piece && glyph.cluster == piece.end) continue;
                seen += glyph.advance;
                const std::int64_t due = amount * seen / spaces_;
                glyph.advance += static_cast<std::int32_t>(due - given);
                given = due;
            }
    }

    void place() {
        std::int64_t width = 0;
        for (const Piece& piece : pieces_) width += width_of(piece);
        std::int64_t x = line_.x.units;
        const std::int64_t white = line_.width.units - width;
        const TextAlign align = alignment();
        if (align == TextAlign::right && (!line_.leaders || paragraph_.right_to_left)) x += white;
        if (align == TextAlign::centre && !line_.leaders) x += white / 2;
        std::vector<std::uint8_t> levels;
        for (const Piece& piece : pieces_) levels.push_back(piece.run->level);
        if (!shaped_.has_right_to_left) {
            for (const Piece& piece : pieces_) x = place_piece(piece, x);
            return;
        }
        std::vector<std::int64_t> lefts(pieces_.size());
        for (std::size_t index : visual_order(levels)) {
            lefts[index] = x;
            x += width_of(pieces_[index]);
        }
        for (std::size_t i = 0; i < pieces_.size(); ++i) place_piece(pieces_[i], lefts[i]);  // in reading order, as pages want them
    }

    // A line that does not fill its measure begins at its paragraph's beginning.
    TextAlign alignment() const {
        if (!paragraph_.right_to_left) return line_.align;
        if (line_.align == TextAlign::justify) return TextAlign::right;
        if (!paragraph_.mirrors || line_.align == TextAlign::centre) return line_.align;
        return line_.align == TextAlign::left ? TextAlign::right : TextAlign::left;
    }

    static std::int64_t width_of(const Piece& piece) {
        if (piece.run->object >= 0) return piece.width;
        std::int64_t width = 0;
        for (const SetGlyph& glyph : piece.glyphs) width += glyph.advance;
        return width;
    }

    std::int64_t place_piece(const Piece& piece, std::int64_t x) {
        if (piece.run->object >= 0) return place_object(piece, x);
        const SetStyle& set = shaper_.styles()[piece.run->style];
        GlyphRun run;
        run.face = piece.run->face;
        run.size = set.style.size;
        run.x = {x};
        run.y = -scaled(set.style.size, set.style.rise, 1000);
        run.horizontal_scale = scale_;
        run.letter_spacing = piece.letter_spacing;
        run.colour = set.style.colour;
        run.right_to_left = piece.run->level % 2 == 1;
        run.node = piece.run->node;
        run.language = piece.run->language;
        run.link = piece.run->link;
        run.place = paragraph_.place_at(piece.begin);
        run.text = paragraph_.says().substr(piece.begin, piece.end - piece.begin);
        if (hyphen_piece_ == &piece) run.text += soft_hyphen;
        run.glyphs.reserve(piece.glyphs.size());
        for (const SetGlyph& glyph : piece.glyphs) {
            run.glyphs.push_back({static_cast<std::uint16_t>(glyph.id), 0, glyph.advance, glyph.x_offset, glyph.y_offset});
            x += glyph.advance;
        }
        run.joins_next = joins_next(piece);
        run.spaced_out = set.style.letter_spacing > (run.right_to_left ? most_white_from_right_to_left : most_white_in_words);
        give_text_lengths(paragraph_, piece.glyphs, {piece.begin, piece.end}, run);
        drop_controls(piece.end - piece.begin, run);
        if (&piece == &pieces_.back()) keep_end_space(piece, run);
        add_decoration(set, run, x);
        result_.items.emplace_back(std::move(run));
        return x;
    }

    // A capital and the small capitals after it, and letters far apart: for readers of the PDF, which part words there.
    bool joins_next(const Piece& piece) const {
        if (piece.end >= line_.end || piece.run->level % 2 == 1 || &piece == &pieces_.back()) return false;
        const Piece& next = *(&piece + 1);
        if (next.run->object >= 0 || next.run->node != piece.run->node) return false;
        const Style &own = shaper_.styles()[piece.run->style].style, &other = shaper_.styles()[next.run->style].style;
        const std::int32_t white = std::min(own.letter_spacing, other.letter_spacing);
        if (white > (own.rise == other.rise ? most_white_in_words : 0)) return true;
        if (own.rise != other.rise) return false;  // raised letters are parted by their place
        const char16_t before = paragraph_.text[piece.end - 1], after = paragraph_.text[piece.end];
        const auto is_mark = [](char16_t unit) { return u_ispunct(unit) != 0; };  // the full stop behind small capitals
        return own.size != other.size && (u_isalpha(before) || is_mark(before)) && (u_isalpha(after) || is_mark(after));
    }

    // The space at a line's end has no width, but it is text: without it readers of the PDF would join the words on either side.
    void keep_end_space(const Piece& piece, GlyphRun& run) const {
        const bool ends_at_space = piece.end == line_.end && line_.end < paragraph_.text.size() && is_blank(paragraph_.text[line_.end]) &&
                                   paragraph_.text[line_.end] != line_separator;
        const std::uint32_t space = shaper_.fonts().glyph_of(run.face, U' ');
        if (!ends_at_space || space == 0) return;
        run.text += u' ';
        run.glyphs.insert(run.right_to_left ? run.glyphs.begin() : run.glyphs.end(), {static_cast<std::uint16_t>(space), 1, 0, 0, 0});
    }

    void add_decoration(const SetStyle& set, const GlyphRun& run, std::int64_t end) {
        if (!set.style.underline && !set.style.strike) return;
        const FaceMetrics& metrics = shaper_.fonts().metrics(run.face);
        const Length thickness = scaled(run.size, std::max(20, metrics.underline_thickness), metrics.units_per_em);
        const auto add_rule = [&](std::int32_t position) {
            result_.items.emplace_back(
                RuleLine{run.x, run.y - scaled(run.size, position, metrics.units_per_em), Length{end} - run.x, thickness, run.colour});
        };
        if (set.style.underline) add_rule(metrics.underline_position);
        if (set.style.strike) add_rule(metrics.x_height * 55 / 100);
    }

    std::int64_t place_object(const Piece& piece, std::int64_t x) {
        const InlineObject& object = paragraph_.objects[static_cast<std::size_t>(piece.run->object)];
        if (!object.is_slot) {
            result_.items.emplace_back(PlacedImage{object.image, {x}, -object.height, object.width, object.height, piece.run->node, paragraph_.place_at(piece.begin)});
            result_.tallest_object = std::max(result_.tallest_object, object.height);
            return x + object.width.units;
        }
        PageSlot slot{object.slot_kind,
                      object.slot_target,
                      {x},
                      {},
                      object.width,
                      piece.run->style,
                      piece.run->node,
                      piece.run->link,
                      piece.run->language,
                      false,
                      false,
                      false,
                      line_.align == TextAlign::justify && !line_.last};
        if (line_.leaders) lead_to(slot, {x}, piece);
        result_.slots.push_back(slot);
        return slot.x.units + object.width.units;
    }

    // The number at the line's end, and leaders from the words on; `x`: where the number would stand beside the words.
    void lead_to(PageSlot& slot, Length x, const Piece& piece) {
        slot.led = true;
        slot.flush_right = !paragraph_.right_to_left;
        if (paragraph_.right_to_left) {
            slot.x = line_.x;
            add_leaders(slot.x + slot.width, x + slot.width, piece);
        } else {
            slot.x = line_.x + line_.width - slot.width;
            add_leaders(x, slot.x, piece);
        }
    }

    // Dots at one pitch from the number, so that those of successive entries are aligned.
    void add_leaders(Length from, Length to, const Piece& piece) {
        const SetStyle& set = shaper_.styles()[piece.run->style];
        const FontSet& fonts = shaper_.fonts();
        const std::uint32_t dot = fonts.glyph_of(set.faces.front(), U'.');
        const Length pitch = scaled(set.style.size, leader_pitch_thousandths, 1000);
        const std::int64_t count = (to.units - from.units - set.style.size.units) / pitch.units;
        if (dot == 0 || count < 3) return;
        GlyphRun run;
        run.face = set.faces.front();
        run.size = set.style.size;
        const Length apart = scaled(set.style.size, 500, 1000);
        run.x = paragraph_.right_to_left ? from + apart : to - apart - pitch * count;
        run.text = std::u16string(static_cast<std::size_t>(count), u'.');
        run.glyphs.assign(static_cast<std::size_t>(count),
                          Glyph{static_cast<std::uint16_t>(dot), 1, static_cast<std::int32_t>(pitch.units), 0, 0});
        result_.items.emplace_back(std::move(run));
    }

    Shaper& shaper_;
    const FlowParagraph& paragraph_;
    const ShapedParagraph& shaped_;
    const LineToSet& line_;
    std::vector<Piece> pieces_;
    Piece* hyphen_piece_ = nullptr;
    ShapedRun hyphen_run_;  // where the hyphen is of another face than the letters before it
    std::int64_t natural_ = 0, spaces_ = 0, sizes_ = 0, slack_ = 0;
    std::int32_t scale_ = 1000;
    SetLine result_;
};

}  // namespace

SetLine set_line(Shaper& shaper, const FlowParagraph& paragraph, const ShapedParagraph& shaped, const LineToSet& line) {
    return LineSetter(shaper, paragraph, shaped, line).run();
}

}  // namespace nabor
