#include "xml/entities.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"

namespace nabor::xml {

namespace {

struct Entity {
    std::string value;
    bool external = false;
};
using Entities = std::map<std::string, Entity, std::less<>>;

struct InternalSubset {
    Entities entities;
    std::size_t end = 0;  // where the document type declaration ends
};

constexpr std::string_view predefined[] = {"amp", "lt", "gt", "quot", "apos"};

// Names of XHTML's DTD that files use without declaring them.
struct NamedCharacter {
    std::string_view name;
    char32_t character;
};
constexpr NamedCharacter named_characters[] = {
    {"nbsp", 0xA0},    {"shy", 0xAD},     {"laquo", 0xAB},   {"raquo", 0xBB},   {"mdash", 0x2014}, {"ndash", 0x2013}, {"hellip", 0x2026},
    {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"sbquo", 0x201A}, {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"bdquo", 0x201E}, {"thinsp", 0x2009},
    {"sect", 0xA7},    {"para", 0xB6},    {"copy", 0xA9},    {"deg", 0xB0},     {"times", 0xD7},   {"eacute", 0xE9},  {"egrave", 0xE8},
    {"agrave", 0xE0},  {"ccedil", 0xE7},  {"auml", 0xE4},    {"ouml", 0xF6},    {"uuml", 0xFC},    {"szlig", 0xDF},
};

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == ':' ||
           (static_cast<unsigned char>(c) & 0x80) != 0;
}

// The name of the general entity reference at `text[at]` ('&'), or "" when there is none.
std::string_view reference_at(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && is_name_character(text[end])) ++end;
    if (end == at + 1 || end >= text.size() || text[end] != ';') return {};
    return text.substr(at + 1, end - at - 1);
}

bool is_predefined(std::string_view name) { return std::find(std::begin(predefined), std::end(predefined), name) != std::end(predefined); }

// Character references in an entity's declared value are expanded when it is declared (XML 1.0, 4.5).
std::string with_characters(std::string_view value) {
    std::string text;
    for (std::size_t at = 0; at < value.size();) {
        const std::size_t end = value.find(';', at);
        if (value.substr(at, 2) != "&#" || end == std::string_view::npos || end - at > 12) {
            text += value[at++];
            continue;
        }
        const bool hexadecimal = value[at + 2] == 'x';
        const unsigned long code =
            std::strtoul(std::string(value.substr(at + (hexadecimal ? 3 : 2), end - at)).c_str(), nullptr, hexadecimal ? 16 : 10);
        // A literal & or < must stay escaped when the entity is expanded.
        if (code == '&')
            text += "&amp;";
        else if (code == '<')
            text += "&lt;";
        else
            append_utf8(text, code > 0 && code <= 0x10FFFF ? static_cast<char32_t>(code) : U'\uFFFD');
        at = end + 1;
    }
    return text;
}

// Reads the declarations of a document's internal subset (XML 1.0, 2.8 and 4.2).
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
        return {std::move(entities_), std::min(at_, text_.size())};
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
        const std::size_t name_begin = at_;
        while (at_ < text_.size() && is_name_character(text_[at_])) ++at_;
        const std::string name(text_.substr(name_begin, at_ - name_begin));
        skip_space();
        Entity entity;
        if (looking_at("\"") || looking_at("'")) {
            const std::size_t begin = ++at_;
            skip_past(text_.substr(begin - 1, 1));
            entity.value = with_characters(text_.substr(begin, at_ - begin - 1));
        } else {
            entity.external = true;
        }
        skip_declaration();
        if (!parameter && !name.empty()) entities_.emplace(name, std::move(entity));  // the first declaration binds
    }

    std::string_view text_;
    std::size_t at_ = 0;
    Entities entities_;
};

class Expander {
public:
    Expander(SourceId source, const Entities& entities, Report& report, const EntityLimits& limits)
        : source_(source), entities_(entities), report_(report), limits_(limits) {}

