/* What a scenario may be at most. Each is tested at its value and one
 * beyond; a file over one is refused with what was found and allowed. They
 * bound time and memory for a stranger's file: everything within them is
 * judged in under a second and 64 MiB. */
#ifndef SCENARIO_LIMITS_H
#define SCENARIO_LIMITS_H

#define LIMIT_FILE_BYTES   (1024 * 1024)
#define LIMIT_DEPTH        32 /* the top object is depth 1 */
#define LIMIT_VALUES       100000
#define LIMIT_STRING       4096 /* code points, keys too */
#define LIMIT_ACTORS       64   /* fits one uint64_t mask */
#define LIMIT_METERS       64
#define LIMIT_METER_VALUE  1000000 /* either side of 0 */
#define LIMIT_FLAGS        256
#define LIMIT_UNKNOWNS     32
#define LIMIT_SCENES       4096
#define LIMIT_DECISIONS    16 /* in a scene */
#define LIMIT_OPTIONS      32 /* in a decision */
#define LIMIT_OPTIONS_ALL  16384
#define LIMIT_WEIGHT       1000000
#define LIMIT_MINUTES      10000 /* of a class cut */
#define LIMIT_TURNS        1000
#define LIMIT_RULES        256
#define LIMIT_EVENTS       256
#define LIMIT_CONSEQUENCES 256
#define LIMIT_LATER        32    /* turns a consequence waits, from 1 */
#define LIMIT_EFFECTS      10000 /* `effects` and `set` entries of one turn */
#define LIMIT_EXPR_NODES   256
#define LIMIT_EXPR_DEPTH   16
#define LIMIT_ID           64 /* characters, see RECORDING_BYTES */
#define LIMIT_LABEL        24 /* code points of an option's label (warning) */
#define LIMIT_LINE         28 /* code points of an option's line (warning) */

#endif
