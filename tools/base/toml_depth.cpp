#include "base/toml_depth.h"

#include <algorithm>
#include <string>
#include <vector>

namespace nabor {

namespace {

// The end of a string that opens at `at`. What is not closed ends with its line, or with the text where it may have several lines.
std::size_t end_of_string(std::string_view text, std::size_t at) {
    const char quote = text[at];
    const std::string three(3, quote);
    const bool is_long = text.substr(at, 3) == three;
    const std::string_view mark = std::string_view(three).substr(0, is_long ? 3 : 1);
    for (std::size_t i = at + mark.size(); i < text.size(); ++i) {
        if (text[i] == '\\' && quote == '"') {
            ++i;
        } else if (text.substr(i, mark.size()) == mark) {
            i += mark.size();
            // A string of several lines may end with two quotation marks of its own (TOML 1.0, string).
            for (int own = 0; is_long && own < 2 && i < text.size() && text[i] == quote; ++own) ++i;
            return i;
        } else if (text[i] == '\n' && !is_long) {
            return i;
        }
    }
    return text.size();
}

class DepthScan {
public:
    DepthScan(std::string_view text, std::size_t most) : text_(text), most_(most) {}

    std::optional<std::size_t> run() {
        for (std::size_t at = 0; at < text_.size();) {
            if (text_[at] == '"' || text_[at] == '\'') {
                at = end_of_string(text_, at);
            } else if (text_[at] == '#') {
                at = std::min(text_.find('\n', at), text_.size());
            } else {
                take(text_[at]);
                if (depth() > most_) return at;
                ++at;
            }
        }
        return std::nullopt;
    }

private:
    std::size_t depth() const { return outer_.empty() ? dots_ : outer_.back() + dots_; }

    void take(char c) {
        switch (c) {
            case '.': ++dots_; break;
            case ',':
            case '\n': dots_ = 0; break;
            case '[':
            case '{':
                outer_.push_back(depth() + 1);
                dots_ = 0;
                break;
            case ']':
            case '}':
                if (!outer_.empty()) outer_.pop_back();
                dots_ = 0;
                break;
            default: break;
        }
    }

    std::string_view text_;
    std::size_t most_;
    std::vector<std::size_t> outer_;  // the depth inside each open bracket
    std::size_t dots_ = 0;            // of the key or value being read
};

}  // namespace

std::optional<std::size_t> first_deeper(std::string_view text, std::size_t most) { return DepthScan(text, most).run(); }

}  // namespace nabor
