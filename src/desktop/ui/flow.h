/* What flow.c, before.c and resume.c share. */
#ifndef DESKTOP_UI_FLOW_H
#define DESKTOP_UI_FLOW_H

#include "desktop/ui/ui_state.h"

/* Frees the session, if there is one. */
void flow_end_session(struct ui *ui);

/* Makes the view of an actor, -1: of whoever is to decide. */
void flow_look(struct ui *ui, int32_t actor);

/* The play stands somewhere new. */
void flow_arrive(struct ui *ui);

/* The person whose view this is sits before the screen: first what is new
 * to them, then what they have to do. */
void flow_settle(struct ui *ui);

/* Takes back what the person before has just chosen. */
void flow_withdraw(struct ui *ui);

/* The briefing of the host's model, to be played whole and by dice. */
void flow_read_briefing(struct ui *ui);

/* Shows where the play stands to those who were there before: no old news,
 * and no seat's view before its person sits there. */
void flow_sit_down(struct ui *ui);

/* Everything that is open is told anew, in the language of now. */
void flow_speak(struct ui *ui);

/* Leaves the play for the title page. */
void flow_title(struct ui *ui);

/* What ACT_SCENARIO to ACT_WITHDRAW stand for. */
void before_activate(struct ui *ui, const struct action *action);

/* The same scenario from the start. */
void before_again(struct ui *ui);

/* Opens the file that was dropped, now that it may end the play. */
void before_dropped(struct ui *ui);

/* What ACT_LATEST to ACT_UNDERSTOOD stand for. */
void resume_activate(struct ui *ui, const struct action *action);

/* Opens a saved play from its file; the play that is on is over then. */
void resume_open(struct ui *ui, const char *path);

/* Answers to the confirm page. */
void resume_delete(struct ui *ui);
void resume_listed(struct ui *ui); /* opens the one looked at */

#endif
