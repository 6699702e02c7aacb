// In: a rendition. Out: the XHTML elements and classes that show it.
// Holds: the classes are those that the writer's own stylesheet defines (stylesheet.cpp).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "book/book.h"

namespace nabor::epub {

struct LookRow {
    Look look;
    std::string_view element;       // of a phrase; "" when only a class says it
    std::string_view css_class;     // of a block, and of a phrase that has no element for the look
    std::string_view expressed_by;  // XHTML elements that mean it already, each between spaces
    bool of_blocks = false;         // says nothing of a phrase
};

std::span<const LookRow> look_table();

// Adds a class to a space-separated list.
void add_class(std::string& classes, std::string_view added);

// The classes of a block's rendition and of its part of a shared verse line.
void add_block_classes(std::string& classes, const Rendition& rendition);
void add_block_classes(std::string& classes, const Block& block);

// The classes of a phrase's looks for which there is no element.
void add_phrase_classes(std::string& classes, const Rendition& rendition, std::string_view element);

bool is_expressed(const LookRow& look, std::string_view element);

}  // namespace nabor::epub
