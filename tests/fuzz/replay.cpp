// In: folders of seeds, FOLDER or FOLDER:.suffix. Out: every file in them given to the fuzz target once, whole, cut short, and with a byte
// changed: what libFuzzer would begin with. Stands in for libFuzzer where only a replay is wanted.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/disk_files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void give(const std::string& bytes) { LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()); }

// Few enough that a long seed stays quick.
void give_variants(const std::string& bytes) {
    constexpr std::size_t variants = 16;
    give(bytes);
    for (std::size_t i = 0; i < variants && !bytes.empty(); ++i) {
        const std::size_t at = bytes.size() * i / variants;
        give(bytes.substr(0, at));
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 0x20);
        give(changed);
    }
}

std::size_t replay(std::string_view argument) {
    const std::size_t colon = argument.rfind(":.");
    const std::string_view suffix = colon == std::string_view::npos ? std::string_view() : argument.substr(colon + 1);
    const nabor::DiskFiles disk;
    std::size_t count = 0;
    for (const std::filesystem::path& path : disk.list(argument.substr(0, colon))) {
        if (!suffix.empty() && path.extension() != suffix) continue;
        const auto read = disk.read(path);
        if (!read.bytes) continue;
        give_variants(*read.bytes);
        ++count;
    }
    return count;
}

}  // namespace

int main(int count, char** arguments) {
    std::size_t seeds = 0;
    for (int i = 1; i < count; ++i) seeds += replay(arguments[i]);
    std::printf("%zu seeds replayed\n", seeds);
    return seeds > 0 ? 0 : 1;
}
