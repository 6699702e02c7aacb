// In: short texts. Out: a form XObject for each, with its baseline at the origin and its glyphs embedded.
// Holds: equal texts share a form. Characters that the face lacks come from the fallback faces of the catalogue.
#pragma once

#include <map>
#include <span>
#include <string>

#include "base/report.h"
#include "font/font.h"
#include "pdf_file/serialiser.h"

namespace nabor::pdf {

// Forms by text. Empty when the family is not installed; the report says so.
std::map<std::string, Ref> write_labels(Serialiser& file, std::span<const std::string> texts, FontSet& fonts, Report& report);

}  // namespace nabor::pdf
