// In: what a source says that a person did. Out: MARC relator codes. Data that does not depend on a format.
// Holds: a role is known only where the words say that role and nothing else; all other descriptions are to be printed as they stand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nabor::reading {

// The MARC relator codes of a role as sources describe it ("Übersetzung", "под ред.", "trl", "edited and translated by"). None where any part
// of the description is no known role: a description of several things says nothing certain about any of them.
std::vector<std::string> relators_of(std::string_view role);
// The first of them, else `otherwise`.
std::string relator_of(std::string_view role, std::string_view otherwise);
// Whether a description has words of a role without being that role alone: "translator of verse", "copy-editor".
bool says_more_than_a_role(std::string_view role);
// Whether a description tells of work on the file and not on the text: "Conversion to TEI", "OCR", "proofing".
bool is_about_file(std::string_view role);

}  // namespace nabor::reading
