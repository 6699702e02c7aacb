// What may be made of a book.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "book/shop_settings.h"

namespace nabor {

enum class Format : std::uint8_t { epub, pdf, print, onix };
inline constexpr std::array<std::string_view, 4> format_names = {"epub", "pdf", "print", "onix"};

// The hand-overs inside the program that can be had as text.
enum class Stage : std::uint8_t { book, index, galley, pages, package };
inline constexpr std::array<std::string_view, 5> stage_names = {"book", "index", "galley", "pages", "package"};

// A figure of the audit, or its number of findings of one kind (check/audit.h), and the most that is allowed.
struct AuditLimit {
    std::string name;
    std::int64_t thousandths = 0;
};

struct LayoutChoice {
    std::string name;                              // of a shipped layout, or the path of a stylesheet; empty: as book.toml says, else "paperback"
    std::map<std::string, std::string> variables;  // come before those of book.toml
};

// Findings alone.
struct CheckTarget {};

// One artefact: the stage as text.
struct StageTarget {
    Stage stage = Stage::book;
    LayoutChoice layout;
};

// The book's files for readers, shops and printers.
struct OutputTarget {
    std::vector<Format> formats;  // empty: as book.toml says, else EPUB and PDF
    std::vector<Shop> shops;      // empty: as book.toml says, else the generic one
    LayoutChoice layout;
    bool audit = false;  // makes the audit's JSON and the PDF with its marks
    std::vector<AuditLimit> audit_limits;
};

using Target = std::variant<CheckTarget, StageTarget, OutputTarget>;

}  // namespace nabor
