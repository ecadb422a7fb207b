/* Codes of other standards, every one that could be written: the lists here are
 * those of the package iso-codes, in another order and form than the loader
 * has them. */
#include "unit/load_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ISO 3166-1: two letters and the number. */
static const char countries[] =
    "AD020 AE784 AF004 AG028 AI660 AL008 AM051 AO024 AQ010 AR032 AS016 AT040 "
    "AU036 AW533 AX248 AZ031 BA070 BB052 BD050 BE056 BF854 BG100 BH048 BI108 "
    "BJ204 BL652 BM060 BN096 BO068 BQ535 BR076 BS044 BT064 BV074 BW072 BY112 "
    "BZ084 CA124 CC166 CD180 CF140 CG178 CH756 CI384 CK184 CL152 CM120 CN156 "
    "CO170 CR188 CU192 CV132 CW531 CX162 CY196 CZ203 DE276 DJ262 DK208 DM212 "
    "DO214 DZ012 EC218 EE233 EG818 EH732 ER232 ES724 ET231 FI246 FJ242 FK238 "
    "FM583 FO234 FR250 GA266 GB826 GD308 GE268 GF254 GG831 GH288 GI292 GL304 "
    "GM270 GN324 GP312 GQ226 GR300 GS239 GT320 GU316 GW624 GY328 HK344 HM334 "
    "HN340 HR191 HT332 HU348 ID360 IE372 IL376 IM833 IN356 IO086 IQ368 IR364 "
    "IS352 IT380 JE832 JM388 JO400 JP392 KE404 KG417 KH116 KI296 KM174 KN659 "
    "KP408 KR410 KW414 KY136 KZ398 LA418 LB422 LC662 LI438 LK144 LR430 LS426 "
    "LT440 LU442 LV428 LY434 MA504 MC492 MD498 ME499 MF663 MG450 MH584 MK807 "
    "ML466 MM104 MN496 MO446 MP580 MQ474 MR478 MS500 MT470 MU480 MV462 MW454 "
    "MX484 MY458 MZ508 NA516 NC540 NE562 NF574 NG566 NI558 NL528 NO578 NP524 "
    "NR520 NU570 NZ554 OM512 PA591 PE604 PF258 PG598 PH608 PK586 PL616 PM666 "
    "PN612 PR630 PS275 PT620 PW585 PY600 QA634 RE638 RO642 RS688 RU643 RW646 "
    "SA682 SB090 SC690 SD729 SE752 SG702 SH654 SI705 SJ744 SK703 SL694 SM674 "
    "SN686 SO706 SR740 SS728 ST678 SV222 SX534 SY760 SZ748 TC796 TD148 TF260 "
    "TG768 TH764 TJ762 TK772 TL626 TM795 TN788 TO776 TR792 TT780 TV798 TW158 "
    "TZ834 UA804 UG800 UM581 US840 UY858 UZ860 VA336 VC670 VE862 VG092 VI850 "
    "VN704 VU548 WF876 WS882 YE887 YT175 ZA710 ZM894 ZW716 ";

/* ISO 639-1: the second letters behind each first one. */
static const char *const languages[26] = {
    ['a' - 'a'] = "abefkmnrsvyz",
    ['b' - 'a'] = "aeghimnors",
    ['c' - 'a'] = "aehorsuvy",
    ['d' - 'a'] = "aevz",
    ['e' - 'a'] = "elnostu",
    ['f' - 'a'] = "afijory",
    ['g' - 'a'] = "adlnuv",
    ['h' - 'a'] = "aeiortuyz",
    ['i' - 'a'] = "adegikostu",
    ['j' - 'a'] = "av",
    ['k' - 'a'] = "agijklmnorsuvwy",
    ['l' - 'a'] = "abginotuv",
    ['m' - 'a'] = "ghiklnrsty",
    ['n' - 'a'] = "abdeglnorvy",
    ['o' - 'a'] = "cjmrs",
    ['p' - 'a'] = "ailst",
    ['q' - 'a'] = "u",
    ['r' - 'a'] = "mnouw",
    ['s' - 'a'] = "acdegiklmnoqrstuvw",
    ['t' - 'a'] = "aeghiklnorstwy",
    ['u' - 'a'] = "gkrz",
    ['v' - 'a'] = "eio",
    ['w' - 'a'] = "ao",
    ['x' - 'a'] = "h",
    ['y' - 'a'] = "io",
    ['z' - 'a'] = "ahu",
};

static bool is_country(int number)
{
    char digits[16];

    snprintf(digits, sizeof digits, "%03d ", number);
    return strstr(countries, digits) != NULL;
}

/* All numbers in one file; what is refused says which it is. */
static void test_countries(void **state)
{
    struct strbuf text = {0};
    struct load load;
    bool refused[1000] = {false};

    (void)state;
    strbuf_text(&text, "'map': {'countries': [");
    for (int i = 0; i < 1000; i++)
        strbuf_format(&text, "%s{'code': '%03d'}", i > 0 ? ", " : "", i);
    strbuf_text(&text, "]}, ");
    load_open_members(&load, strbuf_get(&text));
    for (size_t i = 0; i < load.diags.count; i++) {
        const struct diag *found = &load.diags.items[i];

        assert_int_equal(found->code, CODE_RANGE_COUNTRY);
        refused[atoi(found->place.pointer + strlen("/map/countries/"))] = true;
    }
    for (int i = 0; i < 1000; i++)
        if (refused[i] == is_country(i))
            fail_msg("%03d is %s", i, refused[i] ? "refused" : "accepted");
    load_close(&load);
    strbuf_clear(&text);
}

static bool accepted(const char *language)
{
    struct strbuf text = {0};
    struct load load;
    bool fine;

    strbuf_format(&text, "'language': '%s', ", language);
    load_open_members(&load, strbuf_get(&text));
    fine = load_found(&load, "W510") == 0;
    load_close(&load);
    strbuf_clear(&text);
    return fine;
}

static void test_languages(void **state)
{
    (void)state;
    for (int i = 0; i < 26 * 26; i++) {
        const char word[] = {(char)('a' + i / 26), (char)('a' + i % 26), '\0'};
        const char *seconds = languages[i / 26];
        bool known = seconds != NULL && strchr(seconds, word[1]) != NULL;

        if (accepted(word) != known)
            fail_msg("%s is %s", word, known ? "refused" : "accepted");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_countries),
        cmocka_unit_test(test_languages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
