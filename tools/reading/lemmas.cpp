#include "reading/lemmas.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace nabor::reading {

namespace {

// Nobody prints a longer lemma than by its first and last words; entries that each run over the whole text would hold it many times.
constexpr std::size_t longest_lemma = 2000, kept_of_long = 400;  // bytes

std::string shortened(std::string_view words) {
    if (words.size() <= longest_lemma) return std::string(words);
    const std::size_t first = words.rfind(' ', kept_of_long), last = words.find(' ', words.size() - kept_of_long);
    if (first == std::string_view::npos || last == std::string_view::npos) return std::string(words);
    return std::string(words.substr(0, first)) + " …" + std::string(words.substr(last));
}

class LemmaFinder {
public:
    explicit LemmaFinder(Book& book) : book_(book), begun_(book.notes.size(), unseen), entries_(book.anchors.size(), no_entry) {
        for (std::size_t i = 0; i < book.notes.size(); ++i)
            if (book.notes[i].lemma && book.notes[i].lemma->begin != AnchorId::none) entries_[index_of(book.notes[i].lemma->begin)] = i;
    }

    void read(Blocks& blocks) {
        for (Block& block : blocks) read(block);
    }

private:
    static constexpr std::size_t unseen = static_cast<std::size_t>(-1), no_entry = unseen;
    // A lemma that begins in this list of inlines: its entry, and where its mark stands in the new list.
    struct Begun {
        std::size_t entry, at;
    };

    void read(Block& block) {
        if (auto* children = std::get_if<Blocks>(&block.content)) read(*children);
        if (auto* table = std::get_if<Table>(&block.content)) read(*table);
        auto* inlines = std::get_if<Inlines>(&block.content);
        if (inlines == nullptr) return;
        std::vector<std::size_t> none;
        read(*inlines, none);
        text_ += ' ';
    }

    void read(Table& table) {
        read(table.caption);
        for (Row& row : table.rows)
            for (Cell& cell : row.cells) read(cell.content);
    }

    // `before`: the entries whose marks stand right before the phrase that holds these inlines. Takes out those whose lemmas end here.
    void read(Inlines& inlines, std::vector<std::size_t>& before) {
        Inlines done;
        done.reserve(inlines.size());
        std::vector<Begun> begun;
        for (Inline& piece : inlines) {
            if (auto* text = std::get_if<Text>(&piece.content); text && take_space(*text, done, begun)) continue;
            if (const auto* mark = std::get_if<AnchorMark>(&piece.content)) begin(*mark, done.size(), begun);
            if (const auto* call = std::get_if<NoteCall>(&piece.content)) end(*call, done, begun, before);
            if (Inlines* inner = held_by(piece))
                read_inside(*inner, done, begun);
            else
                read_text(piece);
            done.push_back(std::move(piece));
        }
        inlines = std::move(done);
    }

    // A lemma that begins right before a phrase and ends in it begins in it.
    void read_inside(Inlines& inner, Inlines& done, std::vector<Begun>& begun) {
        std::vector<std::size_t> before;
        for (std::size_t i = begun.size(); i > 0 && begun[i - 1].at + (begun.size() - i) + 1 == done.size(); --i) before.push_back(begun[i - 1].entry);
        const std::size_t count = before.size();
        read(inner, before);
        for (std::size_t taken = count - before.size(); taken > 0; --taken) {
            begun.pop_back();
            done.pop_back();
        }
    }

    static Inlines* held_by(Inline& piece) {
        if (auto* phrase = std::get_if<Phrase>(&piece.content)) return &phrase->content;
        auto* link = std::get_if<Link>(&piece.content);
        return link ? &link->content : nullptr;
    }

    void read_text(const Inline& piece) {
        if (const auto* text = std::get_if<Text>(&piece.content)) text_ += text->text;
        if (std::holds_alternative<LineBreak>(piece.content)) text_ += ' ';
    }

    void begin(const AnchorMark& mark, std::size_t at, std::vector<Begun>& begun) {
        const std::size_t entry = index_of(mark.anchor) < entries_.size() ? entries_[index_of(mark.anchor)] : no_entry;
        if (entry == no_entry) return;
        begun_[entry] = text_.size();
        begun.push_back({entry, at});
    }

