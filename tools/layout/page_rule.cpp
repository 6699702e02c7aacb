#include "layout/page_rule.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "layout/property_value.h"

namespace nabor {

namespace {

const Length least_page = Length::millimetres(10), greatest_page = Length::millimetres(2000);
constexpr std::int64_t margins_percent = 80;  // of a dimension, at most, for both its margins

struct PaperSize {
    std::string_view name;
    double width, height;  // mm
};

constexpr PaperSize paper_sizes[] = {{"a4", 210, 297}, {"a5", 148, 210}, {"a6", 105, 148}, {"b5", 176, 250}, {"letter", 215.9, 279.4}};

bool set_paper(PageGeometry& page, ValueReader& reader) {
    const auto name = reader.word();
    const auto* size =
        std::find_if(std::begin(paper_sizes), std::end(paper_sizes), [&](const PaperSize& known) { return known.name == name; });
    if (size == std::end(paper_sizes)) return false;
    page.width = Length::millimetres(size->width);
    page.height = Length::millimetres(size->height);
    const auto turn = reader.word();
    if (turn == "landscape") std::swap(page.width, page.height);
    return reader.done() && (!turn || turn == "landscape" || turn == "portrait");
}

bool set_size(PageGeometry& page, const Tokens& value, const LengthBases& bases) {
    ValueReader reader(value);
    if (reader.peek() && reader.peek()->kind == TokenKind::identifier) return set_paper(page, reader);
    const auto width = reader.measure(MeasureKind::length);
    const auto height = reader.done() ? width : reader.measure(MeasureKind::length);
    if (!width || !height || !reader.done()) return false;
    const auto length = [&](Measure measure) { return to_length(measure, bases.root_size, {}, bases); };
    if (length(*width) < least_page || length(*height) < least_page) return false;
    page.width = clamped(length(*width), least_page, greatest_page);
    page.height = clamped(length(*height), least_page, greatest_page);
    return true;
}

template <auto member>
bool set_length(PageGeometry& page, const Tokens& value, const LengthBases& bases) {
    ValueReader reader(value);
    const auto measure = reader.measure(MeasureKind::length);
    if (!measure || measure->number < 0 || !reader.done()) return false;
    page.*member = to_length(*measure, bases.root_size, {}, bases);
    return true;
}

bool set_margins(PageGeometry& page, const Tokens& value, const LengthBases& bases) {
    ValueReader reader(value);
    const auto read = read_margins(reader);
    if (!read || !reader.done()) return false;
    const Sides& sides = std::get<Sides>(*read);
    if (sides[1].unit == LengthUnit::percent || sides[3].unit == LengthUnit::percent) return false;
    constexpr Length PageGeometry::*members[] = {&PageGeometry::margin_top, &PageGeometry::margin_right, &PageGeometry::margin_bottom,
                                                 &PageGeometry::margin_left};
    for (std::size_t i = 0; i < sides.size(); ++i) page.*members[i] = to_length(sides[i], bases.root_size, {}, bases);
    return true;
}

constexpr PageRow page_rows[] = {
    {"size", "width and height; `a4`, `a5`, `a6`, `b5`, `letter`, with `portrait` or `landscape`", "140mm 210mm", set_size},
    {"margin", "one to four lengths; left and right must leave the same measure on every page", "20mm 18mm", set_margins},
    {"margin-top", "length", "20mm", set_length<&PageGeometry::margin_top>},
    {"margin-right", "length", "18mm", set_length<&PageGeometry::margin_right>},
    {"margin-bottom", "length", "24mm", set_length<&PageGeometry::margin_bottom>},
    {"margin-left", "length", "18mm", set_length<&PageGeometry::margin_left>},
    {"-nabor-head-gap", "length: from the running head's baseline to the text block", "1lh", set_length<&PageGeometry::head_gap>},
    {"-nabor-foot-gap", "length: from the text block to the folio's baseline", "2lh", set_length<&PageGeometry::foot_gap>},
};

constexpr MarginBoxRow box_rows[] = {
    {"top-left", MarginBoxPlace::top_left},
    {"top-center", MarginBoxPlace::top_centre},
    {"top-right", MarginBoxPlace::top_right},
    {"bottom-left", MarginBoxPlace::bottom_left},
    {"bottom-center", MarginBoxPlace::bottom_centre},
    {"bottom-right", MarginBoxPlace::bottom_right},
};

bool make_room(Length dimension, Length& before, Length& after) {
    const Length most = scaled(dimension, margins_percent, 100);
    const Length sum = before + after;
    if (sum <= most) return false;
    before = Length::points(before.in_points() * most.in_points() / sum.in_points());
    after = most - before;
    return true;
}

// One page selector, from `position` to the next comma.
class PageSelectorReader {
public:
    PageSelectorReader(const Tokens& tokens, Span where, Report& report) : tokens_(tokens), where_(where), report_(report) {}

