/* What stands within a text: {placeholders}, *emphasis*, **strong** and
 * [word](codex:id). */
#include "scenario/load_parts.h"

#include "base/utf8.h"

#include <string.h>

#define LONGEST 80 /* bytes of an id that are looked at */

struct markup {
    struct loader *loader;
    const char *text, *at;
    const char *opened;                  /* where the last link was */
    const char *emphasis_at, *strong_at; /* where each was opened */
    int32_t node;
    bool emphasis, strong, link; /* open */
    bool failed;
};

/* How many code points stand before `at`. */
static int32_t point_of(const struct markup *m, const char *at)
{
    return (int32_t)utf8_points(m->text, (size_t)(at - m->text));
}

static void report_open(struct markup *m, const char *at, const char *what,
                        const char *advice)
{
    report_inside(&m->loader->report, CODE_TEXT_MARKUP, m->node,
                  point_of(m, at), "%s; %s", what, advice);
    m->failed = true;
}

/* Copies what stands before `end`, which is after `from`, as an id. */
static void copy_id(const char *from, const char *end, char id[LONGEST + 1])
{
    size_t length = (size_t)(end - from);

    length = length > LONGEST ? LONGEST : length;
    memcpy(id, from, length);
    id[length] = '\0';
}

static bool reader_sees(const struct loader *loader, const struct show *show)
{
    if (loader->reader.debrief || show->mode == SHOW_ALWAYS)
        return true;
    if (show->mode == SHOW_DEBRIEF)
        return loader->reader.actors == 0;
    return (loader->reader.actors & ~show->actors) == 0;
}

static void check_name(struct markup *m, const char *id)
{
    struct loader *loader = m->loader;
    int32_t thing = names_find(&loader->model->things, id);
    struct strbuf near = {0};

    if (strcmp(id, "date") == 0)
        return;
    if (thing >= 0 && thing / THING_STRIDE == THING_ACTOR)
        return;
    if (thing < 0 && doubt_lost(loader, id))
        return;
    if (thing < 0 || thing / THING_STRIDE != THING_METER)
        report_inside(
            &loader->report, CODE_TEXT_NAME, m->node, point_of(m, m->at),
            "{%s} is no meter, actor or {date}%s", id,
            thing >= 0 ? "; of a flag or an unknown write two texts, each with "
                         "a \"when\""
                       : report_nearest(&loader->report, &loader->model->things,
                                        id, &near));
    else if (!reader_sees(loader, &loader->model->meters[thing].show))
        report_inside(
            &loader->report, CODE_TEXT_HIDDEN, m->node, point_of(m, m->at),
            "this text tells the meter \"%s\" to a reader who may not "
            "see it; change its show, or the text",
            id);
    strbuf_clear(&near);
}

/* {{tension}}, as other programs fill in. */
static void check_doubled(struct markup *m)
{
    const char *end = strpbrk(m->at + 2, "{}");
    char id[LONGEST + 1];

    if (!end || strncmp(end, "}}", 2) != 0)
        return;
    copy_id(m->at + 2, end, id);
    if (strcmp(id, "date") == 0 ||
        names_find(&m->loader->model->things, id) >= 0)
        report_inside(&m->loader->report, CODE_TEXT_FOREIGN, m->node,
                      point_of(m, m->at),
                      "{{%s}} is shown as {%s}; write {%s} to have it filled "
                      "in",
                      id, id, id);
}

static void brace(struct markup *m)
{
    const char *end;
    char id[LONGEST + 1];

    if (m->at[1] == '{') {
        check_doubled(m);
        m->at += 2;
        return;
    }
    end = strpbrk(m->at + 1, "{}");
    if (!end || *end != '}') {
        report_open(m, m->at, "'{' is left open",
                    "close it, or write {{ for the sign itself");
        return;
    }
    copy_id(m->at + 1, end, id);
    check_name(m, id);
    m->at = end + 1;
}

static void closing_brace(struct markup *m)
{
    if (m->at[1] == '}')
        m->at += 2;
    else
        report_open(m, m->at, "a lone '}'", "write }} for the sign itself");
}

static void star(struct markup *m)
{
    if (m->at[1] == '*') {
        m->strong_at = m->strong ? NULL : m->at;
        m->strong = !m->strong;
        m->at += 2;
    } else {
        m->emphasis_at = m->emphasis ? NULL : m->at;
        m->emphasis = !m->emphasis;
        m->at++;
    }
}

/* On the ']' of a link. */
static void link_target(struct markup *m)
{
    static const char opening[] = "](codex:";
    static const int32_t all[2] = {0, INT32_MAX};
    const struct names *codex = &m->loader->model->codex_names;
    struct strbuf near = {0};
    const char *end;
    char id[LONGEST + 1];

    m->link = false;
    end = strchr(m->at, ')');
    if (strncmp(m->at, opening, strlen(opening)) != 0 || !end) {
        report_inside(&m->loader->report, CODE_TEXT_LINK, m->node,
                      point_of(m, m->opened),
                      "a link is [word](codex:id); write \\\\[ for the "
                      "sign itself");
        m->failed = true;
        return;
    }
    copy_id(m->at + strlen(opening), end, id);
    if (names_find(codex, id) < 0 && !doubt_lost(m->loader, id))
        report_inside(&m->loader->report, CODE_TEXT_LINK, m->node,
                      point_of(m, m->at + strlen(opening)),
                      "there is no codex entry \"%s\"%s", id,
                      report_known(&m->loader->report, codex, all, id, &near));
    strbuf_clear(&near);
    m->at = end + 1;
}

static void bracket(struct markup *m)
{
    if (m->link)
        report_open(m, m->at, "'[' within a link",
                    "close the one before, or write \\\\[ for the sign itself");
    m->link = true;
    m->opened = m->at++;
}

static void step(struct markup *m)
{
    switch (*m->at) {
    case '{':
        brace(m);
        break;
    case '}':
        closing_brace(m);
        break;
    case '*':
        star(m);
        break;
    case '[':
        bracket(m);
        break;
    case ']':
        if (m->link)
            link_target(m);
        else
            m->at++;
        break;
    case '\\':
        m->at += m->at[1] == '*' || m->at[1] == '[' ? 2 : 1;
        break;
    default:
        m->at += strcspn(m->at, "{}*[]\\");
        break;
    }
}

void load_markup(struct loader *loader, int32_t node)
{
    const char *text = load_node(loader, node)->text;
    struct markup m = {
        .loader = loader, .text = text, .at = text, .node = node};

    while (*m.at != '\0' && !m.failed)
        step(&m);
    if (m.failed)
        return;
    if (m.link)
        report_open(&m, m.opened, "'[' is left open",
                    "a link is [word](codex:id); write \\\\[ for the sign "
                    "itself");
    else if (m.strong)
        report_open(&m, m.strong_at, "'**' is left open",
                    "close it, or write \\\\* for the sign itself");
    else if (m.emphasis)
        report_open(&m, m.emphasis_at, "'*' is left open",
                    "close it, or write \\\\* for the sign itself");
}
