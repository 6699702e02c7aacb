// Every type is taken apart into all its members, so that one who adds a member is told by the compiler to say here whether it counts.
#include "typeset/section_key.h"

#include <unicode/uversion.h>

#include <array>
#include <span>
#include <type_traits>
#include <utility>
#include <variant>

#include "book/book.h"
#include "font/face_digest.h"

namespace nabor {

namespace {

// Raised when what sections are set by changes in a way that no digest sees.
constexpr std::uint64_t key_version = 5;

Digest style_digest(const SetStyle& set) {
    const auto& [style, faces, synthetic_small_caps] = set;
    const auto& [families, size, leading, leading_factor, weight, italic, capitals, uppercase, figures, tabular_figures, letter_spacing,
                 align, first_indent, hyphenate, orphans, widows, colour, marker, shown, margin_left, margin_right, space_before,
                 space_after, hanging, break_before, break_after, break_inside, keep_with_next_lines, sink, underline, strike, rise,
                 superior, inline_block_head, placement, page, string_set, before, after, table_rule_above, table_rule_below, columns,
                 initial_lines] = style;
    Hasher hasher;
    const auto numbers = [&](auto... values) { (hasher.add(static_cast<std::uint64_t>(values)), ...); };
    const auto lengths = [&](auto... values) { (hasher.add(static_cast<std::uint64_t>(values.units)), ...); };
    numbers(families.size());
    for (const std::string& family : families) hasher.add(family);
    lengths(size, leading, first_indent, margin_left, margin_right, space_before, space_after, hanging, sink);
    numbers(leading_factor, weight, italic, capitals, uppercase, figures, tabular_figures, letter_spacing, align, hyphenate, orphans);
    numbers(widows, colour, shown, break_before, break_after, break_inside, keep_with_next_lines, underline, strike, rise, superior);
    numbers(inline_block_head, placement, table_rule_above, table_rule_below, columns, initial_lines, synthetic_small_caps, faces.size());
    hasher.add(marker).add(page).add(string_set).add(before).add(after);
    return hasher.digest();
}

class KeyMaker {
public:
    KeyMaker(const StyleTable& styles, const SettingDigests& digests, SectionIds& ids) : styles_(styles), digests_(digests), ids_(ids) {
        hasher_.add(digests.common).add(digests.languages.front());
    }

    Digest run(const FlowSection& section, const SectionRules& rules) {
        const auto& [blocks, notes, page, opening, front_matter, waits_for_pages, plate, strings] = section;
        const auto& [measure, lines, pages] = rules;
        const auto& [grid, tallest, hyphen_penalty] = lines;
        const auto& [height, page_grid, note_layout] = pages;
        const auto& [gap_above, rule_width, rule_thickness, gap_below_rule, place] = note_layout;
        put(measure, grid, tallest, hyphen_penalty, height, page_grid, gap_above, rule_width, rule_thickness, gap_below_rule, place, blocks,
            notes);
        flush();
        return hasher_.digest();
    }

private:
    template <typename... Values>
    void put(const Values&... values) {
        (add(values), ...);
    }

    template <typename Number>
    requires std::is_arithmetic_v<Number> || std::is_enum_v<Number>
    void add(Number value) {
        numbers_[count_++] = static_cast<std::uint64_t>(value);
        if (count_ == numbers_.size()) flush();
    }
    void flush() { hasher_.add(std::span(numbers_).first(std::exchange(count_, 0))); }
    void add(const Digest& digest) { put(digest.high, digest.low); }
    void add(Length length) { add(length.units); }
    // Texts stand apart from the numbers, whose order they have no part in; each says its length.
    void add(const std::string& text) { hasher_.add(text); }
    void add(const std::u16string& text) { hasher_.add(text); }
    void add(std::string_view text) { hasher_.add(text); }
    void add(NodeId id) { add(ids_.nodes.add(id)); }
    void add(PageLinkId id) { add(ids_.links.add(id)); }
    void add(DestinationId id) { add(ids_.destinations.add(id)); }
    void add(PageImageId id) { add(ids_.images.add(id)); }
    void add(const Span& span) { add(ids_.spans.add(span)); }
    void add(const Origin& origin) { put(ids_.blocks.add(origin.block), origin.unit); }

    void add(PageLanguageId id) {
        const std::size_t known = ids_.languages.size();
        add(ids_.languages.add(id));
        if (ids_.languages.size() > known) add(digests_.languages[index_of(id)]);
    }

    void add(StyleId id) {
        const std::size_t known = ids_.styles.size();
        add(ids_.styles.add(id));
        if (ids_.styles.size() == known) return;
        add(digests_.styles[index_of(id)]);
        for (const FaceId face : styles_[id].faces) {
            add(ids_.faces.add(face));
            add(digests_.faces[index_of(face)]);
        }
    }

