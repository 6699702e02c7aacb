// In: references of an apparatus to witnesses, works and persons. Out: what the apparatus calls them.
// Holds: no "#" is ever printed; what nothing names is called by its id, and reported once.
#pragma once

#include <string>
#include <string_view>

#include "tei/reading.h"

namespace nabor::tei {

// The first child that is not white space alone; none without one.
NodeIndex first_shown_child(const TeiTree& tree, NodeIndex parent);
// The element with the siglum of a witness or a work; none where it has no such element.
NodeIndex own_siglum(const TeiTree& tree, NodeIndex id);
// What a witness, a source or a person is called: its own siglum, its @n, its name, else its id.
std::string siglum_of(const TeiTree& tree, NodeIndex id);
// "A B": the sigla of an attribute's references.
std::string sigla_of(Reading& reading, NodeIndex id, std::string_view attribute);
// The witnesses of a reading, the hand, and the work that tells it; failing these, whose conjecture it is.
std::string attribution(Reading& reading, NodeIndex id);
// What an apparatus calls a work, where the reference to it does not say that itself; "" where it does.
std::string siglum_before(const TeiTree& tree, NodeIndex reference);

}  // namespace nabor::tei
