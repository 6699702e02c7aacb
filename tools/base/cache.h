// In: what a build made, by the digest of all it was made of. Out: what the build before it made of the same.
// Holds: one file holds it, read whole at opening and written whole, beside its target and renamed, at the end, with what this build used
// or made and nothing else: so it does not grow. A file that cannot be used is an empty cache and a note. A blob that is found is
// what an earlier build kept, never what this one did: so a build does not depend on which of its threads came first.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/cache_pack.h"
#include "base/digest.h"
#include "base/report.h"

namespace nabor {

class Cache {
public:
    // `stamp` names what makes the blobs; of a file with another stamp nothing is found. Makes the file's folder when it is missing.
    // Throws EnvironmentError when the folder cannot be made or written to.
    Cache(std::filesystem::path file, const Digest& stamp, Report& report);
    Cache(const Cache&) = delete;
    Cache& operator=(const Cache&) = delete;

    // Any thread may call these three. What is found holds as long as the Cache.
    std::optional<std::string_view> find(const Digest& key) const;
    void keep(const Digest& key);  // found, and used
    void keep(const Digest& key, std::string blob);

    // Writes the file when anything new was kept. Throws EnvironmentError.
    void write();

private:
    std::filesystem::path file_;
    Digest stamp_;
    std::string pack_;  // what the file held
    Blobs found_;       // in pack_

    std::mutex mutex_;  // of what follows
    std::set<Digest> used_;
    std::map<Digest, std::string> made_;
};

}  // namespace nabor
