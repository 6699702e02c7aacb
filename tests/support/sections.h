// Sections as setting might leave them, made at random: for tests of what is kept of them.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>

#include "typeset/section_bytes.h"
#include "typeset/section_ids.h"
#include "typeset/section_pages.h"

namespace nabor::testing {

inline constexpr std::uint32_t ids_of_a_kind = 9, glyphs_of_a_face = 2000;

// Ids that begin at `first` in the book: where a section that follows so many others has them.
inline SectionIds ids_from(std::uint32_t first) {
    SectionIds ids;
    for (std::uint32_t id = first; id < first + ids_of_a_kind; ++id) {
        ids.nodes.add(static_cast<NodeId>(id));
        ids.links.add(static_cast<PageLinkId>(id));
        ids.destinations.add(static_cast<DestinationId>(id));
        ids.images.add(static_cast<PageImageId>(id));
        ids.languages.add(static_cast<PageLanguageId>(id + 1));
        ids.styles.add(static_cast<StyleId>(id));
        ids.faces.add(static_cast<FaceId>(id));
        ids.spans.add({SourceId{1}, id * 10, id * 10 + 5});
        ids.blocks.add(id);
    }
    return ids;
}

inline std::uint32_t glyph_count(FaceId) { return glyphs_of_a_face; }

class SectionMaker {
public:
    SectionMaker(std::uint32_t seed, const SectionIds& ids) : random_(seed), ids_(ids) {}

    SectionWithBodies make() {
        SectionWithBodies made;
        for (std::uint32_t i = upto(4); i > 0; --i) {
            made.bodies.push_back(body());
            made.outcome.pages.push_back(page());
        }
        made.outcome.paragraphs = upto(900);
        made.outcome.after = {upto(1) == 0 ? PageSide::right : PageSide::left, static_cast<std::int32_t>(upto(5000)) - 1};
        for (std::uint32_t i = upto(2); i > 0; --i)
            made.outcome.findings.push_back({Severity::error, "font-missing-character", any(ids_.spans), "no font has it", "put one", ""});
        list_names(made);
        return made;
    }

private:
    std::uint32_t upto(std::uint32_t most) { return std::uniform_int_distribution<std::uint32_t>(0, most)(random_); }
    bool either() { return upto(1) == 1; }
    Length length() { return {static_cast<std::int64_t>(upto(2'000'000'000)) - 1'000'000'000}; }
    template <typename Id>
    const Id& any(const Ordinals<Id>& ids) {
        return ids[upto(static_cast<std::uint32_t>(ids.size() - 1))];
    }

    GlyphRun run() {
        GlyphRun made;
        made.face = any(ids_.faces);
        made.size = length(), made.x = length(), made.y = length();
        made.horizontal_scale = 980 + static_cast<std::int32_t>(upto(40));
        made.letter_spacing = static_cast<std::int32_t>(upto(400)) - 200;
        made.colour = upto(0xFFFFFF);
        made.right_to_left = either(), made.is_initial = either();
        made.node = any(ids_.nodes);
        made.language = any(ids_.languages);
        made.link = any(ids_.links);
        for (std::uint32_t i = upto(8); i > 0; --i) {
            const auto length_of_text = static_cast<std::uint16_t>(upto(2));
            const auto offset = [&] { return either() ? 0 : static_cast<std::int32_t>(upto(100)) - 50; };
            made.glyphs.push_back({static_cast<std::uint16_t>(upto(glyphs_of_a_face - 1)), length_of_text,
                                   static_cast<std::int32_t>(upto(900'000)) - 1000, offset(), offset()});
            for (std::uint16_t unit = 0; unit < length_of_text; ++unit) made.text += static_cast<char16_t>(upto(0xFFFF));
        }
        return made;
    }

    PageItem content() {
        switch (upto(3)) {
            case 0: return PlacedImage{any(ids_.images), length(), length(), length(), length(), any(ids_.nodes)};
            case 1: return RuleLine{length(), length(), length(), length(), upto(0xFFFFFF)};
            default: return run();
        }
    }

    PageBody body() {
        PageBody made;
        for (std::uint32_t i = upto(6); i > 0; --i) {
            made.items.push_back(content());
            const auto count = static_cast<std::uint32_t>(made.items.size());
            if (either())
                made.lines.push_back({length(), length(), length(), length(), count - 1, count, upto(900), 1000, either(), either(),
                                      either(), either(), either()});
        }
        return made;
    }

    SetPage page() {
        SetPage made;
        made.opens_with = static_cast<PageBreak>(upto(3));
        made.ends_freely = either();
        made.start = {any(ids_.blocks), upto(900)};
        if (either()) made.strings.emplace_back("chapter", "Глава");
        if (either())
            made.slots.push_back({{any(ids_.destinations), length(), length(), length(), any(ids_.styles), any(ids_.nodes), any(ids_.links),
                                   any(ids_.languages), either(), either()},
                                  upto(9),
                                  upto(9)});
        if (either()) made.destinations.push_back({any(ids_.destinations), length()});
        for (std::uint32_t i = upto(2); i > 0; --i)
            made.relaxations.push_back(
                {static_cast<Relaxation::Kind>(upto(6)), 0, length(), any(ids_.spans), length().units, length().units});
        return made;
    }

    std::mt19937 random_;
    const SectionIds& ids_;
};

}  // namespace nabor::testing
