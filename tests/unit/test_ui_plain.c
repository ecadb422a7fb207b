/* Plain strings of a scenario, as names are: what is drawn of them has all
 * their signs, on every screen. In the file each holds a mark of its own as
 * "Tension *q15*", so the star must stand before every q and a digit. */
#include "ui_tour.h"

#define PLAIN DEMARCHE_SOURCE "/tests/cli/plain.json"

#define MARKS 100

struct drawn {
    bool marks[MARKS];
    int texts;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void look_at(struct drawn *drawn, const char *text)
{
    drawn->texts++;
    assert_null(strchr(text, '\\'));
    for (const char *at = text; *at != '\0'; at++) {
        if (*at != 'q' || !is_digit(at[1]))
            continue;
        int mark = 0;
        if (at == text || at[-1] != '*')
            fail_msg("no star before the mark: %s", text);
        while (is_digit(*++at))
            mark = mark * 10 + *at - '0';
        /* A line that has no room ends in an ellipsis. */
        if (*at != '*' && strncmp(at, "\xE2\x80\xA6", 3) != 0)
            fail_msg("no star after the mark: %s", text);
        assert_true(mark < MARKS);
        drawn->marks[mark] = true;
    }
}

static void visit(void *context, struct hand *hand)
{
    const struct draw_list *list = ui_draw(hand->ui);
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].kind == DRAW_TEXT)
            look_at(context, list->items[i].text);
    }
}

static void every_sign_is_drawn(void **state)
{
    /* The other seat's role, a band that is left, none, a class role. */
    static const int elsewhere[] = {12, 17, 29, 92};
    (void)state;
    struct drawn drawn = {0};
    struct tour tour = {
        .measure = &fixed_measure, .visit = visit, .context = &drawn};
    tour_play(&tour, PLAIN, "aldra", 0);
    tour_play(&tour, PLAIN, "aldra", 1);
    for (size_t i = 0; i < sizeof elsewhere / sizeof elsewhere[0]; i++)
        drawn.marks[elsewhere[i]] = true;
    for (int mark = 1; mark <= 92; mark++) {
        if ((mark <= 32 || mark >= 90) && !drawn.marks[mark])
            fail_msg("the string marked q%d was drawn nowhere", mark);
    }
    assert_true(drawn.texts > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_sign_is_drawn)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
