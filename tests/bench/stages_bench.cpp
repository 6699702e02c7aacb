// In: a manuscript, the first argument, else a sample book. Out: the time of each stage on it (Google Benchmark).
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <string>

#include "book/product.h"
#include "epub/epub.h"
#include "font/font.h"
#include "language/hyphenation.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "tei/tei.h"
#include "typeset/typeset.h"

namespace {

using namespace nabor;
namespace fs = std::filesystem;

// Everything up to typesetting, kept for the stages that are measured.
struct Workshop {
    explicit Workshop(const fs::path& book_path)
        : fonts(fs::path(NABOR_SOURCE_FOLDER) / "fonts" / "families.toml", {}, report), hyphenator(Hyphenator::system_folders()) {
        product = read_product(book_path, sources, report);
        book = read_tei(product, sources, report);
        std::ifstream file(fs::path(NABOR_SOURCE_FOLDER) / "layouts" / "a5-plain" / "a5-plain.css", std::ios::binary);
        const SourceId sheet = sources.add("a5-plain.css", std::string(std::istreambuf_iterator<char>(file), {}));
        layout = read_layout(sheet, sources, {}, report);
        if (!book || !layout) std::abort();
        options.producer = "bench";
    }

    Pages set(std::size_t jobs) {
        options.jobs = jobs;
        return typeset(*book, product, *layout, fonts, hyphenator, options, report);
    }

    Sources sources;
    Report report;
    Product product;
    std::optional<Book> book;
    std::optional<Layout> layout;
    FontSet fonts;
    Hyphenator hyphenator;
    TypesetOptions options;
};

void read_manuscript(benchmark::State& state, const fs::path& path) {
    for (auto _ : state) {
        Sources sources;
        Report report;
        benchmark::DoNotOptimize(read_tei(read_product(path, sources, report), sources, report));
    }
}

void make_epub(benchmark::State& state, Workshop& workshop) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(
            write_container(make_package(*workshop.book, workshop.product, *workshop.layout, {}, workshop.report), {}));
    }
}

void set_pages(benchmark::State& state, Workshop& workshop) {
    for (auto _ : state) benchmark::DoNotOptimize(workshop.set(static_cast<std::size_t>(state.range(0))));
}

void make_pdf(benchmark::State& state, Workshop& workshop) {
    const Pages pages = workshop.set(1);
    for (auto _ : state) benchmark::DoNotOptimize(write_pdf(pages, workshop.fonts, workshop.report));
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
    benchmark::RegisterBenchmark("pdf", make_pdf, std::ref(workshop))->Unit(benchmark::kMillisecond);
    benchmark::RunSpecifiedBenchmarks();
}
