#include "desktop/ui/screens/screens.h"

const struct screen screens[SCREEN_COUNT] = {
    [SCREEN_TITLE] = {"title", screen_title, "scenario."},
    [SCREEN_SEAT] = {"seat", screen_seat, "seat."},
    [SCREEN_BRIEFING] = {"briefing", screen_briefing, "mandate."},
    [SCREEN_HANDOVER] = {"handover", screen_handover, "ready"},
    [SCREEN_DECISION] = {"decision", screen_decision, "option."},
    [SCREEN_CONFIRM] = {"confirm", screen_confirm, "back"},
    [SCREEN_READ] = {"read", screen_read, "next"},
    [SCREEN_CONSEQUENCE] = {"consequence", screen_consequence, "next"},
    [SCREEN_ENDING] = {"ending", screen_ending, "next"},
    [SCREEN_DEBRIEF] = {"debrief", screen_debrief, "ledger"},
    [SCREEN_HISTORY] = {"history", screen_history, "back"},
    [SCREEN_CODEX] = {"codex", screen_codex, "entry."},
    [SCREEN_LADDER] = {"ladder", screen_ladder, "back"},
    [SCREEN_HELP] = {"help", screen_help, "back"},
    [SCREEN_MENU] = {"menu", screen_menu, "resume"},
    [SCREEN_ERROR] = {"error", screen_error, "back"},
};
