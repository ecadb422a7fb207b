/* Prints how the locale of the environment writes one and a half. Ends with 1
 * where there is no such locale. */
#include <locale.h>
#include <stdio.h>

int main(void)
{
    if (setlocale(LC_ALL, "") == NULL)
        return 1;
    printf("%.1f\n", 1.5);
    return 0;
}
