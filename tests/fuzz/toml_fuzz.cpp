// In: any bytes as book.toml. Out: nothing; reading must neither crash nor throw, every place it names must be in the file, and
// the book's name must be that of a file.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <utility>

#include "base/file_name.h"
#include "base/settings.h"
#include "book/product.h"
#include "support/disk.h"

namespace {

using namespace nabor;

void check_places(const Report& report, const Sources& sources) {
    for (const Diagnostic& diagnostic : report.all()) {
        if (diagnostic.span.known() && diagnostic.span.end > sources.bytes(diagnostic.span.source).size()) std::abort();
    }
}

void read_as_settings(std::string bytes) {
    Sources sources;
    Report report;
    const auto table = read_settings(sources.add("book.toml", std::move(bytes)), sources, report);
    if (table.has_value() == report.has_findings()) std::abort();  // a table, or the reason why there is none
    check_places(report, sources);
}

std::filesystem::path make_folder() {
    auto folder = std::filesystem::temp_directory_path() / ("nabor-toml-fuzz-" + std::to_string(std::random_device()()));
    std::filesystem::create_directories(folder);
    return folder;
}

void read_as_product(const std::string& bytes) {
    static const std::filesystem::path folder = make_folder();
    std::ofstream(folder / "book.toml", std::ios::binary | std::ios::trunc) << bytes;  // not write_whole: no flush to the disk each time
    Sources sources(machine::disk);
    Report report;
    const Product product = read_product(folder, sources, report);
    if (!fault_of_file_name(product.name).empty()) std::abort();  // it becomes the name of outputs
    check_places(report, sources);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    read_as_settings(bytes);
    read_as_product(bytes);
    return 0;
}
