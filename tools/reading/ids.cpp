#include "reading/ids.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/percent.h"
#include "base/utf8.h"

namespace nabor::reading {

namespace {

constexpr std::size_t max_duplicates_named = 20;

// The first argument of a pointer scheme: "range(a,b)", "string-range(a, 3, 4)", "xpath1(…)".
std::string_view inside_pointer(std::string_view fragment) {
    const std::size_t open = fragment.find('(');
    if (open == std::string_view::npos) return fragment;
    return trim_xml_space(fragment.substr(open + 1, fragment.find_first_of(",)", open) - open - 1));
}

std::string_view file_name(std::string_view path) {
    const std::size_t slash = path.find_last_of("/\\");
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

}  // namespace

std::string_view first_target(std::string_view targets) {
    targets = trim_xml_space(targets);
    // "#range(a, b)" has a space inside.
    if (targets.find('(') != std::string_view::npos) return targets.substr(0, targets.find(')') + 1);
    return targets.substr(0, targets.find_first_of(" \t\r\n"));
}

std::vector<std::string_view> all_targets(std::string_view targets) {
    std::vector<std::string_view> all;
    bool closes = true;  // whether there is a bracket that closes; looked for once in vain, so that many targets take linear time
    for (targets = trim_xml_space(targets); !targets.empty(); targets = trim_xml_space(targets)) {
        const std::size_t space = std::min(targets.find_first_of(" \t\r\n"), targets.size());
        const std::size_t open = targets.substr(0, space).find('(');  // "#range(a, b)" has a space inside
        const std::size_t close = closes && open < space ? targets.find(')', open) : std::string_view::npos;
        if (open < space) closes = close != std::string_view::npos;
        const std::size_t end = close == std::string_view::npos ? space : close + 1;
        all.push_back(targets.substr(0, end));
        targets.remove_prefix(end);
    }
    return all;
}

bool is_web_address(std::string_view target) {
    for (const std::string_view scheme : {"http://", "https://", "mailto:", "ftp://", "doi:", "urn:", "tel:"})
        if (target.starts_with(scheme)) return true;
    return false;
}

void IdTable::add(std::string_view id, ItemIndex item, std::size_t file, Span span) {
    const auto own = static_cast<std::uint32_t>(identified_.size());
    identified_.push_back({item, file, no_other});
    const auto [place, is_new] = by_id_.try_emplace(id, SameId{own, own});
    if (is_new) return;
    Identified& before = identified_[std::exchange(place->second.last, own)];
    before.next = own;
    repeated_.push_back({id, span, before.file != file});
}

void IdTable::report_repeated(Report& report) const {
    std::size_t named = 0, across = 0;
    const Repeated* first_across = nullptr;
    for (const Repeated& repeated : repeated_) {
        if (repeated.across_files)
            first_across = across++ == 0 ? &repeated : first_across;
        else if (++named <= max_duplicates_named)
            report.warning("tei-duplicate-id", repeated.span, fmt::format("the id \"{}\" is already taken in this file", repeated.id),
                           "references go to the first; give each element an id of its own");
    }
    if (named > max_duplicates_named)
        report.warning("tei-duplicate-id", {}, fmt::format("{} more ids are given twice in their file", named - max_duplicates_named));
    if (across > 0)
        report.note(
            "tei-repeated-id", first_across->span,
            fmt::format(
                "the id \"{}\" is also used in another file of the book ({} such ids in all); references go to their own file first",
                first_across->id, across),
            "a reference from a third file goes to the first of them: give elements that other files refer to unique ids");
}

ItemIndex IdTable::find(std::string_view id, std::size_t from, bool other_files) const {
    const auto found = by_id_.find(id);
    if (found == by_id_.end()) return ItemIndex::none;
    for (std::uint32_t i = found->second.first; i != no_other; i = identified_[i].next)
        if (identified_[i].file == from) return identified_[i].item;
    return other_files ? identified_[found->second.first].item : ItemIndex::none;
}

// As it is written, else as the IRI reference that it is.
ItemIndex IdTable::find_fragment(std::string_view fragment, std::size_t from, bool other_files) const {
    const ItemIndex item = find(inside_pointer(fragment), from, other_files);
    if (item != ItemIndex::none || fragment.find('%') == std::string_view::npos) return item;
    return find(inside_pointer(percent_decoded(fragment)), from, other_files);
}

bool IdTable::names_file(std::string_view target) const {
    const std::string path = percent_decoded(target.substr(0, target.find('#')));
    return std::any_of(files_.begin(), files_.end(), [&](const SourceFile& file) { return file.name == file_name(path); });
}

ItemIndex IdTable::resolve(std::string_view target, std::size_t from) const {
    const std::size_t hash = target.find('#');
    if (hash == std::string_view::npos) {
        if (const ItemIndex item = find_fragment(target, from, true); item != ItemIndex::none) return item;
        const std::string path = percent_decoded(target);
        for (const SourceFile& file : files_)
            if (!target.empty() && file.name == file_name(path)) return file.root;
        return ItemIndex::none;
    }
    const std::string_view fragment = target.substr(hash + 1);
    const std::string path = percent_decoded(target.substr(0, hash));
    if (path.empty()) return find_fragment(fragment, from, true);
    for (std::size_t i = 0; i < files_.size(); ++i)
        if (files_[i].name == file_name(path)) return find_fragment(fragment, i, false);
    return find_fragment(fragment, from, true);
}

std::string UniqueNames::make(std::string_view wanted) {
    std::string name;
    for (const char c : wanted) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        const bool follows = (c >= '0' && c <= '9') || c == '-' || c == '.';
        if (!letter && name.empty()) name = "x";
        if (letter || follows)
            name += c;
        else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80)
            name += '_';  // one for each other character
    }
    if (name.empty()) name = "x";
    std::string unique = name;
    for (std::uint32_t& copies = copies_[name]; copies++ > 0;) {
        unique = fmt::format("{}-{}", name, copies);
        if (copies_.try_emplace(unique, 1).second) break;
    }
    return unique;
}

}  // namespace nabor::reading
