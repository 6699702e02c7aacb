// In: addresses and style sheets of a drawing. Out: which of them stay inside it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nabor {

enum class LinkPlace : std::uint8_t { inside, data, network, file, script };

// "#a" is inside, "data:image/png;…" data; other data is a script, for it may be a page.
LinkPlace place_of_link(std::string_view address);

struct SafeStyle {
    std::string css;
    bool changed = false;  // an import or an address was taken out
};

// CSS, of a style sheet or of one value, without what it would load: url() of other files becomes none, @import goes.
SafeStyle safe_style(std::string_view css);

// `bytes` of an image as "data:image/png;base64,…"
std::string data_address(std::string_view media_type, std::string_view bytes);

}  // namespace nabor
