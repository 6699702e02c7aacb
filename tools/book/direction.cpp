#include "book/direction.h"

#include <string>

#include "book/structure.h"

namespace nabor {

bool is_left_to_right_always(const Block& block) { return block.role == Role::code_block || block.role == Role::formula; }

bool is_left_to_right_always(const Phrase& phrase) { return phrase.role == Role::code || phrase.role == Role::math; }

// "example.org/a" for "https://example.org/a".
bool shows_address(const Link& link) {
    if (link.address.empty()) return false;
    if (link.content.empty()) return true;
    const std::string words = plain_text(link.content);
    return !words.empty() && link.address.ends_with(words) && words.find(' ') == std::string::npos;
}

}  // namespace nabor
