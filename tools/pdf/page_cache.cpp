// Every item is taken apart into all its members, so that one who adds a member is told by the compiler to say here whether it counts.
#include "pdf/page_cache.h"

#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/byte_stream.h"
#include "pdf/content.h"

namespace nabor::pdf {

namespace {

// Raised when what is written of a page changes in a way that no digest sees.
constexpr std::uint64_t key_version = 1;

std::uint64_t word_of(std::int32_t high, std::int32_t low) {
    return std::uint64_t{static_cast<std::uint32_t>(high)} << 32 | static_cast<std::uint32_t>(low);
}

class KeyMaker {
public:
    KeyMaker(const Pages& pages, const Images& images, const Digest& common, PageIdentity& identity)
        : pages_(pages), images_(images), identity_(identity) {
        hasher_.add(common);
    }

    Digest run(const Page& page) {
        add(page.height);
        for (const PageItem& item : page.items) {
            hasher_.add(std::uint64_t{item.index()});
            std::visit([this](const auto& one) { add(one); }, item);
        }
        return hasher_.digest();
    }

private:
    void add(Length length) { hasher_.add(static_cast<std::uint64_t>(length.units)); }

    // What a node's marks are called comes with its first appearance, and so does where a link leads.
    void add(NodeId node) {
        const std::size_t known = identity_.nodes.size();
        hasher_.add(std::uint64_t{identity_.nodes.add(node)});
        if (identity_.nodes.size() > known && node != NodeId::none) hasher_.add(mark_tag(pages_, node));
    }
    void add(PageLinkId id) {
        const std::size_t known = identity_.links.size();
        hasher_.add(std::uint64_t{identity_.links.add(id)});
        if (identity_.links.size() == known || id == PageLinkId::none) return;
        const PageLink& link = pages_.links.at(static_cast<std::size_t>(id));
        hasher_.add(std::uint64_t{link.destination == DestinationId::none && link.address.empty()});
        add(link.node);
    }

    void add(const GlyphRun& run) {
        const auto& [face, size, x, y, scale, letter_spacing, colour, right_to_left, node, language, link, text, glyphs] = run;
        hasher_.add(std::uint64_t{static_cast<std::uint16_t>(face)} << 32 | colour).add(word_of(scale, letter_spacing));
        add(size), add(x), add(y), add(node), add(link);
        hasher_.add(std::uint64_t{right_to_left}).add(text);
        static_assert(std::has_unique_object_representations_v<Glyph>, "equal glyphs are equal bytes");
        hasher_.add(std::string_view(reinterpret_cast<const char*>(glyphs.data()), glyphs.size() * sizeof(Glyph)));
    }
    void add(const PlacedImage& placed) {
        const auto& [image, x, y, width, height, node] = placed;
        identity_.images.add(image);
        hasher_.add(std::uint64_t{static_cast<std::uint32_t>(image)})
            .add(std::uint64_t{images_.find(image).has_value()})
            .add(images_.turn(image));
        add(x), add(y), add(width), add(height), add(node);
    }
    void add(const RuleLine& rule) {
        const auto& [x, y, width, height, colour] = rule;
        add(x), add(y), add(width), add(height);
        hasher_.add(std::uint64_t{colour});
    }

    const Pages& pages_;
    const Images& images_;
    PageIdentity& identity_;
    Hasher hasher_;
};

void write(ByteWriter& writer, const Box& box) {
    for (const std::int64_t side : {box.left, box.bottom, box.right, box.top}) writer.signed_number(side);
}

Box read_box(ByteReader& reader) {
    Box box;
    for (std::int64_t* side : {&box.left, &box.bottom, &box.right, &box.top}) *side = reader.signed_number();
    return box;
}

constexpr std::size_t least_box = 4;  // bytes

template <typename Id>
void write(ByteWriter& writer, const Ordinals<Id>& known, Id id) {
    writer.number(known.find(id).value());
}

template <typename Id>
Id read_id(ByteReader& reader, const Ordinals<Id>& known) {
    const std::uint64_t ordinal = reader.number();
    if (ordinal < known.size()) return known[ordinal];
    reader.fail();
    return Id{};
}

}  // namespace

std::string write_page_bytes(const WrittenPage& page, const PageIdentity& identity) {
    ByteWriter writer;
    writer.number(page.images.size());
    for (const PageImageId image : page.images) write(writer, identity.images, image);
    writer.number(page.marks.size());
    for (const NodeId node : page.marks) write(writer, identity.nodes, node);
    writer.number(page.links.size());
    for (const LinkArea& area : page.links) {
        write(writer, identity.links, area.link);
        write(writer, identity.nodes, area.node);
        write(writer, area.box);
    }
    writer.number(page.figures.size());
    for (const FigureArea& area : page.figures) {
        write(writer, identity.nodes, area.node);
        write(writer, area.box);
    }
    writer.text(page.stream);
    return writer.take();
}

std::optional<WrittenPage> read_page_bytes(std::string_view bytes, const PageIdentity& identity, std::uint32_t index) {
    ByteReader reader(bytes);
    WrittenPage page;
    page.images.resize(reader.count(1));
    for (PageImageId& image : page.images) image = read_id(reader, identity.images);
    page.marks.resize(reader.count(1));
    for (NodeId& node : page.marks) node = read_id(reader, identity.nodes);
    page.links.resize(reader.count(2 + least_box));
    for (LinkArea& area : page.links) {
        area.link = read_id(reader, identity.links);
        area.node = read_id(reader, identity.nodes);
        area.page = index;
        area.box = read_box(reader);
    }
    page.figures.resize(reader.count(1 + least_box));
    for (FigureArea& area : page.figures) {
        area.node = read_id(reader, identity.nodes);
        area.box = read_box(reader);
    }
    page.stream = reader.text();
    if (!reader.ok() || !reader.at_end()) return std::nullopt;
    return page;
}

PageCache::PageCache(const Pages& pages, const FontSet& faces, const Fonts& fonts, const Images& images, Cache& cache)
    : pages_(pages), images_(images), cache_(cache) {
    Hasher hasher;
    hasher.add(key_version).add(fonts.codes_digest()).add(std::uint64_t{pages.structure.empty()});
    for (std::size_t face = 0; face < faces.count(); ++face) {
        const FaceMetrics& metrics = faces.metrics(FaceId{static_cast<std::uint16_t>(face)});
        hasher.add(word_of(metrics.ascender, metrics.descender)).add(static_cast<std::uint64_t>(metrics.units_per_em));
    }
    common_ = hasher.digest();
}

PageIdentity PageCache::identify(const Page& page) const {
    PageIdentity identity;
    identity.key = KeyMaker(pages_, images_, common_, identity).run(page);
    return identity;
}

WrittenPage PageCache::page(std::uint32_t index, const std::function<WrittenPage(std::uint32_t)>& write) const {
    const PageIdentity identity = identify(pages_.pages[index]);
    if (const auto blob = cache_.find(identity.key)) {
        if (std::optional<WrittenPage> known = read_page_bytes(*blob, identity, index)) {
            cache_.keep(identity.key);
            return std::move(*known);
        }
    }
    WrittenPage written = write(index);
    cache_.keep(identity.key, write_page_bytes(written, identity));
    return written;
}

}  // namespace nabor::pdf
