// In: a page. Out: its number as a reader would say it.
#include "page/folio.h"

#include "language/counter.h"

namespace nabor {

std::string folio_of(const Page& page) {
    if (page.folio_style == FolioStyle::none) return page.folio_prefix;
    return page.folio_prefix + (page.folio_style == FolioStyle::roman ? roman_figures(page.number) : std::to_string(page.number));
}

std::string sided_folio_of(const Page& page) { return folio_of(page) + page.shared_side; }

}  // namespace nabor
