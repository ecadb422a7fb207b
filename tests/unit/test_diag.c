#include "base/diag.h"
#include "unit/unit.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static void expect_line(struct diag_place place, const char *message,
                        const char *expected)
{
    struct diag_list list = {0};
    struct strbuf buf = {0};
    struct sink sink = sink_to_strbuf(&buf);

    diag_add(&list, CODE_SYNTAX, &place, "%s", message);
    diag_write(&list.items[0], &sink);
    assert_string_equal(strbuf_get(&buf), expected);
    strbuf_clear(&buf);
    diag_clear(&list);
}

static void lines(void **state)
{
    (void)state;
    expect_line((struct diag_place){"a.json", "/meters/0", 3, 14}, "found x",
                "a.json:3:14: error[E001]: found x (/meters/0)\n");
    expect_line((struct diag_place){.file = "a.json", .line = 3}, "found x",
                "a.json:3: error[E001]: found x\n");
    expect_line((struct diag_place){.file = "a.json", .pointer = ""}, "found x",
                "a.json: error[E001]: found x\n");
    expect_line((struct diag_place){.line = 2, .column = 5}, "found x",
                "2:5: error[E001]: found x\n");
    expect_line((struct diag_place){0}, "found x", "error[E001]: found x\n");
}

/* Names of files, keys and ids come from strangers. */
static void lines_cannot_steer(void **state)
{
    (void)state;
    expect_line((struct diag_place){"a\x1b[2J\n.json", "/k\xff\n", 1, 1},
                "unknown key \"\x07\nfake: error\"",
                "a\\x1b[2J\\x0a.json:1:1: error[E001]: unknown key "
                "\"\\x07\\x0afake: error\" (/k\\xff\\x0a)\n");
}

static void everything_is_copied(void **state)
{
    char file[] = "one.json", pointer[] = "/a", message[] = "word";
    struct diag_place place = {file, pointer, 1, 1};
    struct diag_list list = {0};

    (void)state;
    diag_add(&list, CODE_SYNTAX, &place, "%s", message);
    memset(file, 'x', sizeof file - 1);
    memset(pointer, 'x', sizeof pointer - 1);
    memset(message, 'x', sizeof message - 1);
    diag_add(&list, CODE_SYNTAX, &place, "second");
    assert_string_equal(list.items[0].place.file, "one.json");
    assert_string_equal(list.items[0].place.pointer, "/a");
    assert_string_equal(list.items[0].message, "word");
    assert_string_equal(list.items[1].place.file, "xxxxxxxx");
    diag_clear(&list);
    assert_int_equal(list.count, 0);
    assert_null(list.items);
}

static void errors_are_counted(void **state)
{
    struct diag_list list = {0};
    size_t errors = 0;
    int code;

    (void)state;
    for (code = 0; code < CODE_COUNT; code++) {
        diag_add(&list, (enum diag_code)code, NULL, "x");
        errors += diag_code_info((enum diag_code)code)->severity == DIAG_ERROR;
        assert_int_equal(list.errors, errors);
    }
    assert_int_equal(list.count, CODE_COUNT);
    diag_clear(&list);
}

static void sorted_by_place_and_stable(void **state)
{
    static const struct {
        const char *file;
        int32_t line, column;
        const char *message;
    } rows[] = {
        {"b", 1, 1, "6"},  {"a", 2, 1, "4"}, {"a", 1, 9, "3"}, {"a", 2, 1, "5"},
        {NULL, 7, 7, "1"}, {"a", 1, 2, "2"}, {"b", 1, 1, "7"},
    };
    struct diag_list list = {0};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(rows); i++) {
        struct diag_place place = {rows[i].file, NULL, rows[i].line,
                                   rows[i].column};

        diag_add(&list, CODE_SYNTAX, &place, "%s", rows[i].message);
    }
    diag_sort(&list);
    for (i = 0; i < list.count; i++)
        assert_int_equal(list.items[i].message[0] - '0', i + 1);
    diag_clear(&list);
    diag_sort(&list);
}

