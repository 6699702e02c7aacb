#include "xml/markup_sample.h"

#include <algorithm>

namespace nabor::xml {

namespace {

// The position after `end`, searched from `at`.
std::size_t after(std::string_view source, std::string_view end, std::size_t at) {
    const std::size_t found = source.find(end, at);
    return found == std::string_view::npos ? source.size() : found + end.size();
}

// The position after a tag; a > may stand in the value of an attribute.
std::size_t after_tag(std::string_view source, std::size_t at) {
    while (at < source.size() && source[at] != '>') {
        const char c = source[at++];
        if (c == '"' || c == '\'') at = std::min(source.find(c, at), source.size() - 1) + 1;
    }
    return std::min(at + 1, source.size());
}

}  // namespace

std::optional<std::string_view> markup_inside(std::string_view source, std::size_t begin, std::string_view name) {
    if (begin >= source.size() || source[begin] != '<' || !source.substr(begin + 1).starts_with(name)) return std::nullopt;
    const std::size_t inside = after_tag(source, begin);
    if (source[inside - 2] == '/') return std::string_view();
    std::size_t depth = 1;
    for (std::size_t at = source.find('<', inside); at != std::string_view::npos; at = source.find('<', at)) {
        const std::string_view rest = source.substr(at);
        if (rest.starts_with("<!--")) {
            at = after(source, "-->", at + 4);
        } else if (rest.starts_with("<![CDATA[")) {
            at = after(source, "]]>", at);
        } else if (rest.starts_with("<?")) {
            at = after(source, "?>", at);
        } else if (rest.starts_with("</")) {
            if (--depth == 0) return source.substr(inside, at - inside);
            at = after_tag(source, at);
        } else {
            at = after_tag(source, at);
            if (source[at - 2] != '/') ++depth;
        }
    }
    return std::nullopt;
}

}  // namespace nabor::xml
