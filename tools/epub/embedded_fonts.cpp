#include "epub/embedded_fonts.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "epub/plan.h"

namespace nabor::epub {

namespace {

// A face that is to go into the package.
struct WantedFace {
    FaceId face{};
    std::string family;         // as the layout calls it; "" where it supplies characters that another family lacks
    bool bold = false, italic = false;
    std::set<char32_t> characters;
    Features features;
};

bool is_seen(char32_t c) {  // no space, no control of the text's direction or of its breaks
    return c > 0x20 && c != 0xA0 && c != 0xAD && !(c >= 0x2000 && c <= 0x200F) && !(c >= 0x2028 && c <= 0x202F) &&
           !(c >= 0x2060 && c <= 0x206F) && c != 0xFEFF && !(c >= 0xFE00 && c <= 0xFE0F);
}

// What readers print by themselves: hyphens where words break, bullets and numbers of lists. What a face has of them it keeps.
constexpr std::u32string_view always = U" -.0123456789\u00A0\u00AD\u2010\u2022";

bool is_visible(const UsedFace& face) {
    const std::u32string all = face.characters.characters();
    return std::any_of(all.begin(), all.end(), [](char32_t c) { return c > 0x20 && c != 0xA0; });
}

class FontEmbedder {
public:
    FontEmbedder(EmbeddedFonts how, FontSet& fonts, Report& report) : how_(how), fonts_(fonts), report_(report) {}

    EmbeddedFaces embed(const UsedText& text) {
        for (const UsedFace& used : text.faces)
            if (is_visible(used)) share_out(used);
        std::stable_partition(wanted_.begin(), wanted_.end(), [](const WantedFace& each) { return !each.family.empty(); });
        for (const WantedFace& each : wanted_) add_face(each);
        for (auto& [family, names] : result_.stand_ins)
            for (const std::string& name : fallbacks_) add_name(names, name);
        return std::move(result_);
    }

private:
    // The characters that the family has, and for the others the first fallback that has them.
    void share_out(const UsedFace& used) {
        const auto face = fonts_.find(used.query, report_);
        if (!face) return;
        fonts_.load_fallbacks(used.query);
        for (const char32_t c : always)
            if (fonts_.has_character(*face, c)) take(*face, used, used.query.family, c);
        for (const char32_t c : used.characters.characters()) {
            if (fonts_.has_character(*face, c)) {
                take(*face, used, used.query.family, c);
            } else if (is_seen(c)) {
                const auto other = fonts_.face_for(std::u32string_view(&c, 1), std::span(&*face, 1));
                if (other) take(*other, used, "", c);
            }
        }
    }

    void take(FaceId face, const UsedFace& used, const std::string& family, char32_t c) {
        const bool bold = used.query.weight > 550;
        auto found = std::find_if(wanted_.begin(), wanted_.end(), [&](const WantedFace& each) {
            return each.face == face && each.family == family && each.bold == bold && each.italic == used.query.italic;
        });
        if (found == wanted_.end())
            found = wanted_.insert(found, WantedFace{face, family, bold, used.query.italic, {}, used.features});
        found->characters.insert(c);
    }

    bool may_be_embedded(const WantedFace& each) {
        const FaceNames& names = fonts_.names(each.face);
        const EmbeddingRight right = fonts_.embedding_right(each.face);
        if (right == EmbeddingRight::none) {
            report_.add({Severity::warning,
                         "epub-font-restricted",
                         {},
                         "OS/2 fsType forbids embedding the font; reading systems use their own",
                         "choose another family in the layout, or ask the font's owner for a licence that allows embedding",
                         names.path});
        }
        return right != EmbeddingRight::none;
    }

    void add_face(const WantedFace& each) {
        if (!may_be_embedded(each)) return;
        const bool whole = how_ == EmbeddedFonts::whole;
        const FontFile file = whole ? fonts_.font_file(each.face) : cut_down(each);
        if (!whole && file.is_whole) {
            report_.add({Severity::note,
                         "epub-font-whole",
                         {},
                         "the font is embedded whole: its licence or fsType forbids a subset under its name",
                         {},
                         fonts_.names(each.face).path});
        }
        result_.faces.push_back({file.family, path_of(each, file), each.bold, each.italic});
        add_name(each.family.empty() ? fallbacks_ : result_.stand_ins[each.family], file.family);
    }

    static void add_name(std::vector<std::string>& names, const std::string& name) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }

    FontFile cut_down(const WantedFace& each) {
        const std::u32string characters(each.characters.begin(), each.characters.end());
        return fonts_.font_file(each.face, characters, each.features);
    }

    // A whole font is one file however many styles it stands for.
    std::string path_of(const WantedFace& each, const FontFile& file) {
        const auto known = std::find_if(paths_.begin(), paths_.end(), [&](const auto& path) { return path.first == each.face; });
        if (how_ == EmbeddedFonts::whole && known != paths_.end()) return known->second;
        paths_.emplace_back(each.face, add_file(each, file));
        return paths_.back().second;
    }

    std::string add_file(const WantedFace& each, const FontFile& file) {
        const std::string_view style = each.bold ? (each.italic ? "bold-italic" : "bold") : (each.italic ? "italic" : "regular");
        PackageEntry entry;
        const std::size_t number = result_.files.size() + 1;
        std::string path = fmt::format("fonts/{:03}-{}-{}.{}", number, file_word(file.family), style, file.is_cff ? "otf" : "ttf");
        entry.path = "EPUB/" + path;
        entry.media_type = file.is_cff ? "font/otf" : "font/ttf";
        entry.bytes = file.bytes;
        entry.id = fmt::format("font-{:03}", number);
        result_.files.push_back(std::move(entry));
        return path;
    }

    const EmbeddedFonts how_;
    FontSet& fonts_;
    Report& report_;
    std::vector<WantedFace> wanted_;
    std::vector<std::pair<FaceId, std::string>> paths_;
    std::vector<std::string> fallbacks_;   // families that supply what others lack
    EmbeddedFaces result_;
};

}  // namespace

EmbeddedFaces embed_fonts(const UsedText& used, EmbeddedFonts how, FontSet& fonts, Report& report) {
    return FontEmbedder(how, fonts, report).embed(used);
}

}  // namespace nabor::epub
