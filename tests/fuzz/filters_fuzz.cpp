// In: a line with keys of a stream's dictionary, and behind it the stream's bytes. Out: nothing; a page with that stream as its content is
// read, or there is the reason why not; what inflates is within its limit, and what is deflated inflates to itself.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/deflater.h"
#include "fuzz/demand.h"
#include "pdf_file/inflater.h"
#include "pdf_file/serialiser.h"
#include "pdf_file/source_pdf.h"
#include "unit/pdf_file/hand_made.h"

namespace {

using namespace nabor;

constexpr std::size_t most_inflated = 1'000'000;

void check_inflater(std::string_view bytes) {
    const auto inflated = pdf::inflate(bytes, most_inflated);
    demand(!inflated || inflated->size() <= most_inflated, "nothing larger than the limit");
    if (inflated && !inflated->empty()) demand(!pdf::inflate(bytes, inflated->size() - 1), "nothing where the limit is a byte less");
    if (inflated) demand(pdf::inflate(bytes, inflated->size()) == inflated, "the limit itself is enough");
    Deflater deflater;
    demand(pdf::inflate(deflater.zlib(bytes), bytes.size()) == std::string(bytes), "what is deflated inflates to itself");
}

// The content alone is one stream; joined with another it is decoded.
std::string page_with(std::string_view keys, std::string_view bytes, std::string_view contents) {
    return samples::hand_made({"<< /Type /Catalog /Pages 2 0 R >>",
                               "<< /Type /Pages /Count 1 /Kids [ 3 0 R ] /MediaBox [ 0 0 200 300 ] >>",
                               "<< /Type /Page /Parent 2 0 R /Contents " + std::string(contents) + " >>",
                               samples::stream(bytes, keys), samples::stream("20 20 60 8 re f")});
}

std::string form_of(std::string_view pdf) {
    pdf::SourcePdf source(pdf);
    if (source.fault()) return {};
    pdf::Serialiser file;
    pdf::Object catalog;
    const pdf::Ref form = source.write_form(file, 0);
    demand(form != pdf::Ref::none || source.fault().has_value(), "a form, or the reason why there is none");
    return source.fault() ? std::string() : file.finish(form, pdf::Ref::none);
}

}  // namespace

// PoDoFo 0.9.8 loses what it holds when it throws out of a filter: a few kilobytes a damaged file, in a program that then ends.
extern "C" const char* __lsan_default_suppressions() { return "leak:libpodofo\nleak:libz.so\n"; }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::size_t line = std::min(input.find('\n'), size);
    const std::string_view keys = input.substr(0, line), bytes = input.substr(std::min(line + 1, size));
    check_inflater(bytes);
    for (const char* contents : {"4 0 R", "[ 4 0 R 5 0 R ]"}) {
        const std::string pdf = page_with(keys, bytes, contents);
        demand(form_of(pdf) == form_of(pdf), "the same bytes, read again");
    }
    return 0;
}
