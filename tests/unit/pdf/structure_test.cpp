// Structure: the structure tree and its parent tree, built by itself from nodes, marks and links that a test names.
#include "pdf/structure.h"

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <sstream>

#include "unit/page/sample.h"
#include "unit/pdf_file/opened.h"

namespace nabor::pdf {
namespace {

using namespace samples;

// The objects of a file by number, as qpdf prints them, without white space that says nothing.
std::map<int, std::string> objects_of(const std::string& pdf) {
    std::map<int, std::string> objects;
    std::istringstream lines(output_of("qpdf --show-xref", pdf));
    for (std::string line; std::getline(lines, line);) {
        if (const int number = std::atoi(line.c_str()); number > 0)
            objects[number] = output_of("qpdf --show-object=" + std::to_string(number), pdf);
    }
    for (auto& [number, text] : objects) {
        while (!text.empty() && text.back() == '\n') text.pop_back();
    }
    return objects;
}

// A structure tree of its own in a file: pages and annotations are numbers that nothing stands behind.
class Tree {
public:
    Sample sample;
    Content content;

    Tree() {
        for (int i = 0; i < 2; ++i) sample.page();
    }

    void mark(NodeId node, std::uint32_t page) {
        std::uint32_t mcid = 0;
        for (const MarkedContent& mark : content.marks) mcid += mark.page == page;
        content.marks.push_back({node, page, mcid});
    }
    void link(NodeId node, std::uint32_t page) {
        LinkArea area;
        area.link = PageLinkId{0};
        area.node = node;
        area.page = page;
        content.links.push_back(area);
    }

    void write() {
        Serialiser file;
        Structure structure(sample.pages, content, file);
        for (std::size_t i = 0; i < sample.pages.pages.size(); ++i) pages_.push_back(put_one(file, "Page"));
        for (std::size_t i = 0; i < content.links.size(); ++i) annotations_.push_back(put_one(file, "Annot"));
        for (std::size_t i = 0; i < sample.pages.structure.size(); ++i) elements_.push_back(structure.element_of(static_cast<NodeId>(i)));
        root_ = structure.write(pages_, annotations_);
        const Ref catalog = file.reserve(), information = file.reserve();
        Object object, about;
        object.dictionary("Catalog").reference("StructTreeRoot", root_);
        file.put(catalog, object);
        about.dictionary();
        file.put(information, about);
        objects_ = objects_of(file.finish(catalog, information));
    }

    std::string root() const { return object(root_); }
    std::string element(NodeId node) const { return object(elements_.at(static_cast<std::size_t>(node))); }
    Ref element_ref(NodeId node) const { return elements_.at(static_cast<std::size_t>(node)); }
    std::string page(std::size_t index) const { return reference(pages_[index]); }
    std::string annotation(std::size_t index) const { return reference(annotations_[index]); }
    std::string reference_to(NodeId node) const { return reference(element_ref(node)); }
    std::string object(Ref ref) const { return objects_.at(static_cast<int>(number_of(ref))); }
    std::string object(const std::string& reference) const { return objects_.at(std::stoi(reference)); }

    static std::string reference(Ref ref) { return std::to_string(number_of(ref)) + " 0 R"; }

private:
    static Ref put_one(Serialiser& file, const char* type) {
        Object object;
        object.dictionary(type);
        const Ref ref = file.reserve();
        file.put(ref, object);
        return ref;
    }

