#include "xml/entities.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "xml/entity_content.h"
#include "xml/internal_subset.h"
#include "xml/named_characters.h"

namespace nabor::xml {

namespace {

constexpr std::string_view predefined[] = {"amp", "lt", "gt", "quot", "apos"};

constexpr std::size_t most_faults = 100;  // findings

// The name of the general entity reference at `text[at]` ('&'), or "" when there is none.
std::string_view reference_at(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && is_name_character(text[end])) ++end;
    if (end == at + 1 || end >= text.size() || text[end] != ';') return {};
    return text.substr(at + 1, end - at - 1);
}

bool is_predefined(std::string_view name) { return std::find(std::begin(predefined), std::end(predefined), name) != std::end(predefined); }

// A reference to a character that XML does not have.
bool is_bad(const CharacterReference& reference) {
    return reference.end != 0 && (!is_xml_character(reference.number) || is_windows_control(reference.number));
}

// What stands for it in the text.
std::string mended(unsigned long number) {
    if (number > 0 && number < 0x20) return " ";
    std::string text;
    append_utf8(text, is_windows_control(number) ? windows_character(number) : U'\uFFFD');
    return text;
}

class Expander {
public:
    Expander(SourceId source, const InternalSubset& subset, Report& report, const EntityLimits& limits)
        : source_(source), subset_(subset), report_(report), limits_(limits) {}

    // References before the end of the document type declaration stay as they are.
    Expanded expand(std::string_view text) {
        result_.text.reserve(text.size() + 256);
        std::size_t from = 0;
        for (std::size_t at = subset_.end; at < text.size() && !result_.refused;) {
            const std::size_t mark = text.find_first_of(in_tag_ ? "&<>\"'" : "&<", at);
            if (mark == std::string_view::npos) break;
            at = text[mark] == '&' ? reference(text, mark, from) : past_sign(text, mark);
        }
        if (!result_.refused) copy(text, from, text.size());
        return std::move(result_);
    }

private:
    // Replaces the reference at `mark` where there is one. `from` is the first byte that is not copied yet.
    std::size_t reference(std::string_view text, std::size_t mark, std::size_t& from) {
        const CharacterReference character = character_reference(text, mark);
        const std::string_view name = reference_at(text, mark);
        if (!is_bad(character) && (name.empty() || is_predefined(name))) return mark + 1;
        copy(text, from, mark);
        from = character.end != 0 ? character.end : mark + name.size() + 2;
        place_ = {source_, static_cast<std::uint32_t>(mark), static_cast<std::uint32_t>(from)};
        result_.positions.replaced(result_.text.size(), mark);
        if (is_bad(character))
            replace_bad(character, text.substr(mark, from - mark));
        else
            replace(name, 1);
        return from;
    }

    // Follows tags and their quotation marks; what is in comments, processing instructions and CDATA sections is not markup.
    std::size_t past_sign(std::string_view text, std::size_t mark) {
        const char sign = text[mark];
        if (quote_ != 0) {
            if (sign == quote_) quote_ = 0;
        } else if (sign == '<') {
            if (const std::size_t end = past_opaque(text, mark); end != 0) return end;
            in_tag_ = mark + 1 < text.size() && is_name_character(text[mark + 1]);
        } else if (sign == '>') {
            in_tag_ = false;
        } else {
            quote_ = sign;
        }
        return mark + 1;
    }

