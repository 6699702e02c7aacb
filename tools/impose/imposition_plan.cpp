// In: an imposition. Out: the same as text.
#include "impose/imposition_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace nabor {

namespace {

std::string_view arrow(Turn turn) {
    switch (turn) {
        case Turn::none: return "";
        case Turn::left: return "←";
        case Turn::over: return "↓";
        case Turn::right: return "→";
    }
    return "";
}

std::string_view name_of(Scheme scheme) {
    switch (scheme) {
        case Scheme::saddle: return "saddle stitch";
        case Scheme::perfect: return "perfect binding";
        case Scheme::n_up: return "side by side";
    }
    return "";
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string sheet_text(const Imposition& imposition) {
    const std::string_view name = sheet_name(imposition.sheet);
    return fmt::format("{} × {} mm{}{}{}", in_millimetres(imposition.sheet.width), in_millimetres(imposition.sheet.height),
                       name.empty() ? "" : " (", name, name.empty() ? "" : ")");
}

// To a hundredth of a percent.
std::string scale_text(std::int64_t scale) {
    const std::int64_t hundredths = scaled(scale, 10'000, full_scale);
    if (hundredths % 100 == 0) return fmt::format("{} %", hundredths / 100);
    return fmt::format("{}.{:02} %", hundredths / 100, hundredths % 100);
}

std::string heading(const Imposition& imposition) {
    std::size_t pages = 0;
    for (const SheetSide& side : imposition.sides) {
        pages += static_cast<std::size_t>(
            std::count_if(side.placements.begin(), side.placements.end(), [](const Placement& one) { return one.page != blank_page; }));
    }
    std::string text = fmt::format("{}: {}", name_of(imposition.scheme), counted(pages, "page", "pages"));
    if (const std::uint32_t blanks = imposition.blank_count(); blanks > 0)
        text += fmt::format(" and {}", counted(blanks, "blank", "blanks"));
    if (imposition.scheme != Scheme::n_up) text += fmt::format(" in {}", counted(imposition.signatures.size(), "signature", "signatures"));
    text += fmt::format("\n{} of {}\n", counted((imposition.sides.size() + 1) / 2, "sheet", "sheets"), sheet_text(imposition));
    text += fmt::format("pages of {} × {} mm at {}\n", in_millimetres(imposition.page.width), in_millimetres(imposition.page.height),
                        scale_text(imposition.scale));
    if (imposition.bound_at_right) text += "bound at the right\n";
    const bool is_short = imposition.turn_over == TurnOver::short_edge;
    return text + fmt::format("turned over on the {} edge\n", is_short ? "short" : "long");
}

// "  moved 0 to 0.3 mm to the spine"
std::string creep_text(const SheetSide& side) {
    const auto less = [](const Placement& a, const Placement& b) { return a.creep < b.creep; };
    const auto [least, most] = std::minmax_element(side.placements.begin(), side.placements.end(), less);
    if (most->creep == Length{}) return {};
    if (least->creep == most->creep) return fmt::format("   moved {} mm to the spine", in_millimetres(most->creep));
    return fmt::format("   moved {} to {} mm to the spine", in_millimetres(least->creep), in_millimetres(most->creep));
}

std::string side_text(const Imposition& imposition, const SheetSide& side, std::size_t width) {
    std::string text = imposition.scheme == Scheme::n_up ? "" : fmt::format("signature {}, ", side.signature + 1);
    text += fmt::format("sheet {}, {}", side.sheet + 1, side.is_back ? "back: " : "front:");
    const Placement* before = nullptr;
    for (const Placement& placement : side.placements) {
        if (before != nullptr && before->cell.y != placement.cell.y) text += " /";
        const std::string number = placement.page == blank_page ? "–" : fmt::format("{}{}", placement.page + 1, arrow(placement.turn));
        text += fmt::format(" {:>{}}", number, width);
        before = &placement;
    }
    return text + creep_text(side) + "\n";
}

}  // namespace

std::string plan_text(const Imposition& imposition) {
    std::uint32_t last = 1;
    bool some_are_turned = false;
    for (const SheetSide& side : imposition.sides) {
        for (const Placement& placement : side.placements) {
            if (placement.page != blank_page) last = std::max(last, placement.page + 1);
            some_are_turned |= placement.turn != Turn::none;
        }
    }
    const std::size_t width = fmt::format("{}", last).size() + (some_are_turned ? 1 : 0);
    std::string text = heading(imposition);
    for (const SheetSide& side : imposition.sides) text += side_text(imposition, side, width);
    return text;
}

}  // namespace nabor
