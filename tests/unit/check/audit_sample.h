// A typesetter without fonts: every letter is 5 pt wide, so that a test can say where words and gaps stand and what an audit must find.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "check/audit.h"

namespace nabor::samples {

inline constexpr double letter = 5, natural_space = 4, type_size = 10, line_height = 12, measure = 300, left_edge = 50, head = 60;

// A line of a paragraph. A "-" at its end is the line break's hyphen.
struct Words {
    std::u16string text;
    double space = natural_space;
    double indent = 0;
};

class AuditSample {
public:
    Page& page(bool ends_section = false) {
        Page& page = pages.pages.emplace_back();
        page.width = Length::points(400);
        page.height = Length::points(600);
        page.number = static_cast<std::uint32_t>(pages.pages.size());
        page.ends_section = ends_section;
        y_ = Length::points(head);
        return page;
    }

    // A whole paragraph on this page.
    void paragraph(const std::vector<Words>& lines) { begin(lines, true); }

    // The beginning of a paragraph that goes on overleaf, and what stands there of it.
    void begin(const std::vector<Words>& lines, bool is_whole = false) {
        ++paragraph_;
        for (std::size_t i = 0; i < lines.size(); ++i) line(lines[i], i == 0, is_whole && i + 1 == lines.size());
    }
    void go_on(const std::vector<Words>& lines, bool to_the_end = true) {
        for (std::size_t i = 0; i < lines.size(); ++i) line(lines[i], false, to_the_end && i + 1 == lines.size());
    }

    // So many paragraphs of one line, to fill a page.
    void fill(int count) {
        for (int i = 0; i < count; ++i) paragraph({{u"filling"}});
    }

    void skip(double points) { y_ += Length::points(points); }

    PageLine& last_line() { return pages.pages.back().lines.back(); }
    Length y() const { return y_; }

    bool notes = false;  // lines are of notes from now on
    Pages pages;

private:
    void line(const Words& words, bool first, bool last) {
        Page& page = pages.pages.back();
        PageLine line;
        line.x = Length::points(left_edge);
        line.y = y_;
        line.width = Length::points(measure);
        line.height = Length::points(line_height);
        line.first_item = static_cast<std::uint32_t>(page.items.size());
        page.items.emplace_back(run(words, last));
        line.last_item = static_cast<std::uint32_t>(page.items.size());
        line.paragraph = paragraph_;
        line.is_note = notes;
        line.first = first;
        line.last = last;
        line.justified = !last;
        line.hyphen = words.text.ends_with(u'-');
        const bool has_space = words.text.find(u' ') != std::u16string::npos;
        line.word_space = has_space ? static_cast<std::int32_t>(words.space / natural_space * 1000) : 0;
        page.lines.push_back(line);
        y_ += line.height;
    }

    // A line that ends between words has their space in its text.
    GlyphRun run(const Words& words, bool last) const {
        GlyphRun run;
        run.size = Length::points(type_size);
        run.x = Length::points(left_edge + words.indent);
        run.y = y_ + Length::points(9);
        run.node = NodeId{0};
        run.text = words.text;
        if (run.text.ends_with(u'-')) run.text.back() = 0x00AD;
        for (const char16_t unit : words.text) {
            const bool is_space = unit == u' ' || unit == 0x00A0;
            run.glyphs.push_back({1, 1, static_cast<std::int32_t>(Length::points(is_space ? words.space : letter).units), 0, 0});
        }
        if (!last && !words.text.ends_with(u'-')) {
            run.text += u' ';
            run.glyphs.back().text_length += 1;
        }
        return run;
    }

    Length y_;
    std::uint32_t paragraph_ = 0;
};

inline std::vector<AuditFinding> found(const Pages& pages, AuditKind kind) {
    std::vector<AuditFinding> findings = audit_pages(pages).findings;
    std::erase_if(findings, [kind](const AuditFinding& finding) { return finding.kind != kind; });
    return findings;
}

inline std::size_t count(const Pages& pages, AuditKind kind) { return found(pages, kind).size(); }

inline double number_of(const Pages& pages, std::string_view name) {
    return static_cast<double>(audit_number(audit_pages(pages), name).value()) / 1000.0;
}

}  // namespace nabor::samples
