#include "scenario/expr_lex.h"

#include "base/names.h"
#include "base/utf8.h"

#include <string.h>

struct sign {
    char text[3]; /* one or two */
    uint8_t kind, op;
};

/* A longer sign stands before its own beginning. */
static const struct sign signs[] = {
    {"==", TOKEN_OPERATOR, OP_EQ}, {"!=", TOKEN_OPERATOR, OP_NE},
    {"<=", TOKEN_OPERATOR, OP_LE}, {">=", TOKEN_OPERATOR, OP_GE},
    {"<", TOKEN_OPERATOR, OP_LT},  {">", TOKEN_OPERATOR, OP_GT},
    {"+", TOKEN_OPERATOR, OP_ADD}, {"-", TOKEN_OPERATOR, OP_SUB},
    {"*", TOKEN_OPERATOR, OP_MUL}, {"/", TOKEN_OPERATOR, OP_DIV},
    {"%", TOKEN_OPERATOR, OP_MOD}, {"(", TOKEN_OPEN, OP_END},
    {")", TOKEN_CLOSE, OP_END},    {",", TOKEN_COMMA, OP_END},
};

/* Signs of other languages that authors will try. */
static const struct {
    const char *text, *advice;
} foreign[] = {
    {"**", "there are no powers; multiply with '*'"},
    {"//", "write '/', which drops the rest"},
    {"<>", "write '!='"},
    {"=>", "write '>='"},
    {"=<", "write '<='"},
    {"=", "write '==' to compare"},
    {"&", "write 'and'"},
    {"|", "write 'or'"},
    {"!", "write 'not' or '!='"},
    {"?", "write 'a if condition else b'"},
    {"'", "ids stand without quotes"},
    {"\"", "ids stand without quotes"},
    {".", "numbers are whole, and shares are in percent"},
    {"{", "ids stand without braces"},
    {"[", "ids stand without brackets"},
    {"$", "ids stand without '$'"},
    {"^", "there are no powers; multiply with '*'"},
    {";", "there is one expression, without ';'"},
    {"\xe2\x89\xa5", "write '>='"}, /* greater or equal */
    {"\xe2\x89\xa4", "write '<='"}, /* less or equal */
    {"\xe2\x89\xa0", "write '!='"}, /* not equal */
    {"\xc3\x97", "write '*'"},      /* times */
    {"\xc2\xb7", "write '*'"},      /* middle dot */
    {"\xc3\xb7", "write '/'"},      /* divided by */
    {"\xe2\x88\x92", "write '-'"},  /* minus */
    {"\xe2\x80\x93", "write '-'"},  /* en dash */
    {"\xe2\x80\x94", "write '-'"},  /* em dash */
    {"\xe2\x88\xa7", "write 'and'"},
    {"\xe2\x88\xa8", "write 'or'"},
    {"\xc2\xac", "write 'not'"},
    {"\xe2\x80\x98", "ids stand without quotes"}, /* typographic ones */
    {"\xe2\x80\x99", "ids stand without quotes"},
    {"\xe2\x80\x9c", "ids stand without quotes"},
    {"\xe2\x80\x9d", "ids stand without quotes"},
    {"\xe2\x80\x9e", "ids stand without quotes"},
    {"\xc2\xa0", "put a plain space here"}, /* non-breaking space */
};

