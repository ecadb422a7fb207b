/* `posix_writer WHAT`: does one thing with the file "play" in the folder that
 * it is started in, by the calls of the real system, and prints the number of
 * its result. For test_posix.py, which makes those calls fail. */
#define _POSIX_C_SOURCE 200809L

#include "platform/file_calls.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define NAME "play"
#define TEXT "the new one"

static enum file_result replace(void)
{
    return file_replace(NAME, TEXT, strlen(TEXT));
}

static enum file_result add(void)
{
    return file_add(NAME, TEXT, strlen(TEXT));
}

static enum file_result take_away(void)
{
    return file_remove(NAME);
}

static enum file_result make_folder(void)
{
    return folder_make("folder/of/one");
}

static enum file_result lock_it(void)
{
    struct file_lock *lock;
    enum file_result result = file_lock(NAME, &lock);

    file_unlock(lock);
    return result;
}

static const struct {
    const char *name;
    enum file_result (*run)(void);
} jobs[] = {{"replace", replace},
            {"add", add},
            {"remove", take_away},
            {"folder", make_folder},
            {"lock", lock_it}};

/* getppid() tells the log where the loading of the program ends. */
int main(int count, char **arguments)
{
    for (size_t i = 0; count == 2 && i < sizeof jobs / sizeof jobs[0]; i++)
        if (strcmp(arguments[1], jobs[i].name) == 0) {
            (void)getppid();
            printf("%d\n", (int)jobs[i].run());
            return 0;
        }
    return 1;
}
