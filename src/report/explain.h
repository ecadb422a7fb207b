/* What the codes of findings mean, why they matter and what to do: one entry
 * a code, in the text files of report/explain. An entry begins with its code
 * on a line of its own and ends at an empty line:
 *
 *   E102
 *   What it means and why it matters, in lines that are joined.
 *   Do: what to do, the same.
 *   At: /scenes/0/options/0
 *   Wrong:
 *       "efects": {"tension": 4}
 *       ^
 *   Right:
 *       "effects": {"tension": 4}
 *
 * A line of `Wrong:` that holds nothing but ^ marks the place of the finding
 * in the line above. Every example is run by tests/explain: with `At:` the
 * fragments are put into its scenario cable.json. There they replace the
 * value of that pointer, or, where they begin with a key, its members of the
 * same names; a pointer that ends in "-" adds to a list. Instead of `At:`
 *
 *   As: file      a whole scenario file
 *   As: line      lines typed in a play of cable.json
 *   As: recording lines of a recording of it
 *   As: translation  entries of its German PO file
 *   As: command   lines of a shell
 *   As: text      to be read only; the test lists these and says why
 *
 * may stand. In a fragment "\xNN" is that byte, and N, a multiplication sign
 * and a text in single guillemets are that text N times, each with its number
 * from 0 for "#", and without the comma at the end. */
#ifndef REPORT_EXPLAIN_H
#define REPORT_EXPLAIN_H

#include "base/diag.h"

enum explain_form {
    EXPLAIN_AT,
    EXPLAIN_FILE,
    EXPLAIN_LINE,
    EXPLAIN_RECORDING,
    EXPLAIN_TRANSLATION,
    EXPLAIN_COMMAND,
    EXPLAIN_TEXT
};

struct explain {
    const char *text, *todo;   /* a paragraph each */
    const char *at;            /* "" but for EXPLAIN_AT */
    const char *wrong, *right; /* lines, each with its end; "": no byte */
    int32_t line, column;      /* of the mark, in `wrong`; 0 without one */
    enum explain_form form;
};

/* The entry of a code, its strings in `arena`. False where there is none; a
 * test sees to it that there is one for every code. */
bool explain_find(struct explain *explain, enum diag_code code,
                  struct arena *arena);

/* "at", "file", "line", "recording", "translation", "command",
 * "text". */
const char *explain_form_word(enum explain_form form);

#endif
