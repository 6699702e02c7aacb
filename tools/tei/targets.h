// In: the tree. Out: what its references point at, and which notes are called from elsewhere.
#pragma once

#include <string_view>
#include <vector>

#include "base/report.h"
#include "reading/ids.h"
#include "tei/tree.h"

namespace nabor::tei {

class Targets {
public:
    Targets(const TeiTree& tree, Report& report);

    // The node that a reference means, or none (reading/ids.h says in which order files are searched).
    NodeIndex resolve(std::string_view target, FileIndex from) const;
    // Whether a target that is not found may stand in a file that could not be read.
    bool may_be_unread(std::string_view target) const { return tree_.lacks_files && !ids_.names_file(target); }

    // A note that stands apart from the text (in a division of notes, in back matter) and is called by a reference or by its own
    // @target. It is read where it is called, and not where it stands.
    bool is_called_note(NodeIndex id) const { return (flags_[index(id)] & called_note) != 0; }
    // One of them that some reference calls by a mark at a word's end.
    bool is_called_at_a_word(NodeIndex id) const { return (flags_[index(id)] & called_at_a_word) != 0; }
    // The called notes that name this element as their subject.
    std::vector<NodeIndex> notes_about(NodeIndex id) const;

    // The element gets an anchor where it stands, as if a reference led to it.
    void set_referenced(NodeIndex id) { flags_[index(id)] |= referenced; }
    bool is_referenced(NodeIndex id) const { return (flags_[index(id)] & referenced) != 0; }
    // A witness, a work or a person that a reading of an apparatus names (TEI chapter 13).
    bool is_named_by_reading(NodeIndex id) const { return (flags_[index(id)] & named_by_reading) != 0; }
    bool was_read(NodeIndex note) const { return (flags_[index(note)] & read) != 0; }
    void set_read(NodeIndex note) { flags_[index(note)] |= read; }

private:
    enum Flag : std::uint16_t {
        referenced = 1,
        called_note = 2,
        has_notes = 4,
        read = 8,
        apart_from_text = 16,
        only_notes = 32,  // and the next: what a paragraph holds, once it is known
        more_than_notes = 64,
        named_by_reading = 128,
        called_at_a_word = 256
    };
    struct Attachment {
        NodeIndex element, note;
    };

    static std::size_t index(NodeIndex id) { return static_cast<std::size_t>(id); }
    void collect_references();
    void refer(NodeIndex from, std::string_view targets);
    void refer_to(NodeIndex from, std::string_view target);
    void name_sources(NodeIndex apparatus_reading);
    void attach(NodeIndex note, std::string_view target);
    bool holds_only_notes(NodeIndex parent);
    bool stands_apart(NodeIndex note);

    const TeiTree& tree_;
    std::vector<std::uint16_t> flags_;  // by NodeIndex
    reading::IdTable ids_;
    std::vector<Attachment> attachments_;  // sorted by element
};

// Whether a reference stands at the end of a word, or says that it calls a note: what stands after a space may be a word of the sentence.
bool stands_at_a_word(const TeiTree& tree, NodeIndex reference);

}  // namespace nabor::tei
