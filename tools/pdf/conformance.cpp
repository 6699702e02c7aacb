// In: Pages. Out: the claims that they allow. A rule returns nothing, or the reason against a claim, as the end of a sentence.
#include "pdf/conformance.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "page/tree.h"

namespace nabor::pdf {

namespace {

using Obstacle = std::optional<std::string>;

Obstacle missing_title(const Pages& pages) {
    if (!pages.metadata.title.empty()) return std::nullopt;
    return "the book has no title";
}

Obstacle missing_language(const Pages& pages) {
    const auto is_missing = [](const std::string& language) { return language.empty(); };
    const std::vector<std::string>& languages = pages.languages;
    if (!languages.empty() && std::none_of(languages.begin(), languages.end(), is_missing)) return std::nullopt;
    return "a text's language is not known";
}

// ISO 14289-1, 7.3 and 7.7.
Obstacle missing_alternative(const Pages& pages) {
    const auto is_bare = [](const StructureNode& node) {
        return (node.type == "Figure" || node.type == "Formula") && (node.texts.get().alternative.empty() || node.undescribed);
    };
    const auto bare = std::count_if(pages.structure.begin(), pages.structure.end(), is_bare);
    if (bare == 0) return std::nullopt;
    return std::to_string(bare) + " of its figures and formulas have no description";
}

// ISO 14289-1, 7.4.2: heading levels must not be skipped going down.
Obstacle skipped_heading(const Pages& pages) {
    int level = 0;
    for (const StructureTree::Visit& visit : StructureTree(pages.structure).depth_first()) {
        const StructureNode& node = pages.structure[visit.node];
        if (node.type.size() != 2 || node.type[0] != 'H' || node.type[1] < '1' || node.type[1] > '6') continue;
        const int next = node.type[1] - '0';
        if (next > level + 1) {
            return "a heading of level " + std::to_string(next) + " follows one of level " + std::to_string(level);
        }
        level = next;
    }
    return std::nullopt;
}

// Allowed parents and children in lists, tables and contents (ISO 14289-1, 7.2; ISO 32000-1, 14.8.4.3).
struct Nesting {
    std::string_view type;
    std::string_view parents;   // "" for any
    std::string_view children;  // "" for any
};
constexpr std::array nestings{
    Nesting{"L", "", " L LI Caption "},
    Nesting{"LI", " L ", " Lbl LBody "},
    Nesting{"LBody", " LI ", ""},
    Nesting{"Table", "", " TR THead TBody TFoot Caption "},
    Nesting{"THead", " Table ", " TR "},
    Nesting{"TBody", " Table ", " TR "},
    Nesting{"TFoot", " Table ", " TR "},
    Nesting{"TR", " Table THead TBody TFoot ", " TH TD "},
    Nesting{"TH", " TR ", ""},
    Nesting{"TD", " TR ", ""},
    Nesting{"TOC", "", " TOC TOCI Caption "},
    Nesting{"TOCI", " TOC ", " Lbl Reference NonStruct P TOC "},
};

bool allows(std::string_view list, std::string_view type) {
    return list.empty() || type.empty() || list.find(fmt::format(" {} ", type)) != std::string_view::npos;
}

Obstacle misplaced_element(const Pages& pages) {
    const auto nesting = [](std::string_view type) {
        return std::find_if(nestings.begin(), nestings.end(), [&](const Nesting& one) { return one.type == type; });
    };
    for (const StructureNode& node : pages.structure) {
        if (node.parent == NodeId::none || node.type.empty()) continue;
        const std::string_view parent = pages.structure.at(static_cast<std::size_t>(node.parent)).type;
        const auto own = nesting(node.type), above = nesting(parent);
        const bool fits_above = own == nestings.end() || allows(own->parents, parent);
        const bool fits_below = above == nestings.end() || allows(above->children, node.type);
        if (!fits_above || !fits_below) return fmt::format("an element {} stands in an element {}", node.type, parent);
    }
    return std::nullopt;
}

bool is_no_character(char16_t unit) { return unit == 0 || unit == 0xFEFF || unit == 0xFFFE; }

// ISO 19005-2, 6.2.11.7.2. Private-use characters are allowed: their marks say U+FFFD, as level A requires (6.2.11.7.3).
Obstacle no_character(const Pages& pages) {
    for (const Page& page : pages.pages) {
        for (const PageItem& item : page.items) {
            const auto* run = std::get_if<GlyphRun>(&item);
            if (run == nullptr || std::none_of(run->text.begin(), run->text.end(), is_no_character)) continue;
            return "its text has code points that are no characters";
        }
    }
    return std::nullopt;
}

Obstacle cmyk_images(const Images& images) {
    if (!images.unmanaged()) return std::nullopt;
    return *images.unmanaged() + " is CMYK without a colour profile, beside an RGB output intent";
}

Obstacle untagged(const Pages& pages) {
    if (!pages.structure.empty()) return std::nullopt;
    return "it has no structure";
}

}  // namespace

Conformance examine(const Pages& pages, const Images& images, Report& report) {
    Conformance claims;
    const Obstacle characters = no_character(pages), structure = untagged(pages), language = missing_language(pages),
                   alternative = missing_alternative(pages);
    const auto tell = [&](std::string_view what, const Obstacle& obstacle) {
        report.note("pdf-claim", {}, "the PDF " + std::string(what) + ": " + *obstacle);
    };
    for (const Obstacle& obstacle : {characters, cmyk_images(images)}) {
        if (!obstacle) continue;
        claims.archival = ArchivalLevel::none;
        tell("does not claim PDF/A-2", obstacle);
    }
    for (const Obstacle& obstacle : {structure, language, alternative}) {
        if (!obstacle || claims.archival == ArchivalLevel::none) continue;
        claims.archival = ArchivalLevel::unicode;
        tell("claims PDF/A-2u, not PDF/A-2a", obstacle);
    }
    for (const Obstacle& obstacle :
         {characters, structure, language, missing_title(pages), alternative, skipped_heading(pages), misplaced_element(pages)}) {
        if (!obstacle) continue;
        claims.accessible = false;
        tell("does not claim PDF/UA-1", obstacle);
    }
    return claims;
}

}  // namespace nabor::pdf
