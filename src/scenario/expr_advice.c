/* What was probably meant by a word that has no meaning where it stands. */
#include "scenario/expr_build.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Words of other languages, and of everyday speech, between two operands. */
static const struct {
    char word[8];
    const char *advice;
} foreign_words[] = {
    {"is", "write '==' to compare"},
    {"equals", "write '=='"},
    {"eq", "write '=='"},
    {"ne", "write '!='"},
    {"isnt", "write '!='"},
    {"gt", "write '>'"},
    {"above", "write '>'"},
    {"over", "write '>'"},
    {"lt", "write '<'"},
    {"below", "write '<'"},
    {"under", "write '<'"},
    {"ge", "write '>='"},
    {"le", "write '<='"},
    {"plus", "write '+'"},
    {"minus", "write '-'"},
    {"times", "write '*'"},
    {"mod", "write '%'"},
    {"div", "write '/'"},
    {"xor", "of truth values write '!='"},
    {"then", "write 'a if condition else b'"},
    {"when", "write 'a if condition else b'"},
    {"elif", "write 'a if b else c if d else e'"},
    {"in", "write 'x == a or x == b'"},
    {"between", "write 'low <= x and x <= high'"},
};

/* Where the text before the token ends, blanks left out. */
static int32_t end_before(const struct expr_builder *builder)
{
    int32_t end = builder->token.start;

    while (end > 0 && builder->text[end - 1] == ' ')
        end--;
    return end;
}

