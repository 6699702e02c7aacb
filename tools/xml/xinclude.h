// In: an element of pugixml's tree, or what an xpointer says. Out: what XInclude 1.0 makes of them.
#pragma once

#include <pugixml.hpp>
#include <string_view>

namespace nabor::xml {

// A name without its prefix.
std::string_view local_name(std::string_view name);

// The namespace of an element, by the nearest declaration for its prefix; "" when there is none.
std::string_view namespace_of(pugi::xml_node element);

// Whether an element called include is XInclude's: by its namespace, or that of a draft. A prefix that nothing declares is tolerated.
bool is_xinclude(pugi::xml_node element);

// The id that an xpointer points to: "foo", "xpointer(id('foo'))", "element(foo)" → foo
std::string_view pointed_id(std::string_view pointer);

}  // namespace nabor::xml
