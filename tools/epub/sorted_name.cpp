#include "epub/sorted_name.h"

#include "base/utf8.h"
#include "language/language.h"

namespace nabor::epub {

std::string sorted_name(const Contributor& contributor, const std::string& language) {
    std::string sorted = collapse_xml_space(contributor.file_as);
    if (!sorted.empty()) return sorted;
    const std::string name = collapse_xml_space(contributor.name);
    const std::string& own = contributor.language.empty() ? language : contributor.language;
    return contributor.corporate ? corporate_file_as(name, own) : file_as(name, own);
}

}  // namespace nabor::epub
