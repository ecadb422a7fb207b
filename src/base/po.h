/* Translations as gettext's PO files hold them (UTF-8 only).
 *
 * Reading takes bytes and gives entries; nothing here opens a file. Texts are
 * found by their context (msgctxt), a name that stays when the source text is
 * mended: "scenes/cable/brief/0", never a hash of the text. A text is data: it
 * is never used as a format. */
#ifndef BASE_PO_H
#define BASE_PO_H

#include "base/diag.h"
#include "base/names.h"
#include "base/po_plural.h"

/* At most; each is tested at its value and one beyond. */
#define PO_MOST_BYTES    (1024 * 1024)
#define PO_MOST_ENTRIES  20000
#define PO_MOST_STRING   4096 /* code points of one text, as in scenarios */
#define PO_MOST_FINDINGS 200  /* of one file; one more says that there are */

struct po_entry {
    const char *context;          /* "" where it has none */
    const char *id;               /* the source text */
    const char *id_plural;        /* NULL: has no plural */
    const char *text[PO_PLURALS]; /* "" untranslated; NULL beyond what stands
                                     in the file; [0] is never NULL */
    const char *was_id;           /* the source text that a fuzzy one was made
                                     for (#| msgid), NULL where not kept */
    const char *note;  /* the translator's comments, lines joined by '\n' */
    const char *flags; /* as "c-format, no-wrap", fuzzy left out */
    int32_t line;      /* of its first word */
    int32_t text_line; /* of its first msgstr */
    bool fuzzy;        /* to be looked at by a translator: not used */
    bool obsolete;     /* "#~": its source text is gone, not used */
};

struct po {
    struct po_entry *entries; /* in file order, without the header */
    int32_t count;
    const char *header; /* the header's fields, "Name: value\n"; "" if none */
    const char *header_note;
    struct po_plural_rule plural;
    struct names by_context; /* indices of `entries` */
};

struct po_file {
    const char *name; /* in findings; NULL: none */
    const char *bytes;
    size_t length;
};

/* Reads a whole file. All that is kept lives in `arena`, nothing of the bytes.
 * True where no error was found; what was read without one is there either
 * way. One leading byte order mark is skipped. A `po` of all zero bytes is
 * valid and finds nothing. */
bool po_read(struct po *po, struct arena *arena, const struct po_file *file,
             struct diag_list *diags);

/* The entry of a context that may be shown: neither fuzzy nor obsolete, each
 * of its texts there; NULL where there is none. */
const struct po_entry *po_find(const struct po *po, const char *context);
/* The same whatever its state, for tools. */
const struct po_entry *po_entry_of(const struct po *po, const char *context);
/* Whether po_find() would give it. */
bool po_is_usable(const struct po *po, const struct po_entry *entry);

/* Where the value of a header field begins, NULL where it has none; it ends
 * with its line. */
const char *po_header_value(const char *header, const char *name);

#endif
