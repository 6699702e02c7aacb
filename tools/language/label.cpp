// In: a label and a language. Out: the word or phrase in that language.
// Holds: one row a label, one column a language; the columns' order is that of `columns`.
#include <array>

#include "language/language.h"

namespace nabor {

namespace {

enum Column : std::size_t { en, ru, uk, de, fr, pl, sr_cyrillic, sr_latin, la, column_count };

struct LabelRow {
    Label label;
    std::array<std::string_view, column_count> words;
};

constexpr std::array rows = {
    LabelRow{Label::contents,
        {"Contents", "Содержание", "Зміст", "Inhalt", "Table des matières", "Spis treści", "Садржај", "Sadržaj", "Conspectus"}},
    LabelRow{Label::notes, {"Notes", "Примечания", "Примітки", "Anmerkungen", "Notes", "Przypisy", "Напомене", "Napomene", "Adnotationes"}},
    LabelRow{Label::chapter, {"Chapter", "Глава", "Розділ", "Kapitel", "Chapitre", "Rozdział", "Глава", "Glava", "Caput"}},
    LabelRow{Label::part, {"Part", "Часть", "Частина", "Teil", "Partie", "Część", "Део", "Deo", "Pars"}},
    LabelRow{Label::page, {"Page", "Страница", "Сторінка", "Seite", "Page", "Strona", "Страница", "Stranica", "Pagina"}},
    LabelRow{Label::figure, {"Figure", "Рисунок", "Рисунок", "Abbildung", "Figure", "Rysunek", "Слика", "Slika", "Figura"}},
    LabelRow{Label::plate, {"Plate", "Вклейка", "Вклейка", "Tafel", "Planche", "Tablica", "Табла", "Tabla", "Tabula"}},
    LabelRow{Label::table, {"Table", "Таблица", "Таблиця", "Tabelle", "Tableau", "Tabela", "Табела", "Tabela", "Tabula"}},
    LabelRow{Label::cover, {"Cover", "Обложка", "Обкладинка", "Umschlag", "Couverture", "Okładka", "Корице", "Korice", "Involucrum"}},
    LabelRow{Label::title_page,
        {"Title page", "Титульный лист", "Титульний аркуш", "Titelseite", "Page de titre", "Strona tytułowa", "Насловна страна",
         "Naslovna strana", "Pagina titularis"}},
    LabelRow{Label::index_of_names,
        {"Index of names", "Указатель имён", "Покажчик імен", "Personenregister", "Index des noms", "Indeks osób", "Регистар имена",
         "Registar imena", "Index nominum"}},
    LabelRow{Label::index_of_subjects,
        {"Subject index", "Предметный указатель", "Предметний покажчик", "Sachregister", "Index des matières", "Indeks rzeczowy",
         "Предметни регистар", "Predmetni registar", "Index rerum"}},
    LabelRow{Label::biographies,
        {"Biographical notes", "Биографические справки", "Біографічні довідки", "Kurzbiographien", "Notices biographiques",
         "Noty biograficzne", "Биографске белешке", "Biografske beleške", "Vitae"}},
    LabelRow{Label::illegible,
        {"illegible", "неразборчиво", "нерозбірливо", "unleserlich", "illisible", "nieczytelne", "нечитко", "nečitko", "non legitur"}},
    LabelRow{Label::omitted,
        {"omitted", "пропуск", "пропуск", "Auslassung", "omission", "opuszczono", "изостављено", "izostavljeno", "omissum"}},
    LabelRow{Label::landmarks,
        {"Landmarks", "Ориентиры", "Орієнтири", "Orientierungspunkte", "Repères", "Punkty orientacyjne", "Оријентири", "Orijentiri",
         "Loci praecipui"}},
    LabelRow{Label::page_list,
        {"List of pages", "Список страниц", "Список сторінок", "Seitenverzeichnis", "Liste des pages", "Lista stron", "Списак страница",
         "Spisak stranica", "Index paginarum"}},
    LabelRow{Label::translated_by,
        {"Translated by", "Перевод:", "Переклад:", "Übersetzt von", "Traduit par", "Przekład:", "Превод:", "Prevod:", "Vertit"}},
    LabelRow{Label::edited_by,
        {"Edited by", "Редактор:", "Редактор:", "Herausgegeben von", "Édité par", "Redakcja:", "Уредник:", "Urednik:", "Edidit"}},
    LabelRow{Label::back_to_text,
        {"Back to the text", "Вернуться к тексту", "Повернутися до тексту", "Zurück zum Text", "Retour au texte", "Powrót do tekstu",
         "Назад на текст", "Nazad na tekst", "Ad textum"}},
    LabelRow{Label::note, {"Note", "Примечание", "Примітка", "Anmerkung", "Note", "Przypis", "Напомена", "Napomena", "Adnotatio"}},
    LabelRow{Label::beginning, {"Beginning", "Начало", "Початок", "Textbeginn", "Début", "Początek", "Почетак", "Početak", "Initium"}},
    LabelRow{Label::untitled,
        {"Untitled", "Без названия", "Без назви", "Ohne Titel", "Sans titre", "Bez tytułu", "Без наслова", "Bez naslova", "Sine titulo"}},
    LabelRow{Label::verse_line, {"Line", "Стих", "Рядок", "Vers", "Vers", "Wers", "Стих", "Stih", "Versus"}},
    LabelRow{Label::image, {"Image", "Изображение", "Зображення", "Bild", "Image", "Ilustracja", "Слика", "Slika", "Imago"}},
    LabelRow{Label::continued,
        {"continued", "продолжение", "продовження", "Fortsetzung", "suite", "ciąg dalszy", "наставак", "nastavak", "continuatur"}},
    LabelRow{Label::bibliography,
        {"Bibliography", "Библиография", "Бібліографія", "Literaturverzeichnis", "Bibliographie", "Bibliografia", "Литература",
         "Literatura", "Bibliographia"}},
    LabelRow{Label::page_abbreviated, {"p.", "с.", "с.", "S.", "p.", "s.", "стр.", "str.", "p."}},
    LabelRow{Label::pause, {"pause", "пауза", "пауза", "Pause", "pause", "pauza", "пауза", "pauza", "mora"}},
};

constexpr bool rows_stand_in_the_order_of_labels() {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (static_cast<std::size_t>(rows[i].label) != i) return false;
        for (const std::string_view word : rows[i].words) {
            if (word.empty()) return false;
        }
    }
    return rows.size() == static_cast<std::size_t>(Label::pause) + 1;
}
static_assert(rows_stand_in_the_order_of_labels());

Column column_of(std::string_view language) {
    const std::string_view primary = primary_subtag(language);
    if (primary == "ru") return ru;
    if (primary == "uk") return uk;
    if (primary == "de") return de;
    if (primary == "fr") return fr;
    if (primary == "pl") return pl;
    if (primary == "la") return la;
    if (primary == "sr") return script_of_language(language) == Script::latin ? sr_latin : sr_cyrillic;
    return en;
}

}  // namespace

std::string_view label(Label label, std::string_view language) { return rows[static_cast<std::size_t>(label)].words[column_of(language)]; }

}  // namespace nabor
