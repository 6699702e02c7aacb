// In: pages. Out: Page and Pages objects; see the header. Pages without images share one resource dictionary.
#include "pdf/page_tree.h"

#include <algorithm>
#include <span>
#include <string>

#include "pdf_file/serialiser.h"
#include "pdf_file/tokens.h"

namespace nabor::pdf {

namespace {

constexpr std::size_t kids_of_a_node = 32;

struct Branch {
    Ref ref = Ref::none;
    std::int64_t pages = 1;
};

class PageTreeWriter {
public:
    PageTreeWriter(Serialiser& file, const PageTreeParts& parts) : file_(file), parts_(parts) {
        bool is_needed = false;
        for (std::size_t i = 0; i < parts.page_refs.size(); ++i) is_needed = is_needed || shares_resources(i);
        if (!is_needed && !parts.page_refs.empty()) return;
        Object shared;
        shared.dictionary().reference("Font", parts.fonts);
        add_default_rgb(shared.dictionary(), parts.default_rgb);
        shared_resources_ = file_.reserve();
        file_.put(shared_resources_, shared);
    }

    Ref write() {
        const std::vector<Ref>&page_refs = parts_.page_refs, &annotations = parts_.annotations;
        std::vector<Branch> level;
        level.reserve(page_refs.size());
        for (const Ref ref : page_refs) level.push_back({ref, 1});
        const std::vector<Ref> parents = write_above(level);
        std::vector<std::size_t> first_link(1);  // by page, and one more at the end
        for (std::size_t page = 0; page < page_refs.size(); ++page) {
            std::size_t link = first_link.back();
            while (link < annotations.size() && parts_.content.links[link].page == page) ++link;
            first_link.push_back(link);
        }
        put_all(file_, page_refs.size(), [&](std::size_t i, Object& object) {
            build_page(i, parents[i], std::span(annotations).subspan(first_link[i], first_link[i + 1] - first_link[i]), object);
            return page_refs[i];
        });
        return root_;
    }

private:
    // Writes the nodes above `level`, up to the root. Returns the parent of each member.
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
        Dictionary dictionary = object.dictionary("Page").reference("Parent", parent);
        const PageContent& content = parts_.content.pages[index];
        const PageFrame* frame = parts_.frames.empty() ? nullptr : &parts_.frames[index];
        if (frame != nullptr)
            dictionary.array("Contents").reference(frame->before).reference(content.stream);
        else
            dictionary.reference("Contents", content.stream);
        add_boxes(dictionary, parts_.pages.pages[index], frame);
        if (parts_.structure != nullptr) {
            dictionary.name("Tabs", "S");  // reading order follows the structure (ISO 14289-1, 7.18.3)
            dictionary.integer("StructParents", parts_.structure->key_of_page(index));
        }
        add_resources(dictionary, index);
        if (annotations.empty()) return;
        Array array = dictionary.array("Annots");
        for (const Ref annotation : annotations) array.reference(annotation);
    }

    static void add_boxes(Dictionary page, const Page& own, const PageFrame* frame) {
        const auto points = [](Length length) { return in_points(thousandths(length)); };
        const Length margin = frame != nullptr ? frame->margin : Length{};
        const auto add = [&](const char* key, Length around) {
            const Length start = margin - around;
            page.array(key)
                .real(points(start))
                .real(points(start))
                .real(points(margin + own.width + around))
                .real(points(margin + own.height + around));
        };
        if (frame == nullptr) {
            page.array("MediaBox").integer(0).integer(0).real(points(own.width)).real(points(own.height));
            return;
        }
        add("MediaBox", margin);
        add("CropBox", margin);
        add("BleedBox", frame->bleed);
        add("TrimBox", {});
    }

    // True for pages of text and rules alone.
    bool shares_resources(std::size_t index) const {
        const PageFrame* frame = frame_of(index);
        return parts_.content.pages[index].images.empty() && (frame == nullptr || (frame->marks == Ref::none && frame->label == Ref::none));
    }

    const PageFrame* frame_of(std::size_t index) const { return parts_.frames.empty() ? nullptr : &parts_.frames[index]; }

    void add_resources(Dictionary page, std::size_t index) const {
        if (shares_resources(index)) {
            page.reference("Resources", shared_resources_);
            return;
        }
        const PageContent& content = parts_.content.pages[index];
        const PageFrame* frame = frame_of(index);
        Dictionary resources = page.dictionary("Resources").reference("Font", parts_.fonts);
        add_default_rgb(resources, parts_.default_rgb);
        Dictionary objects = resources.dictionary("XObject");
        for (const ImageResource& use : content.images) {
            objects.reference(("I" + std::to_string(static_cast<std::uint32_t>(use.image))).c_str(), use.ref);
        }
        if (frame == nullptr) return;
        if (frame->marks != Ref::none) objects.reference("Marks", frame->marks);
        if (frame->label != Ref::none) objects.reference("Label", frame->label);
    }

    Serialiser& file_;
    const PageTreeParts& parts_;
    Ref shared_resources_ = Ref::none, root_ = Ref::none;
};

}  // namespace

Ref write_page_tree(Serialiser& file, const PageTreeParts& parts) { return PageTreeWriter(file, parts).write(); }

}  // namespace nabor::pdf
