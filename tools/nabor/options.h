// What a command line asks for, once it is understood.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "book/shop_settings.h"
#include "impose/imposition.h"
#include "impose/imposition_marks.h"

namespace nabor {

enum class Command { build, check, dump, impose, layouts, fonts };

// A number of the audit and the most it may be.
struct AuditLimit {
    std::string name;  // of a kind of finding or of a figure (check/audit.h)
    std::int64_t thousandths = 0;
};

// Of `impose` alone.
struct ImposeOptions {
    std::filesystem::path input;
    std::filesystem::path output;  // empty with --plan, which may stand without
    ImpositionSettings settings;   // without a fault
    std::optional<bool> bound_at_right;
    ImpositionMarks marks;
    bool plan = false;
};

struct Options {
    Command command = Command::build;
    std::vector<std::filesystem::path> books;
    std::filesystem::path output_folder;           // empty: the current folder
    std::vector<std::string> formats;              // empty: as book.toml says, else all
    std::vector<Shop> shops;                       // empty: as book.toml says, else the generic one
    std::string layout;                            // a name or a file; empty: as book.toml says, else "paperback"
    std::map<std::string, std::string> overrides;  // --set key=value
    std::string stage;                             // of dump
    bool audit = false;                            // write NAME.audit.json and NAME.audit.pdf
    std::vector<AuditLimit> audit_limits;
    ImposeOptions impose;
    std::size_t jobs = 1;
    bool quiet = false;
    bool all = false;  // show every diagnostic of a long run of one code
};

// Design §1: 0 clean, 1 findings, 2 usage or environment.
enum class ExitCode : int { clean = 0, findings = 1, environment = 2 };

}  // namespace nabor