    std::vector<Ref> pages_, annotations_, elements_;
    Ref root_ = Ref::none;
    std::map<int, std::string> objects_;
};

std::string found(const std::string& text, const std::string& pattern) {
    std::smatch match;
    return std::regex_search(text, match, std::regex(pattern)) ? match[1].str() : "nothing like " + pattern + " in " + text;
}

TEST(StructureTree, PutsTextOfANodeWithoutATypeIntoItsParent) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Tree tree;
    const NodeId paragraph = tree.sample.node("P", Sample::root), text = tree.sample.node("", paragraph);
    const NodeId foreign = tree.sample.node("", paragraph, PageLanguageId{4}), after = tree.sample.node("", paragraph);
    for (const NodeId node : {text, foreign, after}) tree.mark(node, 0);
    tree.write();
    EXPECT_EQ(tree.element_ref(text), Ref::none);
    EXPECT_EQ(found(tree.element(paragraph), "/K (\\[[^\\]]*\\])"), "[ 0 " + tree.reference_to(foreign) + " 2 ]");
    EXPECT_EQ(found(tree.element(foreign), "/S (\\S+)"), "/Span");
    EXPECT_EQ(found(tree.element(foreign), "/Lang (\\S+)"), "(la)");
    EXPECT_EQ(found(tree.element(foreign), "/K (\\[[^\\]]*\\])"), "[ 1 ]");
    EXPECT_EQ(found(tree.element(foreign), "/P (\\d+ 0 R)"), tree.reference_to(paragraph));
    EXPECT_EQ(found(tree.element(Sample::root), "/Lang (\\S+)"), "(ru)");
}

TEST(StructureTree, SaysThePageOfMarksOnLaterPages) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Tree tree;
    const NodeId paragraph = tree.sample.node("P", Sample::root);
    tree.mark(paragraph, 0);
    tree.mark(paragraph, 1);
    tree.write();
    EXPECT_EQ(found(tree.element(paragraph), "/Pg (\\d+ 0 R) /S"), tree.page(0));
    EXPECT_EQ(found(tree.element(paragraph), "/K (\\[.*\\])"), "[ 0 << /MCID 0 /Pg " + tree.page(1) + " /Type /MCR >> ]");
}

TEST(StructureTree, HasAnElementForWhatIsMuchOnOnePage) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Tree tree;
    const NodeId paragraph = tree.sample.node("P", Sample::root);
    tree.mark(paragraph, 0);
    for (int i = 0; i < 501; ++i) tree.mark(paragraph, 1);
    tree.write();
    const std::string part = found(tree.element(paragraph), "/K \\[ 0 (\\d+) 0 R \\]");
    EXPECT_EQ(found(tree.object(part), "/S (\\S+)"), "/Span");
    EXPECT_EQ(found(tree.object(part), "/P (\\d+ 0 R)"), tree.reference_to(paragraph));
    EXPECT_EQ(found(tree.object(part), "/Pg (\\d+ 0 R)"), tree.page(1));
    EXPECT_EQ(found(tree.object(part), "/K \\[ ([^\\]]*) 500 \\]").substr(0, 6), "0 1 2 ");
    const std::string parents = tree.object(found(tree.root(), "/ParentTree (\\d+) 0 R"));
    EXPECT_EQ(found(tree.object(found(parents, " 1 (\\d+) 0 R")), "\\[ (\\d+) 0 R"), part);
}

TEST(StructureTree, IsFoundFromPagesAndAnnotations) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Tree tree;
    const NodeId first = tree.sample.node("P", Sample::root), second = tree.sample.node("P", Sample::root);
    const NodeId link = tree.sample.node("Link", second);
    tree.mark(first, 0);
    tree.mark(second, 0);
    tree.mark(second, 1);
    tree.link(link, 1);
    tree.write();
    const std::string parents = tree.object(found(tree.root(), "/ParentTree (\\d+) 0 R"));
    const std::string page0 = found(parents, " 0 (\\d+) 0 R"), page1 = found(parents, " 1 (\\d+) 0 R");
    EXPECT_EQ(tree.object(page0), "[ " + tree.reference_to(first) + " " + tree.reference_to(second) + " ]");
    EXPECT_EQ(tree.object(page1), "[ " + tree.reference_to(second) + " ]");
    EXPECT_EQ(found(parents, " 2 (\\d+ 0 R)"), tree.reference_to(link));
    EXPECT_EQ(found(tree.root(), "/ParentTreeNextKey (\\d+)"), "3");
    EXPECT_EQ(found(tree.element(link), "/K (\\[.*\\])"), "[ << /Obj " + tree.annotation(0) + " /Pg " + tree.page(1) + " /Type /OBJR >> ]");
}

