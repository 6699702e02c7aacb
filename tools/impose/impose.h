// In: the bytes of any PDF, and its binding. Out: a PDF of sheets.
// Holds: the same bytes and settings give the same bytes. A PDF that needs a password, or is damaged in a part that is needed, gives no sheets and
// an error. Links, comments, form fields and tags are left out: a sheet is for a press, not for a reader.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/report.h"
#include "impose/imposition.h"
#include "impose/imposition_marks.h"
#include "pdf_file/serialiser.h"

namespace nabor {

// Puts texts into a file as forms, each with its baseline at the origin, and returns them by text: pdf/label_forms.h has one. A room that
// imposes any PDF knows no fonts.
using LabelWriter = std::function<std::map<std::string, pdf::Ref>(pdf::Serialiser&, std::span<const std::string>, Report&)>;

struct ImposeRequest {
    std::string_view bytes;
    std::string name;                    // the name of the file in findings
    ImpositionSettings settings;         // valid: fault_of() is ""
    std::optional<bool> bound_at_right;  // nothing: from the PDF
    ImpositionMarks marks;
    std::optional<Moment> moment;  // nothing: from the PDF
    std::string producer;
    LabelWriter write_labels;  // for signature marks; without one they are left out
    bool only_plan = false;
};

struct ImposeResult {
    std::optional<Imposition> imposition;  // nothing when the PDF cannot be imposed
    std::string bytes;                     // empty after an error, or with only_plan
};

ImposeResult impose_pdf(const ImposeRequest& request, Report& report);

}  // namespace nabor
