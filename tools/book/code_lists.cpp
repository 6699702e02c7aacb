#include "book/code_lists.h"

#include <algorithm>
#include <iterator>

namespace nabor {

namespace {

constexpr std::string_view currencies =
    " AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF"
    " DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW"
    " KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP"
    " PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD"
    " UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG ";

constexpr std::string_view countries =
    " AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM"
    " CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY"
    " HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF"
    " MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE"
    " RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ"
    " VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW ";

// The sections of Thema; digits begin qualifiers.
constexpr std::string_view thema_sections = "ACDFGJKLMNPQRSTUVWXY", thema_qualifiers = "123456";

constexpr std::string_view bisac_sections[] = {"ANT", "ARC", "ART", "BIB", "BIO", "BUS", "CGN", "CKB", "COM", "CRA", "DES", "DRA", "EDU", "FAM",
                                               "FIC", "FOR", "GAM", "GAR", "HEA", "HIS", "HOM", "HUM", "JNF", "JUV", "LAN", "LAW", "LCO", "LIT",
                                               "MAT", "MED", "MUS", "NAT", "NON", "OCC", "PER", "PET", "PHI", "PHO", "POE", "POL", "PSY", "REF",
                                               "REL", "SCI", "SEL", "SOC", "SPO", "STU", "TEC", "TRA", "TRU", "TRV", "YAF", "YAN"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool is_in(std::string_view list, std::string_view code, std::size_t size) {
    return code.size() == size && std::all_of(code.begin(), code.end(), is_capital) && list.find(code) != std::string_view::npos;
}

}  // namespace

bool is_currency_code(std::string_view code) { return is_in(currencies, code, 3); }

bool is_country_code(std::string_view code) { return is_in(countries, code, 2); }

bool is_thema_code(std::string_view code) {
    constexpr std::size_t longest = 20;
    if (code.empty() || code.size() > longest) return false;
    const bool is_qualifier = thema_qualifiers.find(code.front()) != std::string_view::npos;
    const auto fits = [&](char c) { return is_capital(c) || is_digit(c) || (is_qualifier && c == '-'); };
    return (is_qualifier || thema_sections.find(code.front()) != std::string_view::npos) && std::all_of(code.begin(), code.end(), fits);
}

bool is_bisac_code(std::string_view code) {
    constexpr std::size_t size = 9;
    return code.size() == size && std::find(std::begin(bisac_sections), std::end(bisac_sections), code.substr(0, 3)) != std::end(bisac_sections) &&
           std::all_of(code.begin() + 3, code.end(), is_digit);
}

}  // namespace nabor
