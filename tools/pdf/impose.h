// In: the bytes of any PDF, and how it is to be bound. Out: a PDF of sheets.
// Holds: the same bytes and settings give the same bytes. Nothing is written of a PDF that is encrypted or damaged where it matters; the
// report says why. Links, comments and form fields stay behind, and so do tags: a sheet is for a press, not for a reader.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/report.h"
#include "font/font.h"
#include "pdf/imposition.h"
#include "pdf/imposition_marks.h"

namespace nabor {

struct ImposeRequest {
    std::string_view bytes;
    std::string name;                    // what findings call the file
    ImpositionSettings settings;         // without a fault
    std::optional<bool> bound_at_right;  // nothing: as the PDF says
    ImpositionMarks marks;
    std::optional<Moment> moment;  // nothing: as the PDF says
    std::string producer;
    FontSet* fonts = nullptr;  // wanted for signature marks alone
    bool only_plan = false;
};

struct ImposeResult {
    std::optional<Imposition> imposition;  // nothing when the PDF cannot be imposed
    std::string bytes;                     // empty when only a plan is wanted, or something was wrong
};

ImposeResult impose_pdf(const ImposeRequest& request, Report& report);

}  // namespace nabor
