// In: pages. Out: content streams, written on several threads; see the header.
#include "pdf/content.h"

#include "base/in_order.h"
#include "pdf/page_writer.h"

namespace nabor::pdf {

namespace {

// Called in the order of pages.
void add(Content& content, const WrittenPage& written, const Images& images, Serialiser& file) {
    const auto page = static_cast<std::uint32_t>(content.pages.size());
    Object dictionary;
    content.pages.push_back({file.reserve(), {}});
    for (const PageImageId image : written.images) content.pages.back().images.push_back({image, images.find(image).value()});
    file.put_stream(content.pages.back().stream, dictionary, written.stream, Coding::deflated);
    for (std::uint32_t mcid = 0; mcid < written.marks.size(); ++mcid) content.marks.push_back({written.marks[mcid], page, mcid});
    content.links.insert(content.links.end(), written.links.begin(), written.links.end());
    content.figures.insert(content.figures.end(), written.figures.begin(), written.figures.end());
}

}  // namespace

Content write_content(const ContentRequest& request, Serialiser& file) {
    Content content;
    const auto make_writer = [&] {
        return [writer = PageWriter(request)](std::size_t page) mutable { return writer.write(static_cast<std::uint32_t>(page)); };
    };
    const auto add_page = [&](std::size_t, const WrittenPage& written) { add(content, written, request.images, file); };
    work_in_order(request.pages.pages.size(), file.threads(), make_writer, add_page);
    return content;
}

std::string_view mark_tag(const Pages& pages, NodeId node) {
    const StructureNode& own = pages.structure.at(static_cast<std::size_t>(node));
    if (!own.type.empty() || own.parent == NodeId::none) return own.type.empty() ? "Span" : std::string_view(own.type);
    return pages.structure.at(static_cast<std::size_t>(own.parent)).type;
}

}  // namespace nabor::pdf
