#include "layout/import.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"
#include "layout/token.h"
#include "layout/value.h"

namespace nabor {

namespace {

constexpr std::size_t longest_sheet = 256 * 1024;  // bytes
constexpr std::size_t most_imports = 16;

}  // namespace

// CSS Cascading and Inheritance Level 5, section 2: imports come before all rules but @charset.
std::vector<WrittenRule> ImportReader::rules_of(SourceId sheet) {
    open_paths_.push_back(sources_.path(sheet));
    std::vector<WrittenRule> written = read_rules(tokenize(sources_.bytes(sheet), sheet, report_), report_);
    std::vector<WrittenRule> rules;
    auto next = written.begin();
    for (; next != written.end() && (next->at_rule == "charset" || next->at_rule == "import"); ++next) {
        if (next->at_rule == "charset") continue;
        std::vector<WrittenRule> base = imported(*next, sheet);
        std::move(base.begin(), base.end(), std::back_inserter(rules));
    }
    std::move(next, written.end(), std::back_inserter(rules));
    open_paths_.pop_back();
    return rules;
}

std::vector<WrittenRule> ImportReader::imported(const WrittenRule& rule, SourceId from) {
    ValueReader reader(rule.prelude);
    auto reference = reader.string();
    if (!reference || reference->empty() || !reader.done()) {
        report_.error("layout-import", rule.span, fmt::format("'@import {}' names no layout", excerpt(rule.prelude)), std::string(import_form));
        return {};
    }
    const auto sheet = opened({std::move(*reference), rule.span, from});
    return sheet ? rules_of(*sheet) : std::vector<WrittenRule>();
}

std::optional<SourceId> ImportReader::opened(const LayoutImport& import) {
    if (++count_ > most_imports) {
        if (count_ == most_imports + 1) report_.error("layout-import", import.span, fmt::format("a layout imports at most {} stylesheets; the others are not read", most_imports));
        return std::nullopt;
    }
    const auto sheet = open_(import, report_);
    if (!sheet || !is_readable_sheet(*sheet, sources_, report_)) return std::nullopt;
    const bool is_open = std::find(open_paths_.begin(), open_paths_.end(), sources_.path(*sheet)) != open_paths_.end();
    if (is_open)
        report_.error("layout-import", import.span, fmt::format("the layout \"{}\" is imported in a circle", import.reference),
                      "a layout that others begin from imports none of them");
    return is_open ? std::nullopt : sheet;
}

std::optional<SourceId> without_imports(const LayoutImport& import, Report& report) {
    report.error("layout-import", import.span, fmt::format("the layout \"{}\" cannot be read here", import.reference));
    return std::nullopt;
}

bool is_readable_sheet(SourceId sheet, const Sources& sources, Report& report) {
    const std::string_view text = sources.bytes(sheet);
    const Span start{sheet, 0, 0};
    if (text.size() > longest_sheet) {
        report.error("layout-too-large", start, fmt::format("a layout has at most {} KiB; this file has more", longest_sheet / 1024));
        return false;
    }
    if (!is_well_formed_utf8(text)) {
        report.error("layout-encoding", start, "the layout is not UTF-8 text", "save it as UTF-8");
        return false;
    }
    return true;
}

}  // namespace nabor
