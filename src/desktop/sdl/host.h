/* What the screens ask of the program around them: the scenarios that there
 * are, loading one, a seed. */
#ifndef DESKTOP_SDL_HOST_H
#define DESKTOP_SDL_HOST_H

#include "app/catalogue.h"
#include "app/lexicon.h"
#include "base/language.h"
#include "desktop/sdl/saves.h"
#include "desktop/ui/ui.h"

struct host {
    struct lexicon lexicon;
    const struct language *words; /* that are spoken */
    const struct model *source; /* of `now`, in the language it is written in */
    struct catalogue catalogue;
    uint64_t scanned;       /* when, in ms; 0: not yet */
    struct loaded now;      /* model NULL: none open */
    struct loaded before;   /* a play of it may still be on the screen */
    struct strbuf findings; /* of what was opened last, as lines */
    struct saves saves;     /* where `keeps` */
    struct ui_saves table;  /* what the screens ask about them */
    struct arena land_arena;
    const struct land *land;       /* NULL: none, or not yet sought */
    struct language_wish language; /* of the scenarios' texts */
    uint64_t seed;
    bool keeps;         /* plays are saved */
    bool seed_given;    /* every play has `seed` */
    bool failed;        /* what was opened last has errors, */
    bool unreadable;    /* or could not even be read */
    bool quit, picture; /* the interface asked for it */
    bool land_sought;
};

/* A host of zero bytes is valid. host_table() points at `host`. */
struct ui_host host_table(struct host *host);
void host_clear(struct host *host);

/* Speaks the language that is wished for, where it is there; before all
 * else. */
void host_speak(struct host *host, struct language_wish wish);

/* From now on plays are saved, in `folder`; NULL: the player's own. Before
 * host_table(). */
void host_keeps(struct host *host, const char *folder);

/* True where an actor of that id can be played in the open scenario; else
 * false with a sentence that lists them. */
bool host_has_seat(const struct host *host, const char *seat,
                   struct strbuf *problem);

/* The same for a class cut of so many minutes. */
bool host_has_cut(const struct host *host, int32_t minutes,
                  struct strbuf *problem);

#endif
