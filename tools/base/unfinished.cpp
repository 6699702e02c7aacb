// Holds: a slot's path is read only while the slot is `taken`, and written only while it is `claimed`.
#include "base/unfinished.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>

#include "base/error.h"

namespace nabor {

namespace {

enum class SlotState : int { free, claimed, taken };

struct Slot {
    std::atomic<SlotState> state{SlotState::free};
    std::array<char, 4096> path{};  // PATH_MAX of Linux, the terminating zero included
};

static_assert(std::atomic<SlotState>::is_always_lock_free, "a signal handler may only use lock-free atomics");

// The one mutable global of the program: POSIX gives a signal handler no argument, so its data cannot be passed in.
std::array<Slot, 64> slots;

std::size_t claim() {
    for (std::size_t i = 0; i < slots.size(); ++i) {
        SlotState expected = SlotState::free;
        if (slots[i].state.compare_exchange_strong(expected, SlotState::claimed)) return i;
    }
    throw EnvironmentError("too many files are being written at once");
}

std::uint64_t random_number() {
    std::random_device device;
    return std::uint64_t{device()} << 32 | device();
}

}  // namespace

UnfinishedFile::UnfinishedFile(const std::filesystem::path& folder) : slot_(claim()) {
    Slot& slot = slots[slot_];
    const std::string path = (folder / fmt::format(".nabor-{:016x}.part", random_number())).string();
    if (path.size() >= slot.path.size()) {
        slot.state = SlotState::free;
        throw EnvironmentError(fmt::format("{}: the path is too long", path));
    }
    std::memcpy(slot.path.data(), path.c_str(), path.size() + 1);
    slot.state = SlotState::taken;
}

UnfinishedFile::~UnfinishedFile() { slots[slot_].state = SlotState::free; }

std::filesystem::path UnfinishedFile::path() const { return slots[slot_].path.data(); }

void remove_unfinished() noexcept {
    for (Slot& slot : slots) {
        if (slot.state == SlotState::taken) ::unlink(slot.path.data());
    }
}

}  // namespace nabor
