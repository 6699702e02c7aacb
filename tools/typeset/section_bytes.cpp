// Each type is taken apart into its members once, for writing and reading alike: a SectionWriter or a SectionReader goes through them
// in one order, so the two cannot disagree, and the compiler asks who adds a member to add it here.
#include "typeset/section_bytes.h"

#include <algorithm>
#include <array>
#include <limits>
#include <type_traits>
#include <utility>
#include <variant>

#include "base/byte_stream.h"
#include "book/book.h"

namespace nabor {

namespace {

// Further than any page reaches, and near enough that sums of them stay within 64 bits.
constexpr std::int64_t furthest = std::int64_t{1} << 48;
// Thousandths of a line: more than any page is high.
constexpr std::int32_t largest_shortfall = 10'000'000;

// A list says its length first, and is believed so far before its parts have come.
constexpr std::size_t most_reserved = 4096;

// Codes of what is found while a section is shaped; a Diagnostic does not own its code.
constexpr std::array<std::string_view, 1> shaping_codes = {"font-missing-character"};

template <typename Number>
concept Integer = std::is_integral_v<Number>;

class SectionWriter {
public:
    explicit SectionWriter(const SectionIds& section) : ids(section) {}

    template <Integer Number>
    void put(Number& value) {
        if constexpr (std::is_signed_v<Number>)
            out_.signed_number(value);
        else
            out_.number(value);
    }
    template <typename Choice>
    void choose(Choice& value, Choice) {
        out_.number(static_cast<std::uint64_t>(value));
    }
    template <typename Id>
    void name(Id& id, const Ordinals<Id>& ordinals) {
        const auto ordinal = ordinals.find(id);
        known_ &= ordinal.has_value();
        out_.number(ordinal.value_or(0));
    }
    void put(std::string& text) { out_.text(text); }
    void put(std::u16string& text) { out_.text(text); }
    template <typename Value, typename Each>
    void list(std::vector<Value>& values, Each&& each) {
        out_.number(values.size());
        for (Value& value : values) each(value);
    }
    void put(PageItem& item);
    void put(Glyph& glyph);
    void put(Diagnostic& finding);
    void check(const GlyphRun&) {}

    std::optional<std::string> finish() { return known_ ? std::optional(out_.take()) : std::nullopt; }

    const SectionIds& ids;

private:
    ByteWriter out_;
    bool known_ = true;  // all that was named
};

class SectionReader {
public:
    SectionReader(std::string_view bytes, const SectionIds& section, const GlyphCount& glyph_count)
        : ids(section), in_(bytes), glyph_count_(glyph_count) {}

    template <Integer Number>
    void put(Number& value) {
        if constexpr (std::is_same_v<Number, bool>) {
            value = in_.number_up_to(1) == 1;
        } else if constexpr (std::is_signed_v<Number>) {
            constexpr std::int64_t most = std::min<std::int64_t>(furthest, std::numeric_limits<Number>::max());
            const std::int64_t number = in_.signed_number();
            value = static_cast<Number>(number >= -most && number <= most ? number : static_cast<std::int64_t>(in_.fail()));
        } else {
            value = static_cast<Number>(in_.number_up_to(std::numeric_limits<Number>::max()));
        }
    }
    template <typename Choice>
    void choose(Choice& value, Choice last) {
        value = static_cast<Choice>(in_.number_up_to(static_cast<std::uint64_t>(last)));
    }
    template <typename Id>
    void name(Id& id, const Ordinals<Id>& ordinals) {
        const std::uint64_t ordinal = in_.number();
        if (ordinal < ordinals.size())
            id = ordinals[ordinal];
        else
            in_.fail();
    }
    void put(std::string& text) { text = in_.text(); }
    void put(std::u16string& text) { text = in_.utf16_text(); }
    template <typename Value, typename Each>
    void list(std::vector<Value>& values, Each&& each) {
        const std::size_t count = in_.count(1);
        values.reserve(std::min(count, most_reserved));
        for (std::size_t i = 0; i < count && in_.ok(); ++i) each(values.emplace_back());
    }
    void put(PageItem& item);
    void put(Glyph& glyph);
    void put(Diagnostic& finding);
    void check(const GlyphRun& run);

    bool finished() const { return in_.ok() && in_.at_end(); }

