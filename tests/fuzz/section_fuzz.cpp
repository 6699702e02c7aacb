// In: any bytes as what a cache keeps of a section, or of a page's body. Out: nothing; what is read must be such as is written: it names
// nothing that is not there.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "support/sections.h"

namespace {

using namespace nabor;

// What is read once may be written shorter; what that is read as is written the same.
template <typename Value, typename Read, typename Write>
void check(std::optional<Value> value, Read&& read, Write&& write) {
    if (!value) return;
    const auto bytes = write(*value);
    if (!bytes) std::abort();
    auto again = read(*bytes);
    if (!again || write(*again) != bytes) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const SectionIds ids = nabor::testing::ids_from(50);
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto outcome_of = [](std::string_view from) { return read_outcome(from, ids); };
    const auto body_of = [](std::string_view from) { return read_body(from, ids, nabor::testing::glyph_count); };
    check(outcome_of(bytes), outcome_of, [](SectionOutcome& outcome) { return write_outcome(outcome, ids); });
    auto body = body_of(bytes);
    if (body)
        for (const PageLine& line : body->lines)
            for (std::uint32_t item = line.first_item; item < line.last_item; ++item) (void)body->items.at(item).index();
    check(std::move(body), body_of, [](PageBody& read) { return write_body(read, ids); });
    return 0;
}
