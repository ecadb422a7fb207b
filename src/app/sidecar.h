/* Translations that lie beside a scenario: de.po beside scenario.json, and
 * NAME.de.po beside any other NAME.json. */
#ifndef APP_SIDECAR_H
#define APP_SIDECAR_H

#include "app/catalogue.h"
#include "base/language.h"
#include "base/po.h"

/* Where the translation into a language lies, whether it is there or not.
 * `tag` is as language_read() gives it. */
const char *sidecar_path(struct arena *arena, const char *scenario,
                         const char *tag);

/* Reads one, but not where it is a symbolic link; what it holds lives in
 * `arena`. FILE_OK, also where `diags` got errors about its text: then `fine`
 * is false. */
enum file_result sidecar_read(struct po *po, struct arena *arena,
                              const char *path, bool *fine,
                              struct diag_list *diags);

/* Calls `visit` for each translation that lies beside a scenario, by name. */
void sidecar_each(const char *scenario,
                  void (*visit)(void *context, const char *path,
                                const char *tag),
                  void *context);

/* Gives a loaded scenario its texts in the first language of `wanted` (as
 * language_list_read() takes it) that it has. One that is `asked` for and not
 * there is a finding; so is one that is bad, and then the texts stay as they
 * are. Nothing is done without a model. */
void sidecar_speak(struct loaded *loaded, struct language_wish wish,
                   struct diag_list *diags);

/* Adds what is wrong with the translations beside a scenario; true where
 * there is any. */
struct sidecar_scope {
    const char *only; /* of one language, NULL: of all */
    bool each;        /* a finding each text, see translate_check() */
};
bool sidecar_check(const struct model *model, const char *scenario,
                   struct sidecar_scope scope, struct diag_list *diags);

#endif
