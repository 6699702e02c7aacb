// In: any bytes as what a cache keeps of a written page. Out: nothing; what is read must name only what the page has, and come back the
// same.
#include <algorithm>
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
        identity.nodes.push_back(static_cast<NodeId>(id));
        identity.links.push_back(static_cast<PageLinkId>(id));
        identity.images.push_back(static_cast<PageImageId>(id));
    }
    return identity;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const PageIdentity identity = some_page();
    const auto record = read_record(std::string_view(reinterpret_cast<const char*>(data), size), identity, 5);
    if (!record) return 0;
    for (const NodeId node : record->page.marks)
        if (std::find(identity.nodes.begin(), identity.nodes.end(), node) == identity.nodes.end()) std::abort();
    if (const auto uses = read_uses(record->uses))
        if (read_uses(write_uses(*uses)) != uses) std::abort();
    const std::string bytes = write_record(*record, identity);
    const auto again = read_record(bytes, identity, 5);
    if (!again || write_record(*again, identity) != bytes || again->uses != record->uses || again->page.stream != record->page.stream)
        std::abort();
    return 0;
}
