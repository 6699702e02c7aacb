// A typesetter of a few lines: paragraphs of one line each, shaped with real faces, so that a test can say what stands on its pages.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "font/font.h"
#include "page/pages.h"
#include "support/disk.h"

namespace nabor::samples {

inline constexpr std::uint32_t latin = 0x4C61746E, cyrillic = 0x4379726C, greek = 0x4772656B, hebrew = 0x48656272;

inline constexpr double size = 10.5, leading = 13.5, margin = 51;

// As the typesetter deals text out: each cluster's to its first glyph in logical order, an accent's to its letter.
inline void give_text_lengths(GlyphRun& run, const std::vector<ShapedGlyph>& glyphs) {
    const auto is_accent = [](char16_t c) { return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0591 && c <= 0x05C7 && c != 0x05BE); };
    const std::size_t count = glyphs.size();
    const auto at = [&](std::size_t logical) { return run.right_to_left ? count - 1 - logical : logical; };
    std::size_t owner = 0;
    std::uint32_t owned_from = 0;
    for (std::size_t i = 1; i <= count; ++i) {
        const std::uint32_t cluster = i < count ? glyphs[at(i)].cluster : static_cast<std::uint32_t>(run.text.size());
        if (i < count && (cluster == owned_from || is_accent(run.text[cluster]))) continue;
        run.glyphs[at(owner)].text_length = static_cast<std::uint16_t>(cluster - owned_from);
        owner = i;
        owned_from = cluster;
    }
}

struct Words {
    std::u16string text;
    std::uint32_t script = latin;
    std::string family = "Gentium Book Plus";
    Features features{};
    bool right_to_left = false;
    PageLinkId link = PageLinkId::none;
};

class Sample {
public:
    Sample();

    // A page of 140 × 210 mm, with the folio that follows; lines are then put on it from the top.
    void page(FolioStyle style = FolioStyle::arabic);
    NodeId node(std::string_view type, NodeId parent, PageLanguageId language = PageLanguageId::main);  // of static memory
    NodeId paragraph() { return node("", node("P", root)); }

    // Sets words at the pen and moves it; new_line() moves it to the next line's start.
    GlyphRun& words(NodeId node, const Words& words);
    void line(NodeId node, const Words& one);
    void new_line();

    static constexpr NodeId root{0};
    Report report;
    FontSet fonts;
    Pages pages;

private:
    Length x_, y_;
};

inline Sample::Sample() : fonts(machine::fonts, std::filesystem::path(NABOR_SOURCE_FOLDER) / "fonts" / "families.toml", {}, report) {
    pages.languages = {"ru", "en", "el", "he", "la"};
    pages.structure.push_back({});
    pages.structure.front().type = "Document";
    pages.metadata.title = "Проба & <test>";
    pages.metadata.author = "A. Author";
    pages.metadata.language = "ru";
    pages.metadata.producer = "Nabor test";
    pages.metadata.moment = {1'700'000'000};
}

inline void Sample::page(FolioStyle style) {
    const bool goes_on = !pages.pages.empty() && pages.pages.back().folio_style == style;
    Page page;
    page.width = Length::millimetres(140);
    page.height = Length::millimetres(210);
    page.number = goes_on ? pages.pages.back().number + 1 : 1;
    page.folio_style = style;
    pages.pages.push_back(std::move(page));
    y_ = Length::points(margin);
    new_line();
}

inline NodeId Sample::node(std::string_view type, NodeId parent, PageLanguageId language) {
    StructureNode made;
    made.type = type;
    made.parent = parent;
    made.language = language;
    pages.structure.push_back(std::move(made));
    return static_cast<NodeId>(pages.structure.size() - 1);
}

inline GlyphRun& Sample::words(NodeId node, const Words& words) {
    GlyphRun run;
    run.face = fonts.find({words.family, 400, false}, report).value();
    run.size = Length::points(size);
    run.x = x_;
    run.y = y_;
    run.node = node;
    run.right_to_left = words.right_to_left;
    run.link = words.link;
    run.text = words.text;
    ShapeRequest request;
    request.paragraph = words.text;
    request.end = words.text.size();
    request.face = run.face;
    request.script = words.script;
    request.right_to_left = words.right_to_left;
    request.features = words.features;
    std::vector<ShapedGlyph> glyphs;
    fonts.shape(request, glyphs);
    const std::int32_t em = fonts.metrics(run.face).units_per_em;
    const auto length = [&](std::int32_t units) { return static_cast<std::int32_t>(scaled(run.size.units, units, em)); };
    for (const ShapedGlyph& glyph : glyphs) {
        const auto id = static_cast<std::uint16_t>(glyph.glyph);
        run.glyphs.push_back({id, 0, length(glyph.advance), length(glyph.x_offset), length(glyph.y_offset)});
        x_ += Length{length(glyph.advance)};
    }
    give_text_lengths(run, glyphs);
    pages.pages.back().items.emplace_back(std::move(run));
    return std::get<GlyphRun>(pages.pages.back().items.back());
}

inline void Sample::line(NodeId node, const Words& one) {
    words(node, one);
    new_line();
}

inline void Sample::new_line() {
    x_ = Length::points(margin);
    y_ += Length::points(leading);
}

}  // namespace nabor::samples
