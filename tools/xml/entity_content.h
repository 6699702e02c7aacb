// In: the replacement text of an entity. Out: why it is not well-formed by itself.
// Holds: XML 1.0, 4.3.2: an entity in the content of an element is content itself, so that no element, comment, instruction or section begins
// in one and ends in another. Linear in the text.
#pragma once

#include <string>
#include <string_view>

namespace nabor::xml {

// "" where it is, "it opens the element p and does not close it" where it is not.
std::string fault_of_content(std::string_view text);

}  // namespace nabor::xml