    // References before `begin` (inside the document type declaration) stay as they are.
    Expanded expand(std::string_view text, std::size_t begin) {
        result_.text.reserve(text.size() + 256);
        std::size_t from = 0;
        for (std::size_t at = begin; at < text.size();) {
            const std::size_t mark = text.find_first_of("&<", at);
            if (mark == std::string_view::npos) break;
            at = mark + 1;
            if (text[mark] == '<') {
                at = past_opaque(text, mark);
                continue;
            }
            const std::string_view name = reference_at(text, mark);
            if (name.empty() || is_predefined(name)) continue;
            copy(text, from, mark);
            at = from = mark + name.size() + 2;
            place_ = {source_, static_cast<std::uint32_t>(mark), static_cast<std::uint32_t>(at)};
            result_.positions.replaced(result_.text.size(), mark);
            replace(name, 1);
        }
        copy(text, from, text.size());
        return std::move(result_);
    }

private:
    // References inside comments, processing instructions and CDATA sections are not references.
    static std::size_t past_opaque(std::string_view text, std::size_t at) {
        static constexpr std::pair<std::string_view, std::string_view> opaque[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
        for (const auto& [open, close] : opaque) {
            if (text.substr(at, open.size()) != open) continue;
            const std::size_t end = text.find(close, at);
            return end == std::string_view::npos ? text.size() : end + close.size();
        }
        return at + 1;
    }

    void copy(std::string_view text, std::size_t from, std::size_t to) {
        result_.positions.copied(result_.text.size(), from);
        result_.text += text.substr(from, to - from);
    }

    void replace(std::string_view name, std::size_t depth) {
        if (over_limit(depth)) return;
        const auto found = entities_.find(name);
        if (found == entities_.end()) return replace_unknown(name);
        if (found->second.external) return refuse_external(name);
        append(found->second.value, depth);
    }

    void append(std::string_view value, std::size_t depth) {
        for (std::size_t at = 0; at < value.size() && !stopped_;) {
            const std::size_t mark = std::min(value.find('&', at), value.size());
            result_.text += value.substr(at, mark - at);
            added_ += mark - at;
            at = mark;
            if (at == value.size()) return;
            const std::string_view name = reference_at(value, at);
            if (name.empty() || is_predefined(name)) {
                result_.text += value[at++];
                continue;
            }
            replace(name, depth + 1);
            at += name.size() + 2;
        }
    }

    bool over_limit(std::size_t depth) {
        if (stopped_) return true;
        if (depth <= limits_.depth && ++references_ <= limits_.references && added_ <= limits_.bytes) return false;
        stopped_ = true;
        report_.error("tei-entity-limit", place_,
                      depth > limits_.depth ? "entities refer to each other too deeply" : "entities expand to too much text",
                      "an entity must not contain itself; write long text once, not by reference");
        return true;
    }

    void replace_unknown(std::string_view name) {
        for (const NamedCharacter& row : named_characters)
            if (row.name == name) return append_utf8(result_.text, row.character);
        if (reported_.insert(std::string(name)).second)
            report_.warning("tei-unknown-entity", place_, fmt::format("the entity &{}; is not declared", name),
                            "declare it in the document type, or write the character itself");
        result_.text += fmt::format("&amp;{};", name);
    }

    void refuse_external(std::string_view name) {
        if (reported_.insert(std::string(name)).second)
            report_.error("tei-external-entity", place_, fmt::format("the entity &{}; is defined in another file, which is not read", name),
                          "include the file with xi:include");
    }

    SourceId source_;
    const Entities& entities_;
    Report& report_;
    EntityLimits limits_;
    Expanded result_;
    Span place_;
    std::size_t references_ = 0, added_ = 0;
    bool stopped_ = false;
    std::set<std::string, std::less<>> reported_;
};

bool has_references(std::string_view text) {
    for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
        const std::string_view name = reference_at(text, at);
        if (!name.empty() && !is_predefined(name)) return true;
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
    if (!has_references(text)) return {std::string(text), {}};
    const InternalSubset subset = SubsetReader(text).read();
    return Expander(source, subset.entities, report, limits).expand(text, subset.end);
}

}  // namespace nabor::xml
