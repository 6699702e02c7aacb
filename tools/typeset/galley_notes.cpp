// GalleySetter, of notes: those in the margin beside their lines, and those of a series that stand in one paragraph.
#include "typeset/galley_setter.h"

#include <algorithm>
#include <utility>

#include "book/book.h"

namespace nabor {

namespace {

// A block of side material as one item, its lines below each other.
SideItem stacked(Galley&& lines) {
    SideItem side;
    for (GalleyItem& line : lines) {
        if (!side.items.empty()) side.height += line.space_before;
        for (PageItem& item : line.items) {
            move_by(item, {}, side.height);
            side.items.push_back(std::move(item));
        }
        side.height += line.height;
        side.destinations.insert(side.destinations.end(), line.destinations.begin(), line.destinations.end());
        if (!side.span.known()) side.span = line.span;
    }
    return side;
}

}  // namespace

// Notes that the layout runs in, where all of the section are text alone. They are joined in the order of their calls.
void GalleySetter::join_run_in_notes(std::vector<FlowNote>& notes, Length measure) {
    std::map<NoteSeriesId, std::vector<FlowNote*>> by_series;
    for (const GalleyBlock& block : galley_.text)
        for (const GalleyItem& item : block.settings.front().items)
            for (const SectionNoteId id : item.notes) {
                FlowNote& note = notes[index_of(id)];
                const std::size_t series = index_of(note.series);
                if (series < rules_.series.size() && rules_.series[series].arrangement == NoteSeries::Arrangement::run_in)
                    by_series[note.series].push_back(&note);
            }
    for (const auto& [series, called] : by_series)
        if (can_run_in({called.begin(), called.end()}))
            galley_.run_in.emplace(series, join_notes(called, {measure, rules_.hyphen_penalty, paragraphs_++}, shaper_, points_));
}

// The first baseline of side material stands on that of its line.
std::vector<SideItemMark> GalleySetter::set_side(FlowParagraph& paragraph) {
    std::vector<SideItemMark> side;
    const Length baseline = baseline_of(shaper_.fonts(), shaper_.styles()[paragraph.style]);
    for (FlowSideMark& mark : paragraph.side_marks) {
        SideItem item = set_side_item(mark);
        if (item.height > rules_.tallest && mark.may_move) {
            move_to_foot(std::move(mark), paragraph);
            continue;
        }
        item.y = baseline - first_baseline(item.items);
        side.push_back({mark.position, std::move(item)});
    }
    return side;
}

SideItem GalleySetter::set_side_item(const FlowSideMark& mark) {
    std::vector<FlowBlock> content = mark.content;
    SideItem item = stacked(set_flat(content, rules_.side.of(mark.margin)));
    item.margin = mark.margin;
    item.may_move = mark.may_move;
    return item;
}

// A note that is higher than a page.
void GalleySetter::move_to_foot(FlowSideMark&& mark, FlowParagraph& paragraph) {
    const auto id = static_cast<SectionNoteId>(notes_ + at_foot_.size());
    at_foot_.push_back({mark.series, std::move(mark.content)});
    const auto place = std::find_if(paragraph.notes.begin(), paragraph.notes.end(), [&](const NoteMark& note) { return note.position > mark.position; });
    paragraph.notes.insert(place, {mark.position, id});
    shaper_.report().note("page-margin-note-moved", paragraph.place_at(mark.position), "this note is higher than a page; it stands at the foot, not in the margin",
                          "shorten the note, or let the layout set its series at the foot");
}

}  // namespace nabor
