// THE TABLE OF LOOKS. In: a rendition. Out: the XHTML elements and classes that show it.
// Holds: the classes are those of the default style (layouts/ebook.css), and the selectors by which a layout styles what has the look, in the
// ebook and on paper.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "book/book.h"

namespace nabor {

struct LookRow {
    Look look;
    std::string_view element;       // of a phrase; "" when there is only a class
    std::string_view css_class;     // of a block, and of a phrase that has no element for the look
    std::string_view expressed_by;  // XHTML elements that imply it, each between spaces
    bool of_blocks = false;         // not used for phrases
};

std::span<const LookRow> look_table();

// Adds a class to a space-separated list.
void add_class(std::string& classes, std::string_view added);

// The classes of a block's rendition and of its part of a shared verse line.
void add_block_classes(std::string& classes, const Rendition& rendition);
void add_block_classes(std::string& classes, const Block& block);

// The classes of a phrase's looks that have no element.
void add_phrase_classes(std::string& classes, const Rendition& rendition, std::string_view element);

bool is_expressed(const LookRow& look, std::string_view element);
// The looks of a rendition that the element implies.
std::uint16_t expressed_looks(const Rendition& rendition, std::string_view element);
// The element of a highlighting without a role: that of its first look, which then has no class. "" where no look has one.
std::string_view element_of_looks(const Rendition& rendition);

// Whether a class is one of those above.
bool is_look_class(std::string_view name);

}  // namespace nabor
