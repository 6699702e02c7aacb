// In: glyph runs. Out: Type0 fonts with Identity-H (ISO 32000-1, 9.7); see the header.
#include "pdf/fonts.h"

#include <algorithm>
#include <cassert>

#include "base/digest.h"
#include "base/in_order.h"

namespace nabor::pdf {

namespace {

// Font units to 1/100,000 em.
std::int64_t hundredths(std::int64_t value, std::int32_t units_per_em) { return scaled(value, 100'000, units_per_em); }

double thousandth_em(std::int64_t value, std::int32_t units_per_em) { return static_cast<double>(hundredths(value, units_per_em)) / 100; }

// A PostScript name has no delimiters and no spaces, and with the subset tag at most 127 bytes.
std::string clean_name(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c > ' ' && c <= '~' && std::string_view("()<>[]{}/%#").find(c) == std::string_view::npos) out += c;
    }
    return out.empty() ? "Font" : out.substr(0, 100);
}

// Flags of table 123. Symbolic: codes are glyph ids, not characters of a Latin encoding.
std::int64_t descriptor_flags(const FaceMetrics& metrics) {
    constexpr std::int64_t symbolic = 1 << 2, italic = 1 << 6;
    return symbolic | (metrics.italic_angle < 0 ? italic : 0);
}

}  // namespace

namespace {

void collect(const GlyphRun& run, RunTexts& texts, std::vector<GlyphTexts>& used) {
    GlyphTexts& of_face = used.at(static_cast<std::size_t>(run.face));
    texts.read(run);
    each_saying(run, texts, [&](const Glyph& glyph, std::u16string_view text) {
        assert(glyph.id != 0 && "missing characters are reported before pages are made");
        of_face.add(glyph.id, text);
    });
}

std::vector<GlyphTexts> collect(const Pages& pages, std::size_t begin, std::size_t end, std::size_t faces) {
    std::vector<GlyphTexts> used(faces);
    RunTexts texts;
    for (std::size_t page = begin; page < end; ++page) {
        for (const PageItem& item : pages.pages[page].items) {
            if (const auto* run = std::get_if<GlyphRun>(&item)) collect(*run, texts, used);
        }
    }
    return used;
}

}  // namespace

// Each thread reads a stretch of the book. Merging the stretches in order gives the same as reading the book once.
Fonts::Fonts(const Pages& pages, const FontSet& faces, std::size_t threads) : faces_(faces), used_(faces.count()) {
    const std::size_t count = pages.pages.size(), stretches = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(count, 1));
    const auto read_stretch = [&](std::size_t i) {
        const std::size_t begin = count * i / stretches, end = count * (i + 1) / stretches;
        return collect(pages, begin, end, used_.size());
    };
    const auto add_stretch = [&](std::size_t i, std::vector<GlyphTexts>&& texts) {
        for (std::size_t face = 0; face < used_.size(); ++face) {
            if (i == 0)
                used_[face].texts = std::move(texts[face]);
            else
                used_[face].texts.add(texts[face]);
        }
    };
    work_in_order(
        stretches, threads, [&] { return read_stretch; }, add_stretch);
    std::size_t fonts = 0;
    for (Used& used : used_) {
        used.first_font = static_cast<std::uint16_t>(fonts);
        fonts += used.texts.alias_count();
    }
    const auto cut_one = [&](std::size_t face) { return cut(face), true; };
    work_in_order(
        used_.size(), threads, [&] { return cut_one; }, [](std::size_t, bool) {});
}

void Fonts::cut(std::size_t face) {
    Used& used = used_[face];
    if (used.texts.alias_count() == 0) return;
    const std::vector<std::uint32_t> glyphs = used.texts.glyphs();
    used.subset = faces_.subset(FaceId{static_cast<std::uint16_t>(face)}, glyphs);
    used.codes.resize(65536);
    for (std::size_t i = 0; i < glyphs.size(); ++i) used.codes[glyphs[i]] = static_cast<std::uint16_t>(used.subset.new_glyphs[i]);
    const std::int32_t units_per_em = faces_.metrics(FaceId{static_cast<std::uint16_t>(face)}).units_per_em;
    for (const std::int32_t width : used.subset.widths) used.widths.push_back(hundredths(width, units_per_em));
}

void Fonts::find_codes(const GlyphRun& run, const RunTexts& texts, std::vector<GlyphCode>& codes) const {
    codes.resize(run.glyphs.size());
    for (std::size_t i = 0; i < codes.size(); ++i) {
        codes[i] = code_of(run.face, run.glyphs[glyph_at(run, i)].id, texts.in_font(i));
    }
}

GlyphCode Fonts::code_of(FaceId face, std::uint16_t glyph, std::u16string_view text) const {
    const Used& used = used_[static_cast<std::size_t>(face)];
    return {static_cast<std::uint16_t>(used.first_font + used.texts.alias_of(glyph, text)), used.codes[glyph]};
}

