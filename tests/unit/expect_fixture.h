/* Claims of small scenarios, decided, and their witnesses judged. */
#ifndef UNIT_EXPECT_FIXTURE_H
#define UNIT_EXPECT_FIXTURE_H

#include "unit/fixture.h"

#include "analysis/expect.h"

struct bench {
    struct fixture f;
    struct arena arena;
    struct expect expect;
};

/* Decides with an effort of so many turns; every seeded witness must hold. */
void bench_decide(struct bench *b, const char *members, uint64_t turns);
void bench_close(struct bench *b);

/* One letter a claim: p(roved), r(efuted), u(ndecided). */
void bench_verdicts(const char *members, uint64_t turns, const char *wanted);

/* That its moves can be made under its seed, and what they come to decides
 * claim `index`: it breaks `never` and `always`, and is what can be reached. */
void bench_witness(struct bench *b, int32_t index, const struct witness *w);

#endif