TEST(StructureTree, PutsALinkIntoAnElementThatIsNone) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Tree tree;
    const NodeId reference = tree.sample.node("Reference", tree.sample.node("P", Sample::root));
    tree.mark(reference, 0);
    tree.link(reference, 0);
    tree.write();
    const std::string inner = tree.object(found(tree.element(reference), "/K \\[ (\\d+) 0 R \\]"));
    EXPECT_EQ(found(inner, "/S (\\S+)"), "/Link");
    EXPECT_EQ(found(inner, "/P (\\d+ 0 R)"), tree.reference_to(reference));
    EXPECT_EQ(found(inner, "/K \\[ (0 << /Obj)"), "0 << /Obj");
}

TEST(StructureTree, NamesNotesAndMapsTypesOfItsOwn) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Tree tree;
    const NodeId note = tree.sample.node("Note", Sample::root), named = tree.sample.node("Note", Sample::root);
    tree.sample.node("Stanza", Sample::root);
    tree.sample.pages.structure[static_cast<std::size_t>(named)].texts.edit().id = "fn-1";
    tree.write();
    const std::string id = "nabor-note-" + std::to_string(static_cast<std::uint32_t>(note));
    EXPECT_EQ(found(tree.element(note), "/ID \\(([^)]*)"), id);
    EXPECT_EQ(found(tree.element(named), "/ID \\(([^)]*)"), "fn-1");
    EXPECT_EQ(found(tree.root(), "/RoleMap << (.*?) >>"), "/Stanza /Div");
    const std::string names = tree.object(found(tree.root(), "/IDTree (\\d+) 0 R"));
    EXPECT_EQ(found(names, "/Names (\\[.*\\])"),
              "[ (fn-1) " + tree.reference_to(named) + " (" + id + ") " + tree.reference_to(note) + " ]");
}

TEST(StructureTree, DescribesElements) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Tree tree;
    const NodeId call = tree.sample.node("Reference", Sample::root), note = tree.sample.node("Note", Sample::root);
    StructureNode& node = tree.sample.pages.structure[static_cast<std::size_t>(call)];
    node.refers_to = note;
    node.texts.edit().alternative = "the note";
    node.texts.edit().title = "a call";
    tree.write();
    const std::string element = tree.element(call);
    EXPECT_EQ(found(element, "/Ref \\[ (\\d+ 0 R) \\]"), tree.reference_to(note));
    EXPECT_EQ(found(element, "/Alt \\(([^)]*)"), "the note");
    EXPECT_EQ(found(element, "/T \\(([^)]*)"), "a call");
}

// A parent tree of many pages has leaves with limits; elements of many threads are those of one.
TEST(StructureTree, SplitsLargeTreesIntoLeaves) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Tree tree;
    const NodeId paragraph = tree.sample.node("P", Sample::root);
    for (std::uint32_t page = 2; page < 300; ++page) tree.sample.page();
    for (std::uint32_t page = 0; page < 300; ++page) tree.mark(paragraph, page);
    Serialiser file;
    Structure structure(tree.sample.pages, tree.content, file);
    EXPECT_EQ(structure.key_of_page(299), 299);
    EXPECT_EQ(structure.key_of_annotation(0), 300);
    std::vector<Ref> pages;
    for (int i = 0; i < 300; ++i) pages.push_back(file.reserve());
    const Ref root = structure.write(pages, {}), catalog = file.reserve(), information = file.reserve();
    Object object, nothing;
    object.dictionary("Catalog").reference("StructTreeRoot", root);
    file.put(catalog, object);
    nothing.dictionary();
    file.put(information, nothing);
    const std::string pdf = file.finish(catalog, information);
    const std::string tree_root = output_of("qpdf --show-object=" + std::to_string(number_of(root)), pdf);
    const std::string parents = output_of("qpdf --show-object=" + found(tree_root, "/ParentTree (\\d+) 0 R"), pdf);
    const std::string leaf = output_of("qpdf --show-object=" + found(parents, "/Kids \\[ \\d+ 0 R (\\d+) 0 R \\]"), pdf);
    EXPECT_EQ(found(leaf, "/Limits (\\[.*?\\])"), "[ 256 299 ]");
}

}  // namespace
}  // namespace nabor::pdf
