/* A view in plain lines that a screen reader can follow: one idea a line, no
 * drawing, no colour. Reads the view and nothing else of the play. All text
 * is shown without its markup and escaped for a terminal. */
#ifndef CLI_TELL_H
#define CLI_TELL_H

#include "base/words.h"
#include "play/view.h"

struct tell {
    struct sink *out;
    struct arena *arena; /* for what is said */
    const struct view *view;
    const struct language *words;
};

/* Pieces, for the files that tell. A line of `text` with `before` in front;
 * tell_line() writes nothing where `text` is empty. */
void tell_say(struct tell *tell, const char *text);
void tell_line(struct tell *tell, const char *before, const char *text);
void tell_paragraphs(struct tell *tell, const view_texts *texts);
/* A sentence of the game's own, not yet told; and one as a line. */
const char *tell_words(const struct tell *tell, enum word word,
                       const struct word_value *values);
void tell_word(struct tell *tell, const char *before, enum word word);
/* "Scene: The podium": an entry with {text} alone; nothing where `text` is
 * empty. */
void tell_named(struct tell *tell, const char *before, enum word word,
                const char *text);
/* "first, second"; one of them where the other is empty. */
const char *tell_list(const struct tell *tell, const char *first,
                      const char *second);
/* "name: text". */
const char *tell_pair(const struct tell *tell, const char *name,
                      const char *text);
/* "Status: contested. Source: ..."; nothing where nothing is marked. */
void tell_fact(struct tell *tell, const struct view_fact *fact);

/* "To discuss: ...", a line each. */
void tell_questions(struct tell *tell, const view_texts *questions);

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
