/* A library to load before a program: sets the locale of the environment,
 * which the programs never do, as any library that they use might. */
#include <locale.h>

__attribute__((constructor)) static void set_locale(void)
{
    setlocale(LC_ALL, "");
}