    static std::size_t past_opaque(std::string_view text, std::size_t at) {
        static constexpr std::pair<std::string_view, std::string_view> opaque[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
        for (const auto& [open, close] : opaque) {
            if (text.substr(at, open.size()) != open) continue;
            const std::size_t end = text.find(close, at);
            return end == std::string_view::npos ? text.size() : end + close.size();
        }
        return 0;
    }

    void copy(std::string_view text, std::size_t from, std::size_t to) {
        result_.positions.copied(result_.text.size(), from);
        result_.text += text.substr(from, to - from);
    }

    // In an attribute's value neither a quotation mark of an entity ends the value nor a < begins markup (XML 1.0, 4.4.5).
    void put(char c) {
        ++added_;
        if (quote_ != 0 && c == quote_)
            result_.text += c == '"' ? "&quot;" : "&apos;";
        else if (quote_ != 0 && c == '<')
            result_.text += "&lt;";
        else
            result_.text += c;
    }

    void replace(std::string_view name, std::size_t depth) {
        if (over_limit(depth)) return;
        const auto found = subset_.entities.find(name);
        if (found == subset_.entities.end()) return replace_unknown(name);
        if (found->second.external) return refuse_external(name);
        if (!in_tag_) check_content(name, found->second.value);
        append(found->second.value, depth);
    }

    void append(std::string_view value, std::size_t depth) {
        for (std::size_t at = 0; at < value.size() && !result_.refused;) {
            const CharacterReference character = value[at] == '&' ? character_reference(value, at) : CharacterReference{};
            if (is_bad(character)) {
                replace_bad(character, value.substr(at, character.end - at));
                at = character.end;
                continue;
            }
            const std::string_view name = value[at] == '&' ? reference_at(value, at) : std::string_view();
            if (name.empty() || is_predefined(name)) {
                put(value[at++]);
                continue;
            }
            replace(name, depth + 1);
            at += name.size() + 2;
        }
    }

    bool over_limit(std::size_t depth) {
        if (depth <= limits_.depth && ++references_ <= limits_.references && added_ <= limits_.bytes) return false;
        if (!std::exchange(result_.refused, true))
            report_.error("tei-entity-limit", place_,
                          depth > limits_.depth ? "entities refer to each other too deeply; the file is not read"
                                                : "entities expand to too much text; the file is not read",
                          "an entity must not contain itself; write long text once, not by reference");
        return true;
    }

    void replace_unknown(std::string_view name) {
        if (const std::string_view text = named_character(name); !text.empty()) {
            result_.text += text;
            return;
        }
        if (reported_.insert(std::string(name)).second)
            report_.warning("tei-unknown-entity", place_, fmt::format("the entity &{}; is not declared", name),
                            "declare it in the document type, or write the character itself");
        result_.text += fmt::format("&amp;{};", name);
    }

    // Once for each entity, as it is the same each time.
    void check_content(std::string_view name, std::string_view value) {
        if (value.find('<') == std::string_view::npos || !checked_.insert(std::string(name)).second) return;
        const std::string fault = fault_of_content(value);
        if (!fault.empty() && ++faults_ <= most_faults)
            report_.error("tei-malformed", place_, fmt::format("this is not well-formed XML: of the entity &{};, {}", name, fault),
                          "an entity has whole elements");
    }

    void refuse_external(std::string_view name) {
        if (reported_.insert(std::string(name)).second)
            report_.error("tei-external-entity", place_, fmt::format("the entity &{}; is defined in another file, which is not read", name),
                          "include the file with xi:include");
    }

    void replace_bad(const CharacterReference& reference, std::string_view written) {
        if (!std::exchange(reported_bad_, true))
            report_.warning("tei-bad-character", place_,
                            fmt::format("{} is no character of a text; \"{}\" stands in its place", written.substr(0, 20), mended(reference.number)),
                            "write the character that is meant");
        result_.text += mended(reference.number);
    }

    SourceId source_;
    const InternalSubset& subset_;
    Report& report_;
    EntityLimits limits_;
    Expanded result_;
    Span place_;
    bool in_tag_ = false;
    char quote_ = 0;  // that ends the attribute's value, 0 outside one
    std::size_t references_ = 0, added_ = 0, faults_ = 0;
    bool reported_bad_ = false;
    std::set<std::string, std::less<>> reported_, checked_;
};

bool has_references(std::string_view text) {
    for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
        const std::string_view name = reference_at(text, at);
        if ((!name.empty() && !is_predefined(name)) || is_bad(character_reference(text, at))) return true;
    }
    return false;
}

}  // namespace

std::uint32_t PositionMap::original(std::size_t expanded) const {
    const auto after =
        std::upper_bound(pieces_.begin(), pieces_.end(), expanded, [](std::size_t at, const Piece& piece) { return at < piece.expanded; });
    if (after == pieces_.begin()) return static_cast<std::uint32_t>(expanded);
    const Piece& piece = *(after - 1);
    return static_cast<std::uint32_t>(piece.moves ? piece.original + (expanded - piece.expanded) : piece.original);
}

Expanded expand_entities(SourceId source, std::string_view text, Report& report, const EntityLimits& limits) {
    if (!has_references(text)) return {std::string(text), {}, false};
    const InternalSubset subset = read_internal_subset(text);
    return Expander(source, subset, report, limits).expand(text);
}

}  // namespace nabor::xml
