/* The languages that a person wants the program to speak. */
#ifndef PLATFORM_LANGUAGES_H
#define PLATFORM_LANGUAGES_H

/* From LANGUAGE, LC_ALL, LC_MESSAGES and LANG as gettext reads them, for
 * language_list_read(): "de_AT:de". "" where nothing is said, or where the
 * language of programmers is (C, POSIX). Lives in the environment. */
const char *languages_wanted(void);

#endif
