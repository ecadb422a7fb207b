#include "desktop/ui/screens/screens.h"

const struct screen screens[SCREEN_COUNT] = {
    [SCREEN_TITLE] = {"title", screen_title, "scenario.", "quit", 0, 0},
    [SCREEN_SEAT] = {"seat", screen_seat, "seat.", NULL, 0, 0},
    [SCREEN_BRIEFING] = {"briefing", screen_briefing, "mandate.", "start", 0,
                         0},
    [SCREEN_HANDOVER] = {"handover", screen_handover, "ready", NULL, 700, 440},
    [SCREEN_DECISION] = {"decision", screen_decision, "option.", NULL, 600,
                         400},
    [SCREEN_CONFIRM] = {"confirm", screen_confirm, "back", NULL, 700, 460},
    [SCREEN_READ] = {"read", screen_read, "next", NULL, 0, 0},
    [SCREEN_CONSEQUENCE] = {"consequence", screen_consequence, "next", NULL, 0,
                            0},
    [SCREEN_ENDING] = {"ending", screen_ending, "next", NULL, 0, 0},
    [SCREEN_DEBRIEF] = {"debrief", screen_debrief, "ledger", NULL, 0, 0},
    [SCREEN_HISTORY] = {"history", screen_history, "back", NULL, 0, 0},
    [SCREEN_CODEX] = {"codex", screen_codex, "entry.", NULL, 0, 0},
    [SCREEN_LADDER] = {"ladder", screen_ladder, "back", NULL, 0, 0},
    [SCREEN_MAP] = {"map", screen_map, "place.", "back", 0, 0},
    [SCREEN_HELP] = {"help", screen_help, "back", NULL, 0, 0},
    [SCREEN_MENU] = {"menu", screen_menu, "resume", NULL, 520, 660},
    [SCREEN_ERROR] = {"error", screen_error, "back", NULL, 700, 480},
};
