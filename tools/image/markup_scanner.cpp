#include "image/markup_scanner.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/utf8.h"
#include "image/markup_text.h"

namespace nabor {

namespace {

// XML 1.0, production 4.
bool begins_name(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || (c >= 0xC0 && c <= 0xD6) || (c >= 0xD8 && c <= 0xF6) ||
           (c >= 0xF8 && c <= 0x2FF) || (c >= 0x370 && c <= 0x37D) || (c >= 0x37F && c <= 0x1FFF) || (c >= 0x200C && c <= 0x200D) ||
           (c >= 0x2070 && c <= 0x218F) || (c >= 0x2C00 && c <= 0x2FEF) || (c >= 0x3001 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFDCF) ||
           (c >= 0xFDF0 && c <= 0xFFFC) || (c >= 0x10000 && c <= 0xEFFFF);
}

// Production 4a.
bool continues_name(char32_t c) {
    return begins_name(c) || c == '-' || c == '.' || (c >= '0' && c <= '9') || c == 0xB7 || (c >= 0x300 && c <= 0x36F) ||
           (c >= 0x203F && c <= 0x2040);
}

// Production 2.
bool is_character(char32_t c) { return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF && c <= 0x10FFFF : c == '\t' || c == '\n' || c == '\r'; }

bool has_only_characters(std::string_view text) {
    if (!is_well_formed_utf8(text)) return false;
    for (std::size_t at = 0; at < text.size();)
        if (!is_character(next_code_point(text, at))) return false;
    return true;
}

constexpr std::size_t most_expanded = 1'000'000;
constexpr int deepest_entity = 16;
constexpr std::size_t longest_reference = 40;

struct CharacterReference {
    std::size_t end = 0;  // past its semicolon; 0 where there is none
    char32_t character = 0;
};

CharacterReference character_reference(std::string_view raw, std::size_t at) {
    std::string_view digits = raw.substr(at, longest_reference);
    const std::size_t end = digits.find(';');
    if (!digits.starts_with("&#") || end == std::string_view::npos) return {};
    const bool is_hexadecimal = digits[2] == 'x';
    digits = digits.substr(0, end).substr(is_hexadecimal ? 3 : 2);
    std::uint32_t code = 0;
    const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, is_hexadecimal ? 16 : 10);
    const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (error != std::errc{} || rest != digits.data() + digits.size() || is_surrogate || !is_character(code)) return {};
    return {at + end + 1, code};
}

// XML 1.0, 4.5: references to characters are expanded where the entity is declared, references to entities where it stands.
std::string replacement_text(std::string_view value) {
    std::string text;
    for (std::size_t at = 0; at < value.size();) {
        const CharacterReference reference = value[at] == '&' ? character_reference(value, at) : CharacterReference{};
        if (reference.end != 0) append_utf8(text, reference.character);
        else text += value[at];
        at = reference.end != 0 ? reference.end : at + 1;
    }
    return text;
}

struct Predefined {
    std::string_view name;
    char character;
};
constexpr Predefined predefined[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};

}  // namespace

MarkupScanner::MarkupScanner(std::string_view text) : source_(text) {
    if (source_.starts_with("\xEF\xBB\xBF")) source_.remove_prefix(3);
}

MarkupEvent MarkupScanner::fault(std::string reason) {
    const auto line = std::count(source_.begin(), source_.begin() + static_cast<std::ptrdiff_t>(std::min(at_, source_.size())), '\n') + 1;
    if (problem_.empty()) problem_ = std::move(reason) + " (line " + std::to_string(line) + ")";
    at_ = source_.size();
    return MarkupEvent::fault;
}

