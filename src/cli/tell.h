/* A view in plain lines that a screen reader can follow: one idea a line, no
 * drawing, no colour. Reads the view and nothing else of the play. All text
 * is shown without its markup and escaped for a terminal. */
#ifndef CLI_TELL_H
#define CLI_TELL_H

#include "play/view.h"

struct tell {
    struct sink *out;
    struct arena *arena; /* for texts without markup */
    const struct view *view;
};

/* Pieces, for the files that tell. tell_line() writes nothing where `text` is
 * empty. */
void tell_say(struct tell *tell, const char *text);
void tell_line(struct tell *tell, const char *before, const char *text);
/* The rest of a line, which ends also where `text` is empty. */
void tell_rest(struct tell *tell, const char *before, const char *text);
void tell_paragraphs(struct tell *tell, const char *before,
                     const view_texts *texts);
/* "Status: contested. Source: ..."; nothing where nothing is marked. */
void tell_fact(struct tell *tell, const struct view_fact *fact);

/* Where the play stands: turn, date, scene, prompt, options. */
void tell_scene(struct tell *tell);
void tell_options(struct tell *tell);
/* What happened since the stop before, and which meters changed and why. */
void tell_news(struct tell *tell);

/* Each of the words at the prompt. */
void tell_brief(struct tell *tell);
void tell_mandates(struct tell *tell);
void tell_history(struct tell *tell);
void tell_ledger(struct tell *tell);
void tell_meters(struct tell *tell);
void tell_ladder(struct tell *tell);
void tell_timeline(struct tell *tell);
void tell_map(struct tell *tell);
void tell_branches(struct tell *tell);
/* All entries by title, or the text of the one named; false if there is no
 * such entry. */
bool tell_codex(struct tell *tell, const char *id);
/* What the advisers say of an option of the list. */
void tell_advice(struct tell *tell, int32_t option);

/* The ending, and what it was all about. PHASE_OVER only. */
void tell_ending(struct tell *tell);
void tell_debrief(struct tell *tell);

/* Title, notes and the briefings of the seats in `persons`. */
void tell_opening(struct tell *tell, const struct view_briefing *briefing,
                  uint64_t persons);

#endif
