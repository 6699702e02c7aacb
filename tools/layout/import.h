// In: a stylesheet, and who opens those that it imports. Out: its rules, behind those of the imported sheets, as if it had them itself.
// Holds: an import at the head of a sheet is followed or reported; one elsewhere stays among the rules, for their reader to report. Nothing is
// imported in a circle, and no more than 16 sheets.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "base/source.h"
#include "layout/layout.h"
#include "layout/syntax.h"

namespace nabor {

inline constexpr std::string_view import_form = "write @import \"paperback\"; with the name of a layout, or @import \"../base.css\"; with a path from this file";

class ImportReader {
public:
    ImportReader(const OpenImport& open, const Sources& sources, Report& report) : open_(open), sources_(sources), report_(report) {}

    std::vector<WrittenRule> rules_of(SourceId sheet);

private:
    std::vector<WrittenRule> imported(const WrittenRule& rule, SourceId from);
    std::optional<SourceId> opened(const LayoutImport& import);

    const OpenImport& open_;
    const Sources& sources_;
    Report& report_;
    std::vector<std::string> open_paths_;  // from the first sheet to the one that is read
    std::size_t count_ = 0;                // of imported sheets
};

// Whether a sheet may be read at all; an error in the report if not.
bool is_readable_sheet(SourceId sheet, const Sources& sources, Report& report);

}  // namespace nabor
