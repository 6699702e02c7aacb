// In: finished Pages. Out: the same as text a person can read and a test can compare.
// Holds: lengths in points to a tenth, so that a rounding of the last bit changes nothing; invisible characters are escaped.
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/utf8.h"
#include "page/folio.h"
#include "page/pages.h"
#include "page/tree.h"

namespace nabor {

namespace {

constexpr std::uint32_t no_index = 0xFFFFFFFF;

template <typename Id>
std::uint32_t index_of(Id id) { return static_cast<std::uint32_t>(id); }

// Controls, soft hyphen, spaces other than U+0020, format characters: written as \uXXXX.
bool is_invisible(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
           (c >= 0x205F && c <= 0x206F) || c == 0xFEFF;
}

void append_visible(std::string& out, char32_t c) {
    if (c == '"' || c == '\\') out += '\\';
    if (is_invisible(c)) out += fmt::format("\\u{:04X}", static_cast<std::uint32_t>(c));
    else append_utf8(out, c);
}

std::string in_quotes(std::u16string_view text) {
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t c = text[i];
        const bool pair = c >= 0xD800 && c < 0xDC00 && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000;
        if (pair) c = 0x10000 + ((c - 0xD800) << 10) + (static_cast<char32_t>(text[++i]) - 0xDC00);
        append_visible(out, c);
    }
    return out + '"';
}

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size();) append_visible(out, next_code_point(text, i));
    return out + '"';
}

// Never "-0.0": a golden file must not depend on the sign of a rounded zero.
std::string tenths(double value) {
    std::string text = fmt::format("{:.1f}", value);
    return text == "-0.0" ? "0.0" : text;
}

std::string points(Length length) { return tenths(length.in_points()); }
std::string millimetres(Length length) { return tenths(length.in_millimetres()); }

class Dump {
public:
    Dump(const Pages& pages, const FontSet& fonts) : pages_(pages), fonts_(fonts) {}

    std::string text() {
        for (std::size_t i = 0; i < pages_.pages.size(); ++i) page(i);
        collect_stretches();
        structure();
        for (const Destination& destination : pages_.destinations) {
            const std::string numbered = destination.line > 0 ? fmt::format(" line {}", destination.line) : std::string();
            line("destination {} page {} y {}{}", in_quotes(destination.name), destination.page + 1, points(destination.y), numbered);
        }
        for (const OutlineEntry& entry : pages_.outline) {
            line("outline {}{} → {}", std::string(2 * (entry.depth - 1U), ' '), in_quotes(entry.title), target(entry.destination, {}));
        }
        return std::move(out_);
    }

private:
    template <typename... Arguments>
    void line(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
        fmt::format_to(std::back_inserter(out_), format, std::forward<Arguments>(arguments)...);
        out_ += '\n';
    }

    void page(std::size_t index) {
        const Page& page = pages_.pages[index];
        const std::string folio = folio_of(page);
        line("page {} folio {} {}×{} mm", index + 1, folio, millimetres(page.width), millimetres(page.height));
        line_ = nullptr;
        for (const PageItem& item : page.items) std::visit([this](const auto& one) { put(one); }, item);
        end_line();
    }

    // Adjacent runs on one baseline share a row; size and face are given where they change.
    void put(const GlyphRun& run) {
        const bool is_near = line_ != nullptr && line_->y == run.y && line_->x <= run.x && run.x <= end_of(*line_) + run.size;
        const bool continues = is_near && (line_->node == NodeId::none) == (run.node == NodeId::none);
        if (!continues) {
            end_line();
            out_ += fmt::format("  {} {}", points(run.x), points(run.y));
            if (run.node == NodeId::none) out_ += " artifact";
        }
        if (!continues || line_->face != run.face || line_->size != run.size) {
            out_ += fmt::format(" {} {}:", points(run.size), fonts_.names(run.face).postscript);
        }
        if (run.colour != 0) out_ += fmt::format(" #{:06X}", run.colour);
        if (run.right_to_left) out_ += " ←";
        out_ += ' ' + in_quotes(run.text);
        if (run.link != PageLinkId::none) out_ += '^' + std::to_string(index_of(run.link));
        line_ = &run;
    }

    void put(const PlacedImage& image) {
        end_line();
        const ImageFacts& facts = pages_.images.at(index_of(image.image)).facts;
        line("  {} {} image {} {}×{} pt, {}×{} pixels", points(image.x), points(image.y), index_of(image.image), points(image.width),
             points(image.height), facts.width, facts.height);
    }

