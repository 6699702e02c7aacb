// In: any bytes as a PDF to impose. Out: nothing; reading must neither crash nor throw, there are sheets or the reason why not, and the
// sheets are a PDF that can be imposed in its turn, with as many pages as there are sides.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "pdf_file/grey_operators.h"
#include "impose/impose.h"
#include "impose/imposition_plan.h"
#include "pdf_file/source_pdf.h"

namespace {

using namespace nabor;

void require(bool holds) {
    if (!holds) std::abort();
}

ImpositionSettings settings_for(Scheme scheme, std::uint32_t per_side) {
    ImpositionSettings settings;
    settings.scheme = scheme;
    settings.per_side = per_side;
    settings.trim = Length::millimetres(3);
    return settings;
}

void check(std::string_view bytes, const ImpositionSettings& settings) {
    Report report;
    ImposeRequest request;
    request.bytes = bytes;
    request.settings = settings;
    const ImposeResult result = impose_pdf(request, report);
    require(result.bytes.empty() == report.has_findings());
    if (result.bytes.empty()) return;
    require(!plan_text(*result.imposition).empty());
    const pdf::SourcePdf again(result.bytes);
    require(!again.fault() && again.pages().size() == result.imposition->sides.size());
    Report second;
    require(impose_pdf(request, second).bytes == result.bytes);
}

// As a drawing's page is taken into a file: mended twice is mended once.
void check_mending(std::string_view bytes) {
    const std::string grey = pdf::with_grey_operators(bytes);
    require(pdf::with_grey_operators(grey) == grey);
    pdf::SourcePdf source(bytes, pdf::Mending{pdf::Ref{1}});
    if (source.fault()) return;
    pdf::Serialiser file;
    file.reserve();
    source.write_form(file, 0);
}

}  // namespace

// PoDoFo 0.9.8 loses what it holds when it throws out of a filter: a few kilobytes a damaged file, in a program that then ends.
extern "C" const char* __lsan_default_suppressions() { return "leak:libpodofo\nleak:libz.so\n"; }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check(bytes, settings_for(Scheme::saddle, 2));
    check(bytes, settings_for(Scheme::n_up, 3));
    check_mending(bytes);
    return 0;
}
