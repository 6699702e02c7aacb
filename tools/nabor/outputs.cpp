#include "nabor/outputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/error.h"

namespace nabor {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view elsewhere = "write to another folder with --output, or give the book another name: [book] name = \"…\"";

// What a book may read, beside this machine's fonts and layouts, lies below this folder.
fs::path folder_of(const Files& files, const fs::path& book) {
    if (files.is_folder(book)) return book;
    return book.has_parent_path() ? book.parent_path() : fs::path(".");
}

}  // namespace

Diagnostic over_source(const fs::path& target, std::string hint) {
    return {Severity::error,
            "output-over-source",
            {},
            "this output would replace a file that was read for it; it is not written",
            std::move(hint),
            target.string()};
}

void Outputs::refuse_sources(std::vector<Artefact>& artefacts, Report& report) const {
    std::erase_if(artefacts, [&](const Artefact& artefact) {
        const bool is_source = session_.has_read(target(artefact));
        if (is_source) report.add(over_source(target(artefact), std::string(elsewhere)));
        return is_source;
    });
}

std::vector<Artefact> Outputs::take_early(std::vector<Artefact>& artefacts, std::span<const fs::path> later_books) const {
    const auto may_be_source = [&](const Artefact& artefact) {
        return files_.exists(target(artefact)) && std::any_of(later_books.begin(), later_books.end(), [&](const fs::path& book) {
            return files_.resolve_inside(folder_of(files_, book), folder_, artefact.name).has_value();
        });
    };
    const auto early = std::stable_partition(artefacts.begin(), artefacts.end(), [&](const Artefact& one) { return !may_be_source(one); });
    std::vector<Artefact> taken(std::make_move_iterator(early), std::make_move_iterator(artefacts.end()));
    artefacts.erase(early, artefacts.end());
    return taken;
}

void Outputs::write(const Artefact& artefact) {
    const fs::path path = target(artefact);
    if (!written_.insert(path).second) throw EnvironmentError(fmt::format("{}: two books of this run would have this name", path.string()));
    files_.write_whole(path, artefact.bytes);
}

}  // namespace nabor
