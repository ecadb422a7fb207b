#include "cli/options.h"

#include "base/names.h"

#include <assert.h>
#include <string.h>

static int digit_of(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 16;
}

bool options_number(const char *text, uint64_t *number)
{
    bool hex = strncmp(text, "0x", 2) == 0;
    uint64_t base = hex ? 16 : 10;
    uint64_t value = 0;
    text += hex ? 2 : 0;
    if (*text == '\0') {
        return false;
    }
    for (; *text != '\0'; text++) {
        uint64_t digit = (uint64_t)digit_of(*text);
        if (digit >= base || value > (UINT64_MAX - digit) / base) {
            return false;
        }
        value = value * base + digit;
    }
    *number = value;
    return true;
}

static const struct option_row *find(const struct option_table *table,
                                     const char *name, size_t length)
{
    for (int32_t i = 0; i < table->row_count; i++) {
        const char *known = table->rows[i].name;
        if (strlen(known) == length && strncmp(known, name, length) == 0) {
            return &table->rows[i];
        }
    }
    return NULL;
}

static bool unknown(const struct option_table *table, const char *word,
                    struct diag_list *diags)
{
    struct nearest near = nearest_to(word + strspn(word, "-"));
    for (int32_t i = 0; i < table->row_count; i++) {
        nearest_try(&near, table->rows[i].name);
    }
    if (near.best == NULL) {
        diag_add(diags, CODE_USE_OPTION, NULL,
                 "%s has no option %s; see demarche-cli %s --help",
                 table->command, word, table->command);
    } else {
        diag_add(diags, CODE_USE_OPTION, NULL,
                 "%s has no option %s; did you mean \"--%s\"?", table->command,
                 word, near.best);
    }
    return false;
}

/* Keeps the value of an option that takes one. */
static bool keep(const struct option_row *row, const char *value,
                 struct diag_list *diags)
{
    if (row->text != NULL) {
        *row->text = value;
        return true;
    }
    if (row->number != NULL && options_number(value, row->number)) {
        return true;
    }
    if (row->number != NULL) {
        diag_add(diags, CODE_USE_VALUE, NULL,
                 "--%s is %s, a whole number was expected", row->name, value);
        return false;
    }
    assert(row->list != NULL);
    if (row->list->count == OPTION_LIST_MOST) {
        diag_add(diags, CODE_USE_VALUE, NULL, "--%s stands more than %d times",
                 row->name, OPTION_LIST_MOST);
        return false;
    }
    row->list->items[row->list->count++] = value;
    return true;
}

/* One option at `*at`, with the word after it where that is its value. */
static bool read_option(const struct option_table *table, struct words words,
                        int32_t *at, struct diag_list *diags)
{
    const char *word = words.items[*at];
    const char *name = word + 2;
    size_t length = strcspn(name, "=");
    const char *value = name[length] == '=' ? name + length + 1 : NULL;
    const struct option_row *row =
        word[1] == '-' ? find(table, name, length) : NULL;
    if (row == NULL) {
        return unknown(table, word, diags);
    }
    if (row->flag != NULL) {
        *row->flag = true;
        if (value != NULL) {
            diag_add(diags, CODE_USE_VALUE, NULL, "--%s takes no value",
                     row->name);
        }
        return value == NULL;
    }
    if (value == NULL && *at + 1 < words.count) {
        value = words.items[++*at];
    }
    if (value == NULL) {
        diag_add(diags, CODE_USE_VALUE, NULL, "--%s needs a value: %s",
                 row->name, row->value);
        return false;
    }
    return keep(row, value, diags);
}

static bool count_is_right(const struct option_table *table, int32_t count,
                           struct diag_list *diags)
{
    if (count >= table->least && count <= table->most) {
        return true;
    }
    const char *bound = "";
    int32_t wanted = count < table->least ? table->least : table->most;
    if (table->least != table->most) {
        bound = count < table->least ? "at least " : "at most ";
    }
    struct strbuf given = {0};
    strbuf_format(&given, "%d", (int)count);
    diag_add(diags, CODE_USE_FILES, NULL,
             "%s takes %s%d argument%s, and was given %s; its use is "
             "demarche-cli %s %s",
             table->command, bound, (int)wanted, wanted == 1 ? "" : "s",
             count == 0 ? "none" : strbuf_get(&given), table->command,
             table->arguments);
    strbuf_clear(&given);
    return false;
}

bool options_read(const struct option_table *table, struct words words,
                  struct words *files, bool *help, struct diag_list *diags)
{
    bool fine = true;
    bool only_files = false;
    files->count = 0;
    *help = false;
    for (int32_t i = 0; i < words.count && !*help; i++) {
        char *word = words.items[i];
        if (only_files || word[0] != '-' || word[1] == '\0') {
            files->items[files->count++] = word;
        } else if (strcmp(word, "--") == 0) {
            only_files = true;
        } else if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
            *help = true;
        } else {
            fine = read_option(table, words, &i, diags) && fine;
        }
    }
    return *help || (fine && count_is_right(table, files->count, diags));
}

/* "  --seed N" and so on, padded so that the texts stand under each other. */
static void help_row(const char *name, const char *value, const char *help,
                     struct sink *sink)
{
    struct strbuf left = {0};
    strbuf_format(&left, "--%s%s%s", name, value == NULL ? "" : " ",
                  value == NULL ? "" : value);
    sink_format(sink, "  %-25s %s\n", strbuf_get(&left), help);
    strbuf_clear(&left);
}

void options_help(const struct option_table *table, struct sink *sink)
{
    sink_format(sink, "demarche-cli %s %s\n\n%s\n\n", table->command,
                table->arguments, table->summary);
    for (int32_t i = 0; i < table->row_count; i++) {
        const struct option_row *row = &table->rows[i];
        help_row(row->name, row->value, row->help, sink);
    }
    help_row("help", NULL, "Shows this.", sink);
}
