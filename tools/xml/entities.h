// In: an XML file's text. Out: the same with the entities of its internal DTD subset expanded, and a map of positions back.
// Holds: XML 1.0, 4.4. pugixml expands only the five predefined entities, so this runs before it. External entities are not read.
// Depth, number of references and size are limited against entity bombs. References to what is no character of XML are mended too,
// because pugixml ends a text at the first NUL.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "base/source.h"

namespace nabor::xml {

struct EntityLimits {
    std::size_t depth = 16;
    std::size_t references = 200'000;
    std::size_t bytes = 16'000'000;  // of replacement text, total
};

// Maps bytes of the expanded text to the file. Every byte of a replacement maps to its reference.
class PositionMap {
public:
    void copied(std::size_t expanded, std::size_t original) { pieces_.push_back({expanded, original, true}); }
    void replaced(std::size_t expanded, std::size_t original) { pieces_.push_back({expanded, original, false}); }
    std::uint32_t original(std::size_t expanded) const;

private:
    struct Piece {
        std::size_t expanded, original;
        bool moves;  // the original position advances with the expanded one
    };
    std::vector<Piece> pieces_;  // ascending; empty is the identity
};

struct Expanded {
    std::string text;
    PositionMap positions;
    bool refused = false;  // at a limit: an error is reported, and the text is not to be used
};

Expanded expand_entities(SourceId source, std::string_view text, Report& report, const EntityLimits& limits = {});

}  // namespace nabor::xml
