/* Plural rules of PO files. */
#include "unit/unit.h"

#include "base/po_plural.h"
#include "base/strbuf.h"

struct rule {
    const char *text;
    const char *forms; /* for n = 0, 1, 2 ... */
};

/* The forms were worked out with gettext's own rules. */
static const struct rule rules[] = {
    {"nplurals=1; plural=0;", "0000000000000"},
    {"nplurals=2; plural=(n != 1);", "1011111111111"},
    {"nplurals=2; plural=n>1;", "0011111111111"},
    {"nplurals=2; plural=n == 1 ? 0 : 1", "1011111111111"},
    {"nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
     "(n%100<10 || n%100>=20) ? 1 : 2);",
     "2011122222222222222220111222222"},
    {"nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);", "2011122222222"},
    {"nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && "
     "n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
     "0123333333344"},
    {"nplurals=2; plural=!n", "1000000000000"},
    {"nplurals=2; plural=!n\nX-More: n", "1000000000000"},
    {"nplurals=2; plural=!!n", "0111111111111"},
    {"nplurals=6; plural=n-1-1", "0001234500000"},
    {"nplurals=6; plural=2+3*n-6/2", "0250000000000"},
    {"nplurals=6; plural=n/0 + n%0", "0000000000000"},
    {"nplurals=2; plural=n<2 == 1", "1100000000000"},
    {"nplurals=2; plural=1 || 0 && 0", "1111111111111"},
    {"nplurals=2; plural=n<=3 != (n>=2)", "1100111111111"},
};

static void test_rules(void **state)
{
    size_t i, n, at;

    (void)state;
    for (i = 0; i < COUNT(rules); i++) {
        struct po_plural_rule rule;

        assert_null(po_plural_read(&rule, rules[i].text, &at));
        for (n = 0; rules[i].forms[n] != '\0'; n++)
            if (po_plural_form(&rule, (int64_t)n) != rules[i].forms[n] - '0')
                fail_msg("%s: n = %zu gives %d", rules[i].text, n,
                         po_plural_form(&rule, (int64_t)n));
    }
}

static void test_negative_counts(void **state)
{
    struct po_plural_rule rule;
    size_t at;

    (void)state;
    assert_null(po_plural_read(&rule, "nplurals=2; plural=(n != 1);", &at));
    assert_int_equal(po_plural_form(&rule, -1), 0);
    assert_int_equal(po_plural_form(&rule, INT64_MIN), 1);
}

static const struct {
    const char *text;
    const char *wrong;
    size_t at;
} wrong_rules[] = {
    {"", "expected nplurals=", 0},
    {"nplurals 2; plural=0;", "expected nplurals=", 9},
    {"nplurals=0; plural=0;", "nplurals must be 1 to 6, then a ';'", 9},
    {"nplurals=7; plural=0;", "nplurals must be 1 to 6, then a ';'", 9},
    {"nplurals=2", "nplurals must be 1 to 6, then a ';'", 9},
    {"nplurals=2; x", "expected plural=", 12},
    {"nplurals=2; plural=", "expected n, a number, '!' or '('", 19},
    {"nplurals=2; plural=n+", "expected n, a number, '!' or '('", 21},
    {"nplurals=2; plural=+n", "expected n, a number, '!' or '('", 19},
    {"nplurals=2; plural=n n", "expected an operator", 21},
    {"nplurals=2; plural=(n", "a '(' without its ')'", 21},
    {"nplurals=2; plural=n)", "a ')' without its '('", 20},
    {"nplurals=2; plural=n ? 1", "a '?' without its ':'", 24},
    {"nplurals=2; plural=n : 1", "a ':' without its '?'", 21},
    {"nplurals=2; plural=(n : 1)", "a ':' without its '?'", 22},
    {"nplurals=2; plural=(n ? 1) : 1", "a ')' before the ':' of a '?'", 25},
    {"nplurals=2; plural=4294967296", "a number beyond 32 bits", 29},
};

static void test_wrong_rules(void **state)
{
    size_t i, at;

    (void)state;
    for (i = 0; i < COUNT(wrong_rules); i++) {
        struct po_plural_rule rule;
        const char *wrong = po_plural_read(&rule, wrong_rules[i].text, &at);

        assert_non_null(wrong);
        assert_string_equal(wrong, wrong_rules[i].wrong);
        assert_int_equal(at, wrong_rules[i].at);
        assert_int_equal(po_plural_form(&rule, 1), 0);
        assert_int_equal(po_plural_form(&rule, 2), 1);
    }
}

static const char *rule_of(struct strbuf *text, const char *piece, int count)
{
    strbuf_reset(text);
    strbuf_text(text, "nplurals=2; plural=");
    while (count-- > 0)
        strbuf_text(text, piece);
    strbuf_text(text, "n");
    return strbuf_get(text);
}

static void test_rule_limits(void **state)
{
    struct po_plural_rule rule;
    struct strbuf text = {0};
    size_t at;

    (void)state;
    assert_null(
        po_plural_read(&rule, rule_of(&text, "!", PO_PLURAL_PENDING), &at));
    assert_string_equal(
        po_plural_read(&rule, rule_of(&text, "!", PO_PLURAL_PENDING + 1), &at),
        "the rule is nested too deep");
    assert_string_equal(po_plural_read(&rule, rule_of(&text, "(", 100000), &at),
                        "the rule is nested too deep");
    assert_null(po_plural_read(
        &rule, rule_of(&text, "n+", (PO_PLURAL_CODE - 1) / 2), &at));
    assert_int_equal(po_plural_form(&rule, 0), 0);
    assert_string_equal(
        po_plural_read(&rule, rule_of(&text, "n+", PO_PLURAL_CODE / 2), &at),
        "the rule is too long");
    /* What does not fit is what still waits at the end. */
    assert_string_equal(
        po_plural_read(&rule, rule_of(&text, "!n+!", PO_PLURAL_CODE / 4), &at),
        "the rule is too long");
    strbuf_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_negative_counts),
        cmocka_unit_test(test_wrong_rules),
        cmocka_unit_test(test_rule_limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
