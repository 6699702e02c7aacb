#include "xml/open_element.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "xml/opaque_markup.h"

namespace nabor::xml {

namespace {

class TagScanner {
public:
    explicit TagScanner(std::string_view text) : text_(text) {}

    std::optional<OpenElement> innermost() {
        for (std::size_t at = text_.find('<'); at != npos && !is_wrong_; at = text_.find('<', at)) at = past_markup(at);
        return open_.empty() ? std::nullopt : std::optional(open_.back());
    }

private:
    static constexpr std::size_t npos = std::string_view::npos;

    std::size_t past(std::string_view mark, std::size_t from) const {
        const std::size_t found = text_.find(mark, from);
        return found == npos ? text_.size() : found + mark.size();
    }

    std::size_t past_markup(std::size_t at) {
        if (const std::optional<OpaqueMarkup> markup = opaque_markup(text_, at)) return std::min(markup->end, text_.size());
        const std::string_view rest = text_.substr(at);
        if (rest.starts_with("<!")) return past_declaration(at);
        return rest.starts_with("</") ? past_end_tag(at) : past_start_tag(at);
    }

    // A document type, with or without an internal subset.
    std::size_t past_declaration(std::size_t at) const {
        const std::size_t end = past(">", at), subset = text_.find('[', at);
        return subset < end ? past(">", past("]", subset)) : end;
    }

    std::string_view name_at(std::size_t at) const {
        return text_.substr(at, std::min(text_.find_first_of(" \t\r\n/><", at), text_.size()) - at);
    }

    std::size_t past_end_tag(std::size_t at) {
        const std::string_view name = name_at(at + 2);
        is_wrong_ = open_.empty() || open_.back().name != name;
        if (!is_wrong_) open_.pop_back();
        return past(">", at);
    }

    std::size_t past_start_tag(std::size_t at) {
        std::size_t end = at + 1;
        while (end < text_.size() && text_[end] != '>') {
            const char c = text_[end];
            end = c == '"' || c == '\'' ? past(std::string_view(&c, 1), end + 1) : end + 1;
        }
        const bool is_empty = end < text_.size() && text_[end - 1] == '/';
        if (const std::string_view name = name_at(at + 1); !is_empty && !name.empty()) open_.push_back({name, at});
        return std::min(end + 1, text_.size());
    }

    std::string_view text_;
    std::vector<OpenElement> open_;
    bool is_wrong_ = false;
};

}  // namespace

std::optional<OpenElement> open_element(std::string_view xml, std::size_t end) { return TagScanner(xml.substr(0, end)).innermost(); }

bool report_unclosed(const Sources& sources, Span noticed, Report& report) {
    constexpr std::size_t longest_quoted_name = 80;
    const std::string_view before = sources.bytes(noticed.source).substr(0, noticed.begin);
    const std::optional<OpenElement> open = open_element(before, before.size());
    if (!open) return false;
    const auto begin = static_cast<std::uint32_t>(open->offset);
    const std::uint32_t line = sources.place({noticed.source, begin, begin}).line;
    const std::string_view name = open->name.substr(0, longest_quoted_name);
    const bool at_end_tag = before.substr(before.rfind('<')).starts_with("</");
    report.error("tei-not-xml", noticed,
                 fmt::format("this is not well-formed XML: <{}> of line {} is not closed {}", name, line,
                             at_end_tag ? "before this end tag" : "at the end of the file"),
                 fmt::format("close it with </{}>{}", name, at_end_tag ? ", or take one of the two tags away" : ""));
    return true;
}

bool report_conflict(const Sources& sources, SourceId source, Report& report) {
    constexpr std::string_view mark = "\n<<<<<<< ";
    const std::string_view text = sources.bytes(source);
    const bool is_first = text.starts_with(mark.substr(1));
    const std::size_t before = is_first ? 0 : text.find(mark);
    if (before == std::string_view::npos) return false;
    const auto begin = static_cast<std::uint32_t>(is_first ? 0 : before + 1);
    report.error("tei-not-xml", {source, begin, begin + static_cast<std::uint32_t>(mark.size()) - 1},
                 "this is not well-formed XML: a merge conflict begins here that is not resolved",
                 "keep one of the two versions, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>");
    return true;
}

}  // namespace nabor::xml
