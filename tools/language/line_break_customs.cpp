// In: a language. Out: its row of the table of customs.
#include "language/line_break_customs.h"

#include <algorithm>
#include <array>

namespace nabor {

namespace {

constexpr std::array custom_rows = {
    BreakCustoms{
        .primary = "ru",
        .after_one_letter = 40,
        .after_short_word = 20,
        .short_words = u"во да до за из ко на не ни но об от по со",
        .heading_words = u"без близ ввиду вместо вне для если и или изо из-за из-под как когда кроме ли между меж мимо над надо "
                         u"о обо около ото перед по под подо после при про против ради сверх сквозь среди у через что чтобы",
        .never_first = u"б бы ж же ли ль",
        .before_name = u"акад. ак. г. гг. г-жа г-н ген. гр. гражд. д. дер. д-р доц. им. инж. ин-т кн. наб. о. обл. пер. пл. пос. пр. "
                       u"проф. р. св. с. см. ср. ст. т. т-во тов. т.т. ул. Св. Проф. Тов. Акад. Д-р Г-н Г-жа Гр.",
        .before_number = u"№ №№ § §§ вып. гл. д. дд. ед. илл. кн. кв. л. лл. оп. п. пп. пар. прил. прим. рис. разд. с. сб. см. ср. ст. "
                         u"стб. стр. табл. т. тт. ф. ч. чч.",
        .after_number = u"авт. в. вв. вып. г г. га гг. дол. долл. км км² куб. кг кв. коп. к. л л. листов м м² мг мин мин. мин мл млн млрд мм мес. "
                        u"назв. об. п.л. пуд. р. руб. с. сек. см с.ш. ст. стб. стр. т т. тт. тыс. ц ч ч. чел. шт. экз.",
        .near_number = u"января февраля марта апреля мая июня июля августа сентября октября ноября декабря год года году "
                       u"годом годы годов годах лет век века веке часов часа",
        .after_and = u"др. пр. т. т.д. т.п.",
        .conjunction = u"и",
        .between_numbers = u"ч ч. мин мин.",
        .name_particles = u"ван де дель дер ди дю ла ле фон",
    },
    BreakCustoms{
        .primary = "uk",
        .after_one_letter = 40,
        .after_short_word = 20,
        .short_words = u"бо до за зі із на не ні об по та ти чи що як",
        .heading_words = u"або але без біля від для коли крім між над перед під після по при про проти серед через щоб",
        .never_first = u"б би ж же",
        .before_name = u"акад. вул. гр. д. д-р ім. м. о. п. пані пл. пос. проф. р. с. св. т. тов. Проф. Тов. Св. бул. ген. кн. обл. пров. просп. "
                       u"смт хут.",
        .before_number = u"№ § арк. ф. оп. спр. вип. гл. кн. п. рис. розд. с. ст. стор. табл. т. ч. §§ буд. див. кв. пп. прим. сс. тт. чч. іл. №№",
        .after_number = u"арк. вв. в. г га гг. год. грн кг км км² кв. коп. крб. л м м² мг мл млн млрд мм р. рр. руб. с. см ст. т тис. хв хв. год ц "
                        u"шт. экз. грн. дол. екз. куб. мін сек. см²",
        .near_number = u"січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня рік року років роки",
        .after_and = u"ін. т. т.д. т.п.",
        .conjunction = u"і",
        .between_numbers = u"год год. хв хв.",
        .name_particles = u"ван де дель дер ді дю ла ле фон",
    },
    BreakCustoms{
        .primary = "sr",
        .after_one_letter = 30,
        .after_short_word = 10,
        .short_words = u"да до за из на не ни од по се са уз da do za iz na ne ni od po se sa uz",
        .heading_words = u"без код кроз међу над након под пре при про против ради bez kod kroz među nad nakon pod pre pri protiv radi",
        .before_name = u"г. гђа др проф. св. ул. dr g. gđa prof. sv. ul.",
        .before_number = u"№ § бр. књ. св. стр. т. чл. br. knj. str. t. čl.",
        .after_number = u"в. г. год. дин. кг км м мил. млрд мм см хиљ. din. god. mil. mlrd hilj.",
        .near_number = u"јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра",
        .after_and = u"др. сл. т. dr. sl. t.",
        .conjunction = u"и",
    },
    BreakCustoms{
        .primary = "en",
        .after_one_letter = 15,
        .heading_words = u"an and as at but by for from in into nor of on or the to upon with",
        .before_name = u"Capt. Col. Comrade Dr Dr. Fr. Gen. Gov. Hon. Lt. Mr Mr. Mrs Mrs. Ms Ms. Mt. Prof. Rep. Rev. Sen. Sgt. St St. Adm. Cpl. "
                       u"Maj. Messrs Messrs. Mlle Mme Pres.",
        .before_number = u"# § §§ № app. art. bk. c. ca. ch. chap. chaps. chs. col. ed. fasc. fig. figs. fol. l. ll. n. nn. no. nos. p. par. pl. "
                         u"pp. pt. r. sec. ser. st. v. vol. vols. arts. bks. fols. ms. mss. pls. pts. rm. secs. vv.",
        .after_number = u"a.d. a.m. am b.c. bc bce ce dpi ft ft. h hr hrs in. km/h lb lb. lbs. mi. mph oz oz. p.m. pm pt px rpm s v. yd yd. "
                        u"yds",
        .near_number = u"january february march april may june july august september october november december jan. feb. mar. apr. "
                       u"jun. jul. aug. sept. oct. nov. dec. million billion thousand",
        .between_numbers = u"ft ft. h hr hrs lb lb. min",
        .ordinal_endings = u"st nd rd th",
        .after_ordinal = u"c. cent. ed.",
        .name_particles = u"de den der du la le van von",
    },
    BreakCustoms{
        .primary = "de",
        .heading_words = u"als am an auf aus bei bis das dem den der des die durch ein eine einem einen einer eines für im in mit nach "
                         u"oder ob sowie über um und unter vom von vor wie zu zum zur",
        .before_name = u"Dr. Fr. Frl. Frau Gen. Hr. Hl. Herr Herrn Prof. Sr. St. Dipl.-Ing. Hrn. Ing. Mag.",
        .before_number = u"# § §§ № abb. abs. anm. art. bd. bde. bl. fol. h. hg. jg. kap. nr. rn. s. sp. st. t. tab. taf. z. ziff. abschn. aufl. "
                         u"nrn. rdnr. tl.",
        .after_number = u"bde. eur ff. jh. min. mio. mrd. pf. rm std. tsd. uhr v. f. jhdt. jhs. km/h s",
        .near_number = u"januar februar märz april mai juni juli august september oktober november dezember",
        .between_numbers = u"h min std. uhr",
        .ordinal_endings = u".",
        .after_ordinal = u"aufl. jg. jh. jhdt. jhs.",
        .name_particles = u"de van vom von",
        .guillemets_point_inwards = true,
    },
    BreakCustoms{
        .primary = "fr",
        .after_one_letter = 20,
        .heading_words = u"au aux avec chez dans de des du en et la le les ou par pour sans sous sur un une vers",
        .before_name = u"Dr M. Me MM. Mgr Mlle Mlles Mme Mmes Pr R. St Ste Mme. Mmes. Pr. Vve apr. av.",
        .before_number = u"№ § §§ art. chap. col. fasc. fig. fol. l. n° nos n^o no p. pl. pp. t. vol. ch. f° ill. liv. ms. n. n°s nº nºs nᵒ sect. "
                         u"tabl. v. éd.",
        .after_number = u"bis c. e f fr. h h. km/h min. s s. sec. sq. sqq. ter",
        .near_number = u"janvier février mars avril mai juin juillet août septembre octobre novembre décembre an ans "
                       u"franc francs",
        .between_numbers = u"h min",
        .ordinal_endings = u"e er re ère ème es ᵉ ᵉʳ",
        .after_ordinal = u"arr. éd. s. siècle siècles",
        .name_particles = u"de des du la le les van von",
    },
    BreakCustoms{
        .primary = "pl",
        .after_one_letter = 60,
        .after_short_word = 15,
        .short_words = u"do ku na od po we za ze",
        .heading_words = u"albo bez dla i lub między nad nie oraz pod przed przez przy się u w z",
        .before_name = u"dr gen. inż. ks. mgr p. prof. św. tow. ul.",
        .before_number = u"№ § §§ art. k. l. nr par. poz. r. rozdz. rys. s. ss. str. t. tab. tt. z. zob.",
        .after_number = u"godz. gr mld mln r. rr. tys. w. ww. zł",
        .near_number = u"stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia roku lat",
    },
    BreakCustoms{
        .primary = "cs",
        .after_one_letter = 60,
        .before_number = u"§ č. s. sv. str. kap.",
        .after_number = u"kč tis. mil.",
    },
    BreakCustoms{
        .primary = "",
        .after_one_letter = 10,
        .before_name = u"Dr Dr. Prof. Sig. Sr. Sra. St.",
        .before_number = u"# § §§ № art. cap. fig. no. nr. n.º n° nº núm. p. pag. pág. págs. pp. t. vol.",
        .after_number = u"h km/h",
    },
};

}  // namespace

const BreakCustoms& break_customs(std::string_view primary) {
    const auto is_row = [&](const BreakCustoms& row) { return row.primary == primary || row.primary.empty(); };
    return *std::find_if(custom_rows.begin(), custom_rows.end(), is_row);
}

bool is_listed_unit(const BreakCustoms& customs, std::u16string_view word) {
    constexpr std::u16string_view of_all_languages = u"% ‰ ° °c °f cm dm g ha kg km km² l m m² m³ mg min ml mm t";
    return lists(customs.after_number, word) || lists(of_all_languages, word);
}

bool lists(std::u16string_view list, std::u16string_view word) {
    if (word.empty()) return false;
    for (std::size_t at = list.find(word); at != std::u16string_view::npos; at = list.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
    }
    return false;
}

}  // namespace nabor
