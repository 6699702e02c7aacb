// In: finished Pages and their faces. Out: the bytes of a PDF; see the header.
// The order of the stages: fonts collect all glyphs before content names their codes; content gives the places of marks and links; the
// structure tree refers to those; pages and navigation refer to everything.
#include "pdf/pdf.h"

#include <cstddef>
#include <optional>
#include <set>
#include <string>

#include "pdf/colour_spaces.h"
#include "pdf/conformance.h"
#include "pdf/content.h"
#include "pdf/fonts.h"
#include "pdf/images.h"
#include "pdf/metadata.h"
#include "pdf/navigation.h"
#include "pdf/page_tree.h"
#include "pdf/structure.h"
#include "pdf_file/serialiser.h"

namespace nabor {

namespace {

using namespace pdf;

constexpr std::size_t usual_page_size = 2560;  // bytes of a page of text, tags included

std::vector<Ref> reserve(Serialiser& file, std::size_t count) {
    std::vector<Ref> refs;
    refs.reserve(count);
    for (std::size_t i = 0; i < count; ++i) refs.push_back(file.reserve());
    return refs;
}

void add_structure(Dictionary catalog, const Pages& pages, Ref root) {
    catalog.reference("StructTreeRoot", root).dictionary("MarkInfo").boolean("Marked", true);
    if (!pages.languages.empty()) catalog.text("Lang", pages.languages.front());
}

// Each file once. A drawing or samples may become more, or less.
std::size_t bytes_of_images(const Pages& pages) {
    std::set<const std::string*> files;
    std::size_t bytes = 0;
    for (const PageImage& image : pages.images)
        if (files.insert(&image.bytes.get()).second) bytes += image.bytes.get().size();
    return bytes;
}

}  // namespace

std::string write_pdf(const Pages& pages, const FontSet& faces, Report& report, std::size_t jobs, const PdfSettings& settings) {
    Serialiser file(jobs, PdfVersion::v1_7);
    file.expect(pages.pages.size() * usual_page_size + bytes_of_images(pages));
    ColourSpaces colours(file, {});
    const Images images(pages, settings.image_density, file, colours, report);
    const Fonts fonts(pages, faces, jobs);
    const std::vector<Ref> page_refs = reserve(file, pages.pages.size());
    const Content content = write_content({pages, faces, fonts, images}, file);
    Structure structure(pages, content, file);
    const std::vector<Ref> annotations = write_annotations(file, pages, content.links, structure);
    const Conformance claims = examine(pages, images, report);

    Object object;
    Dictionary catalog = object.dictionary("Catalog");
    PageTreeParts parts{pages, content, pages.structure.empty() ? nullptr : &structure, fonts.write(file), page_refs};
    parts.annotations = annotations;
    catalog.reference("Pages", write_page_tree(file, parts));
    if (!pages.structure.empty()) add_structure(catalog, pages, structure.write(page_refs, annotations));
    if (const Ref destinations = write_destinations(file, pages, page_refs); destinations != Ref::none) {
        catalog.dictionary("Names").reference("Dests", destinations);
    }
    if (const Ref outline = write_outline(file, pages, structure); outline != Ref::none) {
        catalog.reference("Outlines", outline).name("PageMode", "UseOutlines");
    }
    add_page_labels(catalog, pages);
    catalog.dictionary("ViewerPreferences").boolean("DisplayDocTitle", true);  // ISO 14289-1, 7.1
    catalog.reference("Metadata", write_xmp(file, pages.metadata, claims));
    add_output_intent(colours, catalog);
    const Ref root = file.reserve();
    file.put(root, object);
    return file.finish(root, write_information(file, pages.metadata, claims));
}

}  // namespace nabor
