#include "base/cache.h"

#include <algorithm>
#include <utility>

namespace nabor {

namespace {

std::size_t size_of(const Blobs& blobs) {
    std::size_t size = 0;
    for (const auto& [key, blob] : blobs) size += blob.bytes.size();
    return size;
}

std::size_t size_of(const std::vector<Blob>& blobs) {
    std::size_t size = 0;
    for (const Blob& blob : blobs) size += blob.bytes.size();
    return size;
}

std::filesystem::path with_suffix(std::filesystem::path file, const char* suffix) { return file += suffix; }

}  // namespace

Cache::Cache(std::filesystem::path file, const Digest& stamp, Report& report) : stamp_(stamp) {
    files::prepare_folder(file.parent_path());
    older_.file = file;
    newer_.file = with_suffix(std::move(file), ".newer");
    for (Store* store : {&older_, &newer_}) read(*store, report);
}

void Cache::read(Store& store, Report& report) const {
    if (!files::exists(store.file)) return;
    store.pack = files::MappedFile(store.file);
    PackResult result = read_pack(store.pack.bytes(), stamp_);
    if (result.blobs) {
        for (const auto& [key, blob] : *result.blobs) store.keys.push_back(key), store.blobs.push_back(blob);
        store.used = std::make_unique<std::atomic<bool>[]>(store.keys.size());
        return;
    }
    const std::string problem(store.pack.problem().empty() ? result.problem : store.pack.problem());
    report.add({Severity::note, "cache-not-used", {}, "the cache " + problem + "; what it held is made anew", {}, store.file.string()});
}

std::optional<std::string_view> Cache::find(const Digest& key) const {
    const auto found = find_unread(key);
    return found && found->is_sound() ? std::optional(found->bytes) : std::nullopt;
}

std::optional<Blob> Cache::find_unread(const Digest& key) const {
    for (const Store* store : {&newer_, &older_})
        if (const auto place = store->place_of(key)) return store->blobs[*place];
    return std::nullopt;
}

std::optional<std::size_t> Cache::Store::place_of(const Digest& key) const {
    const auto found = std::lower_bound(keys.begin(), keys.end(), key);
    if (found == keys.end() || *found != key) return std::nullopt;
    return static_cast<std::size_t>(found - keys.begin());
}

void Cache::keep(const Digest& key) {
    for (const Store* store : {&newer_, &older_})
        if (const auto place = store->place_of(key)) store->used[*place].store(true, std::memory_order_relaxed);
}

Digest Cache::keep(const Digest& key, std::string blob) {
    const Digest seal = digest_of(blob);
    if (find_unread(key) == Blob{blob, seal}) {
        keep(key);
        return seal;
    }
    const std::lock_guard lock(mutex_);
    made_.insert_or_assign(key, Made{std::move(blob), seal});
    return seal;
}

Blobs Cache::used_of(const Store& store) const {
    Blobs used;
    for (std::size_t i = 0; i < store.keys.size(); ++i)
        if (store.used[i] && !made_.contains(store.keys[i])) used.emplace_hint(used.end(), store.keys[i], store.blobs[i]);
    return used;
}

void Cache::write(const Store& store, const Blobs& blobs) const {
    const std::string head = pack_head(blobs, stamp_);
    std::vector<std::string_view> parts = {head};
    for (const auto& [key, blob] : blobs) parts.push_back(blob.bytes);
    files::write_whole(store.file, parts, files::Flush::no);
}

void Cache::write() {
    if (made_.empty()) return;
    Blobs older = used_of(older_), newer = used_of(newer_);
    for (const auto& [key, made] : made_) newer.insert_or_assign(key, Blob{made.bytes, made.seal});
    constexpr std::size_t much_newer = 4, much_unused = 2;
    if (size_of(newer) * much_newer <= size_of(older) && size_of(older_.blobs) <= size_of(older) * much_unused)
        return write(newer_, newer);
    newer.merge(older);  // what both have, the newer one says
    write(older_, newer);
    if (files::exists(newer_.file)) write(newer_, {});
}

}  // namespace nabor
