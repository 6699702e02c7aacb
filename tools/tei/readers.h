// The functions that read elements, by file. Each takes the state, the flow to append to, the element, and the scope inside that
// element (read_node has already read its language).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tei/reading.h"

namespace nabor::tei {

// Reads an element into a phrase of its language, where only that keeps it (xml:lang, TEI 1.3.1.1.1).
template <typename Read>
void in_its_language(const Reading& reading, Flow& flow, NodeIndex id, const Scope& scope, const Read& read) {
    const bool shelled = needs_language_shell(reading, flow, id, scope);
    if (shelled) flow.begin_phrase(language_shell(reading, id, scope));
    read();
    if (shelled) flow.end_phrase();
}

// elements.cpp
void read_children(Reading& reading, Flow& flow, NodeIndex parent, const Scope& scope);
void read_node(Reading& reading, Flow& flow, NodeIndex id, const Scope& outside);
void read_phrase(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope, Role role);
void read_leaf(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope, Role role);
void read_container(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope, Role role);
void read_transparent(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);

// divisions.cpp
void read_division(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_document(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_text(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_group(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_floating_text(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_cast_list(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_book(Reading& reading);
bool is_running_head(std::string_view type);
// The first head of a division that is its running head alone; none without one.
NodeIndex running_head_of(const TeiTree& tree, NodeIndex division);
void read_title_page(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
// Adds the header's titles to the content of a title page, after its authors, where the front matter names the book nowhere else.
void add_missing_title(const Reading& reading, NodeIndex front, Blocks& page, Span span);
void read_title_group(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
// Whether a titlePart is the short form of a title that another part beside it gives in full: it is not printed, it heads pages.
bool is_short_title(const TeiTree& tree, NodeIndex part);
// Such a part in the front matter of a text; NodeIndex::none without one.
NodeIndex short_title_of(const TeiTree& tree, NodeIndex text);
Role title_leaf_role(const Reading& reading, NodeIndex id, const Scope& scope);

// header_titles.cpp
// Gives the titles of a header the quotation marks and the joined words that they would have in the text. `metadata`: as read_header() gives it.
void finish_titles(Reading& reading, NodeIndex header, Metadata& metadata);

// blocks.cpp
void read_paragraph(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_head(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_line(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_line_group(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_speech(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_stage(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_letter_part(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_milestone(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_generated(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);  // divGen: an index made from the book's index terms
void read_code_block(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_formula(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
// Its source in a line: what describes a picture of it.
std::string words_of_formula(const TeiTree& tree, NodeIndex formula);
void read_leaf_element(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
// Notes, once a vocabulary, that an element of it is no TEI.
void tell_foreign(Reading& reading, NodeIndex id);
void read_unknown(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);

// interview.cpp
// Whether a type (TeiTree::type) is the word of a division of questions and answers.
bool is_interview(std::string_view type);
// In an interview: a speech (sp or u) of the one who asks. That is who is called so (speaker, person/persName, person/@role), else the speaker
// most of whose speeches end with a question; none of a single speaker.
NodeIndex asker_of(const Reading& reading, NodeIndex interview);
// Of an sp or a u: question or answer in an interview, else speech.
Role speech_role(const Reading& reading, NodeIndex id, const Scope& scope);
// The name before a speech that runs the other way stands where the lines of the speech begin: the block is of the speech's language, and
// the name in it keeps its own.
void turn_speaker(const Book& book, Blocks& speech);

// numbers.cpp
void tell_wrong_numbers(Reading& reading);  // of the whole tree

// inlines.cpp
void read_highlight(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_title(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_name(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_character(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_space(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
// The indent of a line of verse that begins with a space (TEI 11.4.2), in em: two characters are one. 0 without a space.
std::uint8_t indent_by_space(const TeiTree& tree, NodeIndex line);
void read_line_break(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_page_break(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_anchor(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_label(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);

// entries.cpp
void read_sense(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_cross_reference(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_scope_of_work(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_date(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
// "12–15": what the attributes of an empty biblScope or date say (from and to, notBefore and notAfter); "" of one with words.
std::string range_of(const TeiTree& tree, NodeIndex id);

// editorial.cpp
void read_choice(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_substitution(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_deletion(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_addition(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_supplied(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_gap(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
// Appends a text that quotes the desc of an element, with the language of the desc.
void put_described(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope, std::string_view text);

// notes.cpp
void read_note(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
// Reads a note from elsewhere and appends its call to the flow. `label` is the call's text in the source.
void call_note(Reading& reading, Flow& flow, NodeIndex note, std::string_view label, const Scope& scope);
// Whether a note is or will be a note of the Book, which calls can lead to: no gloss in the line, no block of its own.
bool is_printed_note(const Reading& reading, NodeIndex note);
// The language at an element's own place, where nothing that is read around it has said that.
LanguageId language_at(Reading& reading, NodeIndex id);
void call_notes_about(Reading& reading, Flow& flow, NodeIndex element, const Scope& scope);

// apparatus.cpp
void read_apparatus(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_witness_bound(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);  // lacunaStart, witEnd …: printed in readings alone
// witnesses.cpp
// The entries of an apparatus as items of a list, each with all its readings.
void read_entry_list(Reading& reading, Flow& flow, const std::vector<NodeIndex>& entries, const Scope& scope);
void read_witnesses(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);

// spoken.cpp
void read_utterance(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_spoken_event(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_speaker_note(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
// The name in the line of the speech.
void read_speaker_label(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
// @who, else that of the annotationBlock around it.
std::string_view who_speaks(const TeiTree& tree, NodeIndex speech);
// The printed name of who speaks: in the speech, or right before an utterance; none without one.
NodeIndex speaker_label(const TeiTree& tree, NodeIndex speech);
bool is_speaker_note(const TeiTree& tree, NodeIndex id);

// quotations.cpp
void read_quotation(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_citation(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);

// references.cpp
void read_reference(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);

// lists.cpp, tables.cpp, figures.cpp
void read_list(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_item(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
// The number of columns or rows that a cell spans, as it is written: 0 without one, and not more than the model takes.
struct SpannedCells {
    std::uint16_t number = 0;
    bool is_as_written = false;
};
SpannedCells spanned_cells(std::string_view written);
void read_table(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_figure(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_graphic(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
// In the line; false where it cannot be used. `words` describe it where it has no description of its own.
bool put_picture_of_formula(Reading& reading, Flow& flow, NodeIndex graphic, const std::string& words, const Scope& scope);

// registers.cpp, bibliography.cpp, index_terms.cpp
void read_register(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void find_shown_people(Reading& reading);
void read_bibl_list(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_bibl(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_bibl_structure(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
void read_index(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);

}  // namespace nabor::tei
