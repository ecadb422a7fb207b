/* The plural rule of a language, as a PO file states it:
 *
 *     nplurals=2; plural=(n != 1);
 *
 * The rule is a C expression over whole numbers and `n`. It is compiled once
 * to at most PO_PLURAL_CODE steps and then worked out without branches, so
 * its cost is bounded whatever the file says. */
#ifndef BASE_PO_PLURAL_H
#define BASE_PO_PLURAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PO_PLURALS        6 /* forms: no language of CLDR has more */
#define PO_PLURAL_CODE    128
#define PO_PLURAL_PENDING 64 /* operators that wait for their right side */

struct po_plural_step {
    uint64_t number;
    uint8_t op; /* private to po_plural.c */
};

struct po_plural_rule {
    struct po_plural_step code[PO_PLURAL_CODE]; /* postfix */
    int32_t count; /* steps; 0: (n != 1), as English has it */
    int32_t forms; /* 1 to PO_PLURALS */
};

/* Reads what stands after "Plural-Forms:". NULL, or what is wrong with it
 * (static text), with the byte it was found at in `*at`; the rule is then
 * that of English. */
const char *po_plural_read(struct po_plural_rule *rule, const char *text,
                           size_t *at);

/* The form for `n` things, from 0; of -3 as of 3. Unsigned 64-bit arithmetic
 * that wraps; a division by 0 gives 0; a form that there is not is form 0. */
int po_plural_form(const struct po_plural_rule *rule, int64_t n);

#endif
