#include "epub/embedded_fonts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "epub/plan.h"
#include "epub/used_faces.h"

namespace nabor::epub {

namespace {

// A face that goes into the package, under the family and style by which the stylesheet asks for it.
struct Embedded {
    FaceId face{};
    std::string wanted_family;  // as the layout calls it; "" where it supplies characters that another family lacks
    std::uint16_t weight = 400;
    bool italic = false;
    std::set<char32_t> characters;
    Features features;
    std::string family, path;  // as the stylesheet calls it; in the package's folder
};

bool is_seen(char32_t c) {  // no space, no control of the text's direction or of its breaks
    return c > 0x20 && c != 0xA0 && c != 0xAD && !(c >= 0x2000 && c <= 0x200F) && !(c >= 0x2028 && c <= 0x202F) &&
           !(c >= 0x2060 && c <= 0x206F) && c != 0xFEFF && !(c >= 0xFE00 && c <= 0xFE0F);
}

// What readers print by themselves: hyphens where words break, bullets and numbers of lists. What a face has of them it keeps.
constexpr std::u32string_view always = U" -.0123456789\u00A0\u00AD\u2010\u2022";

std::string quoted(const std::string& family) { return "\"" + family + "\""; }

class FontEmbedder {
public:
    FontEmbedder(Package& package, const Product& product, const Layout& layout, FontSet& fonts, Report& report)
        : package_(package), product_(product), layout_(layout), fonts_(fonts), report_(report) {}

    void embed() {
        for (const UsedFace& used : used_faces(package_, layout_)) share_out(used);
        std::stable_partition(embedded_.begin(), embedded_.end(), [](const Embedded& each) { return !each.wanted_family.empty(); });
        for (Embedded& each : embedded_) add_file(each);
        const auto style =
            std::find_if(package_.entries.begin(), package_.entries.end(), [](const PackageEntry& e) { return e.id == "style"; });
        if (style != package_.entries.end() && !embedded_.empty()) style->bytes = with_fonts(style->bytes);
    }

private:
    // The characters that the family has, and for the others the first fallback that has them.
    void share_out(const UsedFace& used) {
        const auto face = fonts_.find(used.query, report_);
        if (!face) return;
        fonts_.load_fallbacks(used.query);
        for (const char32_t c : always)
            if (fonts_.has_character(*face, c)) take(*face, used, used.query.family, c);
        for (const char32_t c : used.characters) {
            if (fonts_.has_character(*face, c)) {
                take(*face, used, used.query.family, c);
            } else if (is_seen(c)) {
                const auto other = fonts_.face_for(std::u32string_view(&c, 1), std::span(&*face, 1));
                if (other) take(*other, used, "", c);
            }
        }
    }

    void take(FaceId face, const UsedFace& used, const std::string& family, char32_t c) {
        const auto same = [&](const Embedded& each) {
            return each.face == face && each.wanted_family == family && each.weight == used.query.weight &&
                   each.italic == used.query.italic;
        };
        auto found = std::find_if(embedded_.begin(), embedded_.end(), same);
        if (found == embedded_.end())
            found = embedded_.insert(found, Embedded{face, family, used.query.weight, used.query.italic, {}, used.features, {}, {}});
        found->characters.insert(c);
    }

    bool may_be_embedded(const Embedded& each) {
        const FaceNames& names = fonts_.names(each.face);
        const EmbeddingRight right = fonts_.embedding_right(each.face);
        if (right == EmbeddingRight::none) {
            report_.add({Severity::warning,
                         "epub-font-restricted",
                         {},
                         "the font's licence bits forbid embedding it (OS/2 fsType); readers use one of their own",
                         "choose another family in the layout, or ask the font's owner for a licence that allows embedding",
                         names.path});
        }
        return right != EmbeddingRight::none;
    }

