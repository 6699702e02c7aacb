#include "xml/opaque_markup.h"

#include <utility>

namespace nabor::xml {

std::optional<OpaqueMarkup> opaque_markup(std::string_view text, std::size_t at) {
    static constexpr std::pair<std::string_view, std::string_view> kinds[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
    for (const auto& [open, close] : kinds) {
        if (text.substr(at, open.size()) != open) continue;
        const std::size_t found = text.find(close, at + open.size());
        return OpaqueMarkup{open, close, found == std::string_view::npos ? found : found + close.size()};
    }
    return std::nullopt;
}

}  // namespace nabor::xml
