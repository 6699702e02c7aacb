// In: the names and declarations of elements, in document order. Out: the namespace of each element, as a small number.
// Holds: time in proportion to the declarations (Namespaces in XML 1.0).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace nabor::xml {

class Namespaces {
public:
    using Bound = std::unordered_map<std::string_view, std::uint16_t>;  // prefix, "" for none → namespace

    // An attribute of the element that begins; others than declarations change nothing. The views must stay valid.
    void declare(std::string_view attribute, std::string_view value);
    std::size_t declared() const { return replaced_.size(); }
    // Ends the scope of what was declared since there were so many declarations.
    void leave(std::size_t declarations);

    // Another document begins: nothing is bound in it. Returns what was, for resume().
    Bound suspend() { return std::exchange(bound_, {}); }
    void resume(Bound bound) { bound_ = std::move(bound); }

    // Of an element with this name, with its prefix. 0 where nothing declares it.
    std::uint16_t of(std::string_view name) const;
    const std::vector<std::string_view>& names() const { return names_; }  // by number

private:
    struct Replaced {
        std::string_view prefix;
        std::uint16_t before;
    };
    std::uint16_t number_of(std::string_view space);

    Bound bound_;
    std::vector<Replaced> replaced_;
    std::vector<std::string_view> names_{{}};
    Bound numbers_{{std::string_view(), std::uint16_t(0)}};
};

}  // namespace nabor::xml
