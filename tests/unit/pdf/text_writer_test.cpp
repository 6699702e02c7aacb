// The text operators put every glyph where its run says, whatever the font, scale and letter spacing; a small interpreter of them
// (ISO 32000-1, 9.4.4) reads them back.
#include "pdf/text_writer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "pdf/pdf.h"
#include "unit/page/sample.h"
#include "unit/pdf_file/opened.h"

namespace nabor::pdf {
namespace {

using namespace samples;

struct ShownGlyph {
    std::uint16_t code = 0;
    double x = 0, y = 0;
};

// Reads a page of one face. All in points.
class Interpreter {
public:
    explicit Interpreter(std::span<const std::int64_t> widths) : widths_(widths) {}

    std::vector<ShownGlyph> read(std::string_view content) {
        for (rest_ = content; !rest_.empty();) {
            const char c = rest_.front();
            if (c == '[' || c == ']') in_array_ = c == '[';
            if (c == '(') {
                show_string();
            } else if (c == '[' || c == ']' || c == ' ' || c == '\n') {
                rest_.remove_prefix(1);
            } else {
                take_word();
            }
        }
        return std::move(shown_);
    }

private:
    std::uint8_t byte() {
        const bool escaped = rest_.front() == '\\';
        if (escaped) rest_.remove_prefix(1);
        const char c = std::exchange(rest_, rest_.substr(1)).front();
        return static_cast<std::uint8_t>(escaped && c == 'r' ? '\r' : c);
    }

