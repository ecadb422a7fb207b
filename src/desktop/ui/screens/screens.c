#include "desktop/ui/screens/screens.h"

const struct screen screens[SCREEN_COUNT] = {
    [SCREEN_TITLE] = {"title", screen_title, "scenario.", "quit"},
    [SCREEN_SEAT] = {"seat", screen_seat, "seat.", NULL},
    [SCREEN_BRIEFING] = {"briefing", screen_briefing, "mandate.", "start"},
    [SCREEN_HANDOVER] = {"handover", screen_handover, "ready", NULL, 700, 440},
    [SCREEN_DECISION] = {"decision", screen_decision, "option.", NULL, 600,
                         400},
    [SCREEN_CONFIRM] = {"confirm", screen_confirm, "back", NULL, 700, 460},
    [SCREEN_READ] = {"read", screen_read, "next", NULL},
    [SCREEN_CONSEQUENCE] = {"consequence", screen_consequence, "next", NULL},
    [SCREEN_ENDING] = {"ending", screen_ending, "next", NULL},
    [SCREEN_DEBRIEF] = {"debrief", screen_debrief, "ledger", NULL},
    [SCREEN_HISTORY] = {"history", screen_history, "back", NULL},
    [SCREEN_CODEX] = {"codex", screen_codex, "entry.", NULL},
    [SCREEN_LADDER] = {"ladder", screen_ladder, "back", NULL},
    [SCREEN_MAP] = {"map", screen_map, "place.", "back"},
    [SCREEN_HELP] = {"help", screen_help, "back", NULL},
    [SCREEN_MENU] = {"menu", screen_menu, "resume", NULL, 520, 660},
    [SCREEN_ERROR] = {"error", screen_error, "back", NULL, 700, 480},
};
