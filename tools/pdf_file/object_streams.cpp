#include "pdf_file/object_streams.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

#include "pdf_file/inflater.h"

namespace nabor::pdf {

namespace {

constexpr std::size_t largest = 256U << 20;  // of all of them, inflated
constexpr std::size_t deepest = 1000;        // real files nest less than a hundred

// The place after a literal string that begins at `at`: brackets in it nest, and a backslash takes the next character (7.3.4.2).
std::size_t after_string(std::string_view text, std::size_t at) {
    std::size_t open = 0;
    for (; at < text.size(); ++at) {
        if (text[at] == '\\') ++at;
        else if (text[at] == '(') ++open;
        else if (text[at] == ')' && --open == 0) return at + 1;
    }
    return text.size();
}

// How deep dictionaries and arrays stand in each other, at least. Hexadecimal strings count as they open and close.
bool nests_too_deep(std::string_view text) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '(') {
            at = after_string(text, at);
            continue;
        }
        if (c == '%') {
            at = std::min(text.find_first_of("\r\n", at), text.size());
            continue;
        }
        if (c == '[' || c == '<') ++depth;
        if ((c == ']' || c == '>') && depth > 0) --depth;
        if (depth > 2 * deepest) return true;  // "<<" counts twice
        ++at;
    }
    return false;
}

// The streams of a type in a file, each looked at once: nothing is searched twice, however often the type stands in the file.
class StreamsOfType {
public:
    StreamsOfType(std::string_view pdf, std::string_view type) : pdf_(pdf), type_(type) {}

    struct Stream {
        std::string_view deflated;
        bool has_other_filters = false;  // which PoDoFo would undo without a limit
    };

    // The next one; nothing at the end.
    std::optional<Stream> next() {
        constexpr std::string_view keyword = "stream", end_keyword = "endstream";
        for (std::size_t at = pdf_.find(type_, passed_); at != npos; at = pdf_.find(type_, passed_)) {
            const std::size_t begin = pdf_.find(keyword, at), end = pdf_.find(end_keyword, at);
            if (begin == npos || end == npos) return std::nullopt;
            const std::size_t dictionary = std::max(passed_, at - std::min(at, longest_dictionary));
            passed_ = end + end_keyword.size();
            const std::string_view keys = pdf_.substr(dictionary, begin - dictionary);
            const bool has_other_filters = has_other(keys.substr(std::min(keys.rfind("obj"), keys.size())));
            const bool is_deflated = keys.find(deflate) != npos;
            if ((is_deflated || has_other_filters) && begin + keyword.size() < end)
                return Stream{after_line_end(begin + keyword.size(), end), has_other_filters};
        }
        return std::nullopt;
    }

private:
    static constexpr std::size_t npos = std::string_view::npos;
    static constexpr std::size_t longest_dictionary = 1024;
    static constexpr std::string_view deflate = "/FlateDecode";

    // Whether a dictionary names another filter that makes its stream smaller, or the same twice.
    static bool has_other(std::string_view dictionary) {
        const std::size_t first = dictionary.find(deflate);
        const bool is_twice = first != npos && dictionary.find(deflate, first + 1) != npos;
        return is_twice || dictionary.find("/LZWDecode") != npos || dictionary.find("/RunLengthDecode") != npos;
    }

    // The keyword is followed by a line feed, or a carriage return and a line feed (7.3.8.1).
    std::string_view after_line_end(std::size_t begin, std::size_t end) const {
        const std::size_t length = pdf_.substr(begin).starts_with("\r\n") ? 2 : 1;
        return pdf_.substr(begin + length, end - std::min(end, begin + length));
    }

    std::string_view pdf_, type_;
    std::size_t passed_ = 0;
};

constexpr std::size_t most_inflated_bytes_a_byte = 1040;  // deflate makes 1032 of one

// PoDoFo inflates cross-reference streams without a limit. One that is damaged is left to it.
bool have_end(std::string_view pdf, std::size_t left) {
    StreamsOfType streams(pdf, "/XRef");
    while (const auto stream = streams.next()) {
        if (stream->has_other_filters) return false;
        const std::optional<std::string> inflated = inflate(stream->deflated, left);
        if (!inflated && stream->deflated.size() > left / most_inflated_bytes_a_byte) return false;
        if (inflated) left -= inflated->size();
    }
    return true;
}

}  // namespace

std::string_view fault_of_object_streams(std::string_view pdf) {
    if (!have_end(pdf, largest)) return "its cross-reference streams have no end";
    StreamsOfType streams(pdf, "/ObjStm");
    std::size_t left = largest;
    while (const auto stream = streams.next()) {
        if (stream->has_other_filters) return "its object streams have filters that are not meant for them";
        const std::optional<std::string> inflated = inflate(stream->deflated, left);
        if (!inflated) return "its object streams cannot be inflated, or have more than 256 MB";
        left -= inflated->size();
        if (nests_too_deep(*inflated)) return "its objects stand in each other without end";
    }
    return {};
}

}  // namespace nabor::pdf
