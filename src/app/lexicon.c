#include "app/lexicon.h"

#include "app/catalogue.h"
#include "base/language.h"
#include "base/pseudo.h"
#include "base/words_po.h"
#include "platform/fileio.h"
#include "platform/paths.h"

#include <string.h>

#define END ".po"

static void add_tag(void *context, const char *name)
{
    struct lexicon *lexicon = context;
    char tag[LANGUAGE_BYTES];
    size_t length = strlen(name);
    size_t end = strlen(END);
    if (length <= end || strcmp(name + length - end, END) != 0 ||
        !language_read(tag, name, length - end) ||
        lexicon->count == LEXICON_MOST) {
        return;
    }
    lexicon->tags[lexicon->count++] = arena_text(&lexicon->arena, tag);
}

void lexicon_open(struct lexicon *lexicon)
{
    *lexicon = (struct lexicon){.count = 1};
    lexicon->tags[0] = words_english.tag;
    lexicon->read[0] = &words_english;
    const char *assets = paths_data(&lexicon->arena, "assets");
    if (assets != NULL) {
        lexicon->folder = paths_join(&lexicon->arena, assets, "lang");
        file_each(lexicon->folder, add_tag, lexicon);
    }
}

void lexicon_close(struct lexicon *lexicon)
{
    arena_clear(&lexicon->arena);
    memset(lexicon, 0, sizeof(*lexicon));
}

/* Errors alone: a translator at work need not be told each time what is
 * missing. */
static void add_errors(struct diag_list *diags, const struct diag_list *found)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct diag *diag = &found->items[i];
        if (diag_code_info(diag->code)->severity == DIAG_ERROR) {
            diag_add(diags, diag->code, &diag->place, "%s", diag->message);
        }
    }
}

/* All that is wrong with it is in `found`. */
static void read_po(struct lexicon *lexicon, const char *tag, struct po *po,
                    struct diag_list *found)
{
    struct arena *arena = &lexicon->arena;
    struct strbuf name = {0};
    char *bytes = NULL;
    size_t length = 0;
    strbuf_format(&name, "%s%s", tag, END);
    const char *path = paths_join(arena, lexicon->folder, strbuf_get(&name));
    enum file_result result =
        file_read(arena, path, PO_MOST_BYTES, &bytes, &length);
    if (result != FILE_OK) {
        catalogue_unreadable(found, path, result);
    } else {
        const struct po_file file = {path, bytes, length};
        po_read(po, arena, &file, found);
        words_check(po, path, found);
    }
    strbuf_clear(&name);
}

static const struct language *
read_words(struct lexicon *lexicon, const char *tag, struct diag_list *diags)
{
    struct arena *arena = &lexicon->arena;
    struct language *words = arena_alloc(arena, sizeof(*words));
    struct po *po = arena_alloc(arena, sizeof(*po));
    struct diag_list found = {0};
    read_po(lexicon, tag, po, &found);
    words_read(words, arena, po, tag);
    add_errors(diags, &found);
    diag_clear(&found);
    return words;
}

bool lexicon_check(struct lexicon *lexicon, const char *tag,
                   struct diag_list *diags)
{
    bool any = false;
    for (int32_t i = 1; i < lexicon->count; i++) {
        struct po *po = arena_alloc(&lexicon->arena, sizeof(*po));
        if (tag == NULL || strcmp(tag, lexicon->tags[i]) == 0) {
            any = true;
            read_po(lexicon, lexicon->tags[i], po, diags);
        }
    }
    diag_sort(diags);
    return any;
}

static const struct language *at(struct lexicon *lexicon, int32_t index,
                                 struct diag_list *diags)
{
    if (lexicon->read[index] == NULL) {
        lexicon->read[index] = read_words(lexicon, lexicon->tags[index], diags);
    }
    return lexicon->read[index];
}

static const struct language *nobodys(struct lexicon *lexicon)
{
    struct language *words = arena_alloc(&lexicon->arena, sizeof(*words));
    words_pseudo(words, &lexicon->arena);
    return words;
}

/* -1: there is none. */
static int32_t index_of(const struct lexicon *lexicon, const char *tag)
{
    for (int32_t k = 0; k < lexicon->count; k++) {
        if (strcmp(tag, lexicon->tags[k]) == 0) {
            return k;
        }
    }
    return -1;
}

const struct language *lexicon_find(struct lexicon *lexicon, const char *wanted,
                                    struct diag_list *diags)
{
    struct language_list list;
    language_list_read(&list, wanted);
    for (int32_t i = 0; i < list.count; i++) {
        int32_t index = index_of(lexicon, list.tags[i]);
        if (index >= 0) {
            return at(lexicon, index, diags);
        }
        if (strcmp(list.tags[i], PSEUDO_TAG) == 0) {
            return nobodys(lexicon);
        }
    }
    return &words_english;
}

const struct language *lexicon_next(struct lexicon *lexicon,
                                    const struct language *now,
                                    struct diag_list *diags)
{
    int32_t index = 0;
    for (int32_t k = 0; k < lexicon->count; k++) {
        if (lexicon->read[k] == now) {
            index = (k + 1) % lexicon->count;
        }
    }
    return at(lexicon, index, diags);
}
