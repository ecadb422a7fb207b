#include "platform/file_words.h"

enum word file_problem_word(enum file_result result)
{
    static const enum word words[] = {
        [FILE_OK] = WORD_PROBLEM_NONE,
        [FILE_MISSING] = WORD_PROBLEM_MISSING,
        [FILE_DENIED] = WORD_PROBLEM_DENIED,
        [FILE_NOT_REGULAR] = WORD_PROBLEM_NOT_REGULAR,
        [FILE_LINK] = WORD_PROBLEM_LINK,
        [FILE_TOO_LARGE] = WORD_PROBLEM_TOO_LARGE,
        [FILE_FULL] = WORD_PROBLEM_FULL,
        [FILE_READ_ONLY] = WORD_PROBLEM_READ_ONLY,
        [FILE_BUSY] = WORD_PROBLEM_BUSY,
        [FILE_NO_HANDLES] = WORD_PROBLEM_NO_HANDLES,
        [FILE_TAKEN] = WORD_PROBLEM_TAKEN,
        [FILE_IO] = WORD_PROBLEM_IO,
    };
    return words[result];
}

enum word file_write_word(enum file_result result)
{
    return result == FILE_MISSING ? WORD_PROBLEM_NO_FOLDER
                                  : file_problem_word(result);
}
