/* What of a scenario many plays have seen: read from their ledgers. */
#ifndef CLI_COVERAGE_H
#define CLI_COVERAGE_H

#include "base/sink.h"
#include "engine/ledger.h"

enum coverage_kind {
    COVER_SCENE,
    COVER_OPTION, /* as used: an override is its own */
    COVER_OUTCOME,
    COVER_CONSEQUENCE, /* landed */
    COVER_RULE,
    COVER_EVENT,
    COVER_ENDING,
    COVER_KINDS
};

struct coverage {
    const struct model *model;
    uint32_t *seen[COVER_KINDS]; /* how often, by index */
    uint64_t plays, turns, stuck;
};

void coverage_init(struct coverage *coverage, const struct model *model,
                   struct arena *arena);

/* Takes in what a piece of a play wrote. */
void coverage_add(struct coverage *coverage, const struct ledger *ledger);

/* Writes the shares of the endings and what was never seen; returns how many
 * things that was. A library option that no decision offers does not count,
 * nor does an ending that its author calls rare. */
int32_t coverage_write(const struct coverage *coverage, struct sink *sink);

#endif
