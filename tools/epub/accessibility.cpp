// In: what the book holds. Out: access modes, features, hazards, and a summary in the book's language.
#include "epub/accessibility.h"

#include <algorithm>
#include <array>

#include "language/language.h"

namespace nabor::epub {

namespace {

struct Sentences {
    std::string_view language, structure, notes, described, undescribed;
};

constexpr std::array<Sentences, 8> summaries = {{
    {"en", "The text can be reflowed and read aloud; it has a table of contents, marked headings and marked languages.",
     "Notes are linked both ways.", "Every image has a text alternative or is decorative.", "Some images have no text alternative."},
    {"ru", "Текст перестраивается под размер экрана и может быть прочитан вслух; есть оглавление, размечены заголовки и языки.",
     "Примечания связаны ссылками в обе стороны.", "Все изображения имеют текстовое описание или служат украшением.",
     "У некоторых изображений нет текстового описания."},
    {"uk", "Текст пристосовується до розміру екрана і може бути прочитаний уголос; є зміст, розмічено заголовки та мови.",
     "Примітки пов’язані посиланнями в обидва боки.", "Усі зображення мають текстовий опис або слугують прикрасою.",
     "Деякі зображення не мають текстового опису."},
    {"de",
     "Der Text passt sich der Anzeige an und kann vorgelesen werden; Inhaltsverzeichnis, Überschriften und Sprachen sind ausgezeichnet.",
     "Anmerkungen sind in beide Richtungen verlinkt.", "Alle Bilder haben einen Alternativtext oder sind rein dekorativ.",
     "Einige Bilder haben keinen Alternativtext."},
    {"fr",
     "Le texte s’adapte à l’écran et peut être lu à haute voix ; il comporte une table des matières, des titres et des langues balisés.",
     "Les notes sont liées dans les deux sens.", "Toutes les images ont un texte de remplacement ou sont décoratives.",
     "Certaines images n’ont pas de texte de remplacement."},
    {"pl", "Tekst dopasowuje się do ekranu i może być czytany na głos; ma spis treści oraz oznaczone nagłówki i języki.",
     "Przypisy są połączone odsyłaczami w obie strony.", "Wszystkie ilustracje mają tekst alternatywny lub są ozdobą.",
     "Niektóre ilustracje nie mają tekstu alternatywnego."},
    {"sr", "Текст се прилагођава екрану и може се читати наглас; има садржај и обележене наслове и језике.",
     "Напомене су повезане у оба смера.", "Све слике имају текстуални опис или су украсне.", "Неке слике немају текстуални опис."},
    {"sr-Latn", "Tekst se prilagođava ekranu i može se čitati naglas; ima sadržaj i obeležene naslove i jezike.",
     "Napomene su povezane u oba smera.", "Sve slike imaju tekstualni opis ili su ukrasne.", "Neke slike nemaju tekstualni opis."},
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
    if (holdings.images && holdings.every_image_described) features.push_back("alternativeText");
    if (!plan.source_pages.empty() || !plan.print_pages.empty()) features.insert(features.end(), {"pageBreakMarkers", "pageNavigation"});
    return features;
}

std::string summary_of(const Holdings& holdings, const Sentences& sentences) {
    std::string summary(sentences.structure);
    if (holdings.notes) (summary += ' ') += sentences.notes;
    if (holdings.images) (summary += ' ') += holdings.every_image_described ? sentences.described : sentences.undescribed;
    return summary;
}

}  // namespace

Accessibility accessibility_of(const Plan& plan, std::string_view language) {
    const Holdings& holdings = plan.holdings;
    const Sentences& sentences = sentences_for(language);
    Accessibility result;
    result.modes = {"textual"};
    if (holdings.images) result.modes.push_back("visual");
    result.sufficient = holdings.every_image_described ? "textual" : "textual,visual";
    result.features = features_of(plan);
    result.hazard = holdings.moving_images ? "unknown" : "none";
    result.summary = summary_of(holdings, sentences);
    result.summary_language = sentences.language == primary_subtag(language) ? language : sentences.language;
    result.conforms = holdings.every_image_described && !holdings.moving_images;
    return result;
}

}  // namespace nabor::epub
