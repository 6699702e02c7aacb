#include "typeset/section_pages.h"

#include <algorithm>
#include <utility>


namespace nabor {

namespace {

class PageMaker {
public:
    PageMaker(SetPage& page, PageBody& body, std::uint32_t& paragraphs) : page_(page), body_(body), paragraphs_(paragraphs) {}

    void put_head(const RepeatedHead& head) { body_.items.insert(body_.items.end(), head.items.begin(), head.items.end()); }

    void put_text(GalleyItem& item, Length y) {
        std::move(item.strings.begin(), item.strings.end(), std::back_inserter(page_.strings));
        if (!page_.start.known()) page_.start = item.origin;
        put(item, y);
    }

    void put_rule(const NoteLayout& notes, Length y) {
        if (notes.rule_width.units > 0) body_.items.emplace_back(RuleLine{{}, y, notes.rule_width, notes.rule_thickness, 0});
    }

    void put(GalleyItem& item, Length y) {
        const auto first_item = static_cast<std::uint32_t>(body_.items.size());
        for (PageItem& content : item.items) {
            move_by(content, {}, y);
            body_.items.push_back(std::move(content));
        }
        item.items = {};
        const auto last_item = static_cast<std::uint32_t>(body_.items.size());
        if (item.is_line) put_line(item.line, y, first_item, last_item);
        for (PageSlot slot : item.slots) {
            slot.y += y;
            page_.slots.push_back({slot, first_item, last_item});
        }
        for (const DestinationId destination : item.destinations) page_.destinations.push_back({destination, y});
    }

private:
    void put_line(PageLine line, Length y, std::uint32_t first_item, std::uint32_t last_item) {
        line.y = y;
        line.first_item = first_item;
        line.last_item = last_item;
        paragraphs_ = std::max(paragraphs_, line.paragraph + 1);
        body_.lines.push_back(line);
    }

    SetPage& page_;
    PageBody& body_;
    std::uint32_t& paragraphs_;
};

}  // namespace

SectionWithBodies make_pages(SetGalley&& galley, const SectionPages& plan, const NoteLayout& notes) {
    SectionWithBodies section;
    section.outcome.after = plan.after;
    section.outcome.pages.resize(plan.pages.size());
    section.bodies.resize(plan.pages.size());
    for (std::size_t i = 0; i < plan.pages.size(); ++i) {
        const PagePlan& planned = plan.pages[i];
        SetPage& page = section.outcome.pages[i];
        page.opens_with = planned.opens_with;
        page.ends_freely = planned.ends_freely;
        PageMaker maker(page, section.bodies[i], section.outcome.paragraphs);
        if (planned.repeated_head != no_repeated_head) maker.put_head(galley.heads[planned.repeated_head]);
        for (const PlacedGalleyItem& placed : planned.text) maker.put_text(galley.text[placed.item], placed.y);
        if (!planned.notes.empty()) maker.put_rule(notes, planned.rule_y);
        for (const PlacedNote& placed : planned.notes) maker.put(galley.notes[index_of(placed.note)][placed.item], placed.y);
    }
    for (const Relaxation& relaxation : plan.relaxations) section.outcome.pages[relaxation.page].relaxations.push_back(relaxation);
    return section;
}

}  // namespace nabor
