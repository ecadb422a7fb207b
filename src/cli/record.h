/* Recordings into files. */
#ifndef CLI_RECORD_H
#define CLI_RECORD_H

#include "analysis/witness.h"
#include "cli/commands.h"
#include "play/recording.h"

/* Writes the way to where the play stands; EXIT_USAGE, with the finding
 * written, where the file cannot be. */
enum exit_code record_write(const struct session *session, const char *path);

/* The same of a witness under its seed: every seat is a person's. */
enum exit_code record_witness(const struct model *model,
                              const struct witness *witness, const char *path);

#endif