    const SectionIds& ids;

private:
    ByteReader in_;
    const GlyphCount& glyph_count_;
};

template <typename Way, typename... Numbers>
void put_all(Way& way, Numbers&... numbers) {
    (way.put(numbers), ...);
}

template <typename Way, typename... Lengths>
void put_lengths(Way& way, Lengths&... lengths) {
    (way.put(lengths.units), ...);
}

template <typename Way>
void pass(Way& way, GlyphRun& run) {
    auto& [face, size, x, y, horizontal_scale, letter_spacing, colour, right_to_left, is_initial, node, language, link, text, glyphs] = run;
    way.name(face, way.ids.faces);
    put_lengths(way, size, x, y);
    put_all(way, horizontal_scale, letter_spacing, colour, right_to_left, is_initial);
    way.name(node, way.ids.nodes);
    way.name(language, way.ids.languages);
    way.name(link, way.ids.links);
    way.put(text);
    way.list(glyphs, [&](Glyph& glyph) { way.put(glyph); });
    way.check(run);
}

template <typename Way>
void pass(Way& way, PlacedImage& placed) {
    auto& [image, x, y, width, height, node] = placed;
    way.name(image, way.ids.images);
    put_lengths(way, x, y, width, height);
    way.name(node, way.ids.nodes);
}

template <typename Way>
void pass(Way& way, RuleLine& rule) {
    auto& [x, y, width, height, colour] = rule;
    put_lengths(way, x, y, width, height);
    way.put(colour);
}

template <typename Way>
void pass(Way& way, PageLine& line) {
    auto& [x, y, width, height, first_item, last_item, paragraph, word_space, is_note, justified, first, last, hyphen] = line;
    put_lengths(way, x, y, width, height);
    put_all(way, first_item, last_item, paragraph, word_space, is_note, justified, first, last, hyphen);
}

template <typename Way>
void pass(Way& way, PlacedSlot& placed) {
    auto& [slot, first_item, last_item] = placed;
    auto& [target, x, y, width, style, node, link, language, flush_right, justified] = slot;
    way.name(target, way.ids.destinations);
    put_lengths(way, x, y, width);
    way.name(style, way.ids.styles);
    way.name(node, way.ids.nodes);
    way.name(link, way.ids.links);
    way.name(language, way.ids.languages);
    put_all(way, flush_right, justified, first_item, last_item);
}

// Its page is the one that it stands with.
template <typename Way>
void pass(Way& way, Relaxation& relaxation) {
    auto& [kind, page, y, place, amount, cost] = relaxation;
    way.choose(kind, Relaxation::Kind::too_tall);
    put_all(way, y.units, amount, cost);
    way.name(place, way.ids.spans);
}

template <typename Way>
void pass(Way& way, SetPage& page) {
    auto& [opens_with, ends_freely, start, strings, slots, destinations, relaxations, faces, nodes, links, images] = page;
    way.choose(opens_with, PageBreak::avoid);
    way.put(ends_freely);
    way.name(start.block, way.ids.blocks);
    way.put(start.unit);
    way.list(strings, [&](std::pair<std::string, std::string>& string) { put_all(way, string.first, string.second); });
    way.list(slots, [&](PlacedSlot& slot) { pass(way, slot); });
    way.list(destinations, [&](PlacedDestination& placed) {
        way.name(placed.destination, way.ids.destinations);
        way.put(placed.y.units);
    });
    way.list(relaxations, [&](Relaxation& relaxation) { pass(way, relaxation); });
    way.list(faces, [&](FaceId& id) { way.name(id, way.ids.faces); });
    way.list(nodes, [&](NodeId& id) { way.name(id, way.ids.nodes); });
    way.list(links, [&](PageLinkId& id) { way.name(id, way.ids.links); });
    way.list(images, [&](PageImageId& id) { way.name(id, way.ids.images); });
}

template <typename Way>
void pass(Way& way, SectionOutcome& outcome) {
    auto& [pages, paragraphs, after, findings] = outcome;
    auto& [side, shortfall] = after;
    way.list(pages, [&](SetPage& page) { pass(way, page); });
    way.choose(side, PageSide::left);
    put_all(way, paragraphs, shortfall);
    way.list(findings, [&](Diagnostic& finding) { way.put(finding); });
}

template <typename Way>
void pass(Way& way, PageBody& body) {
    auto& [items, lines] = body;
    way.list(items, [&](PageItem& one) { way.put(one); });
    way.list(lines, [&](PageLine& line) { pass(way, line); });
}

// Nearly every glyph stands for one unit of text and has no offset: three bits beside its id say so.
constexpr unsigned one_unit = 1, has_x_offset = 2, has_y_offset = 4, bits_beside_id = 3;

void SectionWriter::put(Glyph& glyph) {
    auto& [id, text_length, advance, x_offset, y_offset] = glyph;
    const unsigned bits = (text_length == 1 ? one_unit : 0) | (x_offset != 0 ? has_x_offset : 0) | (y_offset != 0 ? has_y_offset : 0);
    out_.number(std::uint64_t{id} << bits_beside_id | bits);
    put(advance);
    if (text_length != 1) put(text_length);
    if (x_offset != 0) put(x_offset);
    if (y_offset != 0) put(y_offset);
}

void SectionReader::put(Glyph& glyph) {
    auto& [id, text_length, advance, x_offset, y_offset] = glyph;
    const std::uint64_t head = in_.number_up_to((0xFFFFU << bits_beside_id) + 7);
    id = static_cast<std::uint16_t>(head >> bits_beside_id);
    put(advance);
    text_length = 1;
    if ((head & one_unit) == 0) put(text_length);
    if ((head & has_x_offset) != 0) put(x_offset);
    if ((head & has_y_offset) != 0) put(y_offset);
}

void SectionWriter::put(PageItem& item) {
    out_.number(item.index());
    std::visit([&](auto& one) { pass(*this, one); }, item);
}

void SectionReader::put(PageItem& item) {
    switch (in_.number_up_to(std::variant_size_v<PageItem> - 1)) {
        case 0: pass(*this, item.emplace<0>()); break;
        case 1: pass(*this, item.emplace<1>()); break;
        default: pass(*this, item.emplace<2>()); break;
    }
}

template <typename Way>
void pass_all_but_code(Way& way, Diagnostic& finding) {
    auto& [severity, code, span, message, hint, file] = finding;
    way.choose(severity, Severity::error);
    way.name(span, way.ids.spans);
    put_all(way, message, hint, file);
}

void SectionWriter::put(Diagnostic& finding) {
    const auto* code = std::find(shaping_codes.begin(), shaping_codes.end(), finding.code);
    known_ &= code != shaping_codes.end();
    out_.number(static_cast<std::uint64_t>(code - shaping_codes.begin()));
    pass_all_but_code(*this, finding);
}

void SectionReader::put(Diagnostic& finding) {
    finding.code = shaping_codes[in_.number_up_to(shaping_codes.size() - 1)];
    pass_all_but_code(*this, finding);
}

void SectionReader::check(const GlyphRun& run) {
    const std::uint32_t glyph_count = in_.ok() ? glyph_count_(run.face) : 0;
    std::size_t text_length = 0;
    bool known = true;
    for (const Glyph& glyph : run.glyphs) {
        text_length += glyph.text_length;
        known &= glyph.id < glyph_count;
    }
    if (!known || text_length > run.text.size()) in_.fail();
}

bool is_sound(const SectionOutcome& outcome) {
    return outcome.after.shortfall >= nothing_faces && outcome.after.shortfall <= largest_shortfall;
}

bool is_sound(const PageBody& body) {
    return std::all_of(body.lines.begin(), body.lines.end(),
                       [&](const PageLine& line) { return line.first_item <= line.last_item && line.last_item <= body.items.size(); });
}

template <typename Value>
std::optional<std::string> write(Value& value, const SectionIds& ids) {
    SectionWriter writer(ids);
    pass(writer, value);
    return writer.finish();
}

template <typename Value>
std::optional<Value> read(std::string_view bytes, const SectionIds& ids, const GlyphCount& glyph_count) {
    SectionReader reader(bytes, ids, glyph_count);
    Value value;
    pass(reader, value);
    if (!reader.finished() || !is_sound(value)) return std::nullopt;
    return value;
}

}  // namespace

std::optional<std::string> write_outcome(SectionOutcome& outcome, const SectionIds& ids) { return write(outcome, ids); }

std::optional<SectionOutcome> read_outcome(std::string_view bytes, const SectionIds& ids) {
    return read<SectionOutcome>(bytes, ids, [](FaceId) { return 0; });
}

std::optional<std::string> write_body(PageBody& body, const SectionIds& ids) { return write(body, ids); }

std::optional<PageBody> read_body(std::string_view bytes, const SectionIds& ids, const GlyphCount& glyph_count) {
    return read<PageBody>(bytes, ids, glyph_count);
}

}  // namespace nabor
