// In: sections as collecting begins and ends them. Out: all of them, in order.
// Holds: a section without blocks is none; destinations that would be lost with it go to the next.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "typeset/collect_scope.h"

namespace nabor {

class SectionList {
public:
    explicit SectionList(const Book& book) : book_(book) {}

    // `strings`: running strings in force where it opens, beside the book's title.
    OpenSection& begin(bool front_matter, const StringSettings& strings);
    // Gives the open section the page and the sink of a made <section> of a class. Returns the context of its blocks.
    FlowContext open_made(std::string_view css_class, BookSources& sources);
    void finish();
    OpenSection* open() { return open_ ? &*open_ : nullptr; }
    std::vector<FlowSection> take();

private:
    const Book& book_;
    std::vector<FlowSection> sections_;
    std::optional<OpenSection> open_;
    std::vector<DestinationId> waiting_;  // of a section without blocks, for the next
};

}  // namespace nabor
