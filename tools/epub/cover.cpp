#include "epub/cover.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/files.h"
#include "base/utf8.h"
#include "book/title_page.h"
#include "epub/cover_design.h"
#include "image/safe_drawing.h"
#include "language/language.h"

namespace nabor::epub {

namespace {

constexpr std::size_t most_names = 4;  // more would fill the page: "A, B, C, …"

std::string text_of(const Block& leaf) {
    std::string text;
    for (const Inline& piece : leaf.inlines())
        if (const auto* words = std::get_if<Text>(&piece.content)) text += words->text;
    return text;
}

std::string few_names(const std::string& names) {
    if (static_cast<std::size_t>(std::count(names.begin(), names.end(), ',')) < most_names) return names;
    std::size_t end = 0;
    for (std::size_t i = 0; i + 1 < most_names; ++i) end = names.find(',', end + 1);
    return names.substr(0, end) + ", …";
}

// The words of the title page that is made from the metadata, without the imprint's place and year.
CoverWords words_of(const Book& book, const Product& product, std::string_view title) {
    CoverWords words;
    words.language = book.language(LanguageId::main);
    const Block page = title_page_of(book, title);
    for (const Block& leaf : page.blocks()) {
        if (leaf.role == Role::title_author) words.authors = few_names(text_of(leaf));
        if (leaf.role == Role::title_main) words.title = text_of(leaf);
        if (leaf.role == Role::title_sub) words.subtitle = text_of(leaf);
    }
    // Who did other things for the text stands on the title page alone.
    for (const std::string& line : editors_and_translators(book)) words.people.push_back(few_names(line));
    words.series = collapse_xml_space(product.series.empty() ? book.metadata.series : product.series);
    words.publisher = collapse_xml_space(product.publisher.empty() ? book.metadata.publisher : product.publisher);
    return words;
}

// In the layout's own family. A missing family is not reported here: the caller reports what happens to the cover.
std::optional<CoverFaces> faces_of(const Layout& layout, FontSet& fonts) {
    Report unheard;
    CoverFaces faces;
    for (const std::string& family : layout.root_style().families) {
        for (const bool italic : {false, true}) {
            const FaceQuery query{family, 400, italic};
            const auto face = fonts.find(query, unheard);
            if (face) (italic ? faces.italic : faces.regular).push_back(*face);
            fonts.load_fallbacks(query);
        }
    }
    if (faces.regular.empty() || faces.italic.empty()) return std::nullopt;
    return faces;
}

std::string description_of(const CoverWords& words) {
    std::string text = fmt::format("{}: {}", label(Label::cover, words.language), words.title);
    if (!words.authors.empty()) text += fmt::format(". {}", words.authors);
    return text;
}

std::optional<Cover> given_cover(const Product& product, const Files& files, std::string description, Report& report) {
    const auto refuse = [&](const std::string& problem) {
        report.error("epub-cover", product.epub.cover_span,
                     fmt::format("the cover \"{}\" {}", product.epub.cover_file.filename().string(), problem),
                     "name a JPEG or PNG file; until then a cover is made of the title");
        return std::nullopt;
    };
    ReadResult read = files.read(product.epub.cover_file);
    if (!read.bytes) return refuse("cannot be read: " + read.problem);
    const ProbeResult probed = probe(*read.bytes);
    if (!probed.facts) return refuse(probed.problem);
    if (probed.facts->kind == ImageKind::svg) {
        SafeDrawing safe = safe_drawing(*read.bytes, nullptr);
        if (!safe.problem.empty()) return refuse(safe.problem);
        if (!safe.left_out.empty()) return refuse(fmt::format("needs what an EPUB cannot have: {}", fmt::join(safe.left_out, ", ")));
        read.bytes = std::move(safe.svg);
    }
    return Cover{std::move(*read.bytes), *probed.facts, std::move(description)};
}

std::optional<Cover> made_cover(const CoverWords& words, const CoverRequest& request, Report& report) {
    FontSet& fonts = *request.options.fonts;
    const auto faces = faces_of(request.layout, fonts);
    if (!faces) {
        report.warning("epub-cover-not-made", request.product.span, "the layout's fonts are not on this machine, so no cover could be made",
                       "install them (`nabor fonts` names their packages), or name an image: [epub] cover = \"cover.jpg\"");
        return std::nullopt;
    }
    const std::uint32_t colour = request.product.epub.cover_colour.value_or(colour_for(words));
    Cover cover{encode_png(draw_cover(words, fonts, *faces, colour)), {}, description_of(words)};
    cover.facts = probe(cover.bytes).facts.value_or(ImageFacts{});
    return cover;
}

}  // namespace

std::optional<Cover> cover_of(const CoverRequest& request, Report& report) {
    const EpubSettings& settings = request.product.epub;
    if (settings.cover == CoverKind::none) return std::nullopt;
    const CoverWords words = words_of(request.book, request.product, request.title);
    if (settings.cover == CoverKind::given)
        if (auto cover = given_cover(request.product, *request.options.files, description_of(words), report)) return cover;
    return request.options.fonts == nullptr ? std::nullopt : made_cover(words, request, report);
}

XhtmlFile cover_page(const Book& book, const Cover& cover, std::string_view title, StylePaths* paths) {
    Xhtml xml(paths);
    xml.begin(book.language(LanguageId::main), title, "style.css");
    xml.open("body");
    xml.attribute("class", "cover");
    xml.attribute("epub:type", "cover");
    xml.line();
    xml.open("img");
    xml.attribute("role", "doc-cover");
    xml.attribute("src", "images/cover" + std::string(file_suffix(cover.facts.kind)));
    xml.attribute("alt", cover.description);
    xml.close_empty();
    xml.line();
    xml.close();
    xml.line();
    return xml.end();
}

}  // namespace nabor::epub
