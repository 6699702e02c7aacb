// In: the pages of two parallel texts. Out: the pages of the book: those of the two in turn, or with both texts beside each other.
// Holds: notes that are counted by page are counted through both columns of a page.
#pragma once

#include "base/length.h"
#include "layout/layout.h"
#include "typeset/section_pages.h"
#include "typeset/section_setter.h"
#include "typeset/set_section.h"

namespace nabor {

// The width of one of the columns.
Length column_width(Length measure, Length gap);

// A section's pages, with those of the text beside it.
SetSection make_pages(GlyphedSection made, const Layout& layout);

}  // namespace nabor
