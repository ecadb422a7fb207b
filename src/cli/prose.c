/* Each command's row: its name, what its table does not say, and examples,
 * which a test runs in the order in which they stand. */
#include "cli/prose.h"

#define MERIDIA "scenarios/meridia/scenario.json"

const struct manual_prose cli_prose[] = {
    {"",
     "demarche-cli is the console program of Démarche, a turn-based "
     "simulation of diplomatic escalation. It is for authors, who check and "
     "lay out scenarios, for those who rather play in a terminal or with a "
     "screen reader, and for machines.\n"
     "\n"
     "Findings have one form everywhere: file, line, column, severity, code, "
     "what was found and what was expected, and a JSON pointer. Whatever a "
     "file holds is written so that it cannot steer a terminal.\n"
     "\n"
     "Options may stand before and after files. After -- every word is a "
     "file. An option's value is the next word, or stands behind =.",
     "What is wrong in a scenario:\n"
     "$ demarche-cli check " MERIDIA "\n"
     "A play that is played by itself, with its recording:\n"
     "$ demarche-cli play " MERIDIA " --auto --seed 7 --record m.play\n"
     "The same play again, every turn compared:\n"
     "$ demarche-cli replay m.play --scenario " MERIDIA "\n"},
    {"new",
     "The scenario is complete: it checks clean and can be played at once. Its "
     "notes, the keys that begin with x-, say what to change first.",
     "A scenario to begin with:\n"
     "$ demarche-cli new harbour\n"
     "$ demarche-cli check harbour/scenario.json\n"},
    {"check",
     "All findings of a file come in one run, in the order of their places; "
     "200 are shown, errors first. An error of JSON ends the run, and claims "
     "of expect wait until the file can be played; no other error hides "
     "anything but what would follow from it. Errors keep a file from being "
     "played, but for those of a claim of expect (E711, E712) and of a "
     "translation beside the file (E520 to E532); warnings and notices do "
     "not. Each finding shows its line with a mark under its place.\n"
     "\n"
     "A claim of expect is proved, refuted or left undecided; --effort says "
     "how long to look. A play that decides a claim can be written with "
     "--witness and replayed.",
     "$ demarche-cli check " MERIDIA " --effort 20000\n"
     "For a code review, or a page of a build that shows findings:\n"
     "$ demarche-cli check " MERIDIA " --format sarif\n"
     "What an editor holds before it is saved:\n"
     "$ demarche-cli check - <" MERIDIA "\n"},
    {"explain",
     "A code is found in either case, and by its number alone. Its example is "
     "a piece of a scenario, lines typed in a play, or lines of a shell, and "
     "the mark in it is where check would point. Each is run by a test of the "
     "program.",
     "$ demarche-cli explain E302\n"
     "All codes with their examples, for another program:\n"
     "$ demarche-cli explain --format json\n"},
    {"fmt",
     "What fits into 130 columns stands on one line. Else short members of an "
     "object share a line while they fit, and so do ids and numbers of a list; "
     "each sentence or object of a list has a line of its own, and so has a "
     "text of more than 60 characters, which is never broken. Two spaces a "
     "level, one line end at the end, no byte order mark.\n"
     "\n"
     "Keys stay in the author's order, since it can mean something: "
     "consequences come in the order of the file. Numbers keep their "
     "spelling. Texts are plain UTF-8; quotes, backslashes, and characters "
     "that nobody can see are escaped.\n"
     "\n"
     "A file that is laid out already is not touched. A file is replaced as "
     "a whole: whoever looks sees the old one or the new one. It keeps its "
     "owner and its rights, and a symbolic link to it stays one.",
     "All scenarios, each written back:\n"
     "$ demarche-cli fmt scenarios/*/scenario.json\n"
     "Whether somebody forgot to, as a step of a build:\n"
     "$ demarche-cli fmt --check scenarios/*/scenario.json\n"
     "For an editor that formats what it saves:\n"
     "$ demarche-cli fmt - <" MERIDIA "\n"},
    {"stats", "", "$ demarche-cli stats " MERIDIA "\n"},
    {"strings",
     "Each text is known by its path of ids, as scenes/cable/brief/0, and "
     "stands there with its line, what it is and what fits into it. A "
     "translation lies beside its scenario: de.po beside scenario.json, "
     "NAME.de.po beside any other NAME.json.\n"
     "\n"
     "When a text was changed, --lang marks its translation fuzzy and keeps "
     "the text that it was made for beside it; until then it goes on being "
     "shown. A text that got another id takes its translation along, and what "
     "is translated of a text that is gone stays at the end of the file. Where "
     "a file has errors nothing is written.",
     "A template for translators:\n"
     "$ demarche-cli strings " MERIDIA " >meridia.pot\n"
     "A translation begun, or brought up to date:\n"
     "$ demarche-cli strings " MERIDIA " --lang pt_BR\n"},
    {"play",
     "Lines come from a person or, with --moves, from a file. help at the "
     "prompt tells all of them: options by number or id, undo, history, "
     "quit.\n"
     "\n"
     "With --save each line is on the disk before its answer is shown; a "
     "second program on the same save is refused. A play of a scenario that "
     "was edited since goes on where every turn comes out alike, and says "
     "otherwise from which turn on it does not.",
     "All seats by their policies, with known dice:\n"
     "$ demarche-cli play " MERIDIA " --auto --seed 7\n"
     "Two seats of one table, and a play that is kept:\n"
     "$ demarche-cli play " MERIDIA
     " --seat aldra --seat boreal --save m.save </dev/null\n"},
    {"replay", "",
     "$ demarche-cli play " MERIDIA " --auto --seed 7 --record m.play\n"
     "$ demarche-cli replay m.play --scenario " MERIDIA "\n"},
    {"saves", "",
     "$ demarche-cli play " MERIDIA " --auto --seed 7 --record m.play\n"
     "$ demarche-cli saves " MERIDIA " m.play --format json\n"},
    {"auto", "",
     "What a thousand hasty plays never saw:\n"
     "$ demarche-cli auto " MERIDIA " --plays 1000 --policy uniform\n"},
    {"schema",
     "An editor finds the schema by a scenario's first key, \"$schema\"; in "
     "the folder\nscenarios it is there already, as "
     "schema/scenario.schema.json.\n",
     "$ demarche-cli schema > scenario.schema.json\n"
     "$ demarche-cli schema --format markdown > KEYS.md\n"},
    {"bench", "", "$ demarche-cli bench " MERIDIA " --plays 1000\n"},
    {"completion", "",
     "For this shell alone:\n"
     "$ source <(demarche-cli completion bash)\n"},
    {"man",
     "What it writes is for the program man, which shows what it is given: "
     "demarche-cli man check | man -l -",
     "$ demarche-cli man check >demarche-cli-check.1\n"},
};

const int32_t cli_prose_count = sizeof(cli_prose) / sizeof(cli_prose[0]);
