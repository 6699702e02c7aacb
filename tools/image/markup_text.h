// In: names and characters. Out: the syntax of XML.
#pragma once

#include <string>
#include <string_view>

namespace nabor {

// Namespaces.
inline constexpr std::string_view xml_address = "http://www.w3.org/XML/1998/namespace", xmlns_address = "http://www.w3.org/2000/xmlns/",
                                  xlink_address = "http://www.w3.org/1999/xlink", svg_address = "http://www.w3.org/2000/svg";

std::string svg_number(double value);  // with two decimal places, in every locale

inline void append_markup_text(std::string& out, std::string_view characters) {
    for (const char c : characters) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '\r') out += "&#13;";
        else out += c;
    }
}

inline void append_markup_attribute(std::string& out, std::string_view name, std::string_view value) {
    out += ' ';
    out += name;
    out += "=\"";
    for (const char c : value) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '"') out += "&quot;";
        else if (c == '\n') out += "&#10;";
        else if (c == '\t') out += "&#9;";
        else if (c == '\r') out += "&#13;";
        else out += c;
    }
    out += '"';
}

}  // namespace nabor
