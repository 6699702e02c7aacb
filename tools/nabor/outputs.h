// In: artefacts of the books of one run. Out: files.
// Holds: no file that the run reads is overwritten, and no output of one book by that of another.
#pragma once

#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/report.h"
#include "session/session.h"

namespace nabor {

// An error about an output that would replace a source; `hint` says where else to write it.
Diagnostic over_source(const std::filesystem::path& target, std::string hint);

class Outputs {
public:
    // All outlive it. An empty folder is the current one.
    Outputs(std::filesystem::path folder, Files& files, const Session& session)
        : folder_(std::move(folder)), files_(files), session_(session) {}

    std::filesystem::path target(const Artefact& artefact) const { return folder_ / artefact.name; }

    // Takes out the artefacts that would replace a file that the session has read, each with an error.
    void refuse_sources(std::vector<Artefact>& artefacts, Report& report) const;

    // Takes out those that would replace a file in the folder of a book that is still to be read: it may be a source of that book.
    std::vector<Artefact> take_early(std::vector<Artefact>& artefacts, std::span<const std::filesystem::path> later_books) const;

    // Throws EnvironmentError when the file cannot be written, or another book of this run has its name.
    void write(const Artefact& artefact);

private:
    std::filesystem::path folder_;
    Files& files_;
    const Session& session_;
    std::set<std::filesystem::path> written_;
};

}  // namespace nabor
