#include "image/drawing_survey.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/ascii.h"
#include "base/utf8.h"

namespace nabor {

namespace {

constexpr double most_units = 1e6;  // of a point
constexpr int any_language = 1, book_language = 2;

const std::string* find_attribute(const std::vector<MarkupAttribute>& attributes, std::string_view name) {
    for (const MarkupAttribute& attribute : attributes)
        if (attribute.local == name) return &attribute.value;
    return nullptr;
}

std::string_view primary_part(std::string_view tag) { return tag.substr(0, tag.find('-')); }

// Of a list of tags between commas: "en" is for "en-GB", and "en-GB" for "en".
int rank_of(std::string_view languages, std::string_view of_book) {
    const std::string wanted = ascii_lower(of_book);
    for (std::size_t at = 0; at <= languages.size();) {
        const std::size_t end = std::min(languages.find(',', at), languages.size());
        const std::string tag = ascii_lower(trim_xml_space(languages.substr(at, end - at)));
        if (!tag.empty() && primary_part(tag) == primary_part(wanted)) return book_language;
        at = end + 1;
    }
    return 0;
}

// Reads numbers of path data one after the other.
class PathReader {
public:
    explicit PathReader(std::string_view data) : data_(data) {}

    std::optional<PathEnds> ends() {
        std::optional<PathEnds> ends;
        while (next_command()) {
            const char kind = ascii_lower(command_);
            if (kind == 'z' || !(kind == 'm' || ends)) break;  // a closed path ends where it began
            const std::optional<DrawingPoint> point = next_point(kind, ends ? ends->end : DrawingPoint{});
            if (!point) break;
            if (!ends) ends = {*point, *point};
            ends->end = *point;
        }
        return ends;
    }

private:
    void skip_separators() { at_ = std::min(data_.find_first_not_of(" \t\r\n,", at_), data_.size()); }

    // A letter, or the last one again where numbers follow.
    bool next_command() {
        skip_separators();
        if (at_ == data_.size()) return false;
        const char c = ascii_lower(data_[at_]);
        if (c >= 'a' && c <= 'z') command_ = data_[at_++];
        return command_ != '\0';
    }

    std::optional<double> number() {
        skip_separators();
        if (at_ < data_.size() && data_[at_] == '+') ++at_;
        double value = 0;
        const auto [end, error] = std::from_chars(data_.data() + at_, data_.data() + data_.size(), value);
        if (error != std::errc{} || !(std::fabs(value) < most_units)) return std::nullopt;
        at_ = static_cast<std::size_t>(end - data_.data());
        return value;
    }

    // Where the command leads; its other numbers are skipped.
    std::optional<DrawingPoint> next_point(char kind, DrawingPoint from) {
        const bool is_relative = command_ == kind;
        const int before = kind == 'c' ? 4 : kind == 's' || kind == 'q' ? 2 : kind == 'a' ? 5 : 0;
        for (int i = 0; i < before; ++i)
            if (!number()) return std::nullopt;
        const DrawingPoint base = is_relative ? from : DrawingPoint{};
        const auto first = number();
        if (!first) return std::nullopt;
        if (kind == 'h') return DrawingPoint{base.x + *first, from.y};
        if (kind == 'v') return DrawingPoint{from.x, base.y + *first};
        const auto second = number();
        if (!second) return std::nullopt;
        return DrawingPoint{base.x + *first, base.y + *second};
    }

    std::string_view data_;
    std::size_t at_ = 0;
    char command_ = '\0';
};

double share_of(const std::string* offset) {
    if (offset == nullptr || offset->find('%') == std::string::npos) return 0;
    double value = 0;
    const std::string_view text = trim_xml_space(*offset);
    std::from_chars(text.data(), text.data() + text.size(), value);
    return std::isfinite(value) ? std::clamp(value / 100, 0.0, 1.0) : 0;
}

}  // namespace

std::optional<PathEnds> ends_of_path(std::string_view data) { return PathReader(data).ends(); }

DrawingSurvey::DrawingSurvey(std::string_view svg, std::string_view language) {
    if (svg.find("systemLanguage") == std::string_view::npos && svg.find("textPath") == std::string_view::npos) return;
    MarkupScanner scanner(svg);
    std::size_t element = 0;
    for (MarkupEvent event = scanner.next(); event != MarkupEvent::end && event != MarkupEvent::fault; event = scanner.next()) {
        if (event == MarkupEvent::open) take_element(scanner, ++element, language);
        if (event != MarkupEvent::close || open_switches_.empty() || scanner.depth() + 1 != open_switches_.back().depth) continue;
        choose(open_switches_.back());
        open_switches_.pop_back();
    }
}

void DrawingSurvey::take_element(const MarkupScanner& scanner, std::size_t element, std::string_view language) {
    const std::string* languages = find_attribute(scanner.attributes(), "systemLanguage");
    const int rank = languages == nullptr ? any_language : rank_of(*languages, language);
    const bool in_switch = !open_switches_.empty() && scanner.depth() == open_switches_.back().depth + 1;
    if (in_switch) {
        open_switches_.back().asks = open_switches_.back().asks || languages != nullptr;
        open_switches_.back().choices.push_back({element, rank});
    } else if (rank == 0 && !language.empty()) {
        for_others_.insert(element);
    }
    if (scanner.local() == "switch") open_switches_.push_back({scanner.depth(), false, {}});
    const std::string* id = find_attribute(scanner.attributes(), "id");
    const std::string* data = find_attribute(scanner.attributes(), "d");
    if (scanner.local() != "path" || id == nullptr || data == nullptr) return;
    if (const auto ends = ends_of_path(*data)) paths_.emplace(*id, *ends);
}

void DrawingSurvey::choose(const Switch& from) {
    if (!from.asks) return;  // readers choose by what they can do
    const auto suits_less = [](const Choice& a, const Choice& b) { return a.rank < b.rank; };
    const auto best = std::max_element(from.choices.begin(), from.choices.end(), suits_less);
    for (const Choice& choice : from.choices)
        if (choice.element != best->element) for_others_.insert(choice.element);
}

std::optional<DrawingPoint> DrawingSurvey::start_of_text(const std::vector<MarkupAttribute>& text_path) const {
    std::optional<PathEnds> ends;
    if (const std::string* data = find_attribute(text_path, "path")) ends = ends_of_path(*data);
    const std::string* link = find_attribute(text_path, "href");
    if (!ends && link != nullptr && link->starts_with('#'))
        if (const auto found = paths_.find(link->substr(1)); found != paths_.end()) ends = found->second;
    if (!ends) return std::nullopt;
    const double share = share_of(find_attribute(text_path, "startOffset"));
    return DrawingPoint{ends->start.x + share * (ends->end.x - ends->start.x), ends->start.y + share * (ends->end.y - ends->start.y)};
}

}  // namespace nabor
