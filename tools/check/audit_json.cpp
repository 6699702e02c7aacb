// In: an audit. Out: its JSON, as docs/audit.md documents it.
// Holds: the only source that includes nlohmann-json. Keys keep the order of insertion, so equal audits give equal bytes. Each finding is
// one line, for grep and diff.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "check/audit.h"

namespace nabor {

namespace {

using Json = nlohmann::ordered_json;

constexpr int format_version = 1;

// Whole numbers are written as integers, others with at most three decimal places.
Json number(std::int64_t thousandths) {
    if (thousandths % 1000 == 0) return thousandths / 1000;
    return static_cast<double>(thousandths) / 1000.0;
}

Json points(Length length) { return number(scaled(length.units, 1000, Length::per_point)); }

// [page, x, y, width, height] in points, y down from the head of the page.
Json marks_of(const AuditFinding& finding) {
    Json marks = Json::array();
    for (const AuditMark& mark : finding.marks)
        marks.push_back({mark.page + 1, points(mark.x), points(mark.y), points(mark.width), points(mark.height)});
    return marks;
}

Json json_of(const AuditFinding& finding, const Audit& audit, const Sources& sources) {
    const AuditMark& place = finding.marks.front();
    Json json;
    json["kind"] = row_of(finding.kind).name;
    json["page"] = place.page + 1;
    json["folio"] = audit.folios.at(place.page);
    json["y"] = points(place.y);
    json["figure"] = number(finding.figure);
    json["text"] = finding.text;
    json["note"] = finding.in_note;
    if (finding.in_margin) json["margin"] = true;
    if (finding.cost) json["cost"] = *finding.cost;
    if (finding.place.known()) {
        const Place in_manuscript = sources.place(finding.place);
        json["place"] = fmt::format("{}:{}:{}", in_manuscript.path, in_manuscript.line, in_manuscript.column);
    }
    json["marks"] = marks_of(finding);
    return json;
}

}  // namespace

std::string audit_json(const Audit& audit, const Sources& sources) {
    Json json;
    json["version"] = format_version;
    Json& figures = json["figures"] = Json::object();
    for (const AuditFigureRow& row : audit_figure_table())
        figures[std::string(row.name)] = number(audit.figures[static_cast<std::size_t>(row.figure)]);
    Json& counts = json["counts"] = Json::object();
    for (const AuditKindRow& row : audit_kind_table()) counts[std::string(row.name)] = audit.counts[static_cast<std::size_t>(row.kind)];
    std::string text = json.dump(2);
    text.resize(text.size() - 2);  // "\n}"
    text += ",\n  \"findings\": [";
    std::string_view between = "\n    ";
    for (const AuditFinding& finding : audit.findings)
        text += std::string(std::exchange(between, ",\n    ")) + json_of(finding, audit, sources).dump();
    return text + (audit.findings.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

}  // namespace nabor
