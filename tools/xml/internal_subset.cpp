#include "xml/internal_subset.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/utf8.h"

namespace nabor::xml {

namespace {

// How deep parameter entities may refer to each other, and how often.
constexpr int deepest = 8;
constexpr int most_references = 100;

// Whether markup begins behind a <: an element, a comment, a processing instruction.
bool begins_markup(std::string_view rest) {
    return !rest.empty() && (is_name_character(rest.front()) || rest.front() == '/' || rest.front() == '!' || rest.front() == '?');
}

// The replacement text of a value. A < that begins no markup stays escaped, where XML has no document at all.
std::string replacement_text(std::string_view value) {
    std::string text;
    for (std::size_t at = 0; at < value.size();) {
        const CharacterReference reference = character_reference(value, at);
        if (reference.end == 0) {
            text += value[at++];
            continue;
        }
        if (reference.number == '<' && !begins_markup(value.substr(reference.end)))
            text += "&lt;";
        else
            append_utf8(text, is_xml_character(reference.number) ? static_cast<char32_t>(reference.number) : U'\uFFFD');
        at = reference.end;
    }
    return text;
}

// Reads declarations (XML 1.0, 2.8 and 4.2).
class SubsetReader {
public:
    explicit SubsetReader(std::string_view text) : text_(text) {}

    InternalSubset read() {
        skip_prolog();
        if (!looking_at("<!DOCTYPE")) return {};
        while (at_ < text_.size() && text_[at_] != '[' && text_[at_] != '>') skip_quoted_or_one();
        if (at_ < text_.size() && text_[at_] == '[') {
            ++at_;
            while (at_ < text_.size() && text_[at_] != ']') declaration();
        }
        subset_.end = std::min(at_, text_.size());
        return std::move(subset_);
    }

private:
    bool looking_at(std::string_view what) const { return text_.substr(at_, what.size()) == what; }
    void skip_space() {
        while (at_ < text_.size() && is_xml_space(text_[at_])) ++at_;
    }
    void skip_past(std::string_view what) {
        const std::size_t found = text_.find(what, at_);
        at_ = found == std::string_view::npos ? text_.size() : found + what.size();
    }
    void skip_quoted_or_one() {
        const char c = text_[at_++];
        if (c == '"' || c == '\'') skip_past(std::string_view(&c, 1));
    }
    std::string_view name() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_name_character(text_[at_])) ++at_;
        return text_.substr(begin, at_ - begin);
    }

    void skip_prolog() {
        for (skip_space(); at_ < text_.size(); skip_space()) {
            if (looking_at("<?"))
                skip_past("?>");
            else if (looking_at("<!--"))
                skip_past("-->");
            else
                return;
        }
    }

    void declaration() {
        if (looking_at("<!--"))
            skip_past("-->");
        else if (looking_at("<?"))
            skip_past("?>");
        else if (looking_at("<!ENTITY"))
            entity();
        else if (looking_at("<!"))
            skip_declaration();
        else if (text_[at_] == '%')
            parameter_reference();
        else
            ++at_;
    }

    void skip_declaration() {
        while (at_ < text_.size() && text_[at_] != '>') skip_quoted_or_one();
        ++at_;
    }

    void entity() {
        at_ += 8;
        skip_space();
        const bool parameter = looking_at("%");
        if (parameter) ++at_;
        skip_space();
        const std::string named(name());
        skip_space();
        Entity entity;
        if (looking_at("\"") || looking_at("'")) {
            const std::size_t begin = ++at_;
            skip_past(text_.substr(begin - 1, 1));
            entity.value = replacement_text(text_.substr(begin, at_ - begin - 1));
        } else {
            entity.external = true;
        }
        skip_declaration();
        // The first declaration binds.
        if (!named.empty()) (parameter ? parameters_ : subset_.entities).emplace(named, std::move(entity));
    }

    // The declarations of a parameter entity stand in the place of its reference.
    void parameter_reference() {
        ++at_;
        const std::string_view named = name();
        if (looking_at(";")) ++at_;
        const auto found = parameters_.find(named);
        if (found == parameters_.end() || depth_ >= deepest || ++references_ > most_references) return;
        const std::string value = found->second.value;
        const std::string_view outer_text = std::exchange(text_, value);
        const std::size_t outer_at = std::exchange(at_, 0);
        ++depth_;
        while (at_ < text_.size()) declaration();
        --depth_;
        text_ = outer_text;
        at_ = outer_at;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    InternalSubset subset_;
    std::map<std::string, Entity, std::less<>> parameters_;
    int depth_ = 0, references_ = 0;
};

}  // namespace

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == ':' ||
           (static_cast<unsigned char>(c) & 0x80) != 0;
}

CharacterReference character_reference(std::string_view text, std::size_t at) {
    if (text.substr(at, 2) != "&#") return {};
    const bool hexadecimal = text.substr(at + 2, 1) == "x";
    const std::size_t digits = at + (hexadecimal ? 3 : 2);
    const std::size_t end = text.find_first_not_of("0123456789abcdefABCDEF", digits);
    if (end == std::string_view::npos || end == digits || text[end] != ';') return {};
    CharacterReference reference;
    const auto [stop, error] = std::from_chars(text.data() + digits, text.data() + end, reference.number, hexadecimal ? 16 : 10);
    if (stop != text.data() + end) return {};
    if (error != std::errc()) reference.number = 0;  // too large for any character
    reference.end = end + 1;
    return reference;
}

bool is_xml_character(unsigned long number) {
    if (number < 0x20) return number == 0x9 || number == 0xA || number == 0xD;
    return number < 0xD800 || (number > 0xDFFF && number < 0xFFFE) || (number > 0xFFFF && number <= 0x10FFFF);
}

bool is_windows_control(unsigned long number) { return number >= 0x80 && number < 0xA0; }

char32_t windows_character(unsigned long number) {
    static constexpr std::u32string_view characters = U"€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ";
    static_assert(characters.size() == 0x20);
    return characters[number - 0x80];
}

InternalSubset read_internal_subset(std::string_view text) { return SubsetReader(text).read(); }

}  // namespace nabor::xml
