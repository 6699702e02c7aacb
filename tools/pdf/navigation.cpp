// In: destinations, links, outline, folios. Out: their objects (ISO 32000-1, 12.3, 12.4 and 12.5); see the header.
#include "pdf/navigation.h"

#include <algorithm>

#include "pdf/trees.h"
#include "pdf_file/serialiser.h"
#include "pdf_file/tokens.h"

namespace nabor::pdf {

namespace {

// A URI is ASCII (12.6.4.7): other characters become their UTF-8 bytes, percent-encoded.
std::string uri(std::string_view address) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : address) {
        if (c > ' ' && c <= '~') {
            out += c;
            continue;
        }
        out += '%';
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 0xF];
    }
    return out;
}

const Destination& destination(const Pages& pages, DestinationId id) { return pages.destinations.at(static_cast<std::size_t>(id)); }

// Every link annotation has a description (ISO 14289-1, 7.18.5): its address or destination where the link has none.
const std::string& description(const Pages& pages, const PageLink& link) {
    if (!link.description.empty()) return link.description;
    return link.destination == DestinationId::none ? link.address : destination(pages, link.destination).name;
}

void add_target(Dictionary annotation, const Pages& pages, const PageLink& link) {
    if (link.destination != DestinationId::none)
        annotation.bytes("Dest", destination(pages, link.destination).name);
    else
        annotation.dictionary("A").name("S", "URI").bytes("URI", uri(link.address));
}

}  // namespace

std::vector<Ref> write_annotations(Serialiser& file, const Pages& pages, const std::vector<LinkArea>& areas, const Structure& structure) {
    constexpr std::int64_t print = 1 << 2;  // required by ISO 19005-2, 6.3.2
    std::vector<Ref> refs;
    refs.reserve(areas.size());
    for (std::size_t i = 0; i < areas.size(); ++i) refs.push_back(file.reserve());
    put_all(file, areas.size(), [&](std::size_t i, Object& object) {
        const PageLink& link = pages.links.at(static_cast<std::size_t>(areas[i].link));
        const Box& box = areas[i].box;
        Dictionary annotation = object.dictionary("Annot").name("Subtype", "Link").integer("F", print);
        annotation.array("Rect").real(in_points(box.left)).real(in_points(box.bottom)).real(in_points(box.right)).real(in_points(box.top));
        annotation.array("Border").integer(0).integer(0).integer(0);
        if (!pages.structure.empty()) annotation.integer("StructParent", structure.key_of_annotation(i));
        annotation.text("Contents", description(pages, link));
        add_target(annotation, pages, link);
        return refs[i];
    });
    return refs;
}

Ref write_destinations(Serialiser& file, const Pages& pages, const std::vector<Ref>& page_refs) {
    std::vector<const Destination*> sorted;
    for (const Destination& one : pages.destinations) sorted.push_back(&one);
    if (sorted.empty()) return Ref::none;
    std::sort(sorted.begin(), sorted.end(), [](const Destination* a, const Destination* b) { return a->name < b->name; });
    const auto add_place = [&](Array pairs, std::size_t i) {
        const Destination& one = *sorted[i];
        const double top = in_points(thousandths(pages.pages.at(one.page).height - one.y));
        pairs.array().reference(page_refs[one.page]).name("XYZ").null().real(top).null();
    };
    return write_tree(
        file, "Names", sorted.size(), [&](Array pairs, std::size_t i) { pairs.bytes(sorted[i]->name); }, add_place);
}

namespace {

// The neighbours of an outline entry (12.3.3): indices of entries, where 0 is the root and 1 the first entry.
struct OutlineLinks {
    std::size_t parent = 0, previous = 0, next = 0, first = 0, last = 0;
    std::int64_t children = 0;
};

// The parent of an entry is the nearest one before it of a smaller depth.
std::vector<OutlineLinks> outline_links(const std::vector<OutlineEntry>& entries) {
    std::vector<OutlineLinks> links(entries.size() + 1);
    std::vector<std::size_t> ancestors{0};
    for (std::size_t i = 1; i < links.size(); ++i) {
        while (ancestors.back() != 0 && entries[ancestors.back() - 1].depth >= entries[i - 1].depth) ancestors.pop_back();
        OutlineLinks& parent = links[ancestors.back()];
        links[i].parent = ancestors.back();
        links[i].previous = parent.last;
        if (parent.last != 0) links[parent.last].next = i;
        if (parent.first == 0) parent.first = i;
        parent.last = i;
        ++parent.children;
        ancestors.push_back(i);
    }
    return links;
}

void add_outline_links(Dictionary item, const OutlineLinks& links, const std::vector<Ref>& refs) {
    const auto add = [&](const char* key, std::size_t other) {
        if (other != 0) item.reference(key, refs[other]);
    };
    add("Prev", links.previous);
    add("Next", links.next);
    add("First", links.first);
    add("Last", links.last);
}

}  // namespace

Ref write_outline(Serialiser& file, const Pages& pages, const Structure& structure) {
    if (pages.outline.empty()) return Ref::none;
    const std::vector<OutlineLinks> links = outline_links(pages.outline);
    std::vector<Ref> refs;
    for (std::size_t i = 0; i < links.size(); ++i) refs.push_back(file.reserve());
    Object root;
    add_outline_links(root.dictionary("Outlines").integer("Count", links[0].children), links[0], refs);
    file.put(refs[0], root);
    for (std::size_t i = 1; i < links.size(); ++i) {
        const OutlineEntry& entry = pages.outline[i - 1];
        Object object;
        Dictionary item = object.dictionary().text("Title", entry.title).reference("Parent", refs[links[i].parent]);
        add_outline_links(item, links[i], refs);
        if (links[i].children != 0) item.integer("Count", -links[i].children);  // negative: closed
        if (entry.destination != DestinationId::none) {
            const Destination& place = destination(pages, entry.destination);
            item.bytes("Dest", place.name);
            if (const Ref element = structure.element_of(place.node); element != Ref::none) item.reference("SE", element);
        }
        file.put(refs[i], object);
    }
    return refs[0];
}

namespace {

bool goes_on(const Page& before, const Page& page) {
    return before.folio_style == page.folio_style && before.folio_prefix == page.folio_prefix && page.folio_style != FolioStyle::none &&
           before.number + 1 == page.number;
}

}  // namespace

// A range begins where numbering does not continue (12.4.2).
void add_page_labels(Dictionary catalog, const Pages& pages) {
    Array ranges = catalog.dictionary("PageLabels").array("Nums");
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        const Page& page = pages.pages[i];
        if (i != 0 && goes_on(pages.pages[i - 1], page)) continue;
        ranges.integer(static_cast<std::int64_t>(i));
        Dictionary label = ranges.dictionary();
        if (!page.folio_prefix.empty()) label.text("P", page.folio_prefix);
        if (page.folio_style == FolioStyle::none) continue;
        label.name("S", page.folio_style == FolioStyle::roman ? "r" : "D");
        if (page.number > 1) label.integer("St", page.number);
    }
}

}  // namespace nabor::pdf
