// In: a manuscript, the first argument, else a sample book. Out: the time of each stage on it (Google Benchmark).
#include <benchmark/benchmark.h>

#include <filesystem>
#include <functional>

#include "bench/typeset_bench.h"
#include "bench/workshop.h"
#include "epub/epub.h"
#include "pdf/pdf.h"
#include "support/disk.h"

namespace {

using namespace nabor;
using bench::Workshop;
namespace fs = std::filesystem;

void read_manuscript(benchmark::State& state, const fs::path& path) {
    for (auto _ : state) {
        Sources sources(machine::disk);
        Report report;
        benchmark::DoNotOptimize(read_tei(read_product(path, sources, report), sources, report));
    }
}

void make_epub(benchmark::State& state, Workshop& workshop) {
    for (auto _ : state) {
        Package package = make_package({*workshop.book, workshop.product, *workshop.layout}, {}, workshop.report);
        deflate_entries(package, 1);
        benchmark::DoNotOptimize(write_container(package, {}));
    }
}

void set_pages(benchmark::State& state, Workshop& workshop) {
    for (auto _ : state) benchmark::DoNotOptimize(workshop.set(static_cast<std::size_t>(state.range(0))));
}

void make_pdf(benchmark::State& state, Workshop& workshop) {
    const Pages pages = workshop.set(1);
    const auto jobs = static_cast<std::size_t>(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(write_pdf(pages, workshop.fonts, workshop.report, jobs));
    state.counters["pages"] = static_cast<double>(pages.pages.size());
}

}  // namespace

int main(int count, char** arguments) {
    benchmark::Initialize(&count, arguments);
    const fs::path book = count > 1 ? fs::path(arguments[1]) : fs::path(NABOR_SOURCE_FOLDER) / "manuscripts" / "rogovin-excerpts";
    Workshop workshop(book);
    benchmark::RegisterBenchmark("read", read_manuscript, book)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("epub", make_epub, std::ref(workshop))->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("pages", set_pages, std::ref(workshop))->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
    bench::register_typesetting(workshop);
    benchmark::RegisterBenchmark("pdf", make_pdf, std::ref(workshop))->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
    benchmark::RunSpecifiedBenchmarks();
}
