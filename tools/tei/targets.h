// In: the tree. Out: what its references point at, and which notes are called from elsewhere.
// Holds: a reference is resolved in its own file first, then in the book (ids repeat across included files); anchors have unique ids.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/report.h"
#include "book/book.h"
#include "tei/tree.h"

namespace nabor::tei {

class Targets {
public:
    Targets(const TeiTree& tree, Report& report);

    // The node a reference means: "#id", "file.xml#id", "#range(a,b)", a bare id; none when nothing in the book has it.
    NodeIndex resolve(std::string_view target, FileIndex from) const;

    // A note that stands apart from the text (in a division of notes, in back matter) and is called by a reference or by its own
    // @target: it is read where it is called, and not where it stands.
    bool is_called_note(NodeIndex id) const { return (flags_[index(id)] & called_note) != 0; }
    // The called notes that name this element as what they are about.
    std::vector<NodeIndex> notes_about(NodeIndex id) const;

    bool is_referenced(NodeIndex id) const { return (flags_[index(id)] & referenced) != 0; }
    bool was_read(NodeIndex note) const { return (flags_[index(note)] & read) != 0; }
    void set_read(NodeIndex note) { flags_[index(note)] |= read; }

private:
    enum Flag : std::uint8_t { referenced = 1, called_note = 2, has_notes = 4, read = 8, apart_from_text = 16 };
    // The nodes of one id, in document order.
    struct Identified {
        NodeIndex node;
        std::uint32_t next;  // index of the next node's; no_other
    };
    struct Nodes {
        std::uint32_t first, last;  // indices of Identified
    };
    static constexpr std::uint32_t no_other = 0xFFFFFFFF;
    struct Attachment {
        NodeIndex element, note;
    };

    static std::size_t index(NodeIndex id) { return static_cast<std::size_t>(id); }
    void collect_ids(Report& report);
    NodeIndex identify(std::string_view name, NodeIndex id);
    void collect_references();
    void refer(NodeIndex from, std::string_view target);
    void attach(NodeIndex note, std::string_view targets);
    bool stands_apart(NodeIndex note) const;
    NodeIndex find(std::string_view id, FileIndex from, bool other_files) const;

    const TeiTree& tree_;
    std::vector<std::uint8_t> flags_;                    // by NodeIndex
    std::unordered_map<std::string_view, Nodes> nodes_;  // by id
    std::vector<Identified> identified_;
    std::vector<Attachment> attachments_;  // sorted by element
};

// The first of several targets, without white space.
std::string_view first_target(std::string_view targets);
bool is_web_address(std::string_view target);

// Gives anchors their ids: XML Names of ASCII, each once in the book.
class Anchors {
public:
    explicit Anchors(Book& book) : book_(book) {}
    AnchorId make(std::string_view wanted, Span span);

private:
    Book& book_;
    std::unordered_map<std::string, std::uint32_t> copies_;  // by id: how many anchors wanted it
};

}  // namespace nabor::tei
