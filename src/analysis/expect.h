/* The claims of a scenario, decided as far as an effort goes, and what to
 * tell its author of them. */
#ifndef ANALYSIS_EXPECT_H
#define ANALYSIS_EXPECT_H

#include "analysis/explore.h"
#include "analysis/witness.h"
#include "base/diag.h"

struct effort {
    uint64_t turns; /* about so many are looked at */
    bool witnesses; /* spell out the hits of what is proved, too; those of what
                       is refuted always are */
};

/* So little that it does not show beside the reading of a file. */
#define EXPECT_EFFORT 6000

/* Witnesses of one file that are spelled out. */
#define EXPECT_WITNESSES 64

struct expect {
    const struct model *model;
    struct claims claims;     /* claims.list: one a model->expectations */
    struct explored explored; /* all zero where nothing needed it */
    uint64_t turns;           /* looked at in all, but for seeds of witnesses */
    uint64_t effort;          /* as asked for */
    int32_t count[3];         /* of each enum verdict */
};

/* Everything of `expect` lives in `arena`. The same model and effort give the
 * same verdicts everywhere. */
void expect_decide(struct expect *expect, const struct model *model,
                   struct effort effort, struct arena *arena);

/* A finding for each claim that is refuted (E711, E712) or undecided (N713),
 * and for each move on record that cannot be played (record.h), at its place
 * in `file`, which is kept as diag_add() does. */
void expect_report(const struct expect *expect, const char *file,
                   struct diag_list *diags);

#endif
