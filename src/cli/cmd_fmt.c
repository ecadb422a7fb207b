#include "cli/commands.h"

#include "platform/fileio.h"
#include "scenario/format.h"
#include "scenario/limits.h"

#include <string.h>

/* A file on its way. */
struct laying {
    const char *path; /* "-": standard input, and the result goes out */
    const char *name; /* in findings */
    struct arena arena;
    char *bytes;
    size_t length;
    struct strbuf text;
    struct diag_list diags;
};

static bool is_input(const struct laying *laying)
{
    return strcmp(laying->path, "-") == 0;
}

static enum exit_code read_it(struct laying *laying)
{
    enum file_result result =
        is_input(laying)
            ? file_read_input(&laying->arena, LIMIT_FILE_BYTES, &laying->bytes,
                              &laying->length)
            : file_read(&laying->arena, laying->path, LIMIT_FILE_BYTES,
                        &laying->bytes, &laying->length);
    if (result != FILE_OK) {
        catalogue_unreadable(&laying->diags, laying->name, result);
        return EXIT_USAGE;
    }
    return format_json(laying->name, laying->bytes, laying->length,
                       &laying->text, &laying->diags)
               ? EXIT_FINE
               : EXIT_FINDINGS;
}

static bool is_laid_out(const struct laying *laying)
{
    return laying->text.length == laying->length &&
           memcmp(laying->text.text, laying->bytes, laying->length) == 0;
}

static enum exit_code tell(const struct laying *laying, bool is_fine)
{
    struct sink out = command_out();
    if (is_fine) {
        return EXIT_FINE;
    }
    sink_escaped_line(&out, laying->name);
    sink_text(&out, ": would be laid out anew\n");
    return EXIT_FINDINGS;
}

static enum exit_code write_it(struct laying *laying, bool is_fine)
{
    struct sink out = command_out();
    if (is_input(laying)) {
        out.write(out.context, laying->text.text, laying->text.length);
        return EXIT_FINE;
    }
    enum file_result result =
        is_fine ? FILE_OK
                : file_rewrite(laying->path, laying->text.text,
                               laying->text.length);
    if (result != FILE_OK) {
        const struct diag_place place = {.file = laying->name};
        diag_add(&laying->diags, CODE_FILE_IO, &place,
                 "the file cannot be written: %s", file_write_problem(result));
        return EXIT_USAGE;
    }
    if (!is_fine) {
        sink_escaped_line(&out, laying->name);
        sink_text(&out, ": laid out anew\n");
    }
    return EXIT_FINE;
}

static enum exit_code lay_out(const char *path, bool check)
{
    struct laying laying = {.path = path};
    laying.name = is_input(&laying) ? "standard input" : path;
    enum exit_code code = read_it(&laying);
    if (code == EXIT_FINE) {
        bool is_fine = is_laid_out(&laying);
        code = check ? tell(&laying, is_fine) : write_it(&laying, is_fine);
    }
    diag_sort(&laying.diags);
    command_findings(&laying.diags);
    diag_clear(&laying.diags);
    strbuf_clear(&laying.text);
    arena_clear(&laying.arena);
    return code;
}

enum exit_code cmd_fmt(struct words words)
{
    bool check = false;
    const struct option_row rows[] = {
        {.name = "check",
         .help = "Writes nothing; ends with 1 where a file would change.",
         .flag = &check},
    };
    const struct option_table table = {
        .command = "fmt",
        .arguments = "FILE... [--check]",
        .summary =
            "Lays scenario files out in one way and writes them back; "
            "- reads standard input\nand writes standard output. What "
            "a file says stays as it is: values, spelling of\nnumbers, "
            "order of keys. A file that is not JSON is left alone, and "
            "its findings\nare told. Of a symbolic link the file that it leads "
            "to is written.",
        .rows = rows,
        .row_count = 1,
        .least = 1,
        .most = INT32_MAX,
    };
    struct words files;
    enum exit_code worst;
    if (!command_options(&table, words, &files, &worst)) {
        return worst;
    }
    for (int32_t i = 0; i < files.count; i++) {
        enum exit_code code = lay_out(files.items[i], check);
        worst = code > worst ? code : worst;
    }
    return worst;
}
