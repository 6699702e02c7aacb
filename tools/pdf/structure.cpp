// In: nodes, marks, links. Out: StructElem objects, ParentTree, IDTree; see the header.
#include "pdf/structure.h"

#include <map>
#include <set>
#include <string>
#include <utility>

#include "pdf/attributes.h"
#include "pdf/trees.h"
#include "pdf_file/serialiser.h"

namespace nabor::pdf {

namespace {

constexpr std::size_t most_marks_of_a_page = 500;  // of one node, that are named one by one in its element

std::vector<std::uint32_t> nodes_of_marks(const Content& content) {
    std::vector<std::uint32_t> nodes;
    nodes.reserve(content.marks.size());
    for (const MarkedContent& mark : content.marks) nodes.push_back(static_cast<std::uint32_t>(mark.node));
    return nodes;
}

std::vector<std::uint32_t> nodes_of_figures(const Content& content) {
    std::vector<std::uint32_t> nodes;
    for (const FigureArea& figure : content.figures) nodes.push_back(static_cast<std::uint32_t>(figure.node));
    return nodes;
}

std::vector<std::uint32_t> nodes_of_links(const Pages& pages, const Content& content) {
    std::vector<std::uint32_t> nodes;
    if (pages.structure.empty()) return nodes;
    for (const LinkArea& area : content.links) nodes.push_back(static_cast<std::uint32_t>(area.node));
    return nodes;
}

}  // namespace

class Structure::Kids {
public:
    Kids(Dictionary element, const std::vector<Ref>& pages, std::size_t expected)
        : element_(element), kids_(element.array("K", expected)), pages_(pages) {}

