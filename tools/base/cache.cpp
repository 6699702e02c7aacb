#include "base/cache.h"

#include <utility>
#include <vector>

namespace nabor {

Cache::Cache(std::filesystem::path file, const Digest& stamp, Report& report) : file_(std::move(file)), stamp_(stamp) {
    files::prepare_folder(file_.parent_path());
    if (!files::exists(file_)) return;
    pack_ = files::MappedFile(file_);
    PackResult result = read_pack(pack_.bytes(), stamp_);
    if (result.blobs) {
        found_ = std::move(*result.blobs);
        return;
    }
    const std::string problem(pack_.problem().empty() ? result.problem : pack_.problem());
    report.add({Severity::note, "cache-not-used", {}, "the cache " + problem + "; everything is made anew", {}, file_.string()});
}

std::optional<std::string_view> Cache::find(const Digest& key) const {
    const auto found = find_unread(key);
    return found && found->is_sound() ? std::optional(found->bytes) : std::nullopt;
}

std::optional<Blob> Cache::find_unread(const Digest& key) const {
    const auto found = found_.find(key);
    return found == found_.end() ? std::nullopt : std::optional(found->second);
}

void Cache::keep(const Digest& key) {
    const std::lock_guard lock(mutex_);
    used_.insert(key);
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

void Cache::write() {
    if (made_.empty()) return;
    Blobs blobs;
    for (const Digest& key : used_)
        if (const auto found = found_.find(key); found != found_.end()) blobs.insert(*found);
    for (const auto& [key, made] : made_) blobs.insert_or_assign(key, Blob{made.bytes, made.seal});
    const std::string head = pack_head(blobs, stamp_);
    std::vector<std::string_view> parts = {head};
    for (const auto& [key, blob] : blobs) parts.push_back(blob.bytes);
    files::write_whole(file_, parts, files::Flush::no);
}

}  // namespace nabor
