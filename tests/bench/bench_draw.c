/* bench_draw [WIDTH HEIGHT [ROUNDS [SCREEN]]]
 *
 * How long the game needs to draw its screens, with the software renderer on
 * a surface: a play of December 2014 is walked through, and of each screen
 * the dearest state counts. `from nothing`: fonts unread, no glyph, no texture,
 * the page not laid out. `warm`: the page laid out and drawn once more.
 * Processor time, so that other programs disturb less; best and median of
 * the rounds. With a SCREEN that one alone is drawn, ROUNDS times and
 * without a figure: for a profiler. Ends with 1 where a target of the size
 * (1920x1080 or 3840x2160) is missed. */
#include "desktop/sdl/draw.h"

#include "ui_tour.h"

#include <time.h>

#define SCREENS     32
#define ROUNDS      15
#define ROUNDS_MOST 1000

struct figure {
    char screen[24];
    double nothing, best, median; /* milliseconds */
    double kept;                  /* MiB of pictures that one page needs */
    size_t items;
};

struct bench {
    SDL_Surface *surface;
    SDL_Renderer *renderer;
    struct painter painter;
    struct fonts fonts;
    int32_t w, h;
    int rounds;
    const char *only;
    struct figure figures[SCREENS];
    size_t count;
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void open_fonts(struct bench *bench)
{
    struct strbuf problem = {0};
    bool good = fonts_open(&bench->fonts, NULL, &problem);
    if (!good)
        fail_msg("%s", strbuf_get(&problem));
    strbuf_clear(&problem);
}

/* Lays out and draws; milliseconds. */
static double draw_once(struct bench *bench, struct hand *hand)
{
    double begin = now();
    hand_resize(hand, bench->w, bench->h);
    painter_draw(&bench->painter, ui_draw(hand->ui));
    SDL_RenderFlush(bench->renderer);
    return now() - begin;
}

static double draw_from_nothing(struct bench *bench, struct hand *hand)
{
    fonts_close(&bench->fonts);
    painter_free(&bench->painter);
    double begin = now();
    open_fonts(bench);
    painter_init(&bench->painter, bench->renderer, &bench->fonts, bench->w,
                 bench->h);
    draw_once(bench, hand);
    return now() - begin;
}

static int by_size(const void *a, const void *b)
{
    double one = *(const double *)a;
    double two = *(const double *)b;
    return one < two ? -1 : one > two ? 1 : 0;
}

static struct figure *figure_of(struct bench *bench, const char *screen)
{
    for (size_t i = 0; i < bench->count; i++) {
        if (strcmp(bench->figures[i].screen, screen) == 0)
            return &bench->figures[i];
    }
    struct figure *figure = &bench->figures[bench->count++];
    assert_true(bench->count <= SCREENS);
    *figure = (struct figure){0};
    snprintf(figure->screen, sizeof figure->screen, "%s", screen);
    return figure;
}

static double larger(double a, double b)
{
    return a > b ? a : b;
}

static void measure_screen(struct bench *bench, struct hand *hand)
{
    static double times[ROUNDS_MOST];
    struct figure *figure = figure_of(bench, ui_screen(hand->ui));
    double nothing = draw_from_nothing(bench, hand);
    double kept = (double)bench->painter.cache.bytes / (1024.0 * 1024.0);
    for (int i = 0; i < bench->rounds; i++)
        times[i] = draw_once(bench, hand);
    qsort(times, (size_t)bench->rounds, sizeof times[0], by_size);
    figure->nothing = larger(figure->nothing, nothing);
    figure->kept = larger(figure->kept, kept);
    figure->best = larger(figure->best, times[0]);
    figure->median = larger(figure->median, times[bench->rounds / 2]);
    if (ui_draw(hand->ui)->count > figure->items)
        figure->items = ui_draw(hand->ui)->count;
}

static void visit(void *context, struct hand *hand)
{
    struct bench *bench = context;
    if (bench->only == NULL) {
        measure_screen(bench, hand);
    } else if (strcmp(bench->only, ui_screen(hand->ui)) == 0) {
        for (int i = 0; i < bench->rounds; i++)
            draw_once(bench, hand);
        bench->rounds = 0; /* the first such screen is enough */
    }
    hand_resize(hand, 1280, 720);
}

static bool says(const char *what, double value, double target)
{
    bool good = value <= target;
    printf("%s: %.1f ms (target %.0f ms)%s\n", what, value, target,
           good ? "" : "  BEYOND");
    return good;
}

static int report(const struct bench *bench)
{
    double nothing = 0;
    double warm = 0;
    bool large = bench->h > 1080;
    printf("%dx%d, CPU ms    from nothing   warm best   median   things   MiB "
           "kept\n",
           (int)bench->w, (int)bench->h);
    for (size_t i = 0; i < bench->count; i++) {
        const struct figure *figure = &bench->figures[i];
        printf("%-20s %14.1f %11.1f %8.1f %8zu %10.1f\n", figure->screen,
               figure->nothing, figure->best, figure->median, figure->items,
               figure->kept);
        nothing = larger(nothing, figure->nothing);
        warm = larger(warm, figure->median);
    }
    bool good = says("dearest from nothing", nothing, large ? 350 : 150);
    good = says("dearest warm, median", warm, large ? 100 : 25) && good;
    return good ? 0 : 1;
}

int main(int argc, char *argv[])
{
    static struct bench bench;
    bench.w = argc > 2 ? atoi(argv[1]) : 1920;
    bench.h = argc > 2 ? atoi(argv[2]) : 1080;
    bench.rounds = argc > 3 ? atoi(argv[3]) : ROUNDS;
    bench.only = argc > 4 ? argv[4] : NULL;
    if (bench.rounds < 1 || bench.rounds > ROUNDS_MOST)
        bench.rounds = ROUNDS;
    bench.surface = SDL_CreateRGBSurfaceWithFormat(0, bench.w, bench.h, 32,
                                                   SDL_PIXELFORMAT_ARGB8888);
    bench.renderer = SDL_CreateSoftwareRenderer(bench.surface);
    open_fonts(&bench);
    painter_init(&bench.painter, bench.renderer, &bench.fonts, bench.w,
                 bench.h);
    struct text_measure measure = fonts_measure(&bench.fonts);
    struct tour tour = {.measure = &measure, .visit = visit, .context = &bench};
    tour_before_play(&tour);
    tour_play(&tour, SONY, "white_house", 1);
    int code = bench.only == NULL ? report(&bench) : 0;
    painter_free(&bench.painter);
    fonts_close(&bench.fonts);
    SDL_DestroyRenderer(bench.renderer);
    SDL_FreeSurface(bench.surface);
    return code;
}
