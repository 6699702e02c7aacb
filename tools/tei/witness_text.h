// In: the witness that book.toml names (text = "witness:A"). Out: which of an entry's readings are its own.
// Holds: a reading that names the witness is before one that names its family; where none does, the lemma is the text.
#pragma once

#include "tei/reading.h"

namespace nabor::tei {

// Finds the witness, by siglum or by id; an error in the report where nothing is called so.
void find_witness(Reading& reading);

// The reading of the product's witness in an entry; none where the entry does not tell it, or the product names no witness.
NodeIndex reading_of_witness(const Reading& reading, NodeIndex apparatus);

}  // namespace nabor::tei
