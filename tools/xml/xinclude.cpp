#include "xml/xinclude.h"

#include <string>

namespace nabor::xml {

std::string_view local_name(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view namespace_of(pugi::xml_node element) {
    const std::string_view name = element.name();
    const std::size_t colon = name.find(':');
    const std::string key = colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
    for (pugi::xml_node around = element; around; around = around.parent())
        if (const pugi::xml_attribute declaration = around.attribute(key.c_str())) return declaration.value();
    return {};
}

bool is_xinclude(pugi::xml_node element) {
    const std::string_view space = namespace_of(element);
    if (space.empty()) return std::string_view(element.name()).starts_with("xi:");
    return space == "http://www.w3.org/2001/XInclude" || space == "http://www.w3.org/2003/XInclude";
}

std::string_view pointed_id(std::string_view pointer) {
    const std::size_t quote = pointer.find_first_of("'\"");
    if (quote != std::string_view::npos) {
        const std::size_t end = pointer.find(pointer[quote], quote + 1);
        return pointer.substr(quote + 1, end == std::string_view::npos ? end : end - quote - 1);
    }
    const std::size_t open = pointer.find('(');
    if (open == std::string_view::npos) return pointer;
    return pointer.substr(open + 1, pointer.find_first_of(")/", open) - open - 1);
}

}  // namespace nabor::xml
