// In: an XML file's text. Out: the general entities that its internal DTD subset declares.
// Holds: XML 1.0, 4.4 and 4.5. Character references of a value are expanded here, general entity references are not; parameter entities of
// the subset are followed, within limits.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace nabor::xml {

struct Entity {
    std::string value;  // its replacement text
    bool external = false;
};

struct InternalSubset {
    std::map<std::string, Entity, std::less<>> entities;
    std::size_t end = 0;  // where the document type declaration ends
};

InternalSubset read_internal_subset(std::string_view text);

// Whether a character may be part of an entity's name. Letters beyond ASCII all may.
bool is_name_character(char c);

// A character reference, as "&#38;": its end after the semicolon, and its number; end 0 where there is none.
struct CharacterReference {
    std::size_t end = 0;
    unsigned long number = 0;
};
CharacterReference character_reference(std::string_view text, std::size_t at);

// Char of XML 1.0, 2.2.
bool is_xml_character(unsigned long number);

// The character that a control of 0x80 to 0x9F means in Windows-1252, as writers of such controls meant it; U+FFFD for five of them.
bool is_windows_control(unsigned long number);
char32_t windows_character(unsigned long number);

}  // namespace nabor::xml
