// In: a label and a language. Out: the word or phrase in that language.
// Holds: one row a label, one column a language; the columns' order is that of `columns`.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "language/characters.h"
#include "language/language.h"
#include "language/line_break_rules.h"

namespace nabor {

namespace {

enum Column : std::size_t { en, ru, uk, de, fr, pl, sr_cyrillic, sr_latin, la, column_count };

struct LabelRow {
    Label label;
    std::array<std::string_view, column_count> words;
};

constexpr std::array label_rows = {
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
    LabelRow{Label::apparatus,
        {"Apparatus", "Варианты", "Варіанти", "Apparat", "Apparat critique", "Aparat krytyczny", "Варијанте", "Varijante", "Apparatus criticus"}},
    LabelRow{Label::reading_omits, {"om.", "нет", "нема", "om.", "om.", "om.", "нема", "nema", "om."}},
    LabelRow{Label::reading_adds, {"add.", "доб.", "дод.", "add.", "add.", "dod.", "дод.", "dod.", "add."}},
    LabelRow{Label::lacuna_begins,
        {"lacuna begins", "начало лакуны", "початок лакуни", "Lücke beginnt", "début de la lacune", "początek luki", "почетак празнине",
         "početak praznine", "lacuna inc."}},
    LabelRow{Label::lacuna_ends,
        {"lacuna ends", "конец лакуны", "кінець лакуни", "Lücke endet", "fin de la lacune", "koniec luki", "крај празнине", "kraj praznine",
         "lacuna des."}},
    LabelRow{Label::witness_begins, {"begins", "начало", "початок", "beginnt", "commence", "początek", "почетак", "početak", "inc."}},
    LabelRow{Label::witness_ends, {"ends", "конец", "кінець", "endet", "finit", "koniec", "крај", "kraj", "des."}},
    LabelRow{Label::line_abbreviated, {"l.", "строка", "рядок", "Z.", "l.", "w.", "ред", "red", "l."}},
    LabelRow{Label::paragraph_abbreviated, {"para.", "абзац", "абзац", "Abs.", "par.", "ak.", "пасус", "pasus", "par."}},
    LabelRow{Label::counterpart,
        {"This passage in the other text", "Это место в другом тексте", "Це місце в іншому тексті", "Diese Stelle im anderen Text",
         "Ce passage dans l’autre texte", "To miejsce w drugim tekście", "Ово место у другом тексту", "Ovo mesto u drugom tekstu",
         "Idem locus in altero textu"}},
    LabelRow{Label::heading_abbreviated, {"title", "загл.", "загол.", "Titel", "titre", "tyt.", "насл.", "nasl.", "tit."}},
    LabelRow{Label::next_line, {"f.", "сл.", "наст.", "f.", "s.", "n.", "д.", "d.", "sq."}},
    LabelRow{Label::note_abbreviated, {"n.", "прим.", "прим.", "Anm.", "n.", "przyp.", "нап.", "nap.", "n."}},
    LabelRow{Label::verse_abbreviated, {"v.", "ст.", "ряд.", "V.", "v.", "w.", "ст.", "st.", "v."}},
    LabelRow{Label::reading_is_blank,
        {"blank space", "пробел", "пропуск", "Leerraum", "espace blanc", "puste miejsce", "празно место", "prazno mesto", "spat. vac."}},
};

constexpr bool rows_stand_in_the_order_of_labels() {
    for (std::size_t i = 0; i < label_rows.size(); ++i) {
        if (static_cast<std::size_t>(label_rows[i].label) != i) return false;
        for (const std::string_view word : label_rows[i].words) {
            if (word.empty()) return false;
        }
    }
    return label_rows.size() == static_cast<std::size_t>(Label::reading_is_blank) + 1;
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

// Case-folded words that begin the number of a part of a book, beside the labels of parts and chapters.
constexpr std::string_view division_words[] = {"book",  "volume",   "section", "letter",     "document", "appendix", "scene", "act",   "canto",
                                               "книга", "том",      "раздел",  "отдел",      "письмо",   "документ", "сцена", "песнь", "приложение",
                                               "действие", "явление", "buch",  "band",       "abschnitt", "brief",   "livre", "tome",  "lettre",
                                               "księga", "tom",     "list",    "књига",      "knjiga",   "liber",    "акт",   "лист"};
// Case-folded beginnings of ordinal numbers in words.
constexpr std::string_view ordinals[] = {"перв",  "втор",  "трет",  "четверт", "пят",     "шест",    "седьм",   "восьм",  "девят", "десят", "одиннадцат",
                                         "двенадцат", "последн", "перш", "друг", "first", "second",  "third",   "fourth", "fifth", "sixth", "seventh",
                                         "eighth", "ninth", "tenth", "eleventh", "twelfth", "last",  "one",     "two",    "three", "four", "five",
                                         "six",   "seven", "eight", "nine",    "ten",     "erst",    "zweit",   "dritt",  "viert", "premi", "deuxi",
                                         "trois", "quatr"};

bool is_division_word(const std::string& word) {
    if (std::find(std::begin(division_words), std::end(division_words), word) != std::end(division_words)) return true;
    for (const Label label : {Label::chapter, Label::part})
        for (const std::string_view known : label_rows[static_cast<std::size_t>(label)].words)
            if (folded(known) == word) return true;
    return false;
}

bool is_numeral(std::string_view word) {
    const bool is_arabic = !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
    return is_arabic || is_roman_number(to_utf16(word));
}

bool is_ordinal(const std::string& word) {
    return std::any_of(std::begin(ordinals), std::end(ordinals), [&](std::string_view beginning) { return word.starts_with(beginning); });
}

}  // namespace

std::string_view label(Label label, std::string_view language) { return label_rows[static_cast<std::size_t>(label)].words[column_of(language)]; }

bool is_division_number(std::string_view line) {
    line = trim_xml_space(line);
    const std::size_t first_end = line.find(' '), last = line.rfind(' ');
    if (last == std::string_view::npos) return is_numeral(line);
    const std::string_view number = line.substr(last + 1);
    const bool has_article = first_end != last && line.substr(first_end, last - first_end) == " the";  // "Part the First"
    return (first_end == last || has_article) && is_division_word(folded(line.substr(0, first_end))) && (is_numeral(number) || is_ordinal(folded(number)));
}

}  // namespace nabor
