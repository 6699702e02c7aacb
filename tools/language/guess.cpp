#include "language/guess.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "language/characters.h"
#include "language/language.h"

namespace nabor {

namespace {

struct LanguageTraits {
    std::string_view language;
    Script script;
    std::string_view words;    // the most frequent, each between spaces
    std::string_view letters;  // which its neighbours lack
};
constexpr LanguageTraits candidates[] = {
    {"ru", Script::cyrillic, " и в не на что он как это но его она по был ", "ыэёъѣ"},
    {"uk", Script::cyrillic, " і в не на що він як та але його вона був ", "іїєґ"},
    {"sr", Script::cyrillic, " и је да се у не на као али његов она био ", "јљњћђџ"},
    {"en", Script::latin, " the of and to in that was it his with for not ", ""},
    {"de", Script::latin, " der die und in zu den das nicht von er sich mit ", "ßäöü"},
    {"fr", Script::latin, " de la et le les des en que il du une dans ", "éèêçœ"},
    {"pl", Script::latin, " i w nie na że się z do jak to jest był ", "ąęłśżźćń"},
    {"sr-Latn", Script::latin, " i je da se u ne na kao ali njegov ona bio ", "šđčćž"},
};

std::array<std::size_t, std::size(candidates)> score(std::string_view text) {
    std::array<std::size_t, std::size(candidates)> points{};
    const std::string lower = folded(text);
    std::string word;
    for (std::size_t at = 0; at < lower.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(lower, at);
        if (is_letter(c)) {
            word += lower.substr(begin, at - begin);
            if (c >= 0x80)
                for (std::size_t i = 0; i < points.size(); ++i)
                    if (candidates[i].letters.find(std::string_view(lower).substr(begin, at - begin)) != std::string_view::npos)
                        points[i] += 1;
            continue;
        }
        if (!word.empty()) {
            const std::string bounded = " " + word + " ";
            for (std::size_t i = 0; i < points.size(); ++i)
                if (candidates[i].words.find(bounded) != std::string_view::npos) points[i] += 2;
        }
        word.clear();
    }
    return points;
}

Script main_script(std::string_view text) {
    std::array<std::size_t, 32> counts{};
    for (std::size_t at = 0; at < text.size();) {
        const auto script = static_cast<std::size_t>(script_of(next_code_point(text, at)));
        if (script < counts.size()) ++counts[script];
    }
    counts[static_cast<std::size_t>(Script::common)] = counts[static_cast<std::size_t>(Script::inherited)] = 0;
    const auto most = std::max_element(counts.begin(), counts.end());
    return *most == 0 ? Script::common : static_cast<Script>(most - counts.begin());
}

}  // namespace

std::string guess_language(std::string_view text) {
    const Script script = main_script(text);
    switch (script) {
        case Script::common: return "und";
        case Script::greek: return "el";
        case Script::hebrew: return "he";
        case Script::arabic: return "ar";
        case Script::han: return "zh";
        case Script::kana: return "ja";
        case Script::hangul: return "ko";
        case Script::armenian: return "hy";
        case Script::georgian: return "ka";
        default: break;
    }
    const auto points = score(text);
    std::string_view best = script == Script::cyrillic ? "ru" : "en";
    std::size_t most = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (candidates[i].script != script || points[i] <= most) continue;
        most = points[i];
        best = candidates[i].language;
    }
    return std::string(best);
}

}  // namespace nabor
