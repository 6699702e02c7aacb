// In: a rendition. Out: the XHTML elements and classes that show it.
// Holds: the classes are those of the default style (layouts/ebook.css).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "book/book.h"

namespace nabor::epub {

struct XhtmlLook {
    Look look;
    std::string_view element;       // of a phrase; "" when there is only a class
    std::string_view css_class;     // of a block, and of a phrase that has no element for the look
    std::string_view expressed_by;  // XHTML elements that imply it, each between spaces
    bool of_blocks = false;         // not used for phrases
};

std::span<const XhtmlLook> look_table();

// Adds a class to a space-separated list.
void add_class(std::string& classes, std::string_view added);

// The classes of a block's rendition and of its part of a shared verse line.
void add_block_classes(std::string& classes, const Rendition& rendition);
void add_block_classes(std::string& classes, const Block& block);

// The classes of a phrase's looks that have no element.
void add_phrase_classes(std::string& classes, const Rendition& rendition, std::string_view element);

bool is_expressed(const XhtmlLook& look, std::string_view element);

}  // namespace nabor::epub
