// In: pages. Out: Page and Pages objects; pages without images share one resource dictionary.
#include "pdf/page_tree.h"

#include <algorithm>
#include <span>
#include <string>

#include "pdf/many_objects.h"
#include "pdf/numbers.h"

namespace nabor::pdf {

namespace {

constexpr std::size_t kids_of_a_node = 32;

struct Branch {
    Ref ref = Ref::none;
    std::int64_t pages = 1;
};

class PageTreeWriter {
public:
    PageTreeWriter(Serialiser& file, const Pages& pages, const Content& content, const Structure& structure, Ref fonts)
        : file_(file), pages_(pages), content_(content), structure_(structure), fonts_(fonts) {
        Object shared;
        shared.dictionary().reference("Font", fonts);
        shared_resources_ = file_.reserve();
        file_.put(shared_resources_, shared);
    }

    Ref write(const std::vector<Ref>& page_refs, const std::vector<Ref>& annotations) {
        std::vector<Branch> level;
        level.reserve(page_refs.size());
        for (const Ref ref : page_refs) level.push_back({ref, 1});
        const std::vector<Ref> parents = write_above(level);
        std::vector<std::size_t> first_link(1);  // by page, and one more at the end
        for (std::size_t page = 0; page < page_refs.size(); ++page) {
            std::size_t link = first_link.back();
            while (link < annotations.size() && content_.links[link].page == page) ++link;
            first_link.push_back(link);
        }
        put_all(file_, page_refs.size(), [&](std::size_t i, Object& object) {
            build_page(i, parents[i], std::span(annotations).subspan(first_link[i], first_link[i + 1] - first_link[i]), object);
            return page_refs[i];
        });
        return root_;
    }

private:
    // Writes the nodes above `level`, up to the root, and gives each member's parent.
    std::vector<Ref> write_above(const std::vector<Branch>& level) {
        std::vector<Branch> above;
        std::vector<Ref> parents;
        for (std::size_t begin = 0; begin == 0 || begin < level.size(); begin += kids_of_a_node) {
            const std::size_t end = std::min(level.size(), begin + kids_of_a_node);
            above.push_back({file_.reserve(), 0});
            for (std::size_t i = begin; i < end; ++i) {
                above.back().pages += level[i].pages;
                parents.push_back(above.back().ref);
            }
        }
        std::vector<Ref> grandparents(1, Ref::none);
        if (above.size() > 1)
            grandparents = write_above(above);
        else
            root_ = above.front().ref;
        for (std::size_t i = 0; i < above.size(); ++i) {
            const std::size_t begin = i * kids_of_a_node, end = std::min(level.size(), begin + kids_of_a_node);
            write_node(above[i], grandparents[i], std::span(level).subspan(begin, end - begin));
        }
        return parents;
    }

    void write_node(const Branch& node, Ref parent, std::span<const Branch> kids) {
        Object object;
        Dictionary dictionary = object.dictionary("Pages").integer("Count", node.pages);
        if (parent != Ref::none) dictionary.reference("Parent", parent);
        Array array = dictionary.array("Kids");
        for (const Branch& kid : kids) array.reference(kid.ref);
        file_.put(node.ref, object);
    }

    void build_page(std::size_t index, Ref parent, std::span<const Ref> annotations, Object& object) const {
        const Page& page = pages_.pages[index];
        Dictionary dictionary = object.dictionary("Page").reference("Parent", parent).reference("Contents", content_.pages[index].stream);
        const double width = in_points(thousandths(page.width)), height = in_points(thousandths(page.height));
        dictionary.array("MediaBox").integer(0).integer(0).real(width).real(height);
        dictionary.name("Tabs", "S");  // reading order is the structure's (ISO 14289-1, 7.18.3)
        if (!pages_.structure.empty()) dictionary.integer("StructParents", structure_.key_of_page(index));
        add_resources(dictionary, content_.pages[index]);
        if (annotations.empty()) return;
        Array array = dictionary.array("Annots");
        for (const Ref annotation : annotations) array.reference(annotation);
    }

    void add_resources(Dictionary page, const PageContent& content) const {
        if (content.images.empty()) {
            page.reference("Resources", shared_resources_);
            return;
        }
        Dictionary images = page.dictionary("Resources").reference("Font", fonts_).dictionary("XObject");
        for (const ImageUse& use : content.images) {
            images.reference(("I" + std::to_string(static_cast<std::uint32_t>(use.image))).c_str(), use.ref);
        }
    }

    Serialiser& file_;
    const Pages& pages_;
    const Content& content_;
    const Structure& structure_;
    Ref fonts_, shared_resources_ = Ref::none, root_ = Ref::none;
};

}  // namespace

Ref write_page_tree(Serialiser& file, const Pages& pages, const Content& content, const Structure& structure, Ref fonts,
                    const std::vector<Ref>& page_refs, const std::vector<Ref>& annotations) {
    return PageTreeWriter(file, pages, content, structure, fonts).write(page_refs, annotations);
}

}  // namespace nabor::pdf
