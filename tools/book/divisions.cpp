// Classifies divisions by their content: parts hold chapters, chapters hold text.

#include <algorithm>
#include <cstddef>

#include "book/structure.h"
#include "book/walk.h"

namespace nabor {

namespace {

// With fewer bytes of text on average, the divisions of a division are its sections and not chapters: a collection of forty telegrams is
// one chapter.
constexpr std::size_t least_chapter = 3000;

bool opens_a_division(Role role) {
    switch (role) {
        case Role::heading: case Role::subheading: case Role::byline: case Role::document_author: case Role::document_date:
        case Role::document_source: case Role::epigraph: case Role::argument: case Role::ornament: return true;
        default: return false;
    }
}

std::size_t text_size(const Blocks& blocks) {
    std::size_t size = 0;
    visit_blocks(blocks, [&](const Block& block) {
        if (!block.is_leaf()) return;
        visit_inlines(block.inlines(), [&](const Inline& piece) {
            if (const auto* text = std::get_if<Text>(&piece.content)) size += text->text.size();
        });
    });
    return size;
}

std::size_t count_divisions(const Blocks& blocks) {
    return static_cast<std::size_t>(std::count_if(blocks.begin(), blocks.end(), [](const Block& b) { return is_division(b.role); }));
}

bool holds_only_divisions(const Block& division) {
    const Blocks& blocks = division.blocks();
    return count_divisions(blocks) > 0 &&
           std::all_of(blocks.begin(), blocks.end(), [](const Block& b) { return is_division(b.role) || opens_a_division(b.role); });
}

bool is_scene(const Block& division) {
    if (!is_division(division.role) || !division.is_container()) return false;
    const Blocks& blocks = division.blocks();
    return std::any_of(blocks.begin(), blocks.end(), [](const Block& b) { return b.role == Role::speech; });
}

// Scenes of any length are sections of their act.
bool holds_chapters(const Block& division) {
    const Blocks& blocks = division.blocks();
    return holds_only_divisions(division) && std::none_of(blocks.begin(), blocks.end(), is_scene) &&
           text_size(blocks) >= least_chapter * count_divisions(blocks);
}

bool has_heading(const Block& division) {
    const Blocks& blocks = division.blocks();
    return std::any_of(blocks.begin(), blocks.end(), [](const Block& b) { return b.role == Role::heading; });
}

bool holds_a_document(const Block& division) {
    const Blocks& blocks = division.blocks();
    return std::any_of(blocks.begin(), blocks.end(), [](const Block& b) { return b.role == Role::document || b.role == Role::part; });
}

class Classifier {
public:
    void classify(Blocks& blocks, std::uint8_t level, bool inside_chapter) const {
        for (Block& block : blocks) {
            if (is_division(block.role)) classify_division(block, level, inside_chapter);
            else if (block.role == Role::heading) block.level = level > 1 ? static_cast<std::uint8_t>(level - 1) : level;
        }
    }

private:
    void classify_division(Block& division, std::uint8_t level, bool inside_chapter) const {
        division.level = level;
        if (division.role == Role::section && !inside_chapter)
            division.role = holds_a_document(division) || holds_chapters(division) ? Role::part : Role::chapter;
        const bool opens_chapters =
            !inside_chapter && (division.role == Role::part || ((division.role == Role::document || division.role == Role::chapter) && holds_chapters(division)));
        if (division.role == Role::chapter && opens_chapters) division.role = Role::part;
        const bool headed = has_heading(division) && level < 250;
        Blocks& children = std::get<Blocks>(division.content);
        for (Block& child : children)
            if (child.role == Role::heading) child.level = level;
        for (Block& child : children)
            if (is_division(child.role)) classify_division(child, static_cast<std::uint8_t>(level + (headed ? 1 : 0)), !opens_chapters);
    }
};

bool splits(const Block& division) {
    if (!is_division(division.role) || !division.is_container()) return false;
    if (division.role == Role::part) return true;
    const Blocks& blocks = division.blocks();
    return division.role == Role::document && std::any_of(blocks.begin(), blocks.end(), [](const Block& b) {
               return b.role == Role::chapter || b.role == Role::part || b.role == Role::document;
           });
}

// Descends into divisions that are split. Blocks between the units become units of their own.
class UnitCollector {
public:
    UnitCollector(Unit::Matter matter, std::vector<Unit>& units) : matter_(matter), units_(units) {}

    void collect(const Blocks& blocks, bool opening) {
        Unit loose = open(opening);
        for (const Block& block : blocks) {
            if (!is_division(block.role)) {
                loose.blocks.push_back(&block);
                continue;
            }
            close(loose);
            loose = open(false);
            if (splits(block)) {
                path_.push_back(&block);
                collect(block.blocks(), true);
                path_.pop_back();
            } else {
                Unit unit = open(false);
                unit.path.push_back(&block);
                unit.blocks.push_back(&block);
                units_.push_back(std::move(unit));
            }
        }
        close(loose);
    }

private:
    Unit open(bool opening) const {
        Unit unit;
        unit.matter = matter_;
        unit.path = path_;
        unit.opens_part = opening;
        return unit;
    }

    void close(Unit& unit) {
        if (!unit.blocks.empty()) units_.push_back(std::move(unit));
    }

    Unit::Matter matter_;
    std::vector<Unit>& units_;
    std::vector<const Block*> path_;
};

}  // namespace

void shift_levels(Blocks& blocks, int by) {
    for (Block& block : blocks) {
        if (block.level > 0) block.level = static_cast<std::uint8_t>(std::clamp(block.level + by, 1, 250));
        if (auto* children = std::get_if<Blocks>(&block.content)) shift_levels(*children, by);
    }
}

void classify_divisions(Book& book) {
    const Classifier classifier;
    classifier.classify(book.front, 1, false);
    classifier.classify(book.body, 1, false);
    classifier.classify(book.back, 1, false);
}

std::vector<Unit> units(const Book& book) {
    std::vector<Unit> all;
    UnitCollector(Unit::Matter::front, all).collect(book.front, false);
    UnitCollector(Unit::Matter::body, all).collect(book.body, false);
    UnitCollector(Unit::Matter::back, all).collect(book.back, false);
    return all;
}

}  // namespace nabor
