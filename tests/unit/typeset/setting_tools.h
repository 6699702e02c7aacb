// What tests of single stages of typesetting share: a small layout with its styles and fonts, and paragraphs of plain text.
#pragma once

#include <string>
#include <vector>

#include "support/press.h"
#include "typeset/galley_lines.h"
#include "typeset/line_keys.h"
#include "typeset/number_column.h"
#include "typeset/paragraph_builder.h"
#include "typeset/section_setter.h"

namespace nabor::testing {

class SettingTools {
public:
    // `css` is added to the layout a5-plain: 140 × 210 mm, PT Serif 10.5/13 on a grid of 13 points.
    explicit SettingTools(const std::string& css = "")
        : press("a5-plain"),
          layout(layout_with(css)),
          styles(layout, press.fonts, press.report),
          coverage(press.fonts, styles),
          workshop{layout, press.fonts, coverage, styles, numbers, press.hyphenator, {"en"}, std::vector<std::string>(16)},
          shaper(press.fonts, coverage, styles, workshop.languages, press.report) {}

    StyleId style(TextAlign align, Length indent = {}) {
        Style made = styles[styles.root()].style;
        made.align = align;
        made.first_indent = indent;
        return styles.of(made);
    }

    FlowParagraph paragraph(const std::string& text, StyleId style) {
        ParagraphBuilder builder(styles);
        TextPlace place;
        place.style = style;
        place.node = NodeId{0};
        builder.text(text, place, Span{});
        builder.paragraph().style = style;
        return std::move(builder.paragraph());
    }

    FlowBlock block(FlowParagraph paragraph) {
        FlowBlock made;
        made.content = std::move(paragraph);
        return made;
    }

    Press press;
    Layout layout;
    StyleTable styles;
    Coverage coverage;
    NumberColumn numbers;
    KeyedNotes keyed_notes;
    Workshop workshop;
    Shaper shaper;

private:
    Layout layout_with(const std::string& css) {
        const std::string path = std::string(NABOR_SOURCE_FOLDER) + "/layouts/a5-plain/a5-plain.css";
        std::ifstream file(path, std::ios::binary);
        std::string text{std::istreambuf_iterator<char>(file), {}};
        const SourceId id = press.sources.add("test.css", text + css);
        return std::move(*read_layout({id}, press.sources, press.report));
    }
};

inline std::u16string text_of(const std::vector<PageItem>& items) {
    std::u16string text;
    for (const PageItem& item : items)
        if (const auto* run = std::get_if<GlyphRun>(&item)) text += run->text;
    return text;
}

}  // namespace nabor::testing
