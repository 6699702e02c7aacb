// In: the text of a TOML file. Out: its values with their places, keys in the file's order.
// Holds: toml++ is used header-only and without its exceptions; no other source includes it. The pkg-config file of Debian asks for the
// shared library, which was built with exceptions, so its two definitions are undone here.
#include "base/settings.h"

#undef TOML_SHARED_LIB
#undef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"

namespace nabor {

namespace {

// toml++ gives places as line and column (from 1, columns in code points); a Span wants bytes.
class ByteOffsets {
public:
    ByteOffsets(SourceId source, std::string_view text) : source_(source), text_(text) {
        starts_.push_back(0);
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\n') starts_.push_back(i + 1);
        }
    }

    std::uint32_t byte(const toml::source_position& place) const {
        if (place.line == 0) return 0;
        std::size_t at = place.line <= starts_.size() ? starts_[place.line - 1] : text_.size();
        for (toml::source_index column = 1; column < place.column && at < text_.size(); ++column) next_code_point(text_, at);
        return static_cast<std::uint32_t>(std::min(at, text_.size()));
    }

    Span span(const toml::source_region& region) const {
        const std::uint32_t begin = byte(region.begin);
        return {source_, begin, std::max(begin, byte(region.end))};
    }

    std::string text(const toml::source_region& region) const {
        const Span range = span(region);
        return std::string(trim_xml_space(text_.substr(range.begin, range.end - range.begin)));
    }

private:
    SourceId source_;
    std::string_view text_;
    std::vector<std::size_t> starts_;
};

SettingValue value_of(const toml::node& node, const ByteOffsets& offsets);

SettingArray array_of(const toml::array& array, const ByteOffsets& offsets) {
    SettingArray items;
    for (const toml::node& node : array) items.push_back({value_of(node, offsets), offsets.span(node.source())});
    return items;
}

SettingTable table_of(const toml::table& table, const ByteOffsets& offsets) {
    SettingTable settings;
    for (auto&& [key, node] : table) {
        settings.push_back({std::string(key.str()), value_of(node, offsets), offsets.span(key.source())});
    }
    // toml++ keeps keys by their letters.
    std::stable_sort(settings.begin(), settings.end(), [](const Setting& a, const Setting& b) { return a.span.begin < b.span.begin; });
    return settings;
}

SettingValue value_of(const toml::node& node, const ByteOffsets& offsets) {
    if (const auto* table = node.as_table()) return table_of(*table, offsets);
    if (const auto* array = node.as_array()) return array_of(*array, offsets);
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* integer = node.as_integer()) return integer->get();
    if (const auto* real = node.as_floating_point()) return real->get();
    if (const auto* truth = node.as_boolean()) return truth->get();
    return offsets.text(node.source());   // dates and times, as they are written
}

}  // namespace

std::optional<SettingTable> read_settings(SourceId source, const Sources& sources, Report& report) {
    const std::string_view text = sources.bytes(source);
    const ByteOffsets offsets(source, text);
    const toml::parse_result result = toml::parse(text);
    if (!result) {
        report.error("toml-syntax", offsets.span(result.error().source()),
                     fmt::format("this is not TOML: {}", result.error().description()), "The syntax is described at https://toml.io/en/v1.0.0.");
        return std::nullopt;
    }
    return table_of(result.table(), offsets);
}

const Setting* find_setting(const SettingTable& table, std::string_view dotted_key) {
    const std::size_t dot = dotted_key.find('.');
    const std::string_view first = dotted_key.substr(0, dot);
    const auto found = std::find_if(table.begin(), table.end(), [&](const Setting& setting) { return setting.key == first; });
    if (found == table.end()) return nullptr;
    if (dot == std::string_view::npos) return &*found;
    const auto* inner = std::get_if<SettingTable>(&found->value);
    return inner == nullptr ? nullptr : find_setting(*inner, dotted_key.substr(dot + 1));
}

}  // namespace nabor