    void show_string() {
        for (rest_.remove_prefix(1); rest_.front() != ')';) {
            const int high = byte(), low = byte();
            const auto code = static_cast<std::uint16_t>(high << 8 | low);
            shown_.push_back({code, x_, y_ + rise_});
            x_ += (static_cast<double>(widths_[code]) / 100'000 * size_ + spacing_) * scale_;
        }
        rest_.remove_prefix(1);
    }

    void take_word() {
        const std::size_t size = std::min(rest_.size(), rest_.find_first_of("[]() \n"));
        const std::string word(std::exchange(rest_, rest_.substr(size)).substr(0, size));
        const double number = std::atof(word.c_str());
        if (word.find_first_not_of("-.0123456789") != std::string::npos)
            apply(word);
        else if (in_array_)
            x_ -= number / 1000 * size_ * scale_;
        else
            operands_.push_back(number);
    }

    void apply(const std::string& name) {
        if (name.front() == '/') return;
        const auto operand = [&](std::size_t from_end) { return operands_.at(operands_.size() - from_end); };
        if (name == "Tz") scale_ = operand(1) / 100;
        if (name == "Tc") spacing_ = operand(1);
        if (name == "Ts") rise_ = operand(1);
        if (name == "Tf") size_ = operand(1);
        if (name == "BT") x_ = y_ = 0;
        if (name == "Td") {
            line_x_ += operand(2);
            x_ = line_x_;
            y_ += operand(1);
        }
        operands_.clear();
    }

    std::span<const std::int64_t> widths_;
    std::string_view rest_;
    bool in_array_ = false;
    std::vector<double> operands_;
    std::vector<ShownGlyph> shown_;
    double size_ = 0, scale_ = 1, spacing_ = 0, rise_ = 0, x_ = 0, y_ = 0, line_x_ = 0;
};

// As the typesetter does: the scale is on all, the spacing after every letter and never between a letter and its marks.
void set(GlyphRun& run, std::int32_t scale, std::int32_t spacing) {
    run.horizontal_scale = scale;
    run.letter_spacing = spacing;
    const auto added = static_cast<std::int32_t>(scaled(std::int64_t{spacing} * scale, Length::per_point, 1'000'000));
    for (Glyph& glyph : run.glyphs) {
        glyph.x_offset = static_cast<std::int32_t>(scaled(std::int64_t{glyph.x_offset}, scale, 1000));
        if (glyph.advance == 0)
            glyph.x_offset -= added;
        else
            glyph.advance = static_cast<std::int32_t>(scaled(std::int64_t{glyph.advance}, scale, 1000)) + added;
    }
}

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

// A page's text operators, checked against the positions that its runs ask for.
std::string written(const Page& page, const Fonts& fonts, TextWriter& writer, std::string& content) {
    content.clear();
    writer.begin_page(page.height);
    writer.open();
    ClusterReader clusters(fonts);
    std::vector<ShownGlyph> expected;
    std::vector<double> tolerances;
    for (const PageItem& item : page.items) {
        const auto& run = std::get<GlyphRun>(item);
        clusters.begin(run);
        writer.begin_run(run);
        writer.show(run, {0, run.glyphs.size()}, clusters.codes());
        Length x = run.x;
        for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
            const Glyph& glyph = run.glyphs[i];
            const Length y = page.height - run.y + Length{glyph.y_offset};
            expected.push_back({clusters.codes()[i].code, (x + Length{glyph.x_offset}).in_points(), y.in_points()});
            tolerances.push_back(run.size.in_points() * run.horizontal_scale / 1000 * 0.0005 + 1e-6);  // half a unit of TJ
            x += Length{glyph.advance};
        }
    }
    writer.close();
    const auto face = std::get<GlyphRun>(page.items.front()).face;
    const std::vector<ShownGlyph> shown = Interpreter(fonts.widths(face)).read(content);
    EXPECT_EQ(shown.size(), expected.size());
    for (std::size_t i = 0; i < std::min(shown.size(), expected.size()); ++i) {
        EXPECT_EQ(shown[i].code, expected[i].code) << i;
        EXPECT_NEAR(shown[i].x, expected[i].x, tolerances[i]) << i << '\n' << content;
        EXPECT_NEAR(shown[i].y, expected[i].y, 0.001) << i;
    }
    return content;
}

std::string written(Sample& sample) {
    const Fonts fonts(sample.pages, sample.fonts, 1);
    std::string content;
    TextWriter writer(content, fonts);
    return written(sample.pages.pages.front(), fonts, writer, content);
}

TEST(TextWriter, PlacesScaledAndSpacedLettersExactly) {
    for (const auto& [scale, spacing] : {std::pair{1000, 0}, {980, -94}, {1020, 94}, {1013, 61}, {997, 3}}) {
        Sample sample;
        sample.page();
        set(sample.words(sample.paragraph(), {u"Плавною мерностью широких строк, AVATAR office", cyrillic}), scale, spacing);
        const std::string content = written(sample);
        EXPECT_EQ(count_of(content, " Tz\n"), scale == 1000 ? 0U : 1U);
        EXPECT_EQ(count_of(content, " Tc\n"), spacing == 0 ? 0U : 1U);
        EXPECT_EQ(count_of(content, "TJ\n"), 1U) << content;
    }
}

TEST(TextWriter, NeedsNoAdjustmentsForSpacing) {
    Sample sample;
    sample.page();
    GlyphRun& run = sample.words(sample.paragraph(), {u"нннннннннннннннннннн", cyrillic});
    const std::string plain = written(sample);
    set(run, 1015, 47);
    const std::string spaced = written(sample);
    EXPECT_EQ(spaced.substr(spaced.find('[')), plain.substr(plain.find('[')));
}

TEST(TextWriter, KeepsMarksOnTheirSpacedLetters) {
    Sample sample;
    sample.page();
    GlyphRun& run = sample.words(sample.paragraph(), {u"Ра\u0301нним у\u0301тром все\u0301 сто\u0301роны", cyrillic});
    set(run, 1018, 85);
    EXPECT_TRUE(std::any_of(run.glyphs.begin(), run.glyphs.end(), [](const Glyph& glyph) { return glyph.advance == 0; }));
    EXPECT_EQ(count_of(written(sample), " Tc\n"), 1U);
}

TEST(TextWriter, ChangesTheSpacingOnlyWhereItChanges) {
    Sample sample;
    sample.page();
    const NodeId node = sample.paragraph();
    Length right;
    for (const std::int32_t spacing : {50, 50, 0, 0, -50, 120}) {
        GlyphRun& run = sample.words(node, {u"разное ", cyrillic});
        set(run, 990, spacing);
        if (right != Length{}) run.x = right;
        right = run.x;
        for (const Glyph& glyph : run.glyphs) right += Length{glyph.advance};
    }
    const std::string content = written(sample);
    EXPECT_EQ(count_of(content, " Td\n"), 1U) << content;
    EXPECT_EQ(count_of(content, " Tz\n"), 1U);
    EXPECT_EQ(count_of(content, " Tc\n"), 4U);
    for (const char* change : {"\n.05 Tc\n", "\n0 Tc\n", "\n-.05 Tc\n", "\n.12 Tc\n"}) EXPECT_EQ(count_of(content, change), 1U) << change;
}

TEST(TextWriter, StartsEachPageWithoutSpacing) {
    Sample sample;
    const NodeId node = sample.paragraph();
    for (const std::int32_t spacing : {70, 70, 0}) {
        sample.page();
        set(sample.words(node, {u"страница", cyrillic}), spacing == 0 ? 1000 : 1010, spacing);
    }
    const Fonts fonts(sample.pages, sample.fonts, 1);
    std::string content;
    TextWriter writer(content, fonts);
    const std::string first = written(sample.pages.pages[0], fonts, writer, content);
    EXPECT_EQ(written(sample.pages.pages[1], fonts, writer, content), first) << "nothing is left over from the page before";
    const std::string third = written(sample.pages.pages[2], fonts, writer, content);
    EXPECT_EQ(count_of(third, "Tc") + count_of(third, "Tz"), 0U) << third;
}

TEST(TextWriter, LeavesTextToBeReadAsItWas) {
    const auto text_by = [](const std::string& before, const std::string& after, std::int32_t scale, std::int32_t spacing) {
        Sample sample;
        sample.page();
        const NodeId node = sample.paragraph();
        for (const char16_t* text : {u"Всё смешалось в доме.", u"Ра\u0301нним у\u0301тром все\u0301", u"по-русски и office AVATAR"}) {
            set(sample.words(node, {text, cyrillic}), scale, spacing);
            sample.new_line();
        }
        return output_of(before, write_pdf(sample.pages, sample.fonts, sample.report, 1), after);
    };
    const std::pair<std::string, std::string> readers[] = {{"pdftotext -enc UTF-8", "-"}, {"mutool draw -q -F txt", ""}};
    for (const auto& [before, after] : readers) {
        if (!has_program(before.substr(0, before.find(' ')))) continue;
        const std::string plain = text_by(before, after, 1000, 0);
        EXPECT_NE(plain.find("Всё смешалось в доме."), std::string::npos) << plain;
        EXPECT_EQ(text_by(before, after, 1020, 105), plain);
        EXPECT_EQ(text_by(before, after, 980, -105), plain);
    }
}

}  // namespace
}  // namespace nabor::pdf
