/* Who plays which seat, and which version of the play, from the words of a
 * command line. */
#ifndef CLI_SEATS_H
#define CLI_SEATS_H

#include "cli/options.h"
#include "play/session.h"

struct seat_words {
    struct option_list persons;  /* ids of actors */
    struct option_list policies; /* "ACTOR=NAME" */
    const char *cut;             /* minutes of a class cut, NULL: none */
    bool nobody;                 /* no person at all */
    bool as_it_was;
};

/* The policy of that name. False with a finding. */
bool seats_policy(const char *word, enum policy *policy,
                  struct diag_list *diags);

/* Without a person named, the first playable seat for which no policy is
 * given is one's. False with at least one finding. */
bool seats_from_words(const struct model *model, const struct seat_words *words,
                      struct seats *seats, struct diag_list *diags);

#endif
