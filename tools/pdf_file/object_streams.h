// In: the bytes of a PDF. Out: whether its object streams (ISO 32000-1, 7.5.7) may be read.
#pragma once

#include <string_view>

namespace nabor::pdf {

// PoDoFo inflates an object stream whole, and reads dictionaries and arrays in each other by recursion. So those that nest deeper than any
// real file, or inflate to more than 256 MB together, are found before it reads the file. "" or a reason. Requires that the file is not
// encrypted. Streams with another filter than FlateDecode are not looked at.
std::string_view fault_of_object_streams(std::string_view pdf);

}  // namespace nabor::pdf
