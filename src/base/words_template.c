/* The table of the game's words as a PO file. */
#include "base/po_write.h"
#include "base/words_po.h"

#include <string.h>

#define NOTE "What the game says. {placeholders} are filled in."

static void write_header(struct sink *sink, const char *language)
{
    struct strbuf fields = {0};

    strbuf_format(&fields,
                  "Project-Id-Version: demarche\n"
                  "PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\n"
                  "Last-Translator: FULL NAME <EMAIL@ADDRESS>\n"
                  "Language-Team: LANGUAGE <LL@li.org>\n"
                  "Language: %s\n"
                  "MIME-Version: 1.0\n"
                  "Content-Type: text/plain; charset=UTF-8\n"
                  "Content-Transfer-Encoding: 8bit\n"
                  "Plural-Forms: nplurals=2; plural=(n != 1);\n",
                  language);
    po_write_header(sink, NOTE, strbuf_get(&fields), true);
    strbuf_clear(&fields);
}

static struct po_entry fresh(const struct word_entry *entry)
{
    return (struct po_entry){.context = entry->context,
                             .id = entry->one,
                             .id_plural = entry->many,
                             .text = {"", entry->many != NULL ? "" : NULL},
                             .note = "",
                             .flags = ""};
}

static void write_entry(struct sink *sink, const struct word_entry *entry,
                        const struct po_entry *as)
{
    const struct po_origin origin = {.about = entry->note};

    po_write_entry(sink, as, &origin);
}

void words_write_template(struct sink *sink)
{
    write_header(sink, "");
    for (int word = 0; word < WORD_COUNT; word++) {
        const struct word_entry *entry = words_entry((enum word)word);
        const struct po_entry empty = fresh(entry);

        write_entry(sink, entry, &empty);
    }
}
