// In: short texts. Out: each as a form XObject, its baseline beginning at the origin, with the glyphs it needs embedded.
// Holds: a text is written once, however often it is asked for; characters that the face lacks come from the catalogue's fallback faces.
#pragma once

#include <map>
#include <span>
#include <string>

#include "base/report.h"
#include "font/font.h"
#include "pdf/serialiser.h"

namespace nabor::pdf {

// Empty when the family is not on the machine; the report says so.
std::map<std::string, Ref> write_labels(Serialiser& file, std::span<const std::string> texts, FontSet& fonts, Report& report);

}  // namespace nabor::pdf
