/* demarche: the game in a window. */
#include "desktop/sdl/console.h"
#include "desktop/sdl/desktop.h"
#include "desktop/sdl/script.h"
#include "desktop/sdl/usage.h"

enum { EXIT_FINE = 0, EXIT_FINDINGS = 1, EXIT_USAGE = 2 };

/* A page in the window shows them too; a script or test reads these. */
static int file_code(const struct host *host)
{
    if (!host->failed) {
        return EXIT_FINE;
    }
    struct sink sink = console_error();
    sink_text(&sink, strbuf_get(&host->findings));
    return host->unreadable ? EXIT_USAGE : EXIT_FINDINGS;
}

static int write_picture(struct desktop *desktop, const char *path)
{
    if (desktop_draw(desktop, path)) {
        return EXIT_FINE;
    }
    struct strbuf problem = {0};
    strbuf_format(&problem, "the picture %s cannot be written", path);
    console_complain(strbuf_get(&problem));
    strbuf_clear(&problem);
    return EXIT_USAGE;
}

/* Does what the options ask for, in order; the highest code counts. */
static int run_by_itself(struct desktop *desktop, const struct options *options)
{
    int worst = file_code(&desktop->host);
    if (options->dump_ui) {
        struct sink sink = console_out();
        ui_dump(desktop->ui, &sink);
    }
    int code = EXIT_FINE;
    if (options->screenshot != NULL) {
        code = write_picture(desktop, options->screenshot);
        worst = code > worst ? code : worst;
    }
    if (options->script != NULL) {
        code = script_run(desktop, options->script);
        worst = code > worst ? code : worst;
    }
    return worst;
}

static int run(const struct options *options)
{
    struct desktop desktop;
    struct strbuf problem = {0};
    int code = EXIT_FINE;
    if (!desktop_open(&desktop, options, &problem)) {
        console_complain(strbuf_get(&problem));
        code = EXIT_USAGE;
    } else if (options_ends_by_itself(options)) {
        code = run_by_itself(&desktop, options);
    } else {
        while (desktop_frame(&desktop)) {
        }
    }
    desktop_close(&desktop);
    strbuf_clear(&problem);
    return code;
}

int main(int argc, char *argv[])
{
    struct options options;
    struct strbuf problem = {0};
    struct sink out = console_out();
    int words = argc > 0 ? argc - 1 : 0;
    int code = EXIT_FINE;
    if (!options_parse(&options, words, argv + (argc > 0), &problem)) {
        console_complain(strbuf_get(&problem));
        code = EXIT_USAGE;
    } else if (options.help) {
        options_help(&out);
    } else if (options.version) {
        sink_text(&out, "demarche " DEMARCHE_VERSION "\n");
    } else if (options.man) {
        usage_manual(&out);
    } else if (options.completion != NULL) {
        code =
            usage_completion(options.completion, &out) ? EXIT_FINE : EXIT_USAGE;
    } else {
        code = run(&options);
    }
    strbuf_clear(&problem);
    return code;
}