    // The first call of an entry; a later one is about the same words elsewhere.
    void end(const NoteCall& call, Inlines& done, std::vector<Begun>& begun, std::vector<std::size_t>& before) {
        const std::size_t entry = index_of(call.note);
        if (entry >= book_.notes.size() || !book_.notes[entry].lemma || book_.notes[entry].lemma->end != AnchorId::none) return;
        Lemma& lemma = *book_.notes[entry].lemma;
        lemma.end = call.anchor;
        if (begun_[entry] == unseen)
            lemma.begin = call.anchor;
        else
            lemma.words = collapse_xml_space(shortened(std::string_view(text_).substr(begun_[entry])));
        const auto here = std::find_if(begun.rbegin(), begun.rend(), [&](const Begun& one) { return one.entry == entry; });
        if (here == begun.rend()) return end_before(entry, done, begun, before);
        const std::size_t at = here->at;
        begun.erase(std::next(here).base(), begun.end());  // with those that begin in it and end behind it
        link(book_.notes[entry], at, done);
    }

    // `before` begins with the innermost lemma; the outer ones can only end in the phrase when those in them have.
    void end_before(std::size_t entry, Inlines& done, std::vector<Begun>& begun, std::vector<std::size_t>& before) {
        if (before.empty() || before.front() != entry) return;
        const Note& note = book_.notes[entry];
        done.insert(done.begin(), Inline{note.span, AnchorMark{note.lemma->begin}});
        const std::size_t count = done.size();
        link(note, 0, done);
        if (done.size() == count) return void(done.erase(done.begin()));  // without words the mark stays where it is
        before.erase(before.begin());
        begun.clear();
    }

    // White space between the mark of a lemma and its first word stands before the mark. True where nothing is left of the text.
    bool take_space(Text& text, Inlines& done, std::vector<Begun>& begun) {
        if (begun.empty() || !text.text.starts_with(' ') || begun.back().at + 1 != done.size()) return false;
        std::size_t first = begun.size() - 1;
        while (first > 0 && begun[first - 1].at + 1 == begun[first].at) --first;
        text.text.erase(0, 1);
        const std::size_t at = begun[first].at;
        done.insert(done.begin() + static_cast<std::ptrdiff_t>(at), Inline{done[at].span, Text{" "}});
        for (std::size_t i = first; i < begun.size(); ++i) ++begun[i].at;
        text_ += ' ';
        return text.text.empty();
    }

    // Puts what stands behind a mark into a link, which takes the mark's place.
    static void link(const Note& note, std::size_t at, Inlines& done) {
        Link link;
        link.role = Role::lemma;
        link.target = note.anchor;
        link.anchor = note.lemma->begin;
        link.content.assign(std::make_move_iterator(done.begin() + static_cast<std::ptrdiff_t>(at) + 1), std::make_move_iterator(done.end()));
        const Span span = done[at].span;
        if (!has_words(link.content)) {
            std::move(link.content.begin(), link.content.end(), done.begin() + static_cast<std::ptrdiff_t>(at) + 1);
            return;
        }
        done.resize(at);
        done.push_back({span, std::move(link)});
    }

    static bool has_words(const Inlines& inlines) {
        return std::any_of(inlines.begin(), inlines.end(), [](const Inline& piece) {
            const auto* text = std::get_if<Text>(&piece.content);
            const auto* phrase = std::get_if<Phrase>(&piece.content);
            const auto* link = std::get_if<Link>(&piece.content);
            return (text && text->text.find_first_not_of(' ') != std::string::npos) || (phrase && has_words(phrase->content)) ||
                   (link && has_words(link->content));
        });
    }

    Book& book_;
    std::string text_;                  // of everything before
    std::vector<std::size_t> begun_;    // by entry: where its lemma begins in the text
    std::vector<std::size_t> entries_;  // by AnchorId: whose lemma begins there
};

}  // namespace

void find_lemmas(Book& book) {
    if (std::none_of(book.notes.begin(), book.notes.end(), [](const Note& note) { return note.lemma.has_value(); })) return;
    LemmaFinder finder(book);
    for (Blocks* blocks : {&book.front, &book.body, &book.back}) finder.read(*blocks);
    for (Note& note : book.notes) finder.read(note.content);
}

}  // namespace nabor::reading