MarkupEvent MarkupScanner::next() {
    if (!problem_.empty()) return MarkupEvent::fault;
    if (!std::exchange(begun_, true)) {
        if (!has_only_characters(source_)) return fault("it has bytes that are no characters");
        if (!skip_prolog()) return fault("its prolog is damaged");
    }
    if (std::exchange(closes_itself_, false)) return close_element();
    while (at_ < source_.size()) {
        if (open_.empty()) skip_space();
        if (at_ == source_.size()) break;
        if (source_[at_] != '<') return open_.empty() ? fault("characters stand outside its root element") : characters();
        if (looking_at("<!--")) {
            if (!skip_comment()) return fault("a comment is damaged");
        } else if (looking_at("<?")) {
            return take_instruction() ? MarkupEvent::instruction : fault("an instruction is damaged");
        } else if (looking_at("<![CDATA[")) {
            return !open_.empty() && take_section() ? MarkupEvent::text : fault("a CDATA section is damaged");
        } else {
            return tag();
        }
    }
    if (!open_.empty()) return fault("the element " + std::string(open_.back().name) + " is not closed");
    return rooted_ ? MarkupEvent::end : fault("it has no element");
}

void MarkupScanner::skip_space() {
    while (at_ < source_.size() && is_xml_space(source_[at_])) ++at_;
}

// The XML declaration, and up to the root element what has no event.
bool MarkupScanner::skip_prolog() {
    if (looking_at("<?xml") && source_.size() > 5 && is_xml_space(source_[5])) {
        const std::size_t end = source_.find("?>");
        if (end == std::string_view::npos) return false;
        at_ = end + 2;
    }
    for (skip_space(); at_ < source_.size(); skip_space()) {
        if (looking_at("<!--")) {
            if (!skip_comment()) return false;
        } else if (looking_at("<!DOCTYPE")) {
            if (!skip_document_type()) return false;
        } else {
            return true;
        }
    }
    return true;
}

bool MarkupScanner::skip_document_type() {
    int brackets = 0;
    while (at_ < source_.size()) {
        const char c = source_[at_++];
        if (c == '"' || c == '\'') {
            const std::size_t end = source_.find(c, at_);
            if (end == std::string_view::npos) return false;
            at_ = end + 1;
        } else if (c == '<' && source_.substr(at_ - 1, 4) == "<!--") {
            --at_;
            if (!skip_comment()) return false;
        } else if (c == '<' && source_.substr(at_ - 1, 8) == "<!ENTITY") {
            at_ += 7;
            if (!take_entity()) return false;
        } else if (c == '[') {
            ++brackets;
        } else if (c == ']') {
            --brackets;
        } else if (c == '>' && brackets <= 0) {
            return true;
        }
    }
    return false;
}

// One with a value in the file; what follows it is skipped by the caller.
bool MarkupScanner::take_entity() {
    skip_space();
    const std::string_view name = take_name();
    skip_space();
    const char quote = at_ < source_.size() ? source_[at_] : '\0';
    if (name.empty() || (quote != '"' && quote != '\'')) return true;
    const std::size_t end = source_.find(quote, at_ + 1);
    if (end == std::string_view::npos) return false;
    entities_.emplace(name, replacement_text(source_.substr(at_ + 1, end - at_ - 1)));
    at_ = end + 1;
    return true;
}

bool MarkupScanner::skip_comment() {
    const std::size_t end = source_.find("--", at_ + 4);
    if (end == std::string_view::npos || source_.substr(end, 3) != "-->") return false;
    at_ = end + 3;
    return true;
}

bool MarkupScanner::take_instruction() {
    at_ += 2;
    const std::size_t end = source_.find("?>", at_);
    if (end == std::string_view::npos) return false;
    text_ = source_.substr(at_, end - at_);
    const std::string_view target = take_name();
    const bool is_xml = target.size() == 3 && (target[0] | 0x20) == 'x' && (target[1] | 0x20) == 'm' && (target[2] | 0x20) == 'l';
    at_ = end + 2;
    return !target.empty() && !is_xml;
}

bool MarkupScanner::take_section() {
    at_ += 9;
    const std::size_t end = source_.find("]]>", at_);
    if (end == std::string_view::npos) return false;
    text_ = source_.substr(at_, end - at_);
    at_ = end + 3;
    return true;
}

