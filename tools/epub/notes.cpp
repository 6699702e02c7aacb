// In: calls and notes. Out: links both ways. A note stands in the file of its call, so that a reading system can show it in place, or in
// one file at the book's end if the layout says so.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "book/note_series.h"
#include "book/structure.h"
#include "epub/writer.h"
#include "language/language.h"

namespace nabor::epub {

void ChapterWriter::note_call(const NoteCall& call) {
    if (index_of(call.note) >= book_.notes.size()) return;
    if (plan_.called_by_lemma(call.note)) return mark(call.anchor);
    const Note& note = book_.note(call.note);
    const std::string href = plan_.href(book_, note.anchor, file_);
    if (call_end_ == xml_.shown()) xml_.text(plan_.between_calls);
    xml_.open(href.empty() ? "span" : "a");
    identify(call.anchor);
    xml_.attribute("class", note_call_classes(note));
    if (!href.empty()) {
        semantics(row_of(Role::note_call));
        xml_.attribute("href", href);
    }
    xml_.text(plan_.note_numbers[index_of(call.note)]);
    call_end_ = xml_.shown();
    xml_.close();
}

void ChapterWriter::notes() {
    if (plan_.files[file_].end_notes) return end_notes();
    for (const bool is_apparatus : {false, true})
        for (std::uint16_t series = 0; series < plan_.series_titles.size(); ++series) series_of_notes(series, is_apparatus);
}

// The notes of one series in the file; the entries of an apparatus have a section of their own, behind the other notes.
void ChapterWriter::series_of_notes(std::uint16_t series, bool is_apparatus) {
    bool is_open = false;
    for (const NoteId id : plan_.files[file_].notes) {
        if (plan_.note_series[index_of(id)] != series || (book_.note(id).kind == NoteKind::apparatus) != is_apparatus) continue;
        if (!std::exchange(is_open, true)) open_series(plan_.series_titles[series], is_apparatus);
        note(id);
    }
    if (!is_open) return;
    xml_.close();
    xml_.line();
}

void ChapterWriter::open_series(const SeriesTitle& title, bool is_apparatus) {
    const std::string name = is_apparatus && title.own.empty() ? std::string(label(Label::apparatus, book_.language(language_))) : title.name;
    xml_.open("section");
    xml_.attribute("class", is_apparatus ? "apparatus" : "notes");
    xml_.attribute("epub:type", "footnotes");
    xml_.attribute("aria-label", name);
    xml_.line();
    if (title.own.empty()) return;
    xml_.open("p");
    xml_.attribute("class", row_of(Role::list_head).css_class);
    xml_.text(title.own);
    xml_.close();
    xml_.line();
}

// Grouped under the titles of the files that call them. Not as asides: Apple's reader hides note asides, and the file would look empty.
void ChapterWriter::end_notes() {
    const std::string& title = plan_.files[file_].title;
    xml_.open("section");
    xml_.attribute("class", "end-notes");
    xml_.attribute("epub:type", "endnotes");
    xml_.attribute("role", "doc-endnotes");
    xml_.attribute("aria-label", title);
    xml_.line();
    xml_.leaf("h1", title);
    std::uint32_t file = no_file;
    for (const NoteId id : plan_.files[file_].notes) {
        const std::uint32_t called_in = plan_.notes[index_of(id)].called_in;
        if (called_in != file && called_in != file_) end_notes_head(plan_.files[called_in]);
        file = called_in;
        note(id);
    }
    xml_.close();
    xml_.line();
}

void ChapterWriter::end_notes_head(const ChapterFile& file) {
    const LanguageId outer = language_;
    xml_.open("h2");
    language_attributes(file.language);
    xml_.text(unit_name(book_, file.unit));
    xml_.close();
    xml_.line();
    language_ = outer;
}

void ChapterWriter::note(NoteId id) {
    const Note& note = book_.note(id);
    const RoleRow& row = row_of(Role::note);
    const LanguageId outer = language_;
    xml_.open(plan_.files[file_].end_notes ? std::string_view("div") : row.element);
    identify(note.anchor);
    xml_.attribute("class", note_classes(note));
    semantics(row);
    language_attributes(note.language);
    xml_.line();
    LeadIn lead;
    lead.note = &id;
    blocks(note.content, lead);
    xml_.close();
    xml_.line();
    language_ = outer;
}

// What begins a note: its number, and the lemma of an entry of an apparatus. One of them links back to the text.
void ChapterWriter::note_lead(NoteId id) {
    const Note& note = book_.note(id);
    if (!plan_.called_by_lemma(id)) {
        back_link(id, plan_.note_numbers[index_of(id)]);
        xml_.text(" ");
    }
    if (const std::optional<PlannedEntry>& entry = plan_.entries[index_of(id)]; entry && !entry->lines.empty()) {
        xml_.open("span");
        xml_.attribute("class", "line-number");
        xml_.text(entry->lines);
        xml_.close();
        xml_.text(" ");
    }
    if (note.lemma) lemma_of(note, id);
}

// WCAG 2.5.3: the link's name begins with its visible text.
void ChapterWriter::back_link(NoteId id, std::string_view words) {
    const AnchorId place = plan_.called_by_lemma(id) ? book_.note(id).lemma->begin : plan_.notes[index_of(id)].call;
    const std::string href = plan_.href(book_, place, file_);
    const RoleRow& row = row_of(Role::note_back_link);
    xml_.open(href.empty() ? "span" : "a");
    xml_.attribute("class", row.css_class);
    if (!href.empty()) {
        semantics(row);
        xml_.attribute("href", href);
        xml_.attribute("aria-label", std::string(words) + ". " + std::string(label(Label::back_to_text, book_.language(language_))));
    }
    xml_.text(words);
    xml_.close();
}

}  // namespace nabor::epub
