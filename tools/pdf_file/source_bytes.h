// In: the bytes of a PDF. Out: what is known of it before its objects are read.
// Holds: time in proportion to the bytes.
#pragma once

#include <string>
#include <string_view>

namespace nabor::pdf {

// From the header on; empty where there is none. Readers accept it anywhere in the first 1024 bytes (ISO 32000-1, 7.5.2); offsets then
// count from it.
std::string_view from_header(std::string_view bytes);

// Asked before PoDoFo reads the file: whatever fails then, the reason is the encryption. Trailers are never encrypted.
bool is_encrypted(std::string_view pdf);

// PoDoFo 0.9.8 takes a file with a cross-reference stream and less than about 600 bytes for one that is cut short. A comment makes it longer;
// the cross-references stay where they are. "" for a longer file.
std::string lengthened(std::string_view pdf);

}  // namespace nabor::pdf