static void all_says_how_many_more(void **state)
{
    struct diag_list list = {0};
    struct strbuf buf = {0};
    struct sink sink = sink_to_strbuf(&buf);
    size_t i;

    (void)state;
    diag_write_all(&list, 5, &sink);
    assert_string_equal(strbuf_get(&buf), "");
    for (i = 0; i < 3; i++)
        diag_add(&list, CODE_SYNTAX, NULL, "n%d", (int)i);
    diag_write_all(&list, 3, &sink);
    assert_string_equal(strbuf_get(&buf), "error[E001]: n0\nerror[E001]: n1\n"
                                          "error[E001]: n2\n");
    strbuf_reset(&buf);
    diag_write_all(&list, 1, &sink);
    assert_string_equal(strbuf_get(&buf),
                        "error[E001]: n0\n... and 2 more: 2 errors\n");
    strbuf_clear(&buf);
    diag_clear(&list);
}

/* An error that stands last is not hidden behind warnings, and what was not
 * kept is counted. */
static void errors_come_before_warnings(void **state)
{
    struct diag_list list = {0};
    struct strbuf buf = {0};
    struct sink sink = sink_to_strbuf(&buf);

    (void)state;
    diag_add(&list, CODE_LIMIT_FINDINGS, NULL, "notice");
    diag_add(&list, CODE_TEXT_LONG, NULL, "first");
    diag_add(&list, CODE_TEXT_LONG, NULL, "second");
    diag_add(&list, CODE_SYNTAX, NULL, "last");
    diag_pass_over(&list, CODE_TEXT_LONG);
    diag_pass_over(&list, CODE_SYNTAX);
    assert_int_equal(list.errors, 2);
    assert_int_equal(diag_count(&list, DIAG_WARNING), 3);
    diag_write_all(&list, 2, &sink);
    assert_string_equal(strbuf_get(&buf),
                        "warning[W504]: first\nerror[E001]: last\n"
                        "... and 4 more: 1 error, 2 warnings, 1 notice\n");
    strbuf_clear(&buf);
    diag_clear(&list);
}

/* Which kinds the hundreds of a number may stand for. */
static bool kind_fits(char hundred, enum diag_kind kind)
{
    static const enum diag_kind kinds[][2] = {
        {DIAG_SYNTAX, DIAG_SYNTAX},         {DIAG_SHAPE, DIAG_SHAPE},
        {DIAG_NAMES, DIAG_NAMES},           {DIAG_TYPES, DIAG_TYPES},
        {DIAG_RANGES, DIAG_RANGES},         {DIAG_TEXT, DIAG_TEXT},
        {DIAG_REFERENCES, DIAG_REFERENCES}, {DIAG_FLOW, DIAG_CLASSROOM},
        {DIAG_SENSE, DIAG_FACTS},           {DIAG_INPUT, DIAG_INPUT},
    };
    int row = hundred - '0';

    return kinds[row][0] == kind || kinds[row][1] == kind;
}

static void the_table_is_sound(void **state)
{
    static const char letters[] = {
        [DIAG_NOTICE] = 'N', [DIAG_WARNING] = 'W', [DIAG_ERROR] = 'E'};
    int code, other;

    (void)state;
    for (code = 0; code < CODE_COUNT; code++) {
        const struct diag_code_info *info =
            diag_code_info((enum diag_code)code);

        assert_int_equal(strlen(info->text), 4);
        assert_int_equal(info->text[0], letters[info->severity]);
        assert_true(isdigit((unsigned char)info->text[1]) &&
                    isdigit((unsigned char)info->text[2]) &&
                    isdigit((unsigned char)info->text[3]));
        assert_true(kind_fits(info->text[1], info->kind));
        assert_true(strlen(info->meaning) > 5);
        for (other = 0; other < code; other++)
            if (strcmp(diag_code_info((enum diag_code)other)->text + 1,
                       info->text + 1) == 0)
                fail_msg("%s is there twice", info->text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines),
        cmocka_unit_test(lines_cannot_steer),
        cmocka_unit_test(everything_is_copied),
        cmocka_unit_test(errors_are_counted),
        cmocka_unit_test(sorted_by_place_and_stable),
        cmocka_unit_test(all_says_how_many_more),
        cmocka_unit_test(errors_come_before_warnings),
        cmocka_unit_test(the_table_is_sound),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
