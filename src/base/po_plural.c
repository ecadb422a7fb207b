#include "base/po_plural.h"

#include <string.h>

/* In the order of binding, loosest first. Equal levels bind to the left, but
 * `?:` and `!` to the right. */
#define OPERATORS(X)                                                           \
    X(OP_CHOOSE, "?", 1)                                                       \
    X(OP_OR, "||", 2)                                                          \
    X(OP_AND, "&&", 3)                                                         \
    X(OP_EQUAL, "==", 4)                                                       \
    X(OP_DIFFERS, "!=", 4)                                                     \
    X(OP_AT_MOST, "<=", 5)                                                     \
    X(OP_AT_LEAST, ">=", 5)                                                    \
    X(OP_BELOW, "<", 5)                                                        \
    X(OP_ABOVE, ">", 5)                                                        \
    X(OP_PLUS, "+", 6)                                                         \
    X(OP_MINUS, "-", 6)                                                        \
    X(OP_TIMES, "*", 7)                                                        \
    X(OP_OVER, "/", 7)                                                         \
    X(OP_REST, "%", 7)

enum op {
#define X(name, sign, level) name,
    OPERATORS(X)
#undef X
        OP_NOT, /* the strongest; one side only */
    OP_ELSE,    /* the ':' of a '?', which waits below it */
    OP_OPEN,    /* a parenthesis */
    OP_N,
    OP_NUMBER
};

#define LEVEL_NOT 8

static const struct {
    const char *sign;
    int level;
} operators[] = {
#define X(name, text, level) {text, level},
    OPERATORS(X)
#undef X
};

#define OPERATOR_COUNT (sizeof operators / sizeof operators[0])

struct parser {
    struct po_plural_rule *rule;
    const char *text;
    const char *at;
    const char *wrong; /* NULL while all is well */
    uint8_t pending[PO_PLURAL_PENDING];
    int32_t waiting;
};

static void emit(struct parser *parser, enum op op, uint64_t number)
{
    struct po_plural_rule *rule = parser->rule;

    if (rule->count == PO_PLURAL_CODE) {
        parser->wrong = "the rule is too long";
        return;
    }
    rule->code[rule->count++] =
        (struct po_plural_step){.op = (uint8_t)op, .number = number};
}

static void push(struct parser *parser, enum op op)
{
    if (parser->waiting == PO_PLURAL_PENDING)
        parser->wrong = "the rule is nested too deep";
    else
        parser->pending[parser->waiting++] = (uint8_t)op;
}

static int level_of(uint8_t op)
{
    if (op < OPERATOR_COUNT)
        return operators[op].level;
    if (op == OP_NOT)
        return LEVEL_NOT;
    return op == OP_ELSE ? 1 : 0;
}

/* Writes down what waits and binds at least as strongly as `level`. */
static void settle(struct parser *parser, int level)
{
    while (parser->waiting > 0) {
        uint8_t top = parser->pending[parser->waiting - 1];

        if (top == OP_OPEN || top == OP_CHOOSE || level_of(top) < level)
            return;
        parser->waiting--;
        emit(parser, top == OP_ELSE ? OP_CHOOSE : (enum op)top, 0);
    }
}

static void skip_space(struct parser *parser)
{
    parser->at += strspn(parser->at, " \t");
}

static void read_number(struct parser *parser)
{
    uint64_t value = 0;

    while (*parser->at >= '0' && *parser->at <= '9') {
        uint64_t digit = (uint64_t)(*parser->at++ - '0');

        if (value > (UINT32_MAX - digit) / 10) {
            parser->wrong = "a number beyond 32 bits";
            return;
        }
        value = value * 10 + digit;
    }
    emit(parser, OP_NUMBER, value);
}

/* Where a value is expected; true once there was one. */
static bool read_value(struct parser *parser)
{
    char c = *parser->at;

    if (c >= '0' && c <= '9') {
        read_number(parser);
        return true;
    }
    if (c == 'n') {
        parser->at++;
        emit(parser, OP_N, 0);
        return true;
    }
    if (c == '(' || c == '!') {
        parser->at++;
        push(parser, c == '(' ? OP_OPEN : OP_NOT);
        return false;
    }
    parser->wrong = "expected n, a number, '!' or '('";
    return false;
}

static void close_parenthesis(struct parser *parser)
{
    settle(parser, 0);
    if (parser->waiting == 0)
        parser->wrong = "a ')' without its '('";
    else if (parser->pending[parser->waiting - 1] != OP_OPEN)
        parser->wrong = "a ')' before the ':' of a '?'";
    if (parser->wrong)
        return;
    parser->waiting--;
    parser->at++;
}

static void read_else(struct parser *parser)
{
    settle(parser, 1);
    if (parser->waiting == 0 ||
        parser->pending[parser->waiting - 1] != OP_CHOOSE) {
        parser->wrong = "a ':' without its '?'";
        return;
    }
    parser->pending[parser->waiting - 1] = OP_ELSE;
    parser->at++;
}

