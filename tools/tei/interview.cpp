// Interviews: which speeches are questions and which are answers (sp of TEI chapter 7, u of chapter 8).
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "reading/classification.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

// Who speaks: by @who, else by the name that is printed.
std::string speaker_of(const TeiTree& tree, NodeIndex speech) {
    std::string who = collapse_xml_space(who_speaks(tree, speech));
    if (!who.empty()) return who;
    const NodeIndex label = speaker_label(tree, speech);
    return label == NodeIndex::none ? std::string() : tree.line(label);
}

// A u inside a paragraph without a speaker is HTML's underlined text.
bool is_speech(const TeiTree& tree, NodeIndex id) {
    const bool underlined = tree.kind(tree[id].parent) == ElementKind::paragraph && !tree.has_attribute(id, "who");
    return tree.kind(id) == ElementKind::speech || (tree.kind(id) == ElementKind::utterance && !underlined);
}

void collect_speeches(const TeiTree& tree, NodeIndex parent, std::vector<NodeIndex>& speeches) {
    for (const NodeIndex child : tree.children(parent)) {
        if (tree.is_text(child)) continue;
        if (is_speech(tree, child))
            speeches.push_back(child);
        else
            collect_speeches(tree, child, speeches);
    }
}

bool ends_with_question(std::string text) {
    while (!text.empty() && std::string_view(" \"\')]").find(text.back()) != std::string_view::npos) text.pop_back();
    for (const std::string_view mark : {"»", "”", "’"})
        if (text.ends_with(mark)) text.resize(text.size() - mark.size());
    return text.ends_with('?') || text.ends_with("؟");
}

// By a person of the header: by its names in any language, or by its role.
reading::AskerName asker_name_of_person(const TeiTree& tree, NodeIndex person) {
    reading::AskerName best = reading::asker_name(tree.attribute(person, "role"));
    for (const NodeIndex child : tree.children(person))
        if (tree.kind(child) == ElementKind::name) best = std::max(best, reading::asker_name(tree.line(child)));
    return best;
}

reading::AskerName asker_name_of(const Reading& reading, NodeIndex speech) {
    const TeiTree& tree = reading.tree;
    reading::AskerName best = reading::AskerName::none;
    if (const NodeIndex label = speaker_label(tree, speech); label != NodeIndex::none) best = reading::asker_name(tree.line(label));
    for (const std::string_view target : reading::all_targets(who_speaks(tree, speech))) {
        const NodeIndex person = reading.targets.resolve(target, tree[speech].file);
        best = std::max(best, person == NodeIndex::none ? reading::asker_name(target) : asker_name_of_person(tree, person));
    }
    return best;
}

bool is_called(const TeiTree& tree, NodeIndex speech, std::string_view word) {
    for (const std::string_view name : {"type", "subtype", "ana"})
        if (ascii_lower(tree.attribute(speech, name)).find(word) != std::string::npos) return true;
    return false;
}

// A speech is a question by its type, by its speaker's name or because its speaker is the one who asks.
bool asks(const Reading& reading, NodeIndex speech, const Scope& scope) {
    if (is_called(reading.tree, speech, "question")) return true;
    if (scope.asker != NodeIndex::none && speaker_of(reading.tree, speech) == speaker_of(reading.tree, scope.asker)) return true;
    return asker_name_of(reading, speech) == reading::AskerName::certain;
}

struct Speaker {
    NodeIndex first = NodeIndex::none;  // speech
    reading::AskerName name = reading::AskerName::none;
    std::size_t speeches = 0, questions = 0;
};

// In the order of their first words.
std::vector<Speaker> speakers_of(const Reading& reading, NodeIndex interview) {
    std::vector<NodeIndex> speeches;
    collect_speeches(reading.tree, interview, speeches);
    std::vector<Speaker> speakers;
    std::map<std::string, std::size_t> by_name;
    for (const NodeIndex speech : speeches) {
        const auto [place, is_new] = by_name.try_emplace(speaker_of(reading.tree, speech), speakers.size());
        if (is_new) speakers.push_back({speech, asker_name_of(reading, speech), 0, 0});
        Speaker& speaker = speakers[place->second];
        ++speaker.speeches;
        if (ends_with_question(reading.tree.line(speech))) ++speaker.questions;
    }
    return speakers;
}

}  // namespace

bool is_interview(std::string_view type) { return type.find("interview") != std::string_view::npos; }

NodeIndex asker_of(const Reading& reading, NodeIndex interview) {
    const std::vector<Speaker> speakers = speakers_of(reading, interview);
    if (speakers.size() < 2) return NodeIndex::none;
    const auto asks_less = [](const Speaker& a, const Speaker& b) {
        return a.name != b.name ? a.name < b.name : a.questions * b.speeches < b.questions * a.speeches;
    };
    return std::max_element(speakers.begin(), speakers.end(), asks_less)->first;
}

// In an interview every other speech is an answer.
Role speech_role(const Reading& reading, NodeIndex id, const Scope& scope) {
    if (asks(reading, id, scope)) return scope.interview || reading.tree.has_attribute(id, "type") ? Role::question : Role::speech;
    return scope.interview || is_called(reading.tree, id, "answer") ? Role::answer : Role::speech;
}

}  // namespace nabor::tei
