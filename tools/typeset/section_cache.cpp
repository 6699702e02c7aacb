#include "typeset/section_cache.h"

#include <algorithm>
#include <utility>

#include "base/byte_stream.h"
#include "typeset/section_bytes.h"

namespace nabor {

namespace {

constexpr std::size_t most_starts = 4;  // that a section is kept with

// One key leads to the starts a section is kept with, and with each of these to a blob of all but the bodies, and one of these.
enum class Kept : std::uint64_t { starts, section, bodies };

Digest starts_key(const Digest& key) { return Hasher().add(key).add(static_cast<std::uint64_t>(Kept::starts)).digest(); }

// Of the blob.
Digest section_blob_key(const Digest& key, FacingPage start) {
    return Hasher()
        .add(key)
        .add(static_cast<std::uint64_t>(Kept::section))
        .add(static_cast<std::uint64_t>(start.side))
        .add(static_cast<std::uint64_t>(start.shortfall))
        .digest();
}

Digest bodies_key(const Digest& blob_key) { return Hasher().add(blob_key).add(static_cast<std::uint64_t>(Kept::bodies)).digest(); }

// One after another, and a list of their sizes and seals.
struct Bodies {
    std::string bytes, list;
};

std::optional<Bodies> write_bodies(std::vector<PageBody>& bodies, const SectionIds& ids) {
    std::string all;
    ByteWriter list;
    list.number(bodies.size());
    for (PageBody& body : bodies) {
        const auto bytes = write_body(body, ids);
        if (!bytes) return std::nullopt;
        list.number(bytes->size());
        list.digest(digest_of(*bytes));
        all += *bytes;
    }
    return Bodies{std::move(all), list.take()};
}

}  // namespace

SectionIdentity SectionCache::identify(const FlowSection& section, const SectionRules& rules) const {
    SectionIdentity identity;
    identity.key = section_key(section, rules, styles_, digests_, identity.ids);
    return identity;
}

std::vector<KeptSection> SectionCache::find(SectionIdentity& section) {
    std::vector<KeptSection> found;
    for (const FacingPage start : starts_of(section.key))
        if (auto kept = read(start, section)) found.push_back(std::move(*kept));
    return found;
}

std::vector<FacingPage> SectionCache::starts_of(const Digest& key) const {
    const auto blob = cache_.find(starts_key(key));
    if (!blob) return {};
    ByteReader reader(*blob);
    std::vector<FacingPage> starts(reader.count(2));
    for (FacingPage& start : starts) {
        start.side = reader.number_up_to(1) == 0 ? PageSide::right : PageSide::left;
        start.shortfall = static_cast<std::int32_t>(reader.signed_number());
    }
    return reader.ok() ? starts : std::vector<FacingPage>();
}

// Whether fallbacks were asked for depends on the text and the faces of its styles, which the key has; which they are, it has not, for
// most sections need none and their files are large. So the blob says it.
std::optional<KeptSection> SectionCache::read(FacingPage start, SectionIdentity& section) {
    const Digest key = section_blob_key(section.key, start);
    const auto blob = cache_.find(key);
    if (!blob) return std::nullopt;
    ByteReader reader(*blob);
    const bool asked_fallbacks = reader.number_up_to(1) == 1;
    if (asked_fallbacks && reader.digest() != fallbacks_digest(section.ids)) return std::nullopt;
    auto bodies = read_bodies(reader, bodies_key(key));
    if (!bodies) return std::nullopt;
    auto outcome = read_outcome(blob->substr(reader.position()), section.ids);
    if (!outcome || outcome->pages.size() != bodies->size()) return std::nullopt;
    return KeptSection{start, outcome_key(section, start, asked_fallbacks), std::move(*outcome), std::move(*bodies)};
}

Digest SectionCache::outcome_key(SectionIdentity& section, FacingPage start, bool asked_fallbacks) {
    const Digest key = section_blob_key(section.key, start);
    return asked_fallbacks ? Hasher().add(key).add(fallbacks_digest(section.ids)).digest() : key;
}

// Whether what the cache has as the section's bodies are those that were written with it, their seals say.
std::optional<std::vector<Blob>> SectionCache::read_bodies(ByteReader& reader, const Digest& key) const {
    const auto all = cache_.find_unread(key);
    const Digest seal = reader.digest();
    std::vector<Blob> bodies(reader.count(digest_size + 1));
    if (!all || all->seal != seal) return std::nullopt;
    ByteReader bytes(all->bytes);
    for (Blob& body : bodies) {
        body.bytes = bytes.raw(reader.number());
        body.seal = reader.digest();
    }
    if (!reader.ok() || !bytes.ok() || !bytes.at_end()) return std::nullopt;
    return bodies;
}

// With their ordinals, for a fallback may be a face of the section's own styles.
Digest SectionCache::fallbacks_digest(SectionIds& ids) const {
    Hasher hasher;
    hasher.add(fallbacks_digest_);
    for (const FaceId face : fallbacks_) hasher.add(std::uint64_t{ids.faces.add(face)});
    return hasher.digest();
}

void SectionCache::use(const SectionIdentity& section, FacingPage start) {
    keep_known(section.key, start);
    keep_other_starts(section.key, start);
}

void SectionCache::keep_known(const Digest& key, FacingPage start) {
    const Digest blob = section_blob_key(key, start);
    cache_.keep(blob);
    cache_.keep(bodies_key(blob));
    note_start(key, start);
}

// A chapter that becomes a page longer turns all after it to the other side, and may be shorter again in the next build.
void SectionCache::keep_other_starts(const Digest& key, FacingPage start) {
    std::vector<FacingPage> others = starts_of(key);
    std::erase(others, start);
    if (others.size() >= most_starts) others.resize(most_starts - 1);
    for (const FacingPage other : others) keep_known(key, other);
}

Digest SectionCache::keep(SectionIdentity& section, FacingPage start, SectionWithBodies& set, bool asked_fallbacks) {
    const Digest known_as = outcome_key(section, start, asked_fallbacks), key = section_blob_key(section.key, start);
    ByteWriter blob;
    blob.number(asked_fallbacks ? 1 : 0);
    if (asked_fallbacks) blob.digest(fallbacks_digest(section.ids));
    const auto outcome = write_outcome(set.outcome, section.ids);
    auto bodies = write_bodies(set.bodies, section.ids);
    if (!outcome || !bodies) return known_as;
    blob.digest(cache_.keep(bodies_key(key), std::move(bodies->bytes)));
    blob.raw(bodies->list);
    blob.raw(*outcome);
    cache_.keep(key, blob.take());
    note_start(section.key, start);
    keep_other_starts(section.key, start);
    return known_as;
}

void SectionCache::note_start(const Digest& key, FacingPage start) {
    const std::lock_guard lock(mutex_);
    std::vector<FacingPage>& starts = starts_[key];
    const auto place = std::lower_bound(starts.begin(), starts.end(), start);
    if (place == starts.end() || *place != start) starts.insert(place, start);
}

void SectionCache::finish() {
    for (const auto& [key, starts] : starts_) {
        ByteWriter writer;
        writer.number(starts.size());
        for (const FacingPage& start : starts) {
            writer.number(start.side == PageSide::right ? 0 : 1);
            writer.signed_number(start.shortfall);
        }
        cache_.keep(starts_key(key), writer.take());
    }
}

}  // namespace nabor
