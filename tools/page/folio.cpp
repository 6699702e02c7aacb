// In: a page. Out: its number as a reader would say it.
#include "page/folio.h"

#include <cstdint>
#include <string_view>

namespace nabor {

namespace {

struct Sign {
    std::uint32_t value;
    std::string_view letters;
};

constexpr Sign signs[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                          {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};

std::string roman(std::uint32_t number) {
    std::string out;
    for (const Sign& sign : signs) {
        for (; number >= sign.value; number -= sign.value) out += sign.letters;
    }
    return out;
}

}  // namespace

std::string folio_of(const Page& page) {
    if (page.folio_style == FolioStyle::none) return page.folio_prefix;
    return page.folio_prefix + (page.folio_style == FolioStyle::roman ? roman(page.number) : std::to_string(page.number));
}

}  // namespace nabor
