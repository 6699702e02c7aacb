// In: the units of a book, in reading order. Out: their sections.
// Holds: a division that several units share (a part of chapters) is entered in the structure once, when its first unit comes.
#pragma once

#include <string>
#include <vector>

#include "book/structure.h"
#include "typeset/collect_scope.h"
#include "typeset/sections.h"

namespace nabor {

class DivisionCollector {
public:
    DivisionCollector(BookSources& sources, SectionList& sections) : sources_(sources), sections_(sections) {}

    // `made`: stands for blocks without an id. All units of one place become one section.
    void unit(const Unit& unit, BlockId made = BlockId::none, ParallelPlace place = {});

private:
    // The innermost division of a unit, and what its divisions ask for.
    struct Opening {
        FlowContext context;
        std::vector<DestinationId> destinations;
        std::string page;
        bool restarts_lines = false;
    };

    // A division that the last unit stands in.
    struct OpenDivision {
        const Block* division = nullptr;
        FlowContext context;
        StringSettings strings;  // that its blocks have set
    };

    Opening enter(const Unit& unit, BlockId made);
    void leave_divisions(const Unit& unit);
    void enter_division(const Block& division, const FlowContext& context);
    bool runs_on(const Unit& unit, const FlowContext& context);
    OpenSection& section_of(const Unit& unit, const Opening& opening, ParallelPlace place);
    OpenSection& begin_section(const Unit& unit, const Opening& opening, ParallelPlace place);
    static void open_page(const Opening& opening, FlowSection& section);
    void begin_spread(const Unit& unit, const Opening& opening, OpenSection& open) const;
    void collect(const Unit& unit, const CollectScope& scope, const FlowContext& context) const;
    StringSettings strings_in_force() const;
    void keep_strings(const OpenSection& open, std::size_t first_block);

    BookSources& sources_;
    SectionList& sections_;
    std::vector<OpenDivision> path_;  // outermost first
    bool in_body_ = false;            // a unit that is no front matter has come
};

}  // namespace nabor
