// In: any bytes as a section that a cache keeps. Out: nothing; what is read must be such as is written: it names nothing that is not there.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "support/sections.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace nabor;
    static const SectionIds ids = testing::ids_from(50);
    auto outcome = read_section({reinterpret_cast<const char*>(data), size}, ids, testing::glyph_count);
    if (!outcome) return 0;
    const auto bytes = write_section(*outcome, ids);
    if (!bytes) std::abort();
    auto again = read_section(*bytes, ids, testing::glyph_count);
    if (!again || write_section(*again, ids) != bytes) std::abort();
    for (const PagePlan& page : outcome->pages.pages) {
        for (const PlacedGalleyItem& placed : page.text) (void)outcome->text.at(placed.item).items.size();
        for (const PlacedNote& placed : page.notes)
            (void)outcome->notes.at(static_cast<std::size_t>(placed.note)).at(placed.item).items.size();
    }
    return 0;
}
