// In: a section's flow. Out: how a build before this one set the same.
// Holds: what is found is what setting would make, ids and places in the manuscript included. A section is kept once for each start of its
// first page (side, and what it faces) that this build had it with, and for a few that builds before it had. Anything in the file that is
// not as it should be is not found. The bodies of its pages are not looked at, only whether they are those that belong to it.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/byte_stream.h"
#include "base/cache.h"
#include "font/face_digest.h"
#include "typeset/section_ids.h"
#include "typeset/section_key.h"
#include "typeset/section_outcome.h"
#include "typeset/section_pages.h"

namespace nabor {

// What a section is known by, and its ids in this build.
struct SectionIdentity {
    Digest key;
    SectionIds ids;
};

struct KeptSection {
    FacingPage start;
    Digest outcome_key;
    SectionOutcome outcome;
    std::vector<Blob> bodies;  // by page
};

class SectionCache {
public:
    SectionCache(const FontSet& fonts, const StyleTable& styles, SettingDigests digests, Cache& cache)
        : styles_(styles),
          digests_(std::move(digests)),
          fallbacks_(fonts.fallbacks()),
          fallbacks_digest_(nabor::fallbacks_digest(fonts)),
          cache_(cache) {}

    // Any thread may call these.
    SectionIdentity identify(const FlowSection& section, const SectionRules& rules) const;
    std::vector<KeptSection> find(SectionIdentity& section);
    void use(const SectionIdentity& section, FacingPage start);
    // Returns the key of what was set.
    Digest keep(SectionIdentity& section, FacingPage start, SectionWithBodies& set, bool asked_fallbacks);

    // When all sections are set: keeps with which starts each was.
    void finish();

    const std::filesystem::path& file() const { return cache_.file(); }

private:
    std::vector<FacingPage> starts_of(const Digest& key) const;
    std::optional<KeptSection> read(FacingPage start, SectionIdentity& section);
    Digest outcome_key(SectionIdentity& section, FacingPage start, bool asked_fallbacks);
    std::optional<std::vector<Blob>> read_bodies(ByteReader& reader, const Digest& key) const;
    Digest fallbacks_digest(SectionIds& ids) const;
    void keep_known(const Digest& key, FacingPage start);
    void keep_other_starts(const Digest& key, FacingPage start);
    void note_start(const Digest& key, FacingPage start);

    const StyleTable& styles_;
    const SettingDigests digests_;
    const std::vector<FaceId> fallbacks_;
    const Digest fallbacks_digest_;
    Cache& cache_;

    std::mutex mutex_;  // of starts_
    std::map<Digest, std::vector<FacingPage>> starts_;
};

}  // namespace nabor
