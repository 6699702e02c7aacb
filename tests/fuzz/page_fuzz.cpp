// In: any bytes as what a cache keeps of a written page. Out: nothing; what is read must name only what the page has, and come back the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "pdf/page_cache.h"

namespace {

using namespace nabor;
using namespace nabor::pdf;

PageIdentity some_page() {
    PageIdentity identity;
    for (std::uint32_t id = 20; id < 24; ++id) {
        identity.nodes.add(static_cast<NodeId>(id));
        identity.links.add(static_cast<PageLinkId>(id));
        identity.images.add(static_cast<PageImageId>(id));
    }
    return identity;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const PageIdentity identity = some_page();
    const auto page = read_page_bytes(std::string_view(reinterpret_cast<const char*>(data), size), identity, 5);
    if (!page) return 0;
    for (const NodeId node : page->marks)
        if (!identity.nodes.find(node)) std::abort();
    const std::string bytes = write_page_bytes(*page, identity);
    const auto again = read_page_bytes(bytes, identity, 5);
    if (!again || write_page_bytes(*again, identity) != bytes || again->marks != page->marks || again->stream != page->stream) std::abort();
    return 0;
}