static void read_binary(struct parser *parser)
{
    size_t i;

    for (i = 0; i < OPERATOR_COUNT; i++) {
        const char *sign = operators[i].sign;
        int level = operators[i].level;

        if (strncmp(parser->at, sign, strlen(sign)) != 0)
            continue;
        /* `a ? b : c ? d : e` nests to the right. */
        settle(parser, i == OP_CHOOSE ? level + 1 : level);
        push(parser, (enum op)i);
        parser->at += strlen(sign);
        return;
    }
    parser->wrong = "expected an operator";
}

/* Where an operator is expected; true while a value is there already. */
static bool read_operator(struct parser *parser)
{
    if (*parser->at == ')') {
        close_parenthesis(parser);
        return true;
    }
    if (*parser->at == ':')
        read_else(parser);
    else
        read_binary(parser);
    return false;
}

static void finish(struct parser *parser, bool has_value)
{
    if (parser->wrong)
        return;
    if (!has_value) {
        parser->wrong = "expected n, a number, '!' or '('";
        return;
    }
    settle(parser, 0);
    if (parser->waiting > 0 && !parser->wrong)
        parser->wrong = parser->pending[parser->waiting - 1] == OP_OPEN
                            ? "a '(' without its ')'"
                            : "a '?' without its ':'";
}

static void read_rule(struct parser *parser)
{
    bool has_value = false;

    for (;;) {
        skip_space(parser);
        if (parser->wrong || *parser->at == '\0' || *parser->at == ';' ||
            *parser->at == '\n')
            break;
        has_value = has_value ? read_operator(parser) : read_value(parser);
    }
    finish(parser, has_value);
}

/* Steps over `word`, `=`; false where they do not stand here. */
static bool read_word(struct parser *parser, const char *word)
{
    skip_space(parser);
    if (strncmp(parser->at, word, strlen(word)) != 0)
        return false;
    parser->at += strlen(word);
    skip_space(parser);
    if (*parser->at != '=')
        return false;
    parser->at++;
    skip_space(parser);
    return true;
}

static void read_forms(struct parser *parser)
{
    int32_t forms = *parser->at - '0';

    if (forms < 1 || forms > PO_PLURALS || parser->at[1] != ';') {
        parser->wrong = "nplurals must be 1 to 6, then a ';'";
        return;
    }
    parser->at += 2;
    parser->rule->forms = forms;
}

static void read_all(struct parser *parser)
{
    if (!read_word(parser, "nplurals")) {
        parser->wrong = "expected nplurals=";
        return;
    }
    read_forms(parser);
    if (parser->wrong)
        return;
    if (!read_word(parser, "plural"))
        parser->wrong = "expected plural=";
    else
        read_rule(parser);
}

const char *po_plural_read(struct po_plural_rule *rule, const char *text,
                           size_t *at)
{
    struct parser parser = {.rule = rule, .text = text, .at = text};

    *rule = (struct po_plural_rule){.forms = 2};
    read_all(&parser);
    *at = (size_t)(parser.at - text);
    if (parser.wrong)
        *rule = (struct po_plural_rule){.forms = 2};
    return parser.wrong;
}

/* Working it out ---------------------------------------------------------- */

static uint64_t apply(enum op op, uint64_t a, uint64_t b)
{
    switch ((int)op) {
    case OP_OR:
        return a || b;
    case OP_AND:
        return a && b;
    case OP_EQUAL:
        return a == b;
    case OP_DIFFERS:
        return a != b;
    case OP_AT_MOST:
        return a <= b;
    case OP_AT_LEAST:
        return a >= b;
    case OP_BELOW:
        return a < b;
    case OP_ABOVE:
        return a > b;
    case OP_PLUS:
        return a + b;
    case OP_MINUS:
        return a - b;
    case OP_TIMES:
        return a * b;
    case OP_OVER:
        return b == 0 ? 0 : a / b;
    default: /* OP_REST */
        return b == 0 ? 0 : a % b;
    }
}

/* Values on the stack after one step. Nothing has side effects, so both
 * sides of `?:` may be worked out and one dropped. */
static int32_t run_step(const struct po_plural_step *step, uint64_t n,
                        uint64_t *stack, int32_t top)
{
    switch (step->op) {
    case OP_N:
        stack[top] = n;
        return top + 1;
    case OP_NUMBER:
        stack[top] = step->number;
        return top + 1;
    case OP_NOT:
        stack[top - 1] = !stack[top - 1];
        return top;
    case OP_CHOOSE:
        stack[top - 3] = stack[top - 3] ? stack[top - 2] : stack[top - 1];
        return top - 2;
    default:
        stack[top - 2] =
            apply((enum op)step->op, stack[top - 2], stack[top - 1]);
        return top - 1;
    }
}

int po_plural_form(const struct po_plural_rule *rule, int64_t n)
{
    uint64_t stack[PO_PLURAL_CODE + 1] = {0};
    uint64_t size = n < 0 ? UINT64_C(0) - (uint64_t)n : (uint64_t)n;
    int32_t top = 0;
    int32_t i;

    if (rule->count == 0)
        return size != 1;
    for (i = 0; i < rule->count; i++)
        top = run_step(&rule->code[i], size, stack, top);
    return stack[0] < (uint64_t)rule->forms ? (int)stack[0] : 0;
}