// A subset tag of six capitals, which depends on the subset alone (ISO 32000-1, 9.6.4).
std::string Fonts::subset_name(std::size_t face) const {
    const std::string name = clean_name(faces_.names(FaceId{static_cast<std::uint16_t>(face)}).postscript);
    std::uint64_t seed = Hasher().add(std::string_view(name)).add(std::string_view(used_[face].subset.bytes)).digest().high;
    std::string tag;
    for (int i = 0; i < 6; ++i, seed /= 26) tag += static_cast<char>('A' + seed % 26);
    return tag + '+' + name;
}

Ref Fonts::write_program(Serialiser& file, std::size_t face) const {
    const Subset& subset = used_[face].subset;
    Object stream;
    if (subset.is_cff)
        stream.dictionary().name("Subtype", "CIDFontType0C");
    else
        stream.dictionary().integer("Length1", static_cast<std::int64_t>(subset.bytes.size()));
    const Ref ref = file.reserve();
    file.put_stream(ref, stream, subset.bytes, Coding::deflate);
    return ref;
}

Ref Fonts::write_descriptor(Serialiser& file, std::size_t face, std::string_view name) const {
    const FaceMetrics& metrics = faces_.metrics(FaceId{static_cast<std::uint16_t>(face)});
    const auto em = [&](std::int32_t value) { return thousandth_em(value, metrics.units_per_em); };
    const bool bold = faces_.names(FaceId{static_cast<std::uint16_t>(face)}).style.find("Bold") != std::string::npos;
    Object object;
    Dictionary descriptor = object.dictionary("FontDescriptor");
    descriptor.name("FontName", name).integer("Flags", descriptor_flags(metrics)).real("ItalicAngle", metrics.italic_angle);
    descriptor.real("Ascent", em(metrics.ascender)).real("Descent", em(metrics.descender));
    descriptor.real("CapHeight", em(metrics.cap_height)).real("XHeight", em(metrics.x_height));
    descriptor.integer("StemV", bold ? 140 : 80);  // fonts do not give it; readers use it only to choose a substitute
    descriptor.array("FontBBox").real(em(metrics.left)).real(em(metrics.bottom)).real(em(metrics.right)).real(em(metrics.top));
    descriptor.reference(used_[face].subset.is_cff ? "FontFile3" : "FontFile2", write_program(file, face));
    const Ref ref = file.reserve();
    file.put(ref, object);
    return ref;
}

Ref Fonts::write_descendant(Serialiser& file, std::size_t face, std::string_view name) const {
    const bool is_cff = used_[face].subset.is_cff;
    Object object;
    Dictionary font = object.dictionary("Font").name("Subtype", is_cff ? "CIDFontType0" : "CIDFontType2").name("BaseFont", name);
    font.dictionary("CIDSystemInfo").bytes("Registry", "Adobe").bytes("Ordering", "Identity").integer("Supplement", 0);
    font.reference("FontDescriptor", write_descriptor(file, face, name)).integer("DW", 0);
    if (!is_cff) font.name("CIDToGIDMap", "Identity");
    Array widths = font.array("W", 2).integer(0).array(used_[face].widths.size());
    for (const std::int64_t width : used_[face].widths) widths.real(static_cast<double>(width) / 100);
    const Ref ref = file.reserve();
    file.put(ref, object);
    return ref;
}

void Fonts::write_face(Serialiser& file, std::size_t face, Dictionary resources) const {
    const Used& used = used_[face];
    const std::string name = subset_name(face);
    const Ref descendant = write_descendant(file, face, name);
    for (std::size_t alias = 0; alias < used.texts.alias_count(); ++alias) {
        const Ref to_unicode = file.reserve(), ref = file.reserve();
        Object map;
        file.put_stream(to_unicode, map, used.texts.to_unicode(alias, used.codes), Coding::deflate);
        Object object;
        Dictionary font = object.dictionary("Font").name("Subtype", "Type0").name("Encoding", "Identity-H");
        font.name("BaseFont", used.subset.is_cff ? name + "-Identity-H" : name).reference("ToUnicode", to_unicode);
        font.array("DescendantFonts").reference(descendant);
        file.put(ref, object);
        resources.reference(("F" + std::to_string(used.first_font + alias)).c_str(), ref);
    }
}

Ref Fonts::write(Serialiser& file) const {
    Object resources;
    for (std::size_t face = 0; face < used_.size(); ++face) {
        if (used_[face].texts.alias_count() != 0) write_face(file, face, resources.dictionary());
    }
    resources.dictionary();
    const Ref ref = file.reserve();
    file.put(ref, resources);
    return ref;
}

}  // namespace nabor::pdf
