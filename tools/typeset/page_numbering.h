// In: pages in their order. Out: their numbers.
// Holds: each page has the number after that of the page before it, but for pages that share one. Front matter may have roman numbers of its own; plates are outside the count.
#pragma once

#include <cstdint>
#include <string>

#include "page/pages.h"

namespace nabor {

class PageNumbering {
public:
    explicit PageNumbering(bool roman_front) : roman_front_(roman_front) {}

    void number(Page& page, bool front_matter) {
        is_roman_ = front_matter && roman_front_;
        number_blank(page);
    }
    // A blank page continues the numbers of the page before it.
    void number_blank(Page& page) {
        page.folio_style = is_roman_ ? FolioStyle::roman : FolioStyle::arabic;
        page.number = is_roman_ ? ++roman_ : ++arabic_;
    }
    // The page has the number of the page before it.
    void repeat(Page& page) const {
        page.folio_style = is_roman_ ? FolioStyle::roman : FolioStyle::arabic;
        page.number = is_roman_ ? roman_ : arabic_;
    }
    // "Plate 3". All pages of one plate have its number: call next_plate once for each plate.
    void next_plate() { ++plates_; }
    void number_plate(Page& page, const std::string& label) const {
        page.number = plates_;
        page.folio_prefix = label + ' ';
    }

private:
    bool roman_front_ = false, is_roman_ = false;
    std::uint32_t roman_ = 0, arabic_ = 0, plates_ = 0;
};

}  // namespace nabor
