// Properties of whole settings: nothing is lost between Book and Pages, lines keep to their measure, threads change nothing.

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "book/structure.h"
#include "book/walk.h"
#include "page/pages.h"
#include "support/books.h"
#include "support/press.h"

namespace nabor {
namespace {

using namespace testing;

// A book with everything that has ever lost text: notes in heads, long notes, tables, verse, lists, letters, quotations.
Book varied_book(std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto pick = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
    BookMaker maker;
    for (int chapter = 0; chapter < 4; ++chapter) {
        Blocks blocks;
        for (int i = 0; i < pick(5, 14); ++i) {
            const auto words_of = [&](int low, int high) { return prose(static_cast<std::size_t>(pick(low, high)), static_cast<std::uint32_t>(random())); };
            switch (pick(0, 7)) {
                case 0: blocks.push_back(container(Role::block_quotation, {leaf(Role::paragraph, words_of(10, 90))})); break;
                case 1: blocks.push_back(container(Role::verse, {leaf(Role::verse_line, words_of(3, 9)), leaf(Role::verse_line, words_of(3, 25))})); break;
                case 2: {
                    Blocks items;
                    for (int n = 0; n < 3; ++n) items.push_back(container(Role::list_item, {leaf(Role::paragraph, words_of(2, 40))}));
                    blocks.push_back(container(Role::list_ordered, std::move(items)));
                    break;
                }
                case 3: {
                    Table table;
                    table.caption = {leaf(Role::table_caption, words_of(3, 8))};
                    for (int r = 0; r < 4; ++r) {
                        Row row;
                        row.header = r == 0;
                        for (int c = 0; c < 3; ++c) {
                            Cell cell;
                            cell.content = {leaf(Role::paragraph, words_of(1, 12))};
                            row.cells.push_back(std::move(cell));
                        }
                        table.rows.push_back(std::move(row));
                    }
                    Block block;
                    block.role = Role::table;
                    block.content = std::move(table);
                    blocks.push_back(std::move(block));
                    break;
                }
                case 4: blocks.push_back(leaf(Role::signature, words_of(2, 4))); break;
                default:
                    blocks.push_back(leaf(Role::paragraph, Inlines{words(words_of(20, 120)), maker.note(words_of(5, pick(0, 9) == 0 ? 900 : 40)), words(" " + words_of(5, 60))}));
            }
        }
        Block division = maker.division("", std::move(blocks));
        auto& all = std::get<Blocks>(division.content);
        all.insert(all.begin(), leaf(Role::heading, Inlines{words("Chapter " + std::to_string(chapter + 1)), maker.note("On the heading.")}));
        maker.book.body.push_back(std::move(division));
    }
    classify_divisions(maker.book);
    return std::move(maker.book);
}

// White space is the line breaker's; soft hyphens are those of line breaks.
std::u32string without_spaces(std::u32string text) {
    std::erase_if(text, [](char32_t c) { return c == U' ' || c == U'\n' || c == U'\u00A0' || c == U'\u00AD'; });
    return text;
}

// Every text of a book in reading order, a note's after its call.
class BookText {
public:
    explicit BookText(const Book& book) : book_(book) { add(book.body); }
    std::u32string text;

private:
    void add(const Inlines& inlines) {
        for (const Inline& piece : inlines) {
            if (const auto* words = std::get_if<Text>(&piece.content)) text += without_spaces(to_utf32(words->text));
            if (const auto* call = std::get_if<NoteCall>(&piece.content)) add(book_.note(call->note).content);
        }
    }

    void add(const Blocks& blocks) {
        for (const Block& block : blocks) {
            if (block.is_leaf()) add(block.inlines());
            if (block.is_container()) add(block.blocks());
            if (const auto* table = std::get_if<Table>(&block.content)) {
                add(table->caption);
                for (const Row& row : table->rows)
                    for (const Cell& cell : row.cells) add(cell.content);
            }
        }
    }

    const Book& book_;
};

// The same of finished pages, by the structure tree. Labels and note calls are generated, so they are left out.
class PagesText {
public:
    explicit PagesText(const Pages& pages) : pages_(pages), texts_(pages.structure.size()), children_(pages.structure.size()) {
        for (const Page& page : pages.pages)
            for (const PageItem& item : page.items)
                if (const auto* run = std::get_if<GlyphRun>(&item); run && run->node != NodeId::none) texts_[index_of(run->node)] += run->text;
        for (std::size_t i = 1; i < pages.structure.size(); ++i) children_[index_of(pages.structure[i].parent)].push_back(i);
        add(0);
    }
    std::u32string text;

private:
    void add(std::size_t node) {
        const std::string_view type = pages_.structure[node].type;
        if (type == "Lbl" || type == "Reference") return;
        text += without_spaces(to_utf32(to_utf8(std::u16string_view(texts_[node]))));
        for (const std::size_t child : children_[node]) add(child);
    }

