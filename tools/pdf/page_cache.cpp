// Every item is taken apart into all its members, so that one who adds a member is told by the compiler to say here whether it counts.
#include "pdf/page_cache.h"

#include <algorithm>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/byte_stream.h"
#include "base/in_order.h"
#include "base/ordinals.h"
#include "page/whole_page.h"
#include "pdf/content.h"

namespace nabor::pdf {

namespace {

// Raised when what is written of a page changes in a way that no digest sees.
constexpr std::uint64_t key_version = 3;

std::uint64_t word_of(std::int32_t high, std::int32_t low) {
    return std::uint64_t{static_cast<std::uint32_t>(high)} << 32 | static_cast<std::uint32_t>(low);
}

class KeyMaker {
public:
    KeyMaker(const Pages& pages, const Images& images, PageIdentity& identity) : pages_(pages), images_(images), identity_(identity) {
        hasher_.add(key_version).add(std::uint64_t{pages.structure.empty()});
    }

    Digest run(const Page& page) {
        add(page.height);
        if (page.body) add(*page.body);
        for (std::size_t i = page.body ? page.body_items : 0; i < page.items.size(); ++i) {
            hasher_.add(std::uint64_t{page.items[i].index()});
            std::visit([this](const auto& one) { add(one); }, page.items[i]);
        }
        return hasher_.digest();
    }

private:
    void add(Length length) { hasher_.add(static_cast<std::uint64_t>(length.units)); }

    // What a node's marks are called comes with its first appearance, and so does where a link leads.
    void add(NodeId node) {
        const std::size_t known = identity_.nodes.size();
        hasher_.add(std::uint64_t{ordinal_in(identity_.nodes, node)});
        if (identity_.nodes.size() > known && node != NodeId::none) hasher_.add(mark_tag(pages_, node));
    }
    void add(PageLinkId id) {
        const std::size_t known = identity_.links.size();
        hasher_.add(std::uint64_t{ordinal_in(identity_.links, id)});
        if (identity_.links.size() == known || id == PageLinkId::none) return;
        const PageLink& link = pages_.links.at(static_cast<std::size_t>(id));
        hasher_.add(std::uint64_t{link.destination == DestinationId::none && link.address.empty()});
        add(link.node);
    }

    void add(PageImageId image) {
        ordinal_in(identity_.images, image);
        hasher_.add(std::uint64_t{static_cast<std::uint32_t>(image)})
            .add(std::uint64_t{images_.find(image).has_value()})
            .add(images_.turn(image));
    }

    // Its key says all but what its ids are and stand for.
    void add(const BodyIdentity& body) {
        const auto& [key, faces, nodes, links, images] = body;
        hasher_.add(key);
        for (const FaceId face : faces) hasher_.add(std::uint64_t{static_cast<std::uint16_t>(face)});
        for (const NodeId node : nodes) add(node);
        for (const PageLinkId link : links) add(link);
        for (const PageImageId image : images) add(image);
    }

    void add(const GlyphRun& run) {
        const auto& [face, size, x, y, scale, letter_spacing, colour, right_to_left, is_initial, node, language, link, text, glyphs] = run;
        hasher_.add(std::uint64_t{static_cast<std::uint16_t>(face)} << 32 | colour).add(word_of(scale, letter_spacing));
        add(size), add(x), add(y), add(node), add(link);
        hasher_.add(std::uint64_t{right_to_left} | std::uint64_t{is_initial} << 1).add(text);
        static_assert(std::has_unique_object_representations_v<Glyph>, "equal glyphs are equal bytes");
        hasher_.add(std::string_view(reinterpret_cast<const char*>(glyphs.data()), glyphs.size() * sizeof(Glyph)));
    }
    void add(const PlacedImage& placed) {
        const auto& [image, x, y, width, height, node] = placed;
        add(image), add(x), add(y), add(width), add(height), add(node);
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
void write(ByteWriter& writer, const std::vector<Id>& known, Id id) {
    writer.number(static_cast<std::uint64_t>(std::find(known.begin(), known.end(), id) - known.begin()));
}

template <typename Id>
Id read_id(ByteReader& reader, const std::vector<Id>& known) {
    const std::uint64_t ordinal = reader.number();
    if (ordinal < known.size()) return known[ordinal];
    reader.fail();
    return Id{};
}

}  // namespace

std::string write_uses(const std::vector<GlyphUse>& uses) {
    ByteWriter writer;
    writer.number(uses.size());
    for (const auto& [face, glyph, text] : uses) {
        writer.number(static_cast<std::uint64_t>(face));
        writer.number(glyph);
        writer.text(text);
    }
    return writer.take();
}

std::optional<std::vector<GlyphUse>> read_uses(std::string_view bytes) {
    ByteReader reader(bytes);
    std::vector<GlyphUse> uses(reader.count(3));
    for (auto& [face, glyph, text] : uses) {
        face = static_cast<FaceId>(reader.number_up_to(0xFFFF));
        glyph = static_cast<std::uint16_t>(reader.number_up_to(0xFFFF));
        text = reader.utf16_text();
    }
    return reader.ok() && reader.at_end() ? std::optional(std::move(uses)) : std::nullopt;
}

std::string write_record(const PageRecord& record, const PageIdentity& identity) {
    const WrittenPage& page = record.page;
    ByteWriter writer;
    writer.text(record.uses);
    writer.digest(record.fonts);
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

std::optional<PageRecord> read_record(std::string_view bytes, const PageIdentity& identity, std::uint32_t index) {
    ByteReader reader(bytes);
    PageRecord record;
    WrittenPage& page = record.page;
    record.uses = reader.raw(reader.count(1));
    record.fonts = reader.digest();
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
    return record;
}

PageCache::PageCache(const Pages& pages, const Images& images, Cache& cache, std::size_t threads)
    : pages_(pages), images_(images), cache_(cache), known_(pages.pages.size()) {
    const auto make_worker = [&] {
        return [this, collector = UseCollector()](std::size_t page) mutable { return look_up(page, collector); };
    };
    work_in_order(known_.size(), threads, make_worker, [&](std::size_t page, Known&& known) { known_[page] = std::move(known); });
}

PageCache::Known PageCache::look_up(std::size_t page, UseCollector& collector) const {
    Known known;
    known.identity.key = KeyMaker(pages_, images_, known.identity).run(pages_.pages[page]);
    known.bytes = cache_.find(known.identity.key);
    if (known.bytes) {
        ByteReader reader(*known.bytes);
        if (auto uses = read_uses(reader.raw(reader.count(1)))) {
            known.uses = std::move(*uses);
            return known;
        }
        known.bytes.reset();
    }
    Page scratch;
    known.uses = collector.collect(whole_page(pages_, page, scratch).items);
    return known;
}

WrittenPage PageCache::page(std::uint32_t index, const Digest& fonts, const std::function<WrittenPage(std::uint32_t)>& write) {
    Known& known = known_[index];
    if (known.bytes) {
        std::optional<PageRecord> record = read_record(*known.bytes, known.identity, index);
        if (record && record->fonts == fonts) {
            cache_.keep(known.identity.key);
            return std::move(record->page);
        }
    }
    PageRecord made{write_uses(known.uses), fonts, write(index)};
    cache_.keep(known.identity.key, write_record(made, known.identity));
    return std::move(made.page);
}

}  // namespace nabor::pdf