    template <typename First, typename Second>
    void add(const std::pair<First, Second>& pair) {
        put(pair.first, pair.second);
    }
    template <typename Value>
    void add(const std::vector<Value>& values) {
        add(values.size());
        for (const Value& value : values) add(value);
    }

    void add(const TextStretch& stretch) {
        const auto& [begin, end, style, language, node, link] = stretch;
        put(begin, end, style, language, node, link);
    }
    void add(const InlineObject& object) {
        const auto& [position, image, width, height, is_slot, slot_target] = object;
        put(position, width, height, is_slot, slot_target);
        if (!is_slot) add(image);
    }
    void add(const NoteMark& mark) {
        const auto& [position, note] = mark;
        put(position, index_of(note));
    }
    void add(const DestinationMark& mark) {
        const auto& [position, destination] = mark;
        put(position, destination);
    }
    void add(const TextOrigin& piece) {
        const auto& [begin, end, origin] = piece;
        put(begin, end, origin);
    }
    void add(const FlowParagraph& paragraph) {
        const auto& [text, spoken, book_text, stretches, objects, notes, destinations, spans, origins, style, is_heading, right_to_left, leaders,
                     is_verse_line, continues_verse_line, index_targets, label_width, label_end, label_flush_right, initial] = paragraph;
        put(text, spoken, book_text);
        put(stretches, objects, notes, destinations, spans, origins, style, is_heading, right_to_left, leaders, is_verse_line);
        put(continues_verse_line, index_targets, label_width, label_end, label_flush_right);
        const auto& [marks_end, end, next, styles] = initial;
        put(marks_end, end, next, styles);
    }
    void add(const FlowImage& picture) {
        const auto& [image, node, width, height, align, origin] = picture;
        put(image, node, width, height, align, origin);
    }
    void add(const FlowCell& cell) {
        const auto& [blocks, column, columns, rows, align] = cell;
        put(blocks, column, columns, rows, align);
    }
    void add(const FlowRow& row) {
        const auto& [cells, header, rule_above, rule_below] = row;
        put(cells, header, rule_above, rule_below);
    }
    void add(const FlowTable& table) {
        const auto& [rows, columns, column_gap] = table;
        put(rows, columns, column_gap);
    }
    void add(const FlowBlock& block) {
        const auto& [content, left, right, space_before, space_after, break_before, break_after, keep_together, keep_with_next,
                     keep_with_previous, sink, centring_group, destinations, strings] = block;
        add(content.index());
        std::visit([&](const auto& one) { add(one); }, content);
        put(left, right, space_before, space_after, break_before, break_after, keep_together, keep_with_next, keep_with_previous, sink);
        put(ids_.groups.add(centring_group), destinations, strings);
    }
    void add(const FlowNote& note) {
        const auto& [blocks] = note;
        add(blocks);
    }

    const StyleTable& styles_;
    const SettingDigests& digests_;
    SectionIds& ids_;
    Hasher hasher_;
    std::array<std::uint64_t, 256> numbers_;  // that wait to be added together
    std::size_t count_ = 0;
};

}  // namespace

SettingDigests digests_of(const FontSet& fonts, const StyleTable& styles, const Hyphenator& hyphenator,
                          const std::vector<std::string>& languages, const std::vector<std::string>& script_languages) {
    const auto language_digest = [&](const std::string& language) {
        return Hasher().add(language).add(hyphenator.dictionary_digest(language)).digest();
    };
    SettingDigests digests;
    Hasher common;
    UVersionInfo unicode{};
    u_getVersion(unicode);
    for (const std::uint8_t part : unicode) common.add(std::uint64_t{part});
    common.add(key_version).add(shaper_version());
    for (const std::string& language : script_languages) common.add(language_digest(language));
    digests.common = common.digest();
    for (const std::string& language : languages) digests.languages.push_back(language_digest(language));
    digests.faces.resize(fonts.count());
    for (std::size_t i = 0; i < styles.count(); ++i) {
        const SetStyle& style = styles[static_cast<StyleId>(i)];
        digests.styles.push_back(style_digest(style));
        for (const FaceId face : style.faces)
            if (digests.faces[index_of(face)] == Digest{}) digests.faces[index_of(face)] = face_digest(fonts, face);
    }
    return digests;
}

Digest section_key(const FlowSection& section, const SectionRules& rules, const StyleTable& styles, const SettingDigests& digests,
                   SectionIds& ids) {
    return KeyMaker(styles, digests, ids).run(section, rules);
}

}  // namespace nabor
