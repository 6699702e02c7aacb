// In: a contributor. Out: the name as catalogues sort it.
#pragma once

#include <string>

#include "book/book.h"

namespace nabor::epub {

// `language`: of the book, for a name that says none.
std::string sorted_name(const Contributor& contributor, const std::string& language);

}  // namespace nabor::epub
