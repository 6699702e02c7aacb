// The stylesheets of the layouts that come with the program, for tests without a Session.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace nabor::testing {

// With the text of the layouts that it imports by name in their places.
inline std::string css_of_layout(const std::string& name) {
    constexpr std::string_view before = "\n@import \"", after = "\";";
    std::ifstream file(std::string(NABOR_SOURCE_FOLDER) + "/layouts/" + name + "/" + name + ".css", std::ios::binary);
    std::string css{std::istreambuf_iterator<char>(file), {}};
    for (std::size_t at = css.find(before); at != std::string::npos; at = css.find(before, at)) {
        const std::size_t begin = at + before.size(), end = css.find(after, begin);
        css.replace(at, end + after.size() - at, "\n" + css_of_layout(css.substr(begin, end - begin)));
    }
    return css;
}

}  // namespace nabor::testing
