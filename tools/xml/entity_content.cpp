#include "xml/entity_content.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "xml/internal_subset.h"
#include "xml/opaque_markup.h"

namespace nabor::xml {

namespace {

constexpr std::size_t longest_quoted = 60;

std::string_view quoted(std::string_view name) { return name.substr(0, longest_quoted); }

class ContentReader {
public:
    explicit ContentReader(std::string_view text) : text_(text) {}

    std::string fault() {
        for (std::size_t at = text_.find('<'); at != npos && fault_.empty(); at = text_.find('<', at_)) {
            at_ = at;
            if (!opaque()) tag();
        }
        if (fault_.empty() && !open_.empty()) fault_ = fmt::format("it opens the element {} and does not close it", quoted(open_.back()));
        return std::move(fault_);
    }

private:
    static constexpr std::size_t npos = std::string_view::npos;

    // What has no elements in it.
    bool opaque() {
        const std::optional<OpaqueMarkup> markup = opaque_markup(text_, at_);
        if (!markup) return false;
        if (markup->end == npos) fault_ = fmt::format("it has {} and no {}", markup->open, markup->close);
        at_ = std::min(markup->end, text_.size());
        return true;
    }

    void tag() {
        const bool closes = text_.substr(at_, 2) == "</";
        at_ += closes ? 2 : 1;
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_name_character(text_[at_])) ++at_;
        const std::string_view name = text_.substr(begin, at_ - begin);
        const bool is_empty = skip_tag();
        if (!fault_.empty()) return;
        if (closes)
            close(name);
        else if (!is_empty)
            open_.push_back(name);
    }

    // Past its end; whether it closes itself.
    bool skip_tag() {
        while (at_ < text_.size() && text_[at_] != '>') {
            const char c = text_[at_++];
            if (c == '"' || c == '\'') at_ = std::min(text_.find(c, at_), text_.size() - 1) + 1;
        }
        if (at_ == text_.size()) fault_ = "it begins a tag and does not end it";
        const bool is_empty = at_ > 0 && at_ < text_.size() && text_[at_ - 1] == '/';
        at_ = std::min(at_ + 1, text_.size());
        return is_empty;
    }

    void close(std::string_view name) {
        if (open_.empty() || open_.back() != name)
            fault_ = fmt::format("it closes the element {}, which it does not open", quoted(name));
        else
            open_.pop_back();
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<std::string_view> open_;
    std::string fault_;
};

}  // namespace

std::string fault_of_content(std::string_view text) { return ContentReader(text).fault(); }

}  // namespace nabor::xml
