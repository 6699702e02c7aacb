// In: the contents of the book as built. Out: its accessibility metadata (EPUB Accessibility 1.1, 2.2): derived, never claimed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "book/product.h"
#include "epub/plan.h"

namespace nabor::epub {

struct Accessibility {
    std::vector<std::string_view> modes;         // schema:accessMode
    std::string_view sufficient;                 // schema:accessModeSufficient
    std::vector<std::string_view> features;      // schema:accessibilityFeature
    std::string_view hazard;                     // schema:accessibilityHazard
    std::string summary;                         // schema:accessibilitySummary
    std::string_view summary_language;           // the book's, or "en" where the program has no words of it
};

Accessibility accessibility_of(const Plan& plan, std::string_view language);

// False, with a reason in the report, when the book contradicts the claimed level or nobody certifies it.
bool bears_out_claim(const Plan& plan, std::string_view language, const AccessibilityClaim& claim, Report& report);

}  // namespace nabor::epub