    std::vector<PageSelector> list() {
        std::vector<PageSelector> selectors;
        ValueReader reader(tokens_);
        do {
            PageSelector selector;
            if (auto name = reader.name()) selector.name = std::move(*name);
            bool known = true;
            while (reader.take(TokenKind::colon)) known = pseudo_class(reader, selector) && known;
            if (!reader.done() && reader.peek()->kind != TokenKind::comma) {
                report_.error("layout-syntax", reader.peek()->span, "invalid page selector", "write @page name:first, @page :left, …");
                return {};
            }
            if (known) selectors.push_back(std::move(selector));
        } while (reader.take(TokenKind::comma));
        return selectors;
    }

private:
    bool pseudo_class(ValueReader& reader, PageSelector& selector) {
        const auto word = reader.word();
        if (word == "first") {
            selector.first = true;
        } else if (word == "left" || word == "right") {
            selector.side = word == "left" ? PageSide::left : PageSide::right;
        } else {
            report_.warning("layout-unknown-selector", where_, fmt::format("unknown page selector :{}", word.value_or("…")),
                            "allowed: :first, :left, :right");
            return false;
        }
        return true;
    }

    const Tokens& tokens_;
    Span where_;
    Report& report_;
};

// The rules that apply to the requested page, the least specific first.
template <typename Use>
void for_each_matching(std::span<const PageRule> rules, PageRequest request, Use use) {
    std::vector<std::pair<std::uint32_t, const PageRule*>> matching;
    for (const PageRule& rule : rules) {
        std::optional<std::uint32_t> strongest;
        for (const PageSelector& selector : rule.selectors)
            if (selector.takes(request.name, request.side, request.opening))
                strongest = std::max(strongest.value_or(0), selector.specificity());
        if (strongest) matching.emplace_back(*strongest, &rule);
    }
    std::stable_sort(matching.begin(), matching.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& match : matching) use(*match.second);
}

}  // namespace

bool PageSelector::takes(std::string_view page, PageSide of_side, bool opening) const {
    return (name.empty() || name == page) && (!first || opening) && (!side || *side == of_side);
}

std::uint32_t PageSelector::specificity() const { return (name.empty() ? 0U : 4U) + (first ? 2U : 0U) + (side ? 1U : 0U); }

std::span<const PageRow> page_table() { return page_rows; }

const PageRow* find_page_property(std::string_view name) {
    const auto* row = std::find_if(std::begin(page_rows), std::end(page_rows), [&](const PageRow& candidate) { return candidate.name == name; });
    return row == std::end(page_rows) ? nullptr : row;
}

std::span<const MarginBoxRow> margin_box_table() { return box_rows; }

const MarginBoxRow* find_margin_box(std::string_view at_rule) {
    const auto* row = std::find_if(std::begin(box_rows), std::end(box_rows), [&](const MarginBoxRow& candidate) { return candidate.name == at_rule; });
    return row == std::end(box_rows) ? nullptr : row;
}

std::vector<PageSelector> read_page_selectors(const Tokens& prelude, Span where, Report& report) {
    return PageSelectorReader(prelude, where, report).list();
}

PageGeometry page_geometry(std::span<const PageRule> rules, PageRequest request, const LengthBases& bases, bool& cramped) {
    PageGeometry page;
    page.margin_top = page.margin_bottom = page.margin_left = page.margin_right = Length::millimetres(20);
    page.head_gap = page.foot_gap = Length::millimetres(6);
    for_each_matching(rules, request, [&](const PageRule& rule) {
        for (const auto& setting : rule.settings) setting.first->set(page, setting.second, bases);
    });
    const bool narrow = make_room(page.width, page.margin_left, page.margin_right);
    const bool low = make_room(page.height, page.margin_top, page.margin_bottom);
    cramped = cramped || narrow || low;
    page.head_gap = clamped(page.head_gap, {}, page.margin_top);
    page.foot_gap = clamped(page.foot_gap, {}, page.margin_bottom);
    return page;
}

std::vector<MarginBox> margin_boxes(std::span<const PageRule> rules, PageRequest request, const Style& root,
                                    const LengthBases& bases) {
    struct Gathered {
        Contents content;
        std::vector<const Declaration*> declarations;
    };
    std::map<MarginBoxPlace, Gathered> gathered;
    for_each_matching(rules, request, [&](const PageRule& rule) {
        for (const BoxRule& box : rule.boxes) {
            Gathered& place = gathered[box.place];
            if (box.content) place.content = *box.content;
            for (const Declaration& declaration : box.declarations) place.declarations.push_back(&declaration);
        }
    });
    std::vector<MarginBox> boxes;
    for (const auto& entry : gathered) {
        if (entry.second.content.empty()) continue;
        boxes.push_back({entry.first, entry.second.content, styled(root, entry.second.declarations, bases)});
    }
    return boxes;
}

Length measure_of(const PageGeometry& page) { return page.width - page.margin_left - page.margin_right; }

Length block_height_of(const PageGeometry& page) { return page.height - page.margin_top - page.margin_bottom; }

}  // namespace nabor
