#include "typeset/section_cache.h"

#include <algorithm>
#include <utility>

#include "base/byte_stream.h"
#include "typeset/section_bytes.h"

namespace nabor {

namespace {

// One key leads to the starts a section is kept with, and with each of these to a blob.
enum class Kept : std::uint64_t { starts, section };

Digest starts_key(const Digest& key) { return Hasher().add(key).add(static_cast<std::uint64_t>(Kept::starts)).digest(); }

Digest outcome_key(const Digest& key, FacingPage start) {
    return Hasher()
        .add(key)
        .add(static_cast<std::uint64_t>(Kept::section))
        .add(static_cast<std::uint64_t>(start.side))
        .add(static_cast<std::uint64_t>(start.shortfall))
        .digest();
}

}  // namespace

SectionIdentity SectionCache::identify(const FlowSection& section, const SectionRules& rules) const {
    SectionIdentity identity;
    identity.key = section_key(section, rules, styles_, digests_, identity.ids);
    return identity;
}

std::vector<KeptSection> SectionCache::find(SectionIdentity& section) {
    std::vector<KeptSection> found;
    for (const FacingPage start : starts_of(section.key)) {
        const auto blob = cache_.find(outcome_key(section.key, start));
        std::optional<SectionOutcome> outcome = blob ? read(*blob, section) : std::nullopt;
        if (outcome) found.push_back({start, std::move(*outcome)});
    }
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
std::optional<SectionOutcome> SectionCache::read(std::string_view blob, SectionIdentity& section) {
    ByteReader reader(blob);
    const bool asked_fallbacks = reader.number_up_to(1) == 1;
    std::size_t head = 1;
    if (asked_fallbacks) {
        if (reader.raw(digest_size) != to_bytes(fallbacks_digest(section.ids))) return std::nullopt;
        head += digest_size;
    }
    if (!reader.ok()) return std::nullopt;
    return read_section(blob.substr(head), section.ids, [&](FaceId face) { return fonts_.glyph_count(face); });
}

Digest SectionCache::fallbacks_digest(SectionIds& ids) {
    const std::vector<FaceId> faces = fonts_.fallbacks();
    std::call_once(fallbacks_known_, [&] {
        for (const FaceId face : faces) fallbacks_.push_back(face_digest(fonts_, face));
    });
    Hasher hasher;
    for (std::size_t i = 0; i < faces.size(); ++i) hasher.add(ids.faces.add(faces[i])).add(fallbacks_[i]);
    return hasher.digest();
}

void SectionCache::use(const SectionIdentity& section, FacingPage start) {
    cache_.keep(outcome_key(section.key, start));
    note_start(section.key, start);
}

void SectionCache::keep(SectionIdentity& section, FacingPage start, SectionOutcome& outcome, bool asked_fallbacks) {
    ByteWriter head;
    head.number(asked_fallbacks ? 1 : 0);
    if (asked_fallbacks) head.raw(to_bytes(fallbacks_digest(section.ids)));
    const auto bytes = write_section(outcome, section.ids);
    if (!bytes) return;
    cache_.keep(outcome_key(section.key, start), head.take() + *bytes);
    note_start(section.key, start);
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
