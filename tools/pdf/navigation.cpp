// In: destinations, links, outline, folios. Out: their objects (ISO 32000-1, 12.3, 12.4 and 12.5).
#include "pdf/navigation.h"

#include <algorithm>

#include "pdf/numbers.h"
#include "pdf/trees.h"

namespace nabor::pdf {

namespace {

// A URI is ASCII (12.6.4.7); what is not is written as its UTF-8 bytes, percent-encoded.
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

const std::string& destination_name(const Pages& pages, DestinationId id) { return pages.destinations.at(static_cast<std::size_t>(id)).name; }

// Every link annotation says where it leads (ISO 14289-1, 7.18.5), if need be by its bare address.
const std::string& description(const Pages& pages, const PageLink& link) {
    if (!link.description.empty()) return link.description;
    return link.destination == DestinationId::none ? link.address : destination_name(pages, link.destination);
}

void add_target(Dictionary annotation, const Pages& pages, const PageLink& link) {
    if (link.destination != DestinationId::none) annotation.bytes("Dest", destination_name(pages, link.destination));
    else annotation.dictionary("A").name("S", "URI").bytes("URI", uri(link.address));
}

}  // namespace

std::vector<Ref> write_annotations(Serialiser& file, const Pages& pages, const std::vector<LinkArea>& areas, const Structure& structure) {
    constexpr std::int64_t print = 1 << 2;   // ISO 19005-2, 6.3.2 wants it set
    std::vector<Ref> refs;
    refs.reserve(areas.size());
    for (std::size_t i = 0; i < areas.size(); ++i) {
        const PageLink& link = pages.links.at(static_cast<std::size_t>(areas[i].link));
        const Box& box = areas[i].box;
        Object object;
        Dictionary annotation = object.dictionary("Annot").name("Subtype", "Link").integer("F", print);
        annotation.array("Rect").real(in_points(box.left)).real(in_points(box.bottom)).real(in_points(box.right)).real(in_points(box.top));
        annotation.array("Border").integer(0).integer(0).integer(0);
        if (!pages.structure.empty()) annotation.integer("StructParent", structure.key_of_annotation(i));
        annotation.text("Contents", description(pages, link));
        add_target(annotation, pages, link);
        refs.push_back(file.reserve());
        file.put(refs.back(), object);
    }
    return refs;
}

Ref write_destinations(Serialiser& file, const Pages& pages, const std::vector<Ref>& page_refs) {
    std::vector<const Destination*> sorted;
    for (const Destination& destination : pages.destinations) sorted.push_back(&destination);
    if (sorted.empty()) return Ref::none;
    std::sort(sorted.begin(), sorted.end(), [](const Destination* a, const Destination* b) { return a->name < b->name; });
    const auto add_place = [&](Array pairs, std::size_t i) {
        const Destination& destination = *sorted[i];
        const Length height = pages.pages.at(destination.page).height;
        pairs.array().reference(page_refs[destination.page]).name("XYZ").null().real(in_points(thousandths(height - destination.y))).null();
    };
    return write_tree(file, "Names", sorted.size(), [&](Array pairs, std::size_t i) { pairs.bytes(sorted[i]->name); }, add_place);
}

namespace {

// An outline entry's place among the others (12.3.3), as indices; none for absent.
struct OutlineLinks {
    static constexpr std::size_t none = SIZE_MAX;
    std::size_t parent = none, previous = none, next = none, first = none, last = none;
    std::int64_t children = 0;
};

// An entry deeper than its predecessor by more than one is that predecessor's child.
std::vector<OutlineLinks> outline_links(const std::vector<OutlineEntry>& entries) {
    std::vector<OutlineLinks> links(entries.size());
    std::vector<std::size_t> ancestors;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        std::size_t previous = OutlineLinks::none;
        while (!ancestors.empty() && entries[ancestors.back()].depth >= entries[i].depth) {
            previous = ancestors.back();
            ancestors.pop_back();
        }
        links[i].previous = previous;
        if (previous != OutlineLinks::none) links[previous].next = i;
        if (!ancestors.empty()) {
            OutlineLinks& parent = links[ancestors.back()];
            links[i].parent = ancestors.back();
            if (parent.first == OutlineLinks::none) parent.first = i;
            parent.last = i;
            ++parent.children;
        }
        ancestors.push_back(i);
    }
    return links;
}

}  // namespace

Ref write_outline(Serialiser& file, const Pages& pages, const Structure& structure) {
    const std::vector<OutlineEntry>& entries = pages.outline;
    if (entries.empty()) return Ref::none;
    const std::vector<OutlineLinks> links = outline_links(entries);
    const Ref root = file.reserve();
    std::vector<Ref> refs;
    for (std::size_t i = 0; i < entries.size(); ++i) refs.push_back(file.reserve());
    std::int64_t top_level = 0;
    std::size_t last_top = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const OutlineLinks& link = links[i];
        Object object;
        Dictionary item = object.dictionary().text("Title", entries[i].title);
        item.reference("Parent", link.parent == OutlineLinks::none ? root : refs[link.parent]);
        const auto add = [&](const char* key, std::size_t other) {
            if (other != OutlineLinks::none) item.reference(key, refs[other]);
        };
        add("Prev", link.previous);
        add("Next", link.next);
        add("First", link.first);
        add("Last", link.last);
        if (link.children != 0) item.integer("Count", -link.children);   // negative: closed
        if (entries[i].destination != DestinationId::none) {
            item.bytes("Dest", destination_name(pages, entries[i].destination));
            const NodeId node = pages.destinations.at(static_cast<std::size_t>(entries[i].destination)).node;
            if (const Ref element = structure.element_of(node); element != Ref::none) item.reference("SE", element);
        }
        file.put(refs[i], object);
        if (link.parent == OutlineLinks::none) {
            ++top_level;
            last_top = i;
        }
    }
    Object object;
    object.dictionary("Outlines").reference("First", refs.front()).reference("Last", refs[last_top]).integer("Count", top_level);
    file.put(root, object);
    return root;
}

// A range begins where the count does not go on (12.4.2).
void add_page_labels(Dictionary catalog, const Pages& pages) {
    Array ranges = catalog.dictionary("PageLabels").array("Nums");
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        const Page& page = pages.pages[i];
        const bool goes_on = i != 0 && pages.pages[i - 1].folio_style == page.folio_style && pages.pages[i - 1].number + 1 == page.number;
        if (goes_on) continue;
        ranges.integer(static_cast<std::int64_t>(i));
        Dictionary label = ranges.dictionary().name("S", page.folio_style == FolioStyle::roman ? "r" : "D");
        if (page.number > 1) label.integer("St", page.number);
    }
}

}  // namespace nabor::pdf
