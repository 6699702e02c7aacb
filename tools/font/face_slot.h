// In: the path of a font file. Out: its first face, read on first use.
// Holds: a damaged file gives a face without characters. Thread-safe: the first caller reads the file, so a book without Chinese never
// reads a Chinese font, and face ids do not depend on the order of threads.
#pragma once

#include <atomic>
#include <filesystem>
#include <mutex>
#include <string>

#include "base/files.h"
#include "font/face.h"

namespace nabor {

class FaceSlot {
public:
    // `files` outlives it.
    FaceSlot(const Files& files, std::filesystem::path path) : files_(files), path_(std::move(path)) {}
    explicit FaceSlot(Face&& face) : files_(no_files()), path_(face.names.path), face_(std::move(face)), ready_(&face_) {}

    const std::filesystem::path& path() const { return path_; }

    const Face& face() const {
        const Face* ready = ready_.load(std::memory_order_acquire);
        return ready != nullptr ? *ready : load();
    }
    // The reason why the file can't be read; empty for a readable file.
    const std::string& problem() const {
        face();
        return problem_;
    }

private:
    const Face& load() const;

    const Files& files_;
    std::filesystem::path path_;
    mutable std::once_flag once_;
    mutable Face face_;
    mutable std::string problem_;
    mutable std::atomic<const Face*> ready_ = nullptr;
};

}  // namespace nabor
