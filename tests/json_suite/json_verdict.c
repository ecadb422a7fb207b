/* Says for each text on standard input whether the scanner and cJSON take it:
 * texts come as a decimal length, a new line and so many bytes; verdicts go
 * out as lines "yes", and the values and keys in order, or "no", and the codes
 * of what was found. */
#include "base/strbuf.h"
#include "scenario/document.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static void print_hex(const char *text)
{
    putchar('"');
    for (; *text != '\0'; text++)
        printf("%02x", (unsigned)(unsigned char)*text);
}

static void print_nodes(const struct document *document)
{
    static const char letters[] = "nftNS[{";
    int32_t i;

    printf("yes");
    for (i = 0; i < document->count; i++) {
        const struct node *node = &document->nodes[i];

        printf(" %c", letters[node->type]);
        if (node->key)
            print_hex(node->key);
        if (node->text)
            print_hex(node->text);
        if (node->type == NODE_NUMBER && !node->fraction)
            printf("%" PRId64, node->number);
    }
    printf("\n");
}

static void print_codes(const struct diag_list *diags)
{
    size_t i;

    printf("no");
    for (i = 0; i < diags->count; i++)
        printf(" %s", diag_code_info(diags->items[i].code)->text);
    printf("\n");
}

static void judge(const char *bytes, size_t length)
{
    struct arena lasting = {0};
    struct diag_list diags = {0};
    struct document document;

    document_init(&document, "t.json", bytes, length);
    if (document_parse(&document, &lasting, &diags))
        print_nodes(&document);
    else
        print_codes(&diags);
    document_clear(&document);
    diag_clear(&diags);
    arena_clear(&lasting);
}

int main(void)
{
    char line[32];

    while (fgets(line, sizeof line, stdin)) {
        size_t length = (size_t)strtoul(line, NULL, 10);
        char *bytes = malloc(length > 0 ? length : 1);

        if (!bytes || fread(bytes, 1, length, stdin) != length)
            return 2;
        judge(bytes, length);
        free(bytes);
    }
    return 0;
}
