// In: what the book holds. Out: access modes, features, hazards, and a summary in the book's language.
#include "epub/accessibility.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "language/language.h"

namespace nabor::epub {

namespace {

struct Sentences {
    std::string_view language, structure, notes, pages, described, undescribed;
};

constexpr std::array<Sentences, 8> summaries = {{
    {"en", "The text can be reflowed and read aloud; it has a table of contents, marked headings and marked languages.",
     "Notes are linked both ways.",
     "Page numbers are those of the printed book.", "Every image has a text alternative or is decorative.", "Some images have no text alternative."},
    {"ru", "Текст перестраивается под размер экрана и может быть прочитан вслух; есть оглавление, размечены заголовки и языки.",
     "Примечания связаны ссылками в обе стороны.",
     "Номера страниц соответствуют печатному изданию.", "Все изображения имеют текстовое описание или служат украшением.",
     "У некоторых изображений нет текстового описания."},
    {"uk", "Текст пристосовується до розміру екрана і може бути прочитаний уголос; є зміст, розмічено заголовки та мови.",
     "Примітки пов’язані посиланнями в обидва боки.",
     "Номери сторінок відповідають друкованому виданню.", "Усі зображення мають текстовий опис або слугують прикрасою.",
     "Деякі зображення не мають текстового опису."},
    {"de",
     "Der Text passt sich der Anzeige an und kann vorgelesen werden; Inhaltsverzeichnis, Überschriften und Sprachen sind ausgezeichnet.",
     "Anmerkungen sind in beide Richtungen verlinkt.",
     "Die Seitenzahlen sind die der gedruckten Ausgabe.", "Alle Bilder haben einen Alternativtext oder sind rein dekorativ.",
     "Einige Bilder haben keinen Alternativtext."},
    {"fr",
     "Le texte s’adapte à l’écran et peut être lu à haute voix ; il comporte une table des matières, des titres et des langues balisés.",
     "Les notes sont liées dans les deux sens.",
     "Les numéros de page sont ceux de l’édition imprimée.", "Toutes les images ont un texte de remplacement ou sont décoratives.",
     "Certaines images n’ont pas de texte de remplacement."},
    {"pl", "Tekst dopasowuje się do ekranu i może być czytany na głos; ma spis treści oraz oznaczone nagłówki i języki.",
     "Przypisy są połączone odsyłaczami w obie strony.",
     "Numery stron odpowiadają wydaniu drukowanemu.", "Wszystkie ilustracje mają tekst alternatywny lub są ozdobą.",
     "Niektóre ilustracje nie mają tekstu alternatywnego."},
    {"sr", "Текст се прилагођава екрану и може се читати наглас; има садржај и обележене наслове и језике.",
     "Напомене су повезане у оба смера.",
     "Бројеви страница одговарају штампаном издању.", "Све слике имају текстуални опис или су украсне.", "Неке слике немају текстуални опис."},
    {"sr-Latn", "Tekst se prilagođava ekranu i može se čitati naglas; ima sadržaj i obeležene naslove i jezike.",
     "Napomene su povezane u oba smera.",
     "Brojevi stranica odgovaraju štampanom izdanju.", "Sve slike imaju tekstualni opis ili su ukrasne.", "Neke slike nemaju tekstualni opis."},
}};

const Sentences& sentences_for(std::string_view language) {
    std::string_view wanted = primary_subtag(language);
    if (wanted == "sr" && script_of_language(language) == Script::latin) wanted = "sr-Latn";
    const auto found = std::find_if(summaries.begin(), summaries.end(), [&](const Sentences& s) { return s.language == wanted; });
    return found == summaries.end() ? summaries.front() : *found;
}

std::vector<std::string_view> features_of(const Plan& plan) {
    const Holdings& holdings = plan.holdings;
    std::vector<std::string_view> features = {"tableOfContents", "readingOrder", "displayTransformability", "ARIA"};
    if (holdings.headings) features.push_back("structuralNavigation");
    if (holdings.index) features.push_back("index");
    if (holdings.formulas) features.push_back("MathML");
    if (holdings.images > 0 && holdings.every_image_described()) features.push_back("alternativeText");
    if (!plan.source_pages.empty() || !plan.print_pages.empty()) features.insert(features.end(), {"pageBreakMarkers", "pageNavigation"});
    return features;
}

std::string summary_of(const Plan& plan, const Sentences& sentences) {
    const Holdings& holdings = plan.holdings;
    std::string summary(sentences.structure);
    if (holdings.notes) (summary += ' ') += sentences.notes;
    if (!plan.print_pages.empty()) (summary += ' ') += sentences.pages;
    if (holdings.images > 0) (summary += ' ') += holdings.every_image_described() ? sentences.described : sentences.undescribed;
    return summary;
}

// The first fault against WCAG 2.2, levels A and AA, that the build can see; "" when there is none.
std::string fault_of(const Plan& plan, std::string_view language) {
    const Holdings& holdings = plan.holdings;
    if (holdings.undescribed_images > 0) return fmt::format("images without a text alternative: {} (WCAG 1.1.1)", holdings.undescribed_images);
    if (holdings.tables_without_heads > 0) return fmt::format("tables without headings: {} (WCAG 1.3.1)", holdings.tables_without_heads);
    if (holdings.moving_images > 0) return fmt::format("images that may move: {} (WCAG 2.2.2)", holdings.moving_images);
    return language == "und" ? std::string("the book's language is not known (WCAG 3.1.1)") : std::string();
}

}  // namespace

Accessibility accessibility_of(const Plan& plan, std::string_view language) {
    const Holdings& holdings = plan.holdings;
    const Sentences& sentences = sentences_for(language);
    Accessibility result;
    result.modes = {"textual"};
    if (holdings.images > 0) result.modes.push_back("visual");
    result.sufficient = holdings.every_image_described() ? "textual" : "textual,visual";
    result.features = features_of(plan);
    result.hazard = holdings.moving_images > 0 ? "unknown" : "none";
    result.summary = summary_of(plan, sentences);
    result.summary_language = sentences.language == primary_subtag(language) ? language : sentences.language;
    return result;
}

bool bears_out_claim(const Plan& plan, std::string_view language, const AccessibilityClaim& claim, Report& report) {
    if (claim.level == AccessibilityClaim::Level::none) return false;
    if (claim.certifier.empty()) {
        report.error("epub-claim-without-certifier", claim.span, "a WCAG claim needs a certifier; the EPUB makes no claim",
                     "add to [accessibility]: certifier = \"who examined the book\"");
        return false;
    }
    const std::string fault = fault_of(plan, language);
    if (fault.empty()) return true;
    report.error("epub-claim-not-borne-out", claim.span, "the book fails the WCAG level that it claims, and the EPUB makes no claim: " + fault,
                 "correct the manuscript, or remove wcag from book.toml");
    return false;
}

}  // namespace nabor::epub