    void put(const RuleLine& rule) {
        end_line();
        line("  {} {} rule {}×{} pt", points(rule.x), points(rule.y), points(rule.width), points(rule.height));
    }

    void end_line() {
        if (line_ != nullptr) out_ += '\n';
        line_ = nullptr;
    }

    // The text and pages of each content stretch: they show that reading order and pages agree.
    void collect_stretches() {
        stretches_.resize(pages_.structure.size());
        for (std::size_t i = 0; i < pages_.pages.size(); ++i) {
            for (const PageItem& item : pages_.pages[i].items) {
                const auto* run = std::get_if<GlyphRun>(&item);
                if (run == nullptr || run->node == NodeId::none) continue;
                Stretch& stretch = stretches_.at(index_of(run->node));
                if (stretch.first_page == no_index) stretch.first_page = static_cast<std::uint32_t>(i);
                stretch.last_page = static_cast<std::uint32_t>(i);
                if (stretch.text.size() <= shown_of_stretch) stretch.text += run->text;
            }
        }
    }

    void structure() {
        if (!pages_.structure.empty()) line("structure");
        for (const StructureTree::Visit& visit : StructureTree(pages_.structure).depth_first()) {
            const StructureNode& node = pages_.structure[visit.node];
            out_.append(2 * (visit.depth + 1), ' ');
            out_ += node.type.empty() ? stretch_text(visit.node) : std::string(node.type) + attributes(visit.node);
            out_ += '\n';
        }
        for (std::size_t i = 0; i < pages_.links.size(); ++i) {
            line("link {} → {}", i, target(pages_.links[i].destination, pages_.links[i].address));
        }
    }

    std::string stretch_text(std::size_t index) const {
        const Stretch& stretch = stretches_[index];
        std::u16string_view text = stretch.text;
        const bool cut = text.size() > shown_of_stretch;
        if (cut) text = text.substr(0, shown_of_stretch - (text[shown_of_stretch - 1] >> 10 == 0xD800 >> 10 ? 1 : 0));
        std::string out = in_quotes(text) + (cut ? "…" : "") + language(index);
        if (stretch.first_page != no_index) out += fmt::format(" p{}", stretch.first_page + 1);
        if (stretch.first_page != stretch.last_page) out += fmt::format("–{}", stretch.last_page + 1);
        return out;
    }

    std::string language(std::size_t index) const {
        const StructureNode& node = pages_.structure[index];
        const bool same = node.parent != NodeId::none && pages_.structure.at(index_of(node.parent)).language == node.language;
        return same ? "" : " [" + pages_.languages.at(index_of(node.language)) + "]";
    }

    std::string attributes(std::size_t index) const {
        const StructureNode& node = pages_.structure[index];
        std::string out = language(index);
        const NodeTexts& texts = node.texts.get();
        if (!texts.id.empty()) out += " id " + in_quotes(texts.id);
        if (!texts.title.empty()) out += " title " + in_quotes(texts.title);
        if (!texts.alternative.empty()) out += " alt " + in_quotes(texts.alternative);
        if (node.refers_to != NodeId::none) out += " → " + in_quotes(pages_.structure.at(index_of(node.refers_to)).texts.get().id);
        if (node.row_span != 1) out += fmt::format(" rows {}", node.row_span);
        if (node.column_span != 1) out += fmt::format(" columns {}", node.column_span);
        if (node.header) out += node.row_scope ? " scope row" : " scope column";
        if (node.ordered) out += " ordered";
        return out;
    }

    std::string target(DestinationId destination, std::string_view address) const {
        if (destination == DestinationId::none) return in_quotes(address);
        return in_quotes(pages_.destinations.at(index_of(destination)).name);
    }

    static constexpr std::size_t shown_of_stretch = 60;
    struct Stretch {
        std::u16string text;
        std::uint32_t first_page = no_index, last_page = no_index;
    };

    const Pages& pages_;
    const FontSet& fonts_;
    std::string out_;
    const GlyphRun* line_ = nullptr;   // the run whose row is open
    std::vector<Stretch> stretches_;   // by NodeId
};

}  // namespace

std::string dump_pages(const Pages& pages, const FontSet& fonts) { return Dump(pages, fonts).text(); }

}  // namespace nabor
