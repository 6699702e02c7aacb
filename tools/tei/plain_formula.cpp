// In: MathML. Out: one line: powers and indices raised and lowered, fractions with a slash, roots with their sign.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "language/characters.h"
#include "tei/mathml.h"

namespace nabor::tei {

namespace {

// Signs between two terms, which have spaces on both sides.
constexpr std::u32string_view between_terms = U"=<>+-\u2212\u00B1\u2213\u00D7\u00F7\u2260\u2264\u2265\u2248\u2261\u2245\u223C\u221D\u2208\u2209"
                                              U"\u2282\u2286\u222A\u2229\u2190\u2192\u2194\u21D2\u21D4\u2227\u2228\u21A6\u2223\u2225\u22A2\u22C5";
constexpr std::u32string_view invisible = U"\u2061\u2062\u2063\u2064\u200B";
constexpr std::u32string_view limits = U"\u2211\u220F\u222B\u222C\u222D\u222E\u22C3\u22C2\u2210";

struct Accent {
    char32_t sign, combining;
};
constexpr Accent accents[] = {{0xAF, 0x304},   {0x203E, 0x304}, {0x2015, 0x304}, {U'_', 0x304},  {U'^', 0x302},  {0x2C6, 0x302},
                              {U'~', 0x303},   {0x2DC, 0x303},  {0x2192, 0x20D7}, {0x20D7, 0x20D7}, {0x2D9, 0x307}, {U'.', 0x307},
                              {0xA8, 0x308},   {0x2C7, 0x30C},  {0x2D8, 0x306},  {0x302, 0x302},  {0x303, 0x303}, {0x304, 0x304}};

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

class LineWriter {
public:
    LineWriter(Reading& reading, Flow& flow, const Scope& scope) : tree_(reading.tree), flow_(flow), scope_(scope) {}

    PlainFormula write(NodeIndex math) {
        row(math);
        return {collapse_xml_space(words_), is_whole_};
    }

private:
    enum class Last : std::uint8_t { nothing, term, word, sign, opening };

    std::vector<NodeIndex> elements_of(NodeIndex id) const {
        std::vector<NodeIndex> all;
        for (const NodeIndex child : tree_.children(id))
            if (!tree_.is_text(child)) all.push_back(child);
        return all;
    }

    std::string token(NodeIndex id) const {
        std::string text;
        for (const NodeIndex child : tree_.children(id))
            if (tree_.is_text(child)) text += tree_[child].text;
        return collapse_xml_space(text);
    }

    void put(std::string_view text, NodeIndex id) {
        if (text.empty()) return;
        flow_.text(text, tree_[id].span);
        words_ += text;
    }

    void space() {
        flow_.space();
        if (!words_.empty() && words_.back() != ' ') words_ += ' ';
    }

    void row(NodeIndex id) {
        for (const NodeIndex child : tree_.children(id)) {
            if (!tree_.is_text(child)) element(child);
            else term(collapse_xml_space(tree_[child].text), child, true);  // no presentation, but words
        }
    }

    void element(NodeIndex id) {
        const std::string_view name = tree_[id].text;
        const std::vector<NodeIndex> parts = elements_of(id);
        if (name == "mi") return letters(id);
        if (name == "mo") return sign(id);
        if (name == "mn" || name == "ms" || name == "mtext") return term(token(id), id, false);
        if (name == "mspace") return space();
        if (name == "mphantom" || name == "annotation" || name == "annotation-xml" || name == "none") return;
        if (name == "msup" && parts.size() == 2) return scripts(parts[0], {}, {parts[1]});
        if (name == "msub" && parts.size() == 2) return scripts(parts[0], {parts[1]}, {});
        if (name == "msubsup" && parts.size() == 3) return scripts(parts[0], {parts[1]}, {parts[2]});
        if (name == "mfrac" && parts.size() == 2) return fraction(parts[0], parts[1]);
        if (name == "msqrt") return root(id, {});
        if (name == "mroot" && parts.size() == 2) return root(parts[0], {parts[1]});
        if ((name == "mover" || name == "munder") && parts.size() == 2) return over(parts[0], parts[1], name == "mover");
        if (name == "munderover" && parts.size() == 3) return limits_of(parts[0], {parts[1]}, {parts[2]});
        if (name == "mmultiscripts" && !parts.empty()) return many_scripts(parts);
        if (name == "mfenced") return fenced(id, parts);
        if (name == "mtable") return table(parts);
        if ((name == "semantics" || name == "maction") && !parts.empty()) return element(parts[0]);
        row(id);
    }