static const struct {
    char text[6];
    uint8_t kind, op, value;
} keywords[] = {
    {"or", TOKEN_OPERATOR, OP_OR, 0},  {"and", TOKEN_OPERATOR, OP_AND, 0},
    {"not", TOKEN_NOT, OP_NOT, 0},     {"if", TOKEN_IF, OP_SELECT, 0},
    {"else", TOKEN_ELSE, OP_END, 0},   {"true", TOKEN_TRUTH, OP_END, 1},
    {"false", TOKEN_TRUTH, OP_END, 0},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static int32_t word_length(const char *text)
{
    int32_t length = 0;
    while (is_letter(text[length]) || is_digit(text[length]))
        length++;
    return length;
}

static struct token wrong(struct token token, const char *advice)
{
    token.kind = TOKEN_WRONG;
    token.advice = advice;
    return token;
}

static struct token read_number(struct token token, const char *text)
{
    token.kind = TOKEN_NUMBER;
    token.length = word_length(text);
    for (int32_t i = 0; i < token.length; i++) {
        if (!is_digit(text[i]))
            return wrong(token, "a number is digits alone, an id begins with "
                                "a letter");
        if (token.value > (INT64_MAX - (text[i] - '0')) / 10)
            token.kind = TOKEN_TOO_LARGE;
        else
            token.value = token.value * 10 + (text[i] - '0');
    }
    if (text[token.length] == '.') {
        token.length += 1 + word_length(text + token.length + 1);
        return wrong(token, "numbers are whole, and shares are in percent");
    }
    return token;
}

static struct token read_word(struct token token, const char *text)
{
    token.kind = TOKEN_WORD;
    token.length = word_length(text);
    size_t length = (size_t)token.length;
    for (size_t i = 0; i < COUNT(keywords); i++) {
        if (keywords[i].text[0] != text[0] ||
            strlen(keywords[i].text) != length ||
            memcmp(keywords[i].text, text, length) != 0)
            continue;
        token.kind = keywords[i].kind;
        token.op = keywords[i].op;
        token.value = keywords[i].value;
    }
    for (size_t i = 0; i < length; i++)
        if (text[0] == '_' || (text[i] >= 'A' && text[i] <= 'Z'))
            return wrong(token, "ids are lower-case letters, digits and '_', "
                                "a letter first");
    return token;
}

static struct token read_foreign(struct token token, const char *text)
{
    for (size_t i = 0; i < COUNT(foreign); i++) {
        size_t length = strlen(foreign[i].text);
        if (strncmp(text, foreign[i].text, length) == 0) {
            token.length = (int32_t)length;
            return wrong(token, foreign[i].advice);
        }
    }
    size_t length = utf8_decode(text, strlen(text), NULL);
    token.length = length > 0 ? (int32_t)length : 1;
    return wrong(token, "it has no meaning in an expression");
}

static struct token read_sign(struct token token, const char *text)
{
    for (size_t i = 0; i < COUNT(signs) && token.length == 0; i++) {
        const char *sign = signs[i].text;
        if (text[0] != sign[0] || (sign[1] != '\0' && text[1] != sign[1]))
            continue;
        token.kind = signs[i].kind;
        token.op = signs[i].op;
        token.length = sign[1] == '\0' ? 1 : 2;
    }
    bool doubled = token.length == 1 && (text[0] == '*' || text[0] == '/') &&
                   text[1] == text[0];
    bool pointed = text[0] == '<' && text[1] == '>';
    if (token.length == 0 || doubled || pointed)
        return read_foreign(token, text);
    return token;
}

static int32_t skip_spaces(const char *text, int32_t at)
{
    while (is_space(text[at]))
        at++;
    return at;
}

bool expr_opens(const char *text, int32_t at)
{
    return text[skip_spaces(text, at)] == '(';
}

struct token expr_token(const char *text, int32_t at)
{
    at = skip_spaces(text, at);
    struct token token = {.start = at};
    if (text[at] == '\0')
        return token;
    if (is_digit(text[at]))
        return read_number(token, text + at);
    if (is_letter(text[at]))
        return read_word(token, text + at);
    if (text[at] == '.' && at > 0 && is_letter(text[at - 1])) {
        token.length = 1;
        return wrong(token, "an id stands alone, with no other word and '.' "
                            "before or after it");
    }
    return read_sign(token, text + at);
}

int32_t expr_count_nodes(const char *text)
{
    int32_t nodes = 0;
    struct token token = expr_token(text, 0);
    while (token.kind != TOKEN_END && token.kind != TOKEN_WRONG) {
        /* `if` stands for its `else`, the name of a call for the call. */
        bool node = token.kind != TOKEN_OPEN && token.kind != TOKEN_CLOSE &&
                    token.kind != TOKEN_COMMA && token.kind != TOKEN_ELSE;
        nodes += node ? 1 : 0;
        token = expr_token(text, token.start + token.length);
    }
    return nodes;
}

bool expr_keyword(const char *word)
{
    for (size_t i = 0; i < COUNT(keywords); i++)
        if (strcmp(keywords[i].text, word) == 0)
            return true;
    return false;
}

const char *expr_word_nearest(const char *word)
{
    struct nearest near = nearest_to(word);

    for (size_t i = 0; i < COUNT(keywords); i++)
        nearest_try(&near, keywords[i].text);
    return near.best;
}
