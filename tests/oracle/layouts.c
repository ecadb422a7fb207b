/* Lays out texts: on standard input they come as a decimal length, a new line
 * and so many bytes; the layout goes out the same way, and "-1" where the
 * text is refused. */
#include "scenario/format.h"

#include <stdio.h>
#include <stdlib.h>

static void answer(const char *bytes, size_t length)
{
    struct diag_list diags = {0};
    struct strbuf out = {0};

    if (format_json("t.json", bytes, length, &out, &diags)) {
        printf("%zu\n", out.length);
        fwrite(strbuf_get(&out), 1, out.length, stdout);
    } else {
        printf("-1\n");
    }
    strbuf_clear(&out);
    diag_clear(&diags);
}

int main(void)
{
    char line[32];

    while (fgets(line, sizeof line, stdin)) {
        size_t length = (size_t)strtoul(line, NULL, 10);
        char *bytes = malloc(length > 0 ? length : 1);

        if (!bytes || fread(bytes, 1, length, stdin) != length)
            return 2;
        answer(bytes, length);
        free(bytes);
    }
    return 0;
}
