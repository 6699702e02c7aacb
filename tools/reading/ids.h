// In: the ids of a source, by file. Out: what its references point at, and unique ids for the anchors of the Book.
// Holds: a reference is resolved in its own file first, then in the whole book, because ids repeat across files.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/report.h"
#include "base/source.h"

namespace nabor::reading {

// An element, paragraph or bookmark of the source: an index into whatever the reader keeps them in.
enum class ItemIndex : std::uint32_t { none = 0xFFFFFFFF };

struct SourceFile {
    std::string name;  // "chapter1.xml"
    ItemIndex root = ItemIndex::none;
};

class IdTable {
public:
    explicit IdTable(std::vector<SourceFile> files) : files_(std::move(files)) {}

    // In document order. `id` must outlive the table.
    void add(std::string_view id, ItemIndex item, std::size_t file, Span span);

    // Warns of ids that repeat within a file, notes ids that repeat across files. Call when all ids are added.
    void report_repeated(Report& report) const;

    // The item that a reference in file `from` means: "#id", "file.xml#id", "#range(a,b)", a bare id, a file's name; or none. An id that is
    // written percent-encoded (RFC 3987) is found, too.
    ItemIndex resolve(std::string_view target, std::size_t from) const;
    // Whether it names one of the files.
    bool names_file(std::string_view target) const;

private:
    static constexpr std::uint32_t no_other = 0xFFFFFFFF;
    struct Identified {
        ItemIndex item;
        std::size_t file;
        std::uint32_t next;  // index of the next one with the same id, or no_other
    };
    struct SameId {
        std::uint32_t first, last;  // indices into identified_
    };
    struct Repeated {
        std::string_view id;
        Span span;
        bool across_files;
    };

    ItemIndex find(std::string_view id, std::size_t from, bool other_files) const;
    ItemIndex find_fragment(std::string_view fragment, std::size_t from, bool other_files) const;

    std::vector<SourceFile> files_;
    std::unordered_map<std::string_view, SameId> by_id_;
    std::vector<Identified> identified_;
    std::vector<Repeated> repeated_;
};

// The first of several targets, without white space; and all of them.
std::string_view first_target(std::string_view targets);
std::vector<std::string_view> all_targets(std::string_view targets);
bool is_web_address(std::string_view target);

// Makes XML Names of ASCII characters out of any ids, each of them once.
class UniqueNames {
public:
    std::string make(std::string_view wanted);

private:
    std::unordered_map<std::string, std::uint32_t> copies_;  // by name: how often it was wanted
};

}  // namespace nabor::reading
