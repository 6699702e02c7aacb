// In: the path of a manuscript. Out: its tree, with every included file in its place.
// XInclude 1.0: href relative to the including file, nested; xpointer by id; parse="text"; xi:fallback. Refused, with an error:
// cycles, and paths that lead out of the product's folder. Work goes on without what could not be included.
#pragma once

#include <optional>
#include <string>

#include "base/report.h"
#include "base/source.h"
#include "book/product.h"
#include "tei/tree.h"

namespace nabor::tei {

// Nothing when the manuscript cannot be read, is not XML, or is no TEI (errors in the report).
std::optional<Tree> load_manuscript(const Product& product, Sources& sources, Report& report);

// The same from bytes already in memory; includes are looked for from the product's folder.
std::optional<Tree> load_bytes(const Product& product, std::string bytes, Sources& sources, Report& report);

}  // namespace nabor::tei