MarkupEvent MarkupScanner::characters() {
    const std::size_t end = std::min(source_.find('<', at_), source_.size());
    const std::string_view raw = source_.substr(at_, end - at_);
    if (raw.find("]]>") != std::string_view::npos) return fault("]]> stands in its text");
    text_.clear();
    if (!decode(raw, text_, false)) return MarkupEvent::fault;
    at_ = end;
    return MarkupEvent::text;
}

std::string_view MarkupScanner::take_name() {
    const std::size_t begin = at_;
    while (at_ < source_.size()) {
        std::size_t next = at_;
        const char32_t c = next_code_point(source_, next);
        if (at_ == begin ? !begins_name(c) : !continues_name(c)) break;
        at_ = next;
    }
    return source_.substr(begin, at_ - begin);
}

MarkupEvent MarkupScanner::tag() { return looking_at("</") ? end_tag() : start_tag(); }

MarkupEvent MarkupScanner::end_tag() {
    at_ += 2;
    const std::string_view name = take_name();
    skip_space();
    if (open_.empty() || name != open_.back().name)
        return fault(open_.empty() ? "an element is closed that is not open" : "the element " + std::string(open_.back().name) + " is not closed");
    if (!looking_at(">")) return fault("a tag is not closed");
    ++at_;
    return close_element();
}

MarkupEvent MarkupScanner::close_element() {
    OpenElement& last = open_.back();
    name_ = last.name;
    local_ = last.local;
    closed_space_ = std::move(last.name_space);
    name_space_ = closed_space_;
    declarations_.resize(last.declarations);
    open_.pop_back();
    return MarkupEvent::close;
}

MarkupEvent MarkupScanner::start_tag() {
    if (open_.empty() && std::exchange(rooted_, true)) return fault("it has a second root element");
    if (open_.size() >= deepest) return fault("its elements are nested more than " + std::to_string(deepest) + " deep");
    ++at_;
    name_ = take_name();
    if (name_.empty()) return fault("a tag has no name");
    open_.push_back({name_, name_, {}, declarations_.size()});
    attributes_.clear();
    if (!read_attributes() || !resolve_names()) return MarkupEvent::fault;
    open_.back().local = local_;
    open_.back().name_space = name_space_;
    name_space_ = open_.back().name_space;
    return MarkupEvent::open;
}

bool MarkupScanner::read_attributes() {
    while (true) {
        const std::size_t before = at_;
        skip_space();
        if (looking_at(">") || looking_at("/>")) {
            closes_itself_ = source_[at_] == '/';
            at_ += closes_itself_ ? 2 : 1;
            return true;
        }
        if (at_ == before || at_ == source_.size()) return fault("the tag of " + std::string(name_) + " is damaged"), false;
        if (!read_attribute()) return false;
    }
}

bool MarkupScanner::read_attribute() {
    const std::string_view name = take_name();
    skip_space();
    const bool has_value = !name.empty() && looking_at("=");
    if (has_value) ++at_;
    skip_space();
    const char quote = at_ < source_.size() ? source_[at_] : '\0';
    const std::size_t end = quote == '"' || quote == '\'' ? source_.find(quote, at_ + 1) : std::string_view::npos;
    if (!has_value || end == std::string_view::npos) return fault("an attribute of " + std::string(name_) + " is damaged"), false;
    std::string value;
    if (!decode(source_.substr(at_ + 1, end - at_ - 1), value, true)) return false;
    at_ = end + 1;
    if (name == "xmlns")
        declarations_.push_back({"", std::move(value)});
    else if (name.starts_with("xmlns:"))
        declarations_.push_back({std::string(name.substr(6)), std::move(value)});
    else
        attributes_.push_back({name, name, {}, std::move(value)});
    return true;
}

const std::string* MarkupScanner::address_of(std::string_view prefix) const {
    for (auto each = declarations_.rbegin(); each != declarations_.rend(); ++each)
        if (each->prefix == prefix) return &each->address;
    return nullptr;
}

