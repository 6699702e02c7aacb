#include "language/counter.h"

#include <cstddef>

#include "language/language.h"

namespace nabor {

namespace {

struct Sign {
    std::uint32_t value;
    std::string_view letters;
};

constexpr Sign signs[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                          {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};

// Without those that look like others or begin no word, as Russian custom has it.
constexpr std::string_view cyrillic_letters[] = {"а", "б", "в", "г", "д", "е", "ж", "з", "и", "к", "л", "м", "н", "о",
                                                 "п", "р", "с", "т", "у", "ф", "х", "ц", "ч", "ш", "щ", "э", "ю", "я"};
constexpr std::string_view latin_letters[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m",
                                              "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z"};
constexpr std::string_view greek_letters[] = {"α", "β", "γ", "δ", "ε", "ζ", "η", "θ", "ι", "κ", "λ", "μ",
                                              "ν", "ξ", "ο", "π", "ρ", "σ", "τ", "υ", "φ", "χ", "ψ", "ω"};
constexpr std::string_view symbols[] = {"*", "†", "‡", "§", "‖", "¶"};
constexpr std::string_view asterisks[] = {"*"};

constexpr std::uint32_t most_repeated = 4;  // five asterisks are counted, not read

// After the last sign each is doubled, then tripled; a number beyond that is one in figures.
template <std::size_t Count>
std::string repeated(const std::string_view (&row)[Count], std::uint32_t number) {
    const std::uint32_t times = (number - 1) / Count + 1;
    if (times > most_repeated) return std::to_string(number);
    std::string text;
    for (std::uint32_t i = 0; i < times; ++i) text += row[(number - 1) % Count];
    return text;
}

std::string letters(std::uint32_t number, std::string_view language) {
    switch (script_of_language(language)) {
        case Script::cyrillic: return repeated(cyrillic_letters, number);
        case Script::greek: return repeated(greek_letters, number);
        default: return repeated(latin_letters, number);
    }
}

}  // namespace

std::string roman_figures(std::uint32_t number) {
    std::string out;
    for (const Sign& sign : signs)
        for (; number >= sign.value; number -= sign.value) out += sign.letters;
    return out;
}

std::string counter_text(CounterStyle style, std::uint32_t number, std::string_view language) {
    switch (style) {
        case CounterStyle::figures: return std::to_string(number);
        case CounterStyle::letters: return letters(number, language);
        case CounterStyle::roman: return roman_figures(number);
        case CounterStyle::symbols:
            return script_of_language(language) == Script::cyrillic ? repeated(asterisks, number) : repeated(symbols, number);
        case CounterStyle::none:
        case CounterStyle::lines:
        case CounterStyle::lines_following: break;
    }
    return {};
}

}  // namespace nabor
