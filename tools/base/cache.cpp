#include "base/cache.h"

#include <utility>

#include "base/files.h"

namespace nabor {

Cache::Cache(std::filesystem::path file, const Digest& stamp, Report& report) : file_(std::move(file)), stamp_(stamp) {
    files::prepare_folder(file_.parent_path());
    if (!files::exists(file_)) return;
    files::ReadResult read = files::read(file_);
    pack_ = std::move(read.bytes).value_or(std::string());
    PackResult result = read_pack(pack_, stamp_);
    if (result.blobs) {
        found_ = std::move(*result.blobs);
        return;
    }
    const std::string problem(read.bytes ? result.problem : read.problem);
    report.add({Severity::note, "cache-not-used", {}, "the cache " + problem + "; everything is set anew", {}, file_.string()});
}

std::optional<std::string_view> Cache::find(const Digest& key) const {
    const auto found = found_.find(key);
    return found == found_.end() ? std::nullopt : std::optional(found->second);
}

void Cache::keep(const Digest& key) {
    const std::lock_guard lock(mutex_);
    used_.insert(key);
}

void Cache::keep(const Digest& key, std::string blob) {
    if (find(key) == blob) return keep(key);
    const std::lock_guard lock(mutex_);
    made_.insert_or_assign(key, std::move(blob));
}

void Cache::write() {
    if (made_.empty()) return;
    Blobs blobs;
    for (const Digest& key : used_)
        if (const auto blob = find(key)) blobs.emplace(key, *blob);
    for (const auto& [key, blob] : made_) blobs.insert_or_assign(key, blob);
    files::write_whole(file_, write_pack(blobs, stamp_), files::Flush::no);
}

}  // namespace nabor
