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
        .after_number = u"% ‰ ° °c авт. в. вв. вып. г г. га гг. дол. долл. км км² куб. кг кв. коп. к. л л. листов м м² мг мин мин. мин мл "
                        u"млн млрд мм мес. назв. об. п.л. пуд. р. руб. с. сек. см с.ш. ст. стб. стр. т т. тт. тыс. ц ч ч. чел. шт. экз.",
        .near_number = u"января февраля марта апреля мая июня июля августа сентября октября ноября декабря год года году "
                       u"годом годы годов годах лет век века веке часов часа",
        .after_and = u"др. пр. т. т.д. т.п.",
        .conjunction = u"и",
    },
    BreakCustoms{
        .primary = "uk",
        .after_one_letter = 40,
        .after_short_word = 20,
        .short_words = u"бо до за зі із на не ні об по та ти чи що як",
        .heading_words = u"або але без біля від для коли крім між над перед під після по при про проти серед через щоб",
        .never_first = u"б би ж же",
        .before_name = u"акад. вул. гр. д. д-р ім. м. о. п. пані пл. пос. проф. р. с. св. т. тов. Проф. Тов. Св.",
        .before_number = u"№ §  арк. ф. оп. спр. вип. гл. кн. п. рис. розд. с. ст. стор. табл. т. ч.",
        .after_number = u"% ‰ ° °c арк. вв. в. г га гг. год. грн кг км км² кв. коп. крб. л м м² мг мл млн млрд мм р. рр. руб. с. см ст. т "
                        u"тис. хв. год ц шт. экз.",
        .near_number = u"січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня рік року років роки",
        .after_and = u"ін. т. т.д. т.п.",
        .conjunction = u"і",
    },
    BreakCustoms{
        .primary = "sr",
        .after_one_letter = 30,
        .after_short_word = 10,
        .short_words = u"да до за из на не ни од по се са уз da do za iz na ne ni od po se sa uz",
        .heading_words = u"без код кроз међу над након под пре при про против ради bez kod kroz među nad nakon pod pre pri protiv radi",
        .before_name = u"г. гђа др проф. св. ул. dr g. gđa prof. sv. ul.",
        .before_number = u"№ § бр. књ. св. стр. т. чл. br. knj. str. t. čl.",
        .after_number = u"% ‰ ° °c в. г. год. дин. кг км м мил. млрд мм см хиљ. din. god. kg km m mil. mlrd mm cm hilj.",
        .near_number = u"јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра",
        .after_and = u"др. сл. т. dr. sl. t.",
        .conjunction = u"и",
    },
    BreakCustoms{
        .primary = "en",
        .after_one_letter = 15,
        .heading_words = u"an and as at but by for from in into nor of on or the to upon with",
        .before_name = u"Capt. Col. Comrade Dr Dr. Fr. Gen. Gov. Hon. Lt. Mr Mr. Mrs Mrs. Ms Ms. Mt. Prof. Rep. Rev. Sen. Sgt. St St.",
        .before_number = u"# § §§ № app. art. bk. c. ca. ch. chap. chaps. chs. col. ed. fasc. fig. figs. fol. l. ll. n. nn. no. nos. p. "
                         u"par. pl. pp. pt. r. sec. ser. st. v. vol. vols.",
        .after_number = u"% ‰ ° °c °f a.d. a.m. am b.c. bc bce ce cm ft. ft g ha in. kg km lb lb. lbs. m mg mi. ml mm oz. p.m. pm rpm v.",
        .near_number = u"january february march april may june july august september october november december jan. feb. mar. apr. "
                       u"jun. jul. aug. sept. oct. nov. dec. million billion thousand",
    },
    BreakCustoms{
        .primary = "de",
        .heading_words = u"als am an auf aus bei bis das dem den der des die durch ein eine einem einen einer eines für im in mit nach "
                         u"oder ob sowie über um und unter vom von vor wie zu zum zur",
        .before_name = u"Dr. Fr. Frl. Frau Gen. Hr. Hl. Herr Herrn Prof. Sr. St.",
        .before_number = u"# § §§ № abb. abs. anm. art. bd. bde. bl. fol. h. hg. jg. kap. nr. rn. s. sp. st. t. tab. taf. z. ziff.",
        .after_number = u"% ‰ ° °c bde. cm dm eur ff. g ha jh. kg km m mg min. mio. ml mm mrd. pf. rm std. t tsd. uhr v.",
        .near_number = u"januar februar märz april mai juni juli august september oktober november dezember",
        .guillemets_point_inwards = true,
    },
    BreakCustoms{
        .primary = "fr",
        .after_one_letter = 20,
        .heading_words = u"au aux avec chez dans de des du en et la le les ou par pour sans sous sur un une vers",
        .before_name = u"Dr M. Me MM. Mgr Mlle Mlles Mme Mmes Pr R. St Ste",
        .before_number = u"№ § §§ art. chap. col. fasc. fig. fol. l. n° nos n^o no p. pl. pp. t. vol.",
        .after_number = u"% ‰ ° °c cm e f fr. g h ha kg km l m mg min ml mm s. t €",
        .near_number = u"janvier février mars avril mai juin juillet août septembre octobre novembre décembre siècle",
    },
    BreakCustoms{
        .primary = "pl",
        .after_one_letter = 60,
        .after_short_word = 15,
        .short_words = u"do ku na od po we za ze",
        .heading_words = u"albo bez dla i lub między nad nie oraz pod przed przez przy się u w z",
        .before_name = u"dr gen. inż. ks. mgr p. prof. św. tow. ul.",
        .before_number = u"№ § §§ art. k. l. nr par. poz. r. rozdz. rys. s. ss. str. t. tab. tt. z. zob.",
        .after_number = u"% ‰ ° °c cm godz. gr ha kg km m mld mln mm r. rr. t tys. w. ww. zł",
        .near_number = u"stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia roku lat",
    },
    BreakCustoms{
        .primary = "cs",
        .after_one_letter = 60,
        .before_number = u"§ č. s. sv. str. kap.",
        .after_number = u"% ° °c cm kč kg km m mm tis. mil.",
    },
    BreakCustoms{
        .primary = "",
        .after_one_letter = 10,
        .before_number = u"# § §§ № no. nr. p. pp. vol.",
        .after_number = u"% ‰ ° °c cm g ha kg km m mg ml mm",
    },
};

}  // namespace

const BreakCustoms& break_customs(std::string_view primary) {
    const auto is_row = [&](const BreakCustoms& row) { return row.primary == primary || row.primary.empty(); };
    return *std::find_if(custom_rows.begin(), custom_rows.end(), is_row);
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
