// In: the place of a font file. Out: its face, read when it is first wanted.
// Holds: private to this folder. A slot answers always: with a face, or, when its file is damaged, with one that has no
// characters. Any thread may ask; the first one reads. So a book without Chinese never reads a Chinese font, and face ids
// still do not depend on which thread came first.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>

#include "font/face.h"

namespace nabor {

class FaceSlot {
public:
    FaceSlot(std::filesystem::path path, std::uint32_t index) : path_(std::move(path)), index_(index) {}
    explicit FaceSlot(Face&& face) : path_(face.names.path), face_(std::move(face)), ready_(&face_) {}

    const std::filesystem::path& path() const { return path_; }
    std::uint32_t index() const { return index_; }

    const Face& face() const {
        const Face* ready = ready_.load(std::memory_order_acquire);
        return ready != nullptr ? *ready : load();
    }
    // Why the file could not be read; empty when it could.
    const std::string& problem() const {
        face();
        return problem_;
    }

private:
    const Face& load() const;

    std::filesystem::path path_;
    std::uint32_t index_ = 0;
    mutable std::once_flag once_;
    mutable Face face_;
    mutable std::string problem_;
    mutable std::atomic<const Face*> ready_ = nullptr;
};

}  // namespace nabor
