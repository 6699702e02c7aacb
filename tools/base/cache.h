// In: what a build made, by the digest of all it was made of. Out: what the build before it made of the same.
// Holds: two files hold it, of which only what is asked for is read: FILE, and FILE.newer, with what was made since FILE was written. A
// build that made little writes the newer one alone; when that has become large, or little in FILE is still used, FILE is written with all
// that this build used or made, and nothing else: so they do not grow. Each is written whole, beside its target, and renamed. A file that
// cannot be used is an empty one and a note. A blob that is found is what an earlier build kept, never what this one did: so a build does
// not depend on which of its threads came first.
#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/cache_pack.h"
#include "base/digest.h"
#include "base/files.h"
#include "base/report.h"

namespace nabor {

class Cache {
public:
    // `stamp` names what makes the blobs; of a file with another stamp nothing is found. Makes the file's folder when it is missing.
    // Throws EnvironmentError when the folder cannot be made or written to.
    Cache(std::filesystem::path file, const Digest& stamp, Report& report);
    Cache(const Cache&) = delete;
    Cache& operator=(const Cache&) = delete;

    // Any thread may call these. What is found holds as long as the Cache.
    std::optional<std::string_view> find(const Digest& key) const;
    // Without a look at the bytes: whether they are those that were written, Blob::is_sound() says.
    std::optional<Blob> find_unread(const Digest& key) const;
    void keep(const Digest& key);  // found, and used
    Digest keep(const Digest& key, std::string blob);  // returns the blob's seal

    // Writes what must be when anything new was kept. Throws EnvironmentError.
    void write();

    const std::filesystem::path& file() const { return older_.file; }

private:
    struct Made {
        std::string bytes;
        Digest seal;
    };
    // One of the files, and what was found in it. Many threads say of many blobs that they are used: so each has a mark of its own.
    struct Store {
        std::filesystem::path file;
        files::MappedFile pack;
        std::vector<Digest> keys;  // ascending
        std::vector<Blob> blobs;   // by place of the key, in pack
        std::unique_ptr<std::atomic<bool>[]> used;

        std::optional<std::size_t> place_of(const Digest& key) const;
    };

    void read(Store& store, Report& report) const;
    void write(const Store& store, const Blobs& blobs) const;
    Blobs used_of(const Store& store) const;

    Digest stamp_;
    Store older_, newer_;

    std::mutex mutex_;  // of made_
    std::map<Digest, Made> made_;
};

}  // namespace nabor
