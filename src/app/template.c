#include "app/template.h"

#include "base/device_name.h"
#include "report/json_out.h"
#include "scenario/expr.h"
#include "scenario/limits.h"

#include <assert.h>
#include <string.h>

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_large(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool form_is_good(const char *id)
{
    size_t length = strlen(id);
    if (length > LIMIT_ID || !is_small(id[0])) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        if (!is_small(id[i]) && !is_digit(id[i]) && id[i] != '_') {
            return false;
        }
    }
    return true;
}

/* What is left of it that an id can hold: harbour_talks of "Harbour talks!".
 */
static void suggest(const char *id, struct strbuf *out)
{
    for (; *id != '\0' && out->length < LIMIT_ID; id++) {
        bool first = out->length == 0;
        if (is_small(*id) || is_large(*id)) {
            strbuf_char(out, is_large(*id) ? (char)(*id - 'A' + 'a') : *id);
        } else if (is_digit(*id) && !first) {
            strbuf_char(out, *id);
        } else if (!first && out->text[out->length - 1] != '_') {
            strbuf_char(out, '_');
        }
    }
    while (out->length > 0 && out->text[out->length - 1] == '_') {
        out->text[--out->length] = '\0';
    }
}

bool template_id_good(const char *id, struct strbuf *problem)
{
    struct strbuf near = {0};
    bool formed = form_is_good(id);
    if (formed && is_device_name(id)) {
        strbuf_text(problem, "on Windows it is the name of a device, so no "
                             "folder and no file can be called so; choose "
                             "another");
        return false;
    }
    if (formed && !expr_reserved(id)) {
        return true;
    }
    if (formed) {
        strbuf_text(problem, "this word is reserved; choose another");
        return false;
    }
    strbuf_format(problem,
                  "expected a letter a to z, then such letters, digits and "
                  "_, at most %d in all",
                  LIMIT_ID);
    suggest(id, &near);
    if (near.length > 0 && !expr_reserved(strbuf_get(&near))) {
        strbuf_format(problem, "; %s would do", strbuf_get(&near));
    }
    strbuf_clear(&near);
    return false;
}

void template_title(const char *id, struct strbuf *title)
{
    for (size_t i = 0; id[i] != '\0'; i++) {
        char c = id[i] == '_' ? ' ' : id[i];
        strbuf_char(title, i == 0 && is_small(c) ? (char)(c - 'a' + 'A') : c);
    }
}

/* Where `needle` first stands; the template is ours, so it does. */
static size_t find(const char *needle)
{
    size_t length = strlen(needle);
    size_t at = 0;
    while (at + length <= template_length &&
           memcmp(template_bytes + at, needle, length) != 0) {
        at++;
    }
    assert(at + length <= template_length);
    return at;
}

static void add(struct strbuf *out, size_t from, size_t to)
{
    strbuf_add(out, (const char *)template_bytes + from, to - from);
}

void template_fill(const char *id, const char *title, struct strbuf *out)
{
    static const char old_id[] = "\"river\"";
    static const char old_title[] = "\"The river falls\"";
    struct sink sink = sink_to_strbuf(out);
    size_t id_at = find(old_id);
    size_t title_at = find(old_title);
    assert(id_at < title_at);
    add(out, 0, id_at);
    json_string(&sink, id);
    add(out, id_at + strlen(old_id), title_at);
    json_string(&sink, title);
    add(out, title_at + strlen(old_title), template_length);
}
