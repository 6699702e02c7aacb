#include "reading/both_texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "book/structure.h"
#include "book/walk.h"
#include "reading/form_copier.h"
#include "reading/text_forms.h"

namespace nabor::reading {

namespace {

bool is_division_with_content(const Block& block) { return is_division(block.role) && block.role != Role::title_page && block.is_container(); }

// The page of the source where an edited text begins stands in its diplomatic form; what leads to it leads there too.
void drop_page_marks(Inlines& inlines) {
    for (Inline& piece : inlines) {
        if (auto* phrase = std::get_if<Phrase>(&piece.content)) drop_page_marks(phrase->content);
        if (auto* link = std::get_if<Link>(&piece.content)) drop_page_marks(link->content);
        if (const auto* mark = std::get_if<PageMark>(&piece.content)) piece.content = AnchorMark{mark->anchor};
    }
    std::erase_if(inlines, [](const Inline& piece) {
        const auto* mark = std::get_if<AnchorMark>(&piece.content);
        return mark != nullptr && mark->anchor == AnchorId::none;
    });
}

class TextJoiner {
public:
    TextJoiner(Book& book, const Book& form) : book_(book), form_(form), copier_(book, form) {}

    bool join() {
        join_matter(book_.front, form_.front);
        join_matter(book_.body, form_.body);
        join_matter(book_.back, form_.back);
        if (made_.empty()) return false;
        for (Blocks* matter : {&book_.front, &book_.body, &book_.back}) settle(*matter);
        copier_.settle_notes();
        std::move(book_.parallel_texts.begin(), book_.parallel_texts.end(), std::back_inserter(made_));
        book_.parallel_texts = std::move(made_);
        number_blocks(book_);
        return true;
    }

private:
    // Words outside of divisions have no division to stand in twice: they and all around them get one.
    void join_matter(Blocks& edited, const Blocks& form) {
        const std::vector<SameBlocks> same = same_blocks(edited, form);
        const bool is_one_text = std::any_of(same.begin(), same.end(), [&](const SameBlocks& pair) {
            if (!pair.edited || !pair.diplomatic) return false;
            const Block& one = edited[*pair.edited];
            return !is_division(one.role) && words_differ(one, form[*pair.diplomatic]);
        });
        if (!is_one_text) return join(edited, form);
        Blocks other = form;
        wrap(edited);
        wrap(other);
        join(edited, other);
    }

    // All but the title page becomes one division.
    static void wrap(Blocks& blocks) {
        const auto first = std::stable_partition(blocks.begin(), blocks.end(), [](const Block& block) { return block.role == Role::title_page; });
        Block division;
        division.role = Role::document;
        division.span = first->span;
        division.language = first->language;
        Blocks content(std::make_move_iterator(first), std::make_move_iterator(blocks.end()));
        shift_levels(content, 1);
        division.level = 1;
        for (Block& block : content)
            if (block.role == Role::heading) block.level = division.level;
        division.content = std::move(content);
        blocks.erase(first, blocks.end());
        blocks.push_back(std::move(division));
    }

    void join(Blocks& edited, const Blocks& form) {
        Blocks made;
        const std::vector<SameBlocks> same = same_blocks(edited, form);
        for (const SameBlocks& pair : same) {
            if (!pair.edited) continue;
            Block& one = edited[*pair.edited];
            if (pair.diplomatic && is_division_with_content(one)) join_division(one, form[*pair.diplomatic], made);
            made.push_back(std::move(one));
        }
        edited = std::move(made);
    }

    // A division of documents is no text of its own.
    void join_division(Block& edited, const Block& form, Blocks& before) {
        if (edited.document == DocumentId::none && holds_document(edited)) return join(std::get<Blocks>(edited.content), form.blocks());
        if (words_differ(edited, form)) before.push_back(copy_of_text(edited, form));
    }

    Block copy_of_text(Block& edited, const Block& form) {
        copier_.set_language(form.language, language_of_originals(form));
        ParallelTexts texts;
        Block copy = copier_.shell(form);
        copy.role = edited.role;
        copy.content = aligned(std::get<Blocks>(edited.content), form.blocks(), texts);
        drop_page_marks_of(edited);
        texts.left = copy.anchor = anchored(copy);
        texts.right = edited.anchor = anchored(edited);
        texts.left_language = copy.language;
        texts.right_language = edited.language;
        made_.push_back(std::move(texts));
        return copy;
    }

    static void drop_page_marks_of(Block& block) {
        if (auto* inlines = std::get_if<Inlines>(&block.content)) drop_page_marks(*inlines);
        if (auto* inner = std::get_if<Blocks>(&block.content))
            for (Block& child : *inner) drop_page_marks_of(child);
    }

    Blocks aligned(Blocks& edited, const Blocks& form, ParallelTexts& texts) {
        Blocks copies;
        for (const SameBlocks& pair : same_blocks(edited, form)) {
            if (!pair.diplomatic)
                texts.pieces.push_back({{}, {anchored(edited[*pair.edited])}});
            else if (!pair.edited)
                texts.pieces.push_back({{anchored(copies.emplace_back(copier_.copied(form[*pair.diplomatic])))}, {}});
            else
                align(edited[*pair.edited], form[*pair.diplomatic], copies, texts);
        }
        return copies;
    }

    void align(Block& edited, const Block& form, Blocks& copies, ParallelTexts& texts) {
        if (stands_once(edited) && !words_differ(edited, form)) return;
        const bool is_whole = is_whole_piece(edited) || is_whole_piece(form);
        Block copy = is_whole ? copier_.copied(form) : copier_.shell(form);
        copy.role = edited.role;
        if (is_whole)
            texts.pieces.push_back({{anchored(copy)}, {anchored(edited)}});
        else
            copy.content = aligned(std::get<Blocks>(edited.content), form.blocks(), texts);
        copies.push_back(std::move(copy));
    }

    AnchorId anchored(Block& block) {
        if (block.anchor == AnchorId::none)
            block.anchor = copier_.new_anchor(fmt::format("piece-{}", book_.anchors.size() + 1), block.span);
        return block.anchor;
    }

    void settle(Blocks& blocks) {
        for (Block& block : blocks)
            if (auto* children = std::get_if<Blocks>(&block.content)) block.other_form ? copier_.settle_links(*children) : settle(*children);
    }

    Book& book_;
    const Book& form_;
    FormCopier copier_;
    std::vector<ParallelTexts> made_;
};

}  // namespace

bool join_texts(Book& edited, const Book& diplomatic) { return TextJoiner(edited, diplomatic).join(); }

}  // namespace nabor::reading