    void term(const std::string& text, NodeIndex id, bool is_word) {
        if (text.empty()) return;
        if (last_ == Last::word || (is_word && last_ == Last::term)) space();
        put(text, id);
        last_ = is_word ? Last::word : Last::term;
    }

    // One letter is a variable, in italics unless said otherwise (MathML 3, 3.2.3); several are a name: sin, max.
    void letters(NodeIndex id) {
        const std::string text = token(id);
        const bool is_word = to_utf32(text).size() > 1;
        const std::string_view variant = tree_.attribute(id, "mathvariant");
        const bool slopes = variant.empty() ? !is_word && is_letter(first_code_point(text)) : variant.find("italic") != std::string_view::npos;
        if (!slopes) return term(text, id, is_word);
        if (last_ == Last::word) space();
        Phrase variable;
        variable.role = Role::highlighted;
        variable.language = scope_.language;
        variable.rendition.set(Look::italic);
        flow_.begin_phrase({tree_[id].span, std::move(variable)});
        put(text, id);
        flow_.end_phrase();
        last_ = Last::term;
    }

    void sign(NodeIndex id) {
        std::string text = token(id);
        if (text == "-") text = "\u2212";
        const char32_t c = text.empty() ? U'\0' : first_code_point(text);
        if (text.empty() || is_one_of(c, invisible)) {
            if (c == 0x2061 && last_ == Last::term) last_ = Last::word;
            return;
        }
        const std::string_view form = tree_.attribute(id, "form");
        const bool is_infix = form.empty() ? last_ == Last::term || last_ == Last::word : form == "infix";
        const bool is_word = is_letter(c);
        if (is_word || (is_infix && is_one_of(c, between_terms))) {
            space();
            put(text, id);
            space();
            last_ = Last::sign;
        } else if (c == U',' || c == U';') {
            put(text, id);
            space();
            last_ = Last::sign;
        } else {
            const bool closes = is_one_of(c, U")]}!|\u2016\u2032\u2033%") && last_ != Last::nothing && last_ != Last::opening;
            if (last_ == Last::word && !closes && !is_one_of(c, U"([{|")) space();
            put(text, id);
            last_ = closes ? Last::term : Last::opening;
        }
    }

    void shifted(NodeIndex id, Look look) {
        Phrase phrase;
        phrase.role = Role::highlighted;
        phrase.language = scope_.language;
        phrase.rendition.set(look);
        const std::size_t begin = words_.size();
        flow_.begin_phrase({tree_[id].span, std::move(phrase)});
        const Last before = std::exchange(last_, Last::nothing);
        element(id);
        last_ = before;
        flow_.end_phrase();
        std::string words = words_.substr(begin);
        if (words.empty()) return;
        const bool is_long = to_utf32(words).size() > 1;
        words_.resize(begin);
        words_ += look == Look::superscript ? "^" : "_";
        words_ += is_long ? "(" + words + ")" : words;
    }

    void scripts(NodeIndex base, const std::vector<NodeIndex>& below, const std::vector<NodeIndex>& above) {
        if (is_simple(base)) element(base);
        else bracketed(base);
        for (const NodeIndex each : below) shifted(each, Look::subscript);
        for (const NodeIndex each : above) shifted(each, Look::superscript);
        last_ = Last::term;
    }

    void limits_of(NodeIndex base, const std::vector<NodeIndex>& below, const std::vector<NodeIndex>& above) {
        is_whole_ = false;
        element(base);
        for (const NodeIndex each : below) shifted(each, Look::subscript);
        for (const NodeIndex each : above) shifted(each, Look::superscript);
        space();
        last_ = Last::sign;
    }

    void over(NodeIndex base, NodeIndex mark, bool is_above) {
        const std::string text = token(mark), letters_below = token(base);
        const char32_t c = text.empty() ? U'\0' : first_code_point(text);
        const auto* accent = std::find_if(std::begin(accents), std::end(accents), [&](const Accent& each) { return each.sign == c; });
        const bool is_operator = tree_.is(base, "mo") && !letters_below.empty() && (is_one_of(first_code_point(letters_below), limits) || letters_below.size() > 1);
        if (is_operator || (tree_.is(base, "mi") && to_utf32(letters_below).size() > 1))
            return limits_of(base, is_above ? std::vector<NodeIndex>{} : std::vector{mark}, is_above ? std::vector{mark} : std::vector<NodeIndex>{});
        if (is_above && accent != std::end(accents) && to_utf32(letters_below).size() == 1) {
            element(base);
            std::string combining;
            append_utf8(combining, accent->combining);
            put(combining, mark);
            return;
        }
        limits_of(base, is_above ? std::vector<NodeIndex>{} : std::vector{mark}, is_above ? std::vector{mark} : std::vector<NodeIndex>{});
        last_ = Last::term;
    }