    void add_element(Ref ref) { kids_.reference(ref); }
    // Marks on the page of the element are plain numbers; those on later pages name their page (14.7.4.2).
    void add_mark(const MarkedContent& mark) {
        if (!has_page_) element_.reference("Pg", pages_[mark.page]);
        if (!has_page_) page_ = mark.page;
        has_page_ = true;
        if (mark.page == page_)
            kids_.integer(mark.mcid);
        else
            kids_.dictionary().name("Type", "MCR").reference("Pg", pages_[mark.page]).integer("MCID", mark.mcid);
    }
    void add_annotation(Ref annotation, std::uint32_t page) {
        kids_.dictionary().name("Type", "OBJR").reference("Obj", annotation).reference("Pg", pages_[page]);
    }

private:
    Dictionary element_;
    Array kids_;
    const std::vector<Ref>& pages_;
    std::uint32_t page_ = 0;
    bool has_page_ = false;
};

Structure::Structure(const Pages& pages, const Content& content, Serialiser& file)
    : pages_(pages),
      content_(content),
      file_(file),
      tree_(pages.structure),
      marks_(pages.structure.size(), nodes_of_marks(content)),
      links_(pages.structure.size(), nodes_of_links(pages, content)),
      figures_(pages.structure.size(), nodes_of_figures(content)),
      elements_(pages.structure.size()),
      inner_links_(pages.structure.size()) {
    root_ = file_.reserve();
    for (std::uint32_t i = 0; i < elements_.size(); ++i) {
        const StructureNode& one = node(i);
        const bool changes_language = one.parent != NodeId::none && node(static_cast<std::uint32_t>(one.parent)).language != one.language;
        if (!one.type.empty() || changes_language) elements_[i] = file_.reserve();
        // A link annotation needs a Link element around it, whatever the type of its node (ISO 14289-1, 7.18.5).
        if (!links_.of(i).empty() && one.type != "Link") inner_links_[i] = file_.reserve();
        for (const auto marks : marks_by_page(i))
            if (marks.size() > most_marks_of_a_page) parts_[{i, content_.marks[marks.front()].page}] = file_.reserve();
    }
}

std::vector<std::span<const std::uint32_t>> Structure::marks_by_page(std::uint32_t index) const {
    std::vector<std::span<const std::uint32_t>> pages;
    const std::span<const std::uint32_t> marks = marks_.of(index);
    for (std::size_t first = 0, end = 0; first < marks.size(); first = end) {
        while (end < marks.size() && content_.marks[marks[end]].page == content_.marks[marks[first]].page) ++end;
        pages.push_back(marks.subspan(first, end - first));
    }
    return pages;
}

Ref Structure::part_of(const MarkedContent& mark) const {
    const auto found = parts_.empty() ? parts_.end() : parts_.find({static_cast<std::uint32_t>(mark.node), mark.page});
    return found == parts_.end() ? Ref::none : found->second;
}

void Structure::write_parts() {
    for (std::uint32_t i = 0; !parts_.empty() && i < elements_.size(); ++i) {
        for (const auto marks : marks_by_page(i)) {
            const MarkedContent& first = content_.marks[marks.front()];
            const Ref part = part_of(first);
            if (part == Ref::none) continue;
            Object object;
            Dictionary element = object.dictionary().name("S", "Span").reference("P", content_parent(i)).reference("Pg", (*page_refs_)[first.page]);
            Array kids = element.array("K", marks.size());
            for (const std::uint32_t mark : marks) kids.integer(content_.marks[mark].mcid);
            file_.put(part, object);
        }
    }
}

// Every Note has an ID (ISO 14289-1, 7.9): a generated one where the node has none.
std::string Structure::identifier(std::uint32_t index) const {
    const StructureNode& own = node(index);
    const std::string& id = own.texts.get().id;
    return id.empty() && own.type == "Note" ? "nabor-note-" + std::to_string(index) : id;
}

// The element whose /K holds the content of a node.
Ref Structure::content_parent(std::uint32_t index) const {
    while (elements_[index] == Ref::none && inner_links_[index] == Ref::none) index = static_cast<std::uint32_t>(node(index).parent);
    return inner_links_[index] != Ref::none ? inner_links_[index] : elements_[index];
}

Ref Structure::write(const std::vector<Ref>& page_refs, const std::vector<Ref>& annotations) {
    page_refs_ = &page_refs;
    annotations_ = &annotations;
    std::set<std::string> own_types;
    write_elements(tree_.depth_first());
    write_parts();
    for (const StructureNode& one : pages_.structure) {
        if (!one.type.empty() && !is_standard_type(one.type)) own_types.emplace(one.type);
    }
    Object root;
    Dictionary dictionary = root.dictionary("StructTreeRoot");
    dictionary.array("K").reference(elements_.at(0));
    dictionary.reference("ParentTree", write_parent_tree());
    dictionary.integer("ParentTreeNextKey", key_of_annotation(annotations.size()));
    if (const Ref identifiers = write_identifiers(); identifiers != Ref::none) dictionary.reference("IDTree", identifiers);
    if (!own_types.empty()) {
        Dictionary roles = dictionary.dictionary("RoleMap");
        for (const std::string& type : own_types) roles.name(type.c_str(), "Div");
    }
    file_.put(root_, root);
    return root_;
}

void Structure::write_elements(const std::vector<StructureTree::Visit>& order) {
    struct Element {
        std::uint32_t node = 0;
        bool is_inner_link = false;
    };
    std::vector<Element> elements;
    elements.reserve(order.size());
    for (const StructureTree::Visit& visit : order) {
        if (elements_[visit.node] != Ref::none) elements.push_back({visit.node, false});
        if (inner_links_[visit.node] != Ref::none) elements.push_back({visit.node, true});
    }
    put_all(file_, elements.size(), [&](std::size_t i, Object& object) {
        const Element& one = elements[i];
        return one.is_inner_link ? build_inner_link(one.node, object) : build_element(one.node, object);
    });
}

// More where children have no elements of their own.
std::size_t Structure::likely_kids(std::uint32_t index) const {
    return marks_.of(index).size() + links_.of(index).size() + tree_.children(index).size();
}

Ref Structure::build_element(std::uint32_t index, Object& object) const {
    Dictionary element = object.dictionary();
    describe(element, index);
    Kids kids(element, *page_refs_, likely_kids(index));
    if (inner_links_[index] != Ref::none) {
        kids.add_element(inner_links_[index]);
    } else {
        add_content(kids, index);
        add_annotations(kids, index);
    }
    return elements_[index];
}

// The node may have no element of its own.
Ref Structure::build_inner_link(std::uint32_t index, Object& object) const {
    Dictionary element = object.dictionary().name("S", "Link");
    const Ref own = elements_[index];
    element.reference("P", own != Ref::none ? own : content_parent(static_cast<std::uint32_t>(node(index).parent)));
    Kids kids(element, *page_refs_, likely_kids(index));
    add_content(kids, index);
    add_annotations(kids, index);
    return inner_links_[index];
}

void Structure::describe(Dictionary element, std::uint32_t index) const {
    const StructureNode& own = node(index);
    element.name("S", own.type.empty() ? std::string_view("Span") : own.type);
    if (own.parent == NodeId::none) {
        element.reference("P", root_).text("Lang", pages_.languages.at(static_cast<std::size_t>(own.language)));
    } else {
        const auto parent = static_cast<std::uint32_t>(own.parent);
        element.reference("P", content_parent(parent));
        if (node(parent).language != own.language) element.text("Lang", pages_.languages.at(static_cast<std::size_t>(own.language)));
    }
    const NodeTexts& texts = own.texts.get();
    if (!texts.alternative.empty()) element.text("Alt", texts.alternative);
    if (!texts.title.empty()) element.text("T", texts.title);
    if (const std::string id = identifier(index); !id.empty()) element.bytes("ID", id);
    // PDF 2.0 ties a note to its call this way (ISO 32000-2, 14.7.2); older readers ignore it.
    if (const Ref other = element_of(own.refers_to); other != Ref::none) element.array("Ref").reference(other);
    add_attributes(element, pages_, tree_, index);
    // A figure has one box: that of its first image.
    if (const auto figures = figures_.of(index); !figures.empty()) add_figure_attributes(element, content_.figures[figures.front()].box);
}

// The content of the node, then its children: elements by reference, nodes without an element by their content.
void Structure::add_content(Kids& kids, std::uint32_t index) const {
    for (const auto marks : marks_by_page(index)) {
        if (const Ref part = part_of(content_.marks[marks.front()]); part != Ref::none) kids.add_element(part);
        else
            for (const std::uint32_t mark : marks) kids.add_mark(content_.marks[mark]);
    }
    for (const std::uint32_t child : tree_.children(index)) {
        if (elements_[child] != Ref::none)
            kids.add_element(elements_[child]);
        else if (inner_links_[child] != Ref::none)
            kids.add_element(inner_links_[child]);
        else
            add_content(kids, child);
    }
}

void Structure::add_annotations(Kids& kids, std::uint32_t index) const {
    for (const std::uint32_t area : links_.of(index)) kids.add_annotation((*annotations_)[area], content_.links[area].page);
}

Ref Structure::write_parent_tree() {
    const std::vector<MarkedContent>& marks = content_.marks;
    std::vector<Ref> values;
    std::vector<std::size_t> first_mark;  // by page
    values.reserve(pages_.pages.size() + annotations_->size());
    for (std::size_t page = 0, mark = 0; page < pages_.pages.size(); ++page) {
        values.push_back(file_.reserve());
        first_mark.push_back(mark);
        while (mark < marks.size() && marks[mark].page == page) ++mark;
    }
    put_all(file_, pages_.pages.size(), [&](std::size_t page, Object& parents) {
        std::size_t end = first_mark[page];
        while (end < marks.size() && marks[end].page == page) ++end;
        Array array = parents.array(end - first_mark[page]);
        for (std::size_t i = first_mark[page]; i < end; ++i) {
            const Ref part = part_of(marks[i]);
            array.reference(part != Ref::none ? part : content_parent(static_cast<std::uint32_t>(marks[i].node)));
        }
        return values[page];
    });
    const std::vector<std::uint32_t> nodes = nodes_of_links(pages_, content_);
    for (const std::uint32_t index : nodes) values.push_back(content_parent(index));
    return write_tree(
        file_, "Nums", values.size(), [](Array pairs, std::size_t i) { pairs.integer(static_cast<std::int64_t>(i)); },
        [&](Array pairs, std::size_t i) { pairs.reference(values[i]); });
}

Ref Structure::write_identifiers() {
    std::map<std::string, Ref> named;
    for (std::uint32_t i = 0; i < elements_.size(); ++i) {
        if (elements_[i] == Ref::none) continue;
        if (std::string id = identifier(i); !id.empty()) named.emplace(std::move(id), elements_[i]);
    }
    if (named.empty()) return Ref::none;
    const std::vector<std::pair<std::string, Ref>> sorted(named.begin(), named.end());
    return write_tree(
        file_, "Names", sorted.size(), [&](Array pairs, std::size_t i) { pairs.bytes(sorted[i].first); },
        [&](Array pairs, std::size_t i) { pairs.reference(sorted[i].second); });
}

}  // namespace nabor::pdf
