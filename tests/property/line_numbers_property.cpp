// Numbers of lines and paragraphs beside the text: in any margin, beside notes, lines too wide and rewound counts, none stands on anything
// else or beyond the page, and each stands on the baseline of a line.

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "book/structure.h"
#include "page/pages.h"
#include "support/books.h"
#include "support/press.h"

namespace nabor {
namespace {

using namespace testing;

class Random {
public:
    explicit Random(std::uint32_t seed) : engine_(seed) {}
    int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(engine_); }
    std::string words(int low, int high) { return prose(static_cast<std::size_t>(pick(low, high)), static_cast<std::uint32_t>(engine_())); }

private:
    std::mt19937 engine_;
};

Block verse(Random& random) {
    Blocks lines;
    for (int i = random.pick(2, 9); i > 0; --i) {
        lines.push_back(leaf(Role::verse_line, random.words(2, 16)));
        if (random.pick(0, 4) == 0) lines.back().number = std::to_string(random.pick(1, 3000));
    }
    return container(Role::verse, std::move(lines));
}

Book random_book(Random& random) {
    BookMaker maker;
    for (int chapter = 0; chapter < 3; ++chapter) {
        Blocks blocks;
        for (int i = random.pick(3, 9); i > 0; --i) {
            if (random.pick(0, 3) == 0) {
                blocks.push_back(verse(random));
                continue;
            }
            Inlines text{words(random.words(1, 40))};
            for (int n = random.pick(-1, 2); n > 0; --n) {
                text.push_back(maker.note(random.words(2, 30)));
                maker.book.notes.back().place = random.pick(0, 1) == 0 ? NotePlace::margin : NotePlace::foot;
                text.push_back(words(" " + random.words(1, 40)));
            }
            if (random.pick(0, 5) == 0) text.push_back(words(" " + std::string(120, 'm')));
            blocks.push_back(leaf(Role::paragraph, std::move(text)));
        }
        maker.book.body.push_back(maker.division("Chapter", std::move(blocks)));
    }
    classify_divisions(maker.book);
    number_blocks(maker.book);
    return std::move(maker.book);
}

std::string random_css(Random& random) {
    static constexpr const char* scopes[] = {"by-page", "by-section", "by-document", "through"};
    static constexpr const char* sides[] = {"outer", "inner", "left", "right"};
    static constexpr const char* paragraphs[] = {"none", "by-section", "through"};
    const int outer = random.pick(8, 36), inner = random.pick(8, 30);
    return fmt::format(
        "@page :right {{ size: 120mm 130mm; margin: 12mm {0}mm 14mm {1}mm }} @page :left {{ size: 120mm 130mm; margin: 12mm {1}mm 14mm {0}mm }} "
        ":root {{ -nabor-line-numbers: {2} {3}; -nabor-number-side: {4}; -nabor-paragraph-numbers: {5}; -nabor-verse-numbers: {6} }} "
        "body {{ font-family: \"Gentium Book Plus\"; font-size: 10pt; line-height: 12pt; text-align: justify }} p {{ text-indent: {7}em }} "
        "aside.note {{ font-size: 8pt; line-height: 9pt; text-indent: 0 }} @-nabor-notes margin {{ -nabor-notes: margin; -nabor-note-side: {8} }}",
        outer, inner, random.pick(1, 5), scopes[random.pick(0, 3)], sides[random.pick(0, 3)], paragraphs[random.pick(0, 2)],
        random.pick(0, 1) == 0 ? "by-poem" : "with-prose", random.pick(-1, 1), random.pick(0, 1) == 0 ? "outer" : "inner");
}

struct Box {
    Length left, right, top, bottom, baseline;
    bool is_number = false;

    bool meets(const Box& other) const { return left < other.right && other.left < right && top < other.bottom && other.top < bottom; }
};

Box box_of(const GlyphRun& run) {
    Box box{run.x, run.x, run.y - run.size * 7 / 10, run.y, run.y};
    for (const Glyph& glyph : run.glyphs) box.right += Length{glyph.advance};
    box.is_number = run.node == NodeId::none && !run.text.empty() && run.text.find_first_not_of(u"0123456789") == std::u16string::npos;
    return box;
}

std::size_t check_page(const Page& page) {
    std::vector<Box> boxes;
    for (const PageItem& item : page.items)
        if (const auto* run = std::get_if<GlyphRun>(&item); run != nullptr && !run->glyphs.empty()) boxes.push_back(box_of(*run));
    std::size_t numbers = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const Box& box = boxes[i];
        if (!box.is_number) continue;
        ++numbers;
        EXPECT_GE(box.left, Length::millimetres(2.9));
        EXPECT_LE(box.right, page.width - Length::millimetres(2.9));
        for (std::size_t other = 0; other < boxes.size(); ++other) EXPECT_FALSE(other != i && box.meets(boxes[other])) << i << " " << other;
        EXPECT_TRUE(std::any_of(boxes.begin(), boxes.end(), [&](const Box& text) { return !text.is_number && text.baseline == box.baseline; }));
    }
    return numbers;
}

TEST(NumbersBesideTheText, StandOnNothingElse) {
    std::size_t numbers = 0;
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        Random random(seed);
        const Book book = random_book(random);
        const std::string css = random_css(random);
        SCOPED_TRACE(fmt::format("{}: {}", seed, css));
        Press press("a5-plain");
        press.layout = std::make_unique<Layout>(*read_layout({press.sources.add("random.css", css)}, press.sources, press.report));
        for (const Page& page : press.set(book).pages) numbers += check_page(page);
        if (::testing::Test::HasFailure()) return;
    }
    EXPECT_GT(numbers, 1000u);
}

}  // namespace
}  // namespace nabor