bool MarkupScanner::resolve(std::string_view name, bool is_attribute, std::string_view& local, std::string_view& name_space) {
    const std::size_t colon = name.find(':');
    local = colon == std::string_view::npos ? name : name.substr(colon + 1);
    const std::string_view prefix = colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
    name_space = {};
    if (prefix.empty() && colon == std::string_view::npos && is_attribute) return true;
    const std::string* address = address_of(prefix);
    if (address != nullptr)
        name_space = *address;
    else if (prefix == "xml")
        name_space = xml_address;
    else if (prefix == "xlink")
        name_space = xlink_address;  // often not declared, and everybody knows it
    else if (colon != std::string_view::npos)
        return false;
    return colon == std::string_view::npos || (!prefix.empty() && !local.empty() && local.find(':') == std::string_view::npos);
}

bool MarkupScanner::resolve_names() {
    for (std::size_t i = open_.back().declarations; i < declarations_.size(); ++i) {
        const Declaration& own = declarations_[i];
        if (own.prefix == "xmlns" || (!own.prefix.empty() && own.address.empty()) || own.address == xmlns_address)
            return fault("a namespace is declared wrongly"), false;
        for (std::size_t k = open_.back().declarations; k < i; ++k)
            if (declarations_[k].prefix == own.prefix) return fault("a namespace is declared twice"), false;
    }
    if (!resolve(name_, false, local_, name_space_)) return fault("the prefix of " + std::string(name_) + " is not declared"), false;
    for (MarkupAttribute& attribute : attributes_)
        if (!resolve(attribute.name, true, attribute.local, attribute.name_space))
            return fault("the prefix of " + std::string(attribute.name) + " is not declared"), false;
    for (std::size_t i = 0; i < attributes_.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (attributes_[k].local == attributes_[i].local && attributes_[k].name_space == attributes_[i].name_space)
                return fault("the attribute " + std::string(attributes_[i].name) + " is given twice"), false;
    return true;
}

bool MarkupScanner::decode(std::string_view raw, std::string& out, bool in_attribute) {
    for (std::size_t at = 0; at < raw.size();) {
        const char c = raw[at];
        if (c == '&') {
            const std::size_t length = reference(raw, at, out);
            if (length == 0) return fault("a reference is damaged, or names an entity that is not declared"), false;
            at += length;
        } else if (c == '<' && in_attribute) {
            return fault("< stands in an attribute"), false;
        } else {
            const bool is_return = c == '\r';
            if (is_return && at + 1 < raw.size() && raw[at + 1] == '\n') ++at;
            out += in_attribute && is_xml_space(c) ? ' ' : is_return ? '\n' : c;
            ++at;
        }
    }
    return true;
}

// Entities may name others; the text of none may have markup.
bool MarkupScanner::append_entity(std::string_view name, std::string& out) {
    const auto entity = entities_.find(name);
    if (entity == entities_.end() || entity_depth_ >= deepest_entity) return false;
    const std::string_view value = entity->second;
    expanded_ += value.size();
    if (expanded_ > most_expanded || value.find('<') != std::string_view::npos) return false;
    ++entity_depth_;
    std::size_t at = 0;
    while (at < value.size()) {
        const std::size_t length = value[at] == '&' ? reference(value, at, out) : 1;
        if (length == 0) break;
        if (value[at] != '&') out += value[at];
        at += length;
    }
    --entity_depth_;
    return at == value.size();
}

// Its length; 0 when it is none.
std::size_t MarkupScanner::reference(std::string_view raw, std::size_t at, std::string& out) {
    const std::size_t end = raw.substr(at, longest_reference).find(';');
    if (end == std::string_view::npos) return 0;
    const std::string_view name = raw.substr(at + 1, end - 1);
    for (const Predefined& each : predefined)
        if (each.name == name) return out += each.character, end + 1;
    if (!name.starts_with('#')) return append_entity(name, out) ? end + 1 : 0;
    const CharacterReference character = character_reference(raw, at);
    if (character.end == 0) return 0;
    append_utf8(out, character.character);
    return end + 1;
}

}  // namespace nabor
