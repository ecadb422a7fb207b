/* For programs: where the place of a finding ends, and what to write there
 * where one word was probably meant. Private to report. */
#ifndef REPORT_MARKS_H
#define REPORT_MARKS_H

#include "report/excerpt.h"
#include "report/findings.h"

/* Findings come by file and place; zeros but for `texts` at the beginning. */
struct marks {
    const struct findings_texts *texts;
    const char *file; /* that `excerpt` is of */
    struct excerpt excerpt;
};

/* The column behind the place, 0: not known. `fix` (empty) gets what to write
 * from the place up to there, and stays empty where nothing is sure. */
int32_t marks_end(struct marks *marks, const char *file,
                  const struct diag *diag, struct strbuf *fix);

#endif
