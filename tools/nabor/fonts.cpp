// In: the catalogue of fonts. Out: each family, whether it is on the machine, its package and licence.
#include <fmt/format.h>

#include "base/report.h"
#include "font/font.h"
#include "nabor/commands.h"

namespace nabor {

ExitCode list_fonts(const std::filesystem::path& data, Console& console) {
    const Sources sources;
    Report report;
    const auto families = catalogue_families(data / "fonts" / "families.toml", report);
    for (const FamilyFacts& family : families) {
        console.print(fmt::format("{:<24}  {:<13}  {:<22}  {:<14}  {}\n", family.family, family.installed ? "installed" : "not installed",
                                  family.package, family.licence, family.purpose));
    }
    console.show(report, sources);
    console.end_book();
    return report.has_findings() ? ExitCode::findings : ExitCode::clean;
}

}  // namespace nabor