    void add_file(Embedded& each) {
        if (!may_be_embedded(each)) return;
        const bool whole = product_.epub.fonts == EmbeddedFonts::whole;
        const FontFile file = whole ? fonts_.font_file(each.face) : cut_down(each);
        if (!whole && file.is_whole) {
            report_.add({Severity::note,
                         "epub-font-whole",
                         {},
                         "the font is embedded whole: its owner does not let it be cut down, or its name be kept then",
                         {},
                         fonts_.names(each.face).path});
        }
        each.family = file.family;
        const auto known = std::find_if(embedded_.begin(), embedded_.end(), [&](const Embedded& other) {
            return &other != &each && other.face == each.face && !other.path.empty() && whole;
        });
        each.path = known != embedded_.end() ? known->path : add_entry(each, file);
    }

    FontFile cut_down(const Embedded& each) {
        const std::u32string characters(each.characters.begin(), each.characters.end());
        return fonts_.font_file(each.face, characters, each.features);
    }

    std::string add_entry(const Embedded& each, const FontFile& file) {
        const std::string_view style = each.weight > 550 ? (each.italic ? "bold-italic" : "bold") : (each.italic ? "italic" : "regular");
        PackageEntry entry;
        ++count_;
        const std::string path = fmt::format("fonts/{:03}-{}-{}.{}", count_, file_word(file.family), style, file.is_cff ? "otf" : "ttf");
        entry.path = "EPUB/" + path;
        entry.media_type = file.is_cff ? "font/otf" : "font/ttf";
        entry.bytes = file.bytes;
        entry.id = fmt::format("font-{:03}", count_);
        package_.entries.push_back(std::move(entry));
        return path;
    }

    std::string font_face(const Embedded& each) const {
        return fmt::format("@font-face {{\n    font-family: {};\n    font-style: {};\n    font-weight: {};\n    src: url({});\n}}\n",
                           quoted(each.family), each.italic ? "italic" : "normal", each.weight > 550 ? "bold" : "normal", each.path);
    }

    // The families that stand for one of the layout's, and those that supply what it lacks.
    std::string families_for(const std::string& wanted) const {
        std::vector<std::string> names;
        const auto add = [&](const std::string& family) {
            if (!family.empty() && std::find(names.begin(), names.end(), family) == names.end()) names.push_back(family);
        };
        for (const Embedded& each : embedded_)
            if (each.wanted_family == wanted && !each.path.empty()) add(each.family);
        if (names.empty()) return {};
        for (const Embedded& each : embedded_)
            if (each.wanted_family.empty() && !each.path.empty()) add(each.family);
        std::string list;
        for (const std::string& name : names) (list += quoted(name)) += ", ";
        return list;
    }

    std::string with_fonts(const std::string& style) const {
        std::string faces = "\n/* Fonts */\n";
        for (const Embedded& each : embedded_)
            if (!each.path.empty()) faces += font_face(each);
        const std::string text = families_for(layout_.root_style().families.front());
        if (!text.empty()) faces += "body { font-family: " + text + "serif; }\n";
        const std::size_t first_line = style.find('\n') + 1;  // @charset
        return style.substr(0, first_line) + faces.substr(1) + "\n" + with_families(style.substr(first_line));
    }

    // Where the layout gives a family of its own to some of the text, its embedded form comes first.
    std::string with_families(std::string style) const {
        constexpr std::string_view property = "    font-family: ";
        for (std::size_t at = style.find(property); at != std::string::npos; at = style.find(property, at + 1)) {
            const std::size_t value = at + property.size();
            std::string first = style.substr(value, style.find_first_of(",;", value) - value);
            std::erase(first, '"');
            style.insert(value, families_for(first));
        }
        return style;
    }

    Package& package_;
    const Product& product_;
    const Layout& layout_;
    FontSet& fonts_;
    Report& report_;
    std::vector<Embedded> embedded_;
    unsigned count_ = 0;
};

}  // namespace

void embed_fonts(Package& package, const Product& product, const Layout& layout, FontSet& fonts, Report& report) {
    FontEmbedder(package, product, layout, fonts, report).embed();
}

}  // namespace nabor::epub
