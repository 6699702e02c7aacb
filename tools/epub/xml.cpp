// In: names, attributes and text. Out: well-formed XML 1.0.
#include "epub/xml.h"

#include <array>
#include <cassert>
#include <cstdint>
#include <utility>

namespace nabor::epub {

namespace {

enum class ByteKind : std::uint8_t { plain, markup, quote, control_space, illegal, lead };

constexpr ByteKind kind_of_byte(unsigned byte) {
    if (byte >= 0x80) return ByteKind::lead;
    if (byte == '&' || byte == '<' || byte == '>') return ByteKind::markup;
    if (byte == '"') return ByteKind::quote;
    if (byte == '\t' || byte == '\n') return ByteKind::control_space;
    return byte < 0x20 ? (byte == '\r' ? ByteKind::markup : ByteKind::illegal) : ByteKind::plain;
}

constexpr std::array<ByteKind, 256> make_kinds() {
    std::array<ByteKind, 256> kinds{};
    for (unsigned byte = 0; byte < kinds.size(); ++byte) kinds[byte] = kind_of_byte(byte);
    return kinds;
}
constexpr std::array<ByteKind, 256> kinds = make_kinds();

unsigned byte_at(std::string_view text, std::size_t position) {
    return position < text.size() ? static_cast<unsigned char>(text[position]) : 0U;
}

bool continues(std::string_view text, std::size_t position) { return (byte_at(text, position) & 0xC0U) == 0x80U; }

// Length in bytes of the multi-byte character at `position`; 0 if it is ill-formed (Unicode 15, table 3-7) or no Char of XML 1.0.
std::size_t legal_length(std::string_view text, std::size_t position) {
    const unsigned lead = byte_at(text, position);
    const unsigned second = byte_at(text, position + 1);
    if (!continues(text, position + 1) || lead < 0xC2) return 0;
    if (lead < 0xE0) return 2;
    if (!continues(text, position + 2)) return 0;
    if (lead < 0xF0) {
        const bool overlong = lead == 0xE0 && second < 0xA0;
        const bool surrogate = lead == 0xED && second >= 0xA0;
        const bool noncharacter = lead == 0xEF && second == 0xBF && byte_at(text, position + 2) >= 0xBE;  // U+FFFE, U+FFFF
        return overlong || surrogate || noncharacter ? 0 : 3;
    }
    const bool outside = lead > 0xF4 || (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    return outside || !continues(text, position + 3) ? 0 : 4;
}

std::string_view escape_of(char c) {
    switch (c) {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        case '"': return "&quot;";
        case '\t': return "&#9;";
        case '\n': return "&#10;";
        default: return "&#13;";
    }
}

bool stands_as_it_is(ByteKind kind, bool in_attribute) {
    return kind == ByteKind::plain || (!in_attribute && (kind == ByteKind::quote || kind == ByteKind::control_space));
}

}  // namespace

bool append_escaped(std::string& bytes, std::string_view text, bool in_attribute) {
    bool whole = true;
    std::size_t copied = 0;   // end of the text already in `bytes`
    std::size_t position = 0;
    while (position < text.size()) {
        const ByteKind kind = kinds[byte_at(text, position)];
        if (stands_as_it_is(kind, in_attribute)) {
            ++position;
            continue;
        }
        const std::size_t length = kind == ByteKind::lead ? legal_length(text, position) : 0;
        if (length > 0) {
            position += length;
            continue;
        }
        bytes.append(text, copied, position - copied);
        if (kind == ByteKind::lead || kind == ByteKind::illegal) whole = false;
        else bytes += escape_of(text[position]);
        copied = ++position;
    }
    bytes.append(text, copied);
    return whole;
}

void Xml::declaration() { bytes_ += "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"; }

void Xml::document_type(std::string_view name) {
    bytes_ += "<!DOCTYPE ";
    bytes_ += name;
    bytes_ += ">\n";
}

void Xml::finish_tag() {
    if (in_tag_) bytes_ += '>';
    in_tag_ = false;
}

void Xml::open(std::string_view element) {
    finish_tag();
    bytes_ += '<';
    bytes_ += element;
    open_.push_back(element);
    in_tag_ = true;
}

void Xml::attribute(std::string_view name, std::string_view value) {
    assert(in_tag_);
    bytes_ += ' ';
    bytes_ += name;
    bytes_ += "=\"";
    append_escaped(bytes_, value, true);
    bytes_ += '"';
}

bool Xml::text(std::string_view text) {
    finish_tag();
    return append_escaped(bytes_, text, false);
}

void Xml::raw(std::string_view markup) {
    finish_tag();
    bytes_ += markup;
}

void Xml::close() {
    assert(!open_.empty());
    finish_tag();
    bytes_ += "</";
    bytes_ += open_.back();
    bytes_ += '>';
    open_.pop_back();
}

void Xml::close_empty() {
    assert(in_tag_);
    bytes_ += "/>";
    in_tag_ = false;
    open_.pop_back();
}

void Xml::line() {
    finish_tag();
    bytes_ += '\n';
}

void Xml::leaf(std::string_view element, std::string_view content) {
    open(element);
    text(content);
    close();
    line();
}

std::string Xml::take() {
    assert(open_.empty());
    return std::move(bytes_);
}

}  // namespace nabor::epub
