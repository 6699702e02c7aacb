// In: the value of @wit and the sigla of the manuscript's witnesses. Out: the references in it, and the witnesses they name.
// Holds: a reference names a witness by "#" and its id, by its id alone, or by its siglum; every part of the value is in one of the references.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tei/tree.h"

namespace nabor::tei {

struct Reading;

using WitnessSigla = std::map<std::string, NodeIndex, std::less<>>;

// Of every witness of the manuscript; of several with one siglum the first has it.
WitnessSigla witness_sigla(const TeiTree& tree);

// What a reference means: the element with that id or siglum; none where nothing is called so.
NodeIndex named_by(const Reading& reading, std::string_view reference, NodeIndex from);

// A reference without "#", file or prefix: what is printed where it names nothing.
std::string_view name_alone(std::string_view reference);

struct WitnessReferences {
    std::vector<std::string_view> each;
    bool are_parted = true;  // by white space, as TEI asks; sigla of single letters ("AB") need none
};

// "#A #B", "A B", "AB"; and what is meant by "#A,#B" and "#A#B".
WitnessReferences witness_references(const Reading& reading, NodeIndex from, std::string_view attribute);

}  // namespace nabor::tei
