// In: figures and images. Out: figure with its captions and credits in one figcaption at the end; img with its alternative text.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "epub/writer.h"
#include "language/language.h"

namespace nabor::epub {

namespace {

constexpr double millimetres_per_em = 4.233;  // of 12-point text, the usual default of reading systems

constexpr double most_millimetres = 1e4;      // wider ones are mistakes, and screens are narrower

bool is_caption(const Block& block) { return block.role == Role::caption || block.role == Role::credit; }

// The width asked for, in units that follow the reader's text size.
std::string style_of(const ImageUse& use) {
    if (use.width_share && *use.width_share > 0)
        return fmt::format("width: {:g}%", std::round(std::min(1.0, *use.width_share) * 1000) / 10);
    if (use.width_millimetres && *use.width_millimetres > 0 && *use.width_millimetres < most_millimetres)
        return fmt::format("width: {:g}em", std::round(*use.width_millimetres / millimetres_per_em * 10) / 10);
    return {};
}

}  // namespace

// HTML allows figcaption first or last; captions stand below their picture.
void ChapterWriter::figure_children(const Block& figure, LeadIn& lead) {
    lead_alone(lead);
    bool captions = false;
    for (const Block& child : figure.blocks()) {
        captions = captions || (is_caption(child) && !is_silent(child));
        if (is_caption(child) && !is_silent(child)) continue;
        const auto* use = is_label(child) ? nullptr : std::get_if<ImageUse>(&child.content);
        if (use != nullptr) {
            pages_with(child);
            image(*use, child.anchor);
            xml_.line();
        } else {
            block(child);
        }
    }
    if (!captions) return;
    xml_.open("figcaption");
    xml_.line();
    for (const Block& child : figure.blocks())
        if (is_caption(child) && !is_silent(child)) block(child);
    xml_.close();
    xml_.line();
}

void ChapterWriter::image_block(const Block& block) {
    const Opened opened = open_block(block, "div");
    pages_with(block);
    image(std::get<ImageUse>(block.content), AnchorId::none);
    close_block(opened);
}

// An image that could not be read is replaced by its alternative text.
void ChapterWriter::image(const ImageUse& use, AnchorId anchor) {
    const bool known = index_of(use.image) < plan_.image_files.size() && !plan_.image_files[index_of(use.image)].empty();
    // An informative image without a description is called an image: nothing would hide it from those who cannot see it.
    const std::string_view words =
        use.alternative_text.empty() ? label(Label::image, book_.language(language_)) : std::string_view(use.alternative_text);
    const LanguageId outer = language_;
    const LanguageId own = use.alternative_text.empty() ? outer : use.language.value_or(outer);
    if (!known) {
        xml_.open("span");
        identify(anchor);
        xml_.attribute("class", "missing-image");
        language_attributes(own);
        xml_.text(words);
        xml_.close();
        language_ = outer;
        return;
    }
    xml_.open("img");
    identify(anchor);
    xml_.attribute("src", "../" + plan_.image_files[index_of(use.image)]);
    xml_.attribute("alt", use.decorative ? std::string_view() : words);
    if (use.decorative)
        xml_.attribute("role", "presentation");
    else
        language_attributes(own);
    language_ = outer;
    const std::string style = style_of(use);
    if (!style.empty()) xml_.attribute("style", style);
    xml_.close_empty();
}

}  // namespace nabor::epub
