#include "xml/strictness.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "xml/internal_subset.h"

namespace nabor::xml {

namespace {

constexpr int most_findings = 100;
constexpr std::size_t longest_quoted_name = 60;

// Whether a text may stop being well-formed at this byte: it begins markup or a reference, ends a CDATA section, or is a control.
bool is_suspect(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return c == '<' || c == '&' || c == ']' || (byte < 0x20 && !is_xml_space(c)) || byte == 0xEF;
}

// A raw U+FFFE or U+FFFF, or a control character.
bool is_bad_character(std::string_view text, std::size_t at) {
    if (text[at] == '\xEF') return text.substr(at).starts_with("\xEF\xBF\xBE") || text.substr(at).starts_with("\xEF\xBF\xBF");
    return static_cast<unsigned char>(text[at]) < 0x20 && !is_xml_space(text[at]);
}

class StrictReader {
public:
    StrictReader(SourceId source, std::string_view text, Report& report) : source_(source), text_(text), report_(report) {}

    void run() {
        while (at_ < text_.size() && found_ < most_findings) {
            while (at_ < text_.size() && !is_suspect(text_[at_])) ++at_;
            if (at_ < text_.size()) look();
        }
    }

private:
    bool looking_at(std::string_view what) const { return text_.substr(at_, what.size()) == what; }

    void look() {
        if (looking_at("<"))
            markup();
        else if (looking_at("]]>"))
            section_end();
        else
            character(text_[at_]);
    }

    // XML 1.0, 2.4.
    void section_end() {
        tell(3, "\"]]>\" stands in a text", "write ]]&gt;");
        at_ += 3;
    }

    // A character of a text or of a value: a reference, or one that XML does not have.
    void character(char c) {
        if (c == '&' && !is_reference())
            tell(1, "an ampersand begins no reference", "write &amp;");
        else if (is_bad_character(text_, at_))
            tell(1, "a control character stands in the text", "take it away, or write what is meant");
        ++at_;
    }

    bool is_reference() const {
        if (character_reference(text_, at_).end != 0) return true;
        std::size_t end = at_ + 1;
        while (end < text_.size() && is_name_character(text_[end])) ++end;
        return end > at_ + 1 && end < text_.size() && text_[end] == ';';
    }

    void markup() {
        if (looking_at("<!--"))
            comment();
        else if (looking_at("<![CDATA["))
            skip_past("]]>");
        else if (looking_at("<?"))
            instruction();
        else if (looking_at("<!DOCTYPE"))
            document_type();
        else if (looking_at("</"))
            skip_past(">");
        else
            start_tag();
    }

    void skip_past(std::string_view what) {
        const std::size_t found = text_.find(what, at_);
        at_ = found == std::string_view::npos ? text_.size() : found + what.size();
    }

    // XML 1.0, 2.5.
    void comment() {
        at_ += 4;
        const std::size_t hyphens = text_.find("--", at_);
        if (hyphens == std::string_view::npos || text_.substr(hyphens, 3) == "-->") return skip_past("-->");
        at_ = hyphens;
        tell(2, "\"--\" stands in a comment", "write a dash, or one hyphen");
        skip_past("-->");
    }

    // XML 1.0, 2.8: the declaration is the first thing of a file, if it is there.
    void instruction() {
        const bool is_declaration = looking_at("<?xml") && at_ + 5 < text_.size() && is_xml_space(text_[at_ + 5]);
        if (is_declaration && at_ > 0)
            tell(5, "the XML declaration is not the beginning of the file", "take away what stands before it");
        skip_past("?>");
    }

    void document_type() {
        at_ = std::max(at_, read_internal_subset(text_).end);
        skip_past(">");
    }

    // XML 1.0, 3.1: each attribute once, with white space before it.
    void start_tag() {
        ++at_;
        take_name();
        names_.clear();
        while (at_ < text_.size() && text_[at_] != '>') {
            const std::size_t before = at_;
            skip_space();
            const std::size_t place = at_;
            const std::string_view name = take_name();
            if (name.empty()) {
                at_ += at_ < text_.size() && text_[at_] != '>' ? 1 : 0;
                continue;
            }
            attribute(place, name, place > before);
        }
        report_twice();
        ++at_;
    }

    void attribute(std::size_t place, std::string_view name, bool is_apart) {
        if (!is_apart) tell_at(place, name.size(), fmt::format("no space stands before the attribute {}", quoted(name)), "put one there");
        names_.push_back({name, place});
        skip_space();
        if (at_ < text_.size() && text_[at_] == '=') ++at_;
        skip_space();
        if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) value(text_[at_++]);
    }

    void value(char quote) {
        while (at_ < text_.size() && text_[at_] != quote) {
            if (text_[at_] == '<') tell(1, "\"<\" stands in an attribute's value", "write &lt;");
            character(text_[at_]);
        }
        ++at_;
    }

    struct Named {
        std::string_view name;
        std::size_t place;
    };

    // Sorted, because a tag may have attributes by the ten thousand.
    void report_twice() {
        std::stable_sort(names_.begin(), names_.end(), [](const Named& a, const Named& b) { return a.name < b.name; });
        for (std::size_t i = 1; i < names_.size(); ++i)
            if (names_[i].name == names_[i - 1].name)
                tell_at(names_[i].place, names_[i].name.size(),
                        fmt::format("the attribute {} stands twice in one tag", quoted(names_[i].name)),
                        "keep one of the two; the first is used");
    }

    void skip_space() {
        while (at_ < text_.size() && is_xml_space(text_[at_])) ++at_;
    }

    std::string_view take_name() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_name_character(text_[at_])) ++at_;
        return text_.substr(begin, at_ - begin);
    }

    static std::string_view quoted(std::string_view name) { return name.substr(0, longest_quoted_name); }

    void tell(std::size_t length, std::string_view fault, std::string_view hint) { tell_at(at_, length, fault, hint); }

    void tell_at(std::size_t place, std::size_t length, std::string_view fault, std::string_view hint) {
        if (++found_ > most_findings) return;
        const auto begin = static_cast<std::uint32_t>(place);
        report_.error("tei-malformed", {source_, begin, begin + static_cast<std::uint32_t>(length)},
                      fmt::format("this is not well-formed XML: {}", fault), std::string(hint));
    }

    SourceId source_;
    std::string_view text_;
    Report& report_;
    std::size_t at_ = 0;
    int found_ = 0;
    std::vector<Named> names_;  // of the tag
};

}  // namespace

void report_malformed(SourceId source, std::string_view text, Report& report) { StrictReader(source, text, report).run(); }

}  // namespace nabor::xml