    bool is_simple(NodeIndex id) const {
        const std::string_view name = tree_[id].text;
        if (name == "mi" || name == "mn" || name == "mo" || name == "mtext" || name == "mfenced" || name == "mover") return true;
        const std::vector<NodeIndex> parts = elements_of(id);
        if (name == "mrow" || name == "mstyle" || name == "mpadded") return (parts.size() == 1 && is_simple(parts[0])) || is_fenced(parts);
        if (name == "msqrt") return parts.size() == 1 && is_simple(parts[0]);
        return (name == "msup" || name == "msub" || name == "msubsup") && !parts.empty() && is_simple(parts[0]);
    }

    bool is_fenced(const std::vector<NodeIndex>& parts) const {
        if (parts.size() < 2 || !tree_.is(parts.front(), "mo") || !tree_.is(parts.back(), "mo")) return false;
        const std::string first = token(parts.front()), last = token(parts.back());
        return (first == "(" && last == ")") || (first == "[" && last == "]") || (first == "|" && last == "|") || (first == "{" && last == "}");
    }

    void bracketed(NodeIndex id) {
        if (last_ == Last::word) space();
        put("(", id);
        last_ = Last::opening;
        element(id);
        put(")", id);
        last_ = Last::term;
    }

    void fraction(NodeIndex above, NodeIndex below) {
        is_whole_ = is_whole_ && tree_.is(above, "mn") && tree_.is(below, "mn");
        for (const NodeIndex part : {above, below}) {
            if (part == below) {
                put("/", part);
                last_ = Last::opening;
            }
            if (is_simple(part)) element(part);
            else bracketed(part);
        }
        last_ = Last::term;
    }

    void root(NodeIndex radicand, const std::vector<NodeIndex>& index) {
        is_whole_ = false;
        if (last_ == Last::word) space();
        for (const NodeIndex each : index) shifted(each, Look::superscript);
        put("\u221A", radicand);
        last_ = Last::opening;
        const bool is_row = tree_.is(radicand, "msqrt");
        const std::vector<NodeIndex> parts = is_row ? elements_of(radicand) : std::vector{radicand};
        const bool is_short = parts.size() == 1 && is_simple(parts[0]);
        if (!is_short) put("(", radicand);
        if (is_row) row(radicand);
        else element(radicand);
        if (!is_short) put(")", radicand);
        last_ = Last::term;
    }

    // Base, pairs of index and power, then after mprescripts those that stand before the base.
    void many_scripts(const std::vector<NodeIndex>& parts) {
        const auto division = std::find_if(parts.begin(), parts.end(), [&](NodeIndex id) { return tree_.is(id, "mprescripts"); });
        bool is_below = true;
        for (auto each = division == parts.end() ? division : division + 1; each != parts.end(); ++each, is_below = !is_below)
            shifted(*each, is_below ? Look::subscript : Look::superscript);
        element(parts.front());
        is_below = true;
        for (auto each = parts.begin() + 1; each < division; ++each, is_below = !is_below)
            shifted(*each, is_below ? Look::subscript : Look::superscript);
        last_ = Last::term;
    }

    void fenced(NodeIndex id, const std::vector<NodeIndex>& parts) {
        const auto sign_of = [&](std::string_view name, std::string_view usual) {
            return std::string(tree_.has_attribute(id, name) ? tree_.attribute(id, name) : usual);
        };
        const std::string separators = collapse_xml_space(sign_of("separators", ","));
        put(sign_of("open", "("), id);
        last_ = Last::opening;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i > 0 && !separators.empty()) put(separators.substr(std::min(i - 1, separators.size() - 1), 1), id);
            if (i > 0) space();
            element(parts[i]);
        }
        put(sign_of("close", ")"), id);
        last_ = Last::term;
    }

    void table(const std::vector<NodeIndex>& rows) {
        is_whole_ = false;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (i > 0) {
                put(";", rows[i]);
                space();
            }
            const std::vector<NodeIndex> cells = elements_of(rows[i]);
            for (std::size_t k = 0; k < cells.size(); ++k) {
                if (k > 0) {
                    put(",", cells[k]);
                    space();
                }
                last_ = Last::opening;
                element(cells[k]);
            }
        }
        last_ = Last::term;
    }

    const TeiTree& tree_;
    Flow& flow_;
    const Scope& scope_;
    std::string words_;
    Last last_ = Last::nothing;
    bool is_whole_ = true;
};

}  // namespace

PlainFormula put_plain_formula(Reading& reading, Flow& flow, NodeIndex math, const Scope& scope) {
    return LineWriter(reading, flow, scope).write(math);
}

}  // namespace nabor::tei