    const Pages& pages_;
    std::vector<std::u16string> texts_;
    std::vector<std::vector<std::size_t>> children_;
};

class Settings : public ::testing::TestWithParam<std::pair<const char*, std::uint32_t>> {};

TEST_P(Settings, KeepTheTextOfTheBookAndItsOrder) {
    const auto [layout, seed] = GetParam();
    const Book book = varied_book(seed);
    Press press(layout);
    const std::u32string wanted = BookText(book).text, found = PagesText(press.set(book)).text;
    ASSERT_GT(wanted.size(), 5000u);
    ASSERT_GE(found.size(), wanted.size());
    // The title page and the contents, which are generated, come first.
    const std::u32string_view body = std::u32string_view(found).substr(found.size() - wanted.size());
    if (body == wanted) return;
    const auto apart = std::mismatch(wanted.rbegin(), wanted.rend(), body.rbegin(), body.rend());
    const auto left = static_cast<std::size_t>(wanted.rend() - apart.first), begin = left - std::min<std::size_t>(left, 40);
    FAIL() << "the book has “" << to_utf8(std::u32string_view(wanted).substr(begin, left - begin)) << "” before the last "
           << wanted.size() - left << " code points, the pages “" << to_utf8(body.substr(begin, left - begin)) << "”";
}

TEST_P(Settings, KeepEveryRunOnItsPage) {
    const auto [layout, seed] = GetParam();
    Press press(layout);
    for (const Page& page : press.set(varied_book(seed)).pages)
        for (const PageItem& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item)) {
                std::int64_t end = run->x.units;
                for (const Glyph& glyph : run->glyphs) end += glyph.advance;
                EXPECT_GT(run->x.units, 0);
                EXPECT_LT(end, page.width.units);
                EXPECT_GT(run->y.units, 0);
                EXPECT_LT(run->y.units, page.height.units);
                EXPECT_EQ(std::count_if(run->glyphs.begin(), run->glyphs.end(), [](const Glyph& glyph) { return glyph.id == 0; }), 0);
                EXPECT_GE(run->horizontal_scale, 980);
                EXPECT_LE(run->horizontal_scale, 1020);
            }
}

TEST_P(Settings, GiveEveryRunTheTextOfItsGlyphs) {
    const auto [layout, seed] = GetParam();
    Press press(layout);
    for (const Page& page : press.set(varied_book(seed)).pages)
        for (const PageItem& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item)) {
                std::size_t told = 0;
                for (const Glyph& glyph : run->glyphs) told += glyph.text_length;
                EXPECT_EQ(told, run->text.size());
            }
}

TEST_P(Settings, AreTheSameWithAnyNumberOfThreads) {
    const auto [layout, seed] = GetParam();
    const Book book = varied_book(seed);
    Press one(layout), four(layout);
    EXPECT_EQ(dump_pages(one.set(book, 1), one.fonts), dump_pages(four.set(book, 4), four.fonts));
}

TEST_P(Settings, PutEveryNoteOnThePageOfItsCall) {
    const auto [layout, seed] = GetParam();
    const Book book = varied_book(seed);
    Press press(layout);
    const Pages pages = press.set(book);
    std::map<std::string, std::uint32_t> page_of;
    for (const Destination& destination : pages.destinations) page_of[destination.name] = destination.page;
    std::size_t calls = 0;
    visit_blocks(book.body, [&](const Block& block) {
        if (!block.is_leaf()) return;
        for (const Inline& piece : block.inlines())
            if (const auto* call = std::get_if<NoteCall>(&piece.content)) {
                ++calls;
                EXPECT_EQ(page_of[book.anchor(call->anchor).id], page_of[book.anchor(book.note(call->note).anchor).id]);
            }
    });
    EXPECT_GT(calls, 4u);
}

bool stands_in(const Pages& pages, NodeId node, std::string_view type) {
    for (; node != NodeId::none; node = pages.structure[index_of(node)].parent)
        if (pages.structure[index_of(node)].type.starts_with(type)) return true;
    return false;
}

TEST_P(Settings, LeaveNoHeadingAtAPagesFoot) {
    const auto [layout, seed] = GetParam();
    Press press(layout);
    const Pages pages = press.set(varied_book(seed));
    std::size_t headings = 0;
    for (const Page& page : pages.pages) {
        const GlyphRun* lowest = nullptr;
        for (const PageItem& item : page.items) {
            const auto* run = std::get_if<GlyphRun>(&item);
            if (!run || run->node == NodeId::none || stands_in(pages, run->node, "Note")) continue;
            headings += stands_in(pages, run->node, "H");
            if (!lowest || run->y >= lowest->y) lowest = run;
        }
        EXPECT_FALSE(lowest && stands_in(pages, lowest->node, "H")) << "page " << page.number;
    }
    EXPECT_GE(headings, 4u);
}

// "paperback_1", "a5plain_3"
std::string name_of(const ::testing::TestParamInfo<std::pair<const char*, std::uint32_t>>& info) {
    std::string name = info.param.first;
    std::erase(name, '-');
    return name + "_" + std::to_string(info.param.second);
}

INSTANTIATE_TEST_SUITE_P(Books, Settings,
                         ::testing::Values(std::pair{"paperback", 1u}, std::pair{"paperback", 2u}, std::pair{"a5-plain", 3u}, std::pair{"a5-plain", 4u}),
                         name_of);

}  // namespace
}  // namespace nabor