static bool follows_function(const struct expr_builder *builder)
{
    int32_t end = end_before(builder);
    int32_t start = end;
    struct strbuf word = {0};
    bool found;

    while (start > 0 && builder->text[start - 1] >= 'a' &&
           builder->text[start - 1] <= 'z')
        start--;
    strbuf_add(&word, builder->text + start, (size_t)(end - start));
    found = function_find(strbuf_get(&word)) != NULL;
    strbuf_clear(&word);
    return found;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *advice_word(const struct expr_builder *builder)
{
    const struct token *token = &builder->token;

    for (size_t i = 0; i < COUNT(foreign_words); i++)
        if (strlen(foreign_words[i].word) == (size_t)token->length &&
            strncmp(foreign_words[i].word, builder->text + token->start,
                    (size_t)token->length) == 0)
            return foreign_words[i].advice;
    return follows_function(builder)
               ? "what a function is asked of stands in parentheses, as in "
                 "taken(id)"
               : NULL;
}

const char *advice_operator(const struct expr_builder *builder)
{
    const char *at = builder->text + builder->token.start;

    if (builder->token.kind == TOKEN_WORD)
        return advice_word(builder);
    if (*at == ',' && builder->token.start > 0 && is_digit(at[-1]) &&
        is_digit(at[1]))
        return "numbers are whole, without a decimal comma; shares are in "
               "percent";
    return NULL;
}

const char *advice_operand(const struct expr_builder *builder)
{
    int32_t count = builder->pending_count;
    const struct pending *top = count > 0 ? &builder->pending[count - 1] : NULL;

    if (builder->token.kind == TOKEN_IF)
        return "write 'a if condition else b'";
    if (builder->token.kind == TOKEN_OPERATOR && builder->token.op == OP_ADD)
        return "a number has no '+' before it; what stands in \"effects\" is "
               "added anyway";
    if (top != NULL && top->kind == PENDING_OPERATOR && top->op == OP_MOD)
        return "'%' is the rest of a division; for percent write the number "
               "alone";
    return NULL;
}

/* The token as it would be in small letters. */
static void small_word(const struct expr_builder *builder, struct strbuf *out)
{
    const char *text = builder->text + builder->token.start;

    for (int32_t i = 0; i < builder->token.length; i++) {
        bool capital = text[i] >= 'A' && text[i] <= 'Z';
        strbuf_char(out, (char)(capital ? text[i] - 'A' + 'a' : text[i]));
    }
}

/* The id that a wrong word is once its letters are small, or the nearest;
 * into `out`. */
static void find_small(struct expr_builder *builder, struct strbuf *out)
{
    const struct model *model = builder->env->model;
    struct strbuf small = {0};
    const char *word;

    small_word(builder, &small);
    word = strbuf_get(&small);
    if (advice_kind(model, word) == NULL && !expr_reserved(word))
        word = name_nearest(builder, &model->things, word);
    if (word != NULL)
        strbuf_text(out, word);
    strbuf_clear(&small);
}

static void wrong_word(struct expr_builder *builder)
{
    struct strbuf near = {0};
    struct strbuf advice = {0};
    const struct token *token = &builder->token;

    find_small(builder, &near);
    if (near.length > 0 && expr_keyword(strbuf_get(&near)))
        strbuf_format(&advice, "write '%s'", strbuf_get(&near));
    else if (near.length > 0)
        strbuf_format(&advice, "%s; did you mean '%s'?", token->advice,
                      strbuf_get(&near));
    else
        strbuf_text(&advice, token->advice);
    builder_error(builder, CODE_EXPR_SYNTAX, token->start + 1, "found '%s'; %s",
                  builder_word(builder, token->start, token->length),
                  strbuf_get(&advice));
    if (near.length > 0)
        diag_suggest(builder->env->diags, strbuf_get(&near));
    strbuf_clear(&near);
    strbuf_clear(&advice);
}

void advice_token(struct expr_builder *builder)
{
    const struct token *token = &builder->token;
    char first = builder->text[token->start];

    if ((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z'))
        wrong_word(builder);
    else
        builder_error(
            builder, CODE_EXPR_SYNTAX, token->start + 1, "found '%s'; %s",
            builder_word(builder, token->start, token->length), token->advice);
}

void advice_function(struct expr_builder *builder, int32_t column,
                     const char *name)
{
    const char *near = function_nearest(name);
    struct strbuf what = {0};
    strbuf_text(&what, "no function");
    if (near == NULL) {
        strbuf_text(&what, "; there are ");
        function_list(&what);
    }
    name_error(builder, column, name, strbuf_get(&what), near);
    builder->stopped = true;
    strbuf_clear(&what);
}

/* Names of another kind ---------------------------------------------------- */

const char *advice_kind(const struct model *model, const char *word)
{
    static const char *const kinds[] = {"a meter", "a flag", "an unknown",
                                        "an actor"};
    int32_t thing = names_find(&model->things, word);

    if (thing >= 0)
        return kinds[thing / THING_STRIDE];
    if (names_find(&model->option_names, word) >= 0)
        return "an option";
    if (names_find(&model->scene_names, word) >= 0)
        return "a scene";
    if (names_find(&model->ending_names, word) >= 0)
        return "an ending";
    return NULL;
}

/* How to ask about an option or a scene; NULL for other words. */
static const char *asking(const struct model *model, const char *word)
{
    if (names_find(&model->option_names, word) >= 0)
        return "taken";
    return names_find(&model->scene_names, word) >= 0 ? "visited" : NULL;
}

/* The unknown that has a value of that name; NULL: none. */
static const char *unknown_of(struct expr_builder *builder, const char *word)
{
    const struct model *model = builder->env->model;
    if (!builder_may_search(builder, 1 + model->values_count / 2000))
        return NULL;
    for (int32_t i = 0; i < model->unknowns_count; i++) {
        struct span values = model->unknowns[i].values;
        for (int32_t j = 0; j < values.count; j++)
            if (strcmp(model->values[values.first + j].id, word) == 0)
                return model->unknowns[i].id;
    }
    return NULL;
}

bool advice_bare(struct expr_builder *builder, int32_t column, const char *word)
{
    const struct model *model = builder->env->model;
    const char *function = asking(model, word);
    const char *unknown = function == NULL ? unknown_of(builder, word) : NULL;

    if (function != NULL)
        builder_error(builder, CODE_EXPR_NAME, column,
                      "'%s' is %s, which has no value; write %s(%s), how often "
                      "it came, as in %s(%s) > 0",
                      word, advice_kind(model, word), function, word, function,
                      word);
    else if (unknown != NULL)
        builder_error(builder, CODE_EXPR_NAME, column,
                      "'%s' is a value of the unknown '%s'; write '%s == %s'",
                      word, unknown, unknown, word);
    return function != NULL || unknown != NULL;
}

bool advice_other_kind(struct expr_builder *builder, int32_t column,
                       const char *word, const char *wanted)
{
    const struct model *model = builder->env->model;
    const char *kind = advice_kind(model, word);
    const char *function = asking(model, word);

    if (kind == NULL)
        return false;
    if (function != NULL)
        builder_error(builder, CODE_EXPR_NAME, column,
                      "'%s' is %s; here the id of %s is wanted; did you mean "
                      "%s(%s)?",
                      word, kind, wanted, function, word);
    else
        builder_error(builder, CODE_EXPR_NAME, column,
                      "'%s' is %s; here the id of %s is wanted", word, kind,
                      wanted);
    return true;
}

/* Whether the first word of a call is an actor and the second what should be
 * first: said at once for both. */
bool advice_swapped(struct expr_builder *builder,
                    const struct function *function,
                    const struct token names[2])
{
    const struct model *model = builder->env->model;
    int32_t actor = names_find(
        &model->things, builder_word(builder, names[0].start, names[0].length));
    struct strbuf option = {0};
    const char *word;
    bool swapped;

    strbuf_add(&option, builder->text + names[1].start,
               (size_t)names[1].length);
    word = builder_word(builder, names[0].start, names[0].length);
    swapped = actor >= 0 && actor / THING_STRIDE == THING_ACTOR &&
              names_find(&model->option_names, strbuf_get(&option)) >= 0 &&
              names_find(&model->option_names, word) < 0;
    if (swapped)
        builder_error(builder, CODE_EXPR_NAME, names[0].start + 1,
                      "'%s' is an actor; the option stands first: write "
                      "%s(%s, %s)",
                      word, function->name, strbuf_get(&option), word);
    strbuf_clear(&option);
    return swapped;
}

/* Prose ---------------------------------------------------------------------
 */

static bool is_name(const char *text, const struct token *token)
{
    char first = text[token->start];
    bool letter =
        (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');

    return letter && (token->kind == TOKEN_WORD || token->kind == TOKEN_WRONG);
}

bool expr_is_prose(const char *text)
{
    struct token token = expr_token(text, 0);

    while (token.kind != TOKEN_END) {
        struct token next = expr_token(text, token.start + token.length);

        if (is_name(text, &token) && is_name(text, &next))
            return true;
        token = next;
    }
    return false;
}
