// In: any bytes as a drawing. Out: nothing; it is refused with a reason, or made safe, and what is safe stays as it is; drawing it takes no
// longer than its budget lets it, which libFuzzer's own time limit judges.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "fuzz/demand.h"
#include "image/drawing.h"
#include "image/drawing_survey.h"
#include "image/image.h"
#include "image/safe_drawing.h"

namespace {

using namespace nabor;

// A GIF of one pixel, whatever a drawing names.
std::optional<std::string> one_pixel(std::string_view) {
    return std::string("GIF89a\1\0\1\0\x80\0\0\0\0\0\xFF\xFF\xFF,\0\0\0\0\1\0\1\0\0\2\2D\1\0;", 35);
}

std::optional<std::string> nothing(std::string_view) { return std::nullopt; }

void check_safe(std::string_view bytes, const LinkedFile& linked, const DrawingUse& use) {
    const SafeDrawing made = safe_drawing(bytes, linked, use);
    demand(made.svg.empty() != made.problem.empty(), "a drawing, or the reason why there is none");
    if (made.svg.empty()) return;
    const SafeDrawing again = safe_drawing(made.svg, nothing, use);
    demand(again.problem.empty(), "what is safe is taken");
    demand(again.svg == made.svg, "what is safe stays as it is");
    demand(again.left_out.empty() && !again.chose_language, "nothing is left to take out");
}

// Few pixels, so that the time is that of the parts.
void check_drawn(std::string_view bytes) {
    const ProbeResult probed = probe(bytes);
    if (!probed.facts || probed.facts->kind != ImageKind::svg || probed.facts->width > 200 || probed.facts->height > 200) return;
    const DrawingResult drawn = draw(bytes, *probed.facts);
    demand(drawn.page.empty() != drawn.problem.empty(), "a page, or the reason why there is none");
}

}  // namespace

// Patterns that fontconfig makes while librsvg looks for a drawing's faces.
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\nleak:xmlParseEntityValue\n"; }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    ends_of_path(bytes);
    const DrawingSurvey survey(bytes, "en");
    check_safe(bytes, one_pixel, {});
    check_safe(bytes, nothing, {"ru", true});
    check_drawn(bytes);
    return 0;
}
