/* What file_problem() and file_write_problem() say, as entries of the game's
 * words. */
#ifndef PLATFORM_FILE_WORDS_H
#define PLATFORM_FILE_WORDS_H

#include "base/words.h"
#include "platform/fileio.h"

enum word file_problem_word(enum file_result result);
enum word file_write_word(enum file_result result);

#endif
