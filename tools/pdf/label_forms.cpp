// In: short texts. Out: forms that show them; see the header.
#include "pdf/label_forms.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "page/pages.h"
#include "pdf/clusters.h"
#include "pdf/fonts.h"
#include "pdf/text_writer.h"
#include "pdf_file/tokens.h"

namespace nabor::pdf {

namespace {

constexpr std::string_view family = "sans-serif";
constexpr double size_in_points = 6;  // small, but readable in print

class LabelSetter {
public:
    LabelSetter(FaceId face, const FontSet& fonts) : face_(face), fonts_(fonts) {}

    // A page of runs, one for each stretch of one face.
    Page set(const std::string& text) {
        Page page;
        std::size_t position = 0;
        while (position < text.size()) {
            const char32_t character = next_code_point(text, position);
            if (character < ' ') continue;
            const FaceId face = fonts_.face_for(std::u32string_view(&character, 1), std::span(&face_, 1)).value_or(face_);
            if (page.items.empty() || std::get<GlyphRun>(page.items.back()).face != face) page.items.emplace_back(run_of(face));
            append(std::get<GlyphRun>(page.items.back()).text, character);
        }
        Length x;
        for (PageItem& item : page.items) shape(std::get<GlyphRun>(item), x);
        page.width = x;
        return page;
    }

private:
    static GlyphRun run_of(FaceId face) {
        GlyphRun run;
        run.face = face;
        run.size = Length::points(size_in_points);
        return run;
    }

    static void append(std::u16string& text, char32_t character) {
        if (character >= 0x10000) text += static_cast<char16_t>(0xD800 + ((character - 0x10000) >> 10));
        text += static_cast<char16_t>(character < 0x10000 ? character : 0xDC00 + (character & 0x3FF));
    }

    void shape(GlyphRun& run, Length& x) const {
        ShapeRequest request;
        request.paragraph = run.text;
        request.end = run.text.size();
        request.face = run.face;
        std::vector<ShapedGlyph> shaped;
        fonts_.shape(request, shaped);
        run.x = x;
        const std::int32_t em = fonts_.metrics(run.face).units_per_em;
        const auto length = [&](std::int32_t units) { return static_cast<std::int32_t>(scaled(run.size.units, units, em)); };
        for (std::size_t i = 0; i < shaped.size(); ++i) {
            const ShapedGlyph& glyph = shaped[i];
            const bool leads = i == 0 || shaped[i - 1].cluster != glyph.cluster;
            run.glyphs.push_back({static_cast<std::uint16_t>(glyph.glyph), leads ? length_of_cluster(run, shaped, i) : std::uint16_t{0},
                                  length(glyph.advance), length(glyph.x_offset), length(glyph.y_offset)});
            x += Length{run.glyphs.back().advance};
        }
    }

    static std::uint16_t length_of_cluster(const GlyphRun& run, const std::vector<ShapedGlyph>& shaped, std::size_t glyph) {
        std::size_t next = glyph + 1;
        while (next < shaped.size() && shaped[next].cluster == shaped[glyph].cluster) ++next;
        const std::size_t end = next < shaped.size() ? shaped[next].cluster : run.text.size();
        return static_cast<std::uint16_t>(end - shaped[glyph].cluster);
    }

    FaceId face_;
    const FontSet& fonts_;
};

std::string content_of(const Page& page, const Fonts& fonts) {
    std::string content;
    TextWriter writer(content, fonts);
    ClusterReader clusters(fonts);
    writer.begin_page(page.height);
    writer.open();
    for (const PageItem& item : page.items) {
        const auto& run = std::get<GlyphRun>(item);
        writer.begin_run(run);
        clusters.begin(run);
        writer.show(run, {0, run.glyphs.size()}, clusters.codes());
    }
    writer.close();
    return content;
}

}  // namespace

std::map<std::string, Ref> write_labels(Serialiser& file, std::span<const std::string> texts, FontSet& faces, Report& report) {
    std::map<std::string, Ref> forms;
    const FaceQuery query{std::string(family)};
    const auto face = faces.find(query, report);
    if (!face || texts.empty()) return forms;
    faces.load_fallbacks(query);
    Pages pages;
    LabelSetter setter(*face, faces);
    for (const std::string& text : texts) pages.pages.push_back(setter.set(text));
    const Fonts fonts(pages, faces, 1);
    const Ref resources = fonts.write(file);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        Object form;
        form.dictionary("XObject").name("Subtype", "Form");
        const double width = in_points(thousandths(pages.pages[i].width));
        form.dictionary().array("BBox").real(-1).real(-size_in_points).real(width + 1).real(size_in_points * 2);
        form.dictionary().dictionary("Resources").reference("Font", resources);
        const Ref ref = file.reserve();
        file.put_stream(ref, form, content_of(pages.pages[i], fonts), Coding::deflate);
        forms.emplace(texts[i], ref);
    }
    return forms;
}

}  // namespace nabor::pdf
