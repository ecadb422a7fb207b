/* Every screen: one file and one row in the table of screens.c.
 *
 * Widget ids that scripts and tests may rely on:
 *   everywhere   menu help history codex (top bar) · back · ladder (the rows)
 *                map (the strip behind a decision)
 *                link.CODEXID (a word in a text; a second one .2)
 *                understood (the strip that says why a play is not kept)
 *   title        continue · scenario.N (from 0) · quit · theme · saves
 *   seat         seat.ACTOR (plays it alone) · join.ACTOR · together
 *   briefing     mandate.ID · truths · length · start
 *   handover     ready · withdraw
 *   decision     option.ID · meter.ID · chart · undo
 *   confirm      confirm · back
 *   read         next
 *   consequence  next · undo · why · change.METER
 *   ending       next · undo
 *   debrief      again · title · history · undo · ledger · way.METER
 *   history      stop.N (goes there) · undo · redo
 *   codex        search (typed in) · entry.ID
 *   map          place.ID · closer · farther
 *   menu         resume history codex ladder map help theme text motion undo
 *                keep saves title quit
 *   error        back · finding.N (from 0)
 *   saves        save.N (from 0; a second click goes on with it) · open ·
 *                copy · delete · back · answer
 *   name         typed (typed in) · keep · back · answer
 *   resume       as_begun · next (goes on) · back (leaves it as it is) · note
 * Names for ui_screen(): the words on the left. */
#ifndef DESKTOP_UI_SCREENS_SCREENS_H
#define DESKTOP_UI_SCREENS_SCREENS_H

#include "desktop/ui/ui_state.h"

struct screen {
    const char *name;
    void (*build)(struct page *page);
    const char *focus; /* how the id of what has the focus first begins */
    const char *other; /* the same where there is none such; NULL: the first
                          of all */
    /* The least page that it can be laid out on, in units; 0: the grid's.
     * In a smaller window the page scrolls. */
    int32_t least_w, least_h;
};
extern const struct screen screens[SCREEN_COUNT];

void screen_title(struct page *page);
void screen_seat(struct page *page);
void screen_briefing(struct page *page);
void screen_handover(struct page *page);
void screen_decision(struct page *page);
void screen_confirm(struct page *page);
void screen_read(struct page *page);
void screen_consequence(struct page *page);
void screen_ending(struct page *page);
void screen_debrief(struct page *page);
void screen_history(struct page *page);
void screen_codex(struct page *page);
void screen_ladder(struct page *page);
void screen_map(struct page *page);
void screen_help(struct page *page);
void screen_menu(struct page *page);
void screen_error(struct page *page);
void screen_saves(struct page *page);
void screen_name(struct page *page);
void screen_resume(struct page *page);

#endif
