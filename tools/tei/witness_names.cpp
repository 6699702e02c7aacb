#include "tei/witness_names.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"
#include "reading/ids.h"
#include "tei/reading.h"
#include "tei/sigla.h"

namespace nabor::tei {

namespace {

NodeIndex with_siglum(const Reading& reading, std::string_view siglum) {
    const auto found = reading.witnesses.find(siglum);
    return found == reading.witnesses.end() ? NodeIndex::none : found->second;
}

class ReferenceParter {
public:
    ReferenceParter(const Reading& reading, NodeIndex from) : reading_(reading), from_(from) {}

    WitnessReferences parted(std::string_view value) {
        if (with_siglum(reading_, value) != NodeIndex::none) return {{value}};  // "Vat. lat. 1"
        for (const std::string_view word : reading::all_targets(value))
            if (!add_letters(word)) add_parts(word);
        return std::move(found_);
    }

private:
    bool is_name(std::string_view word) const { return named_by(reading_, word, from_) != NodeIndex::none; }

    // The first place in a word at which another reference can begin.
    std::size_t end_of_first(std::string_view word) const {
        const std::size_t comma = std::min(word.find_first_of(",;|"), word.size());
        std::size_t mark = word.find('#', 1);
        // "witnesses.xml#A" is one reference
        if (!word.starts_with('#') && mark < comma && !is_name(word.substr(0, mark))) mark = word.find('#', mark + 1);
        return std::min(comma, mark);
    }

    void add_parts(std::string_view word) {
        while (!word.empty()) {
            const std::size_t end = end_of_first(word);
            const bool is_whole = end == word.size() || (word.find('#') == std::string_view::npos && is_name(word));
            found_.are_parted = found_.are_parted && is_whole;
            if (is_whole) return found_.each.push_back(word);
            if (end > 0) found_.each.push_back(word.substr(0, end));
            word.remove_prefix(word[end] == '#' ? end : end + 1);
        }
    }

    // "AB", where A and B are sigla, and no witness is called AB. The longest siglum is taken first.
    bool add_letters(std::string_view word) {
        if (word.find('#') != std::string_view::npos || is_name(word)) return false;
        std::vector<std::string_view> letters;
        for (std::string_view rest = word; !rest.empty();) {
            std::string_view letter = rest;
            while (!letter.empty() && with_siglum(reading_, letter) == NodeIndex::none) letter = without_last_code_point(letter);
            if (letter.empty()) return false;
            letters.push_back(letter);
            rest.remove_prefix(letter.size());
        }
        found_.each.insert(found_.each.end(), letters.begin(), letters.end());
        return true;
    }

    const Reading& reading_;
    NodeIndex from_;
    WitnessReferences found_;
};

}  // namespace

WitnessSigla witness_sigla(const TeiTree& tree) {
    WitnessSigla sigla;
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const auto id = static_cast<NodeIndex>(i);
        if (!tree.is(id, "witness")) continue;
        if (std::string siglum = siglum_of(tree, id); !siglum.empty()) sigla.emplace(std::move(siglum), id);
    }
    return sigla;
}

NodeIndex named_by(const Reading& reading, std::string_view reference, NodeIndex from) {
    const NodeIndex target = reading.targets.resolve(reference, reading.tree[from].file);
    if (reference.find('#') != std::string_view::npos || (target != NodeIndex::none && reading.tree.is(target, "witness"))) return target;
    const NodeIndex witness = with_siglum(reading, reference.substr(reference.find_last_of(':') + 1));
    return witness != NodeIndex::none ? witness : target;
}

std::string_view name_alone(std::string_view reference) { return reference.substr(reference.find_last_of("#:") + 1); }

WitnessReferences witness_references(const Reading& reading, NodeIndex from, std::string_view attribute) {
    return ReferenceParter(reading, from).parted(trim_xml_space(reading.tree.attribute(from, attribute)));
}

}  // namespace nabor::tei
