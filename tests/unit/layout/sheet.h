// In: CSS written in a test. Out: the layout read from it, and what the reader had to say.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "base/source.h"
#include "layout/layout.h"

namespace nabor::test {

class Sheet {
public:
    explicit Sheet(std::string css, const std::map<std::string, std::string>& overrides = {}) {
        const SourceId source = sources_.add("test.css", std::move(css));
        layout_ = read_layout({source, overrides}, sources_, report_);
    }

    bool was_read() const { return layout_.has_value(); }
    const Layout& layout() const { return layout_.value(); }
    const Report& report() const { return report_; }

    // The style at the end of a path such as {"section.part", "p.byline"}, every element the first child of the one before it,
    // in one language.
    Style style(std::initializer_list<std::string_view> path, std::string_view language = "en") const {
        std::vector<ElementKey> chain{{"body", "", language, false, ""}};
        Style style = layout().style(layout().root_style(), chain);
        for (const std::string_view step : path) {
            const std::size_t dot = std::min(step.find('.'), step.size());
            chain.push_back({step.substr(0, dot), step.substr(std::min(dot + 1, step.size())), language, false, ""});
            style = layout().style(style, chain);
        }
        return style;
    }

    // Findings as "line:column severity code", one a line.
    std::string findings() const {
        std::string out;
        for (const Diagnostic& finding : report_.all()) {
            const Place place = sources_.place(finding.span);
            out += std::to_string(place.line) + ":" + std::to_string(place.column) + " " + std::string(name_of(finding.severity)) + " " +
                   std::string(finding.code) + "\n";
        }
        return out;
    }

    // As a user reads them.
    std::string messages() const {
        std::string out;
        for (const Diagnostic& finding : report_.all()) out += to_text(finding, sources_) + "\n";
        return out;
    }

private:
    Sources sources_;
    Report report_;
    std::optional<Layout> layout_;
};

inline double points(Length length) { return static_cast<double>(length.units) / Length::per_point; }

}  // namespace nabor::test
