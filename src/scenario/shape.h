/* What a scenario file may hold: one table of every kind of object, its
 * keys, their types and ranges, and a sentence on each; and one of how keys
 * of an object hang together. The walker checks a document against them, the
 * schema is printed from them: whatever is of the class *shape* stands in
 * these tables, or is one of the few codes that a schema cannot state
 * (report/schema.h). */
#ifndef SCENARIO_SHAPE_H
#define SCENARIO_SHAPE_H

#include "scenario/document.h"

enum shape_type {
    SHAPE_SKIP,      /* an author's note: anything */
    SHAPE_STRING,    /* plain text */
    SHAPE_ID,        /* a new id */
    SHAPE_NUMBER,    /* a whole number in low..high */
    SHAPE_DEGREES,   /* a number with at most two decimals */
    SHAPE_TRUTH,     /* true or false */
    SHAPE_WORD,      /* one of `words` */
    SHAPE_DATE,      /* an ISO date or date-time */
    SHAPE_TEXT,      /* a string, a text object, or a list of variants */
    SHAPE_VARIANT,   /* a string or a text object */
    SHAPE_PROSE,     /* paragraphs: a list of texts, or one */
    SHAPE_AMOUNT,    /* a number or a numeric expression */
    SHAPE_CONDITION, /* true, false or an expression of truth */
    SHAPE_VALUE,     /* a number, true, false or an expression */
    SHAPE_OBJECT,    /* of kind `kind` */
    SHAPE_OBJECTS,   /* a list of them */
    SHAPE_REF,       /* an id that stands elsewhere */
    SHAPE_REFS,      /* a list of them */
    SHAPE_LINES,     /* a list of strings */
    SHAPE_AUTHORS,   /* a string or a list of strings */
    SHAPE_EFFECTS,   /* {"meter": amount} */
    SHAPE_SETS,      /* {"flag or meter": value} */
    SHAPE_MARKS,     /* {"meter": "up" or "down"} */
    SHAPE_SHOW,      /* always, debrief, or a list of actors */
    SHAPE_NEXT,      /* a scene or a list of {"to", "when"} */
    SHAPE_OFFER,     /* in a decision: an id, an option or an override */
    SHAPE_OFFERS,    /* a list of them; in the library, of options */
    SHAPE_TYPE_COUNT
};

/* X(KIND): every kind of object. MOMENT is an entry of the time line, USE
 * an override of a library option, NEXT an entry of a scene's `next`. */
/* clang-format off */
#define SHAPE_KINDS(X)                                                         \
    X(SCENARIO) X(LIMITS) X(MAP) X(CENTRE) X(PLACE)                            \
    X(ARC) X(COUNTRY) X(SOURCE) X(CODEX) X(MOMENT)                             \
    X(ACTOR) X(MANDATE) X(ADVISER) X(METER) X(BAND)                            \
    X(DRIFT) X(FLAG) X(UNKNOWN) X(VALUE) X(LADDER)                             \
    X(RUNG) X(SCENE) X(DECISION) X(HISTORY) X(OPTION)                          \
    X(USE) X(ADVICE) X(OUTCOME) X(CONSEQUENCE) X(NEXT)                         \
    X(RULE) X(EVENT) X(ENDING) X(EXPECT) X(ODDS)                               \
    X(CLASSROOM) X(ROLE) X(CUT) X(TEXT)
/* clang-format on */

enum shape_kind {
    KIND_NONE,
#define X(name) KIND_##name,
    SHAPE_KINDS(X)
#undef X
        KIND_COUNT
};

enum shape_flag {
    SHAPE_REQUIRED = 1,
    SHAPE_TOLD = 2,    /* only told: does not decide the play */
    SHAPE_SOME = 4,    /* a list that may not be empty */
    SHAPE_ONE = 8,     /* exactly one of the keys with this flag stands there */
    SHAPE_DEFAULT = 16 /* `otherwise` holds where the key is left out */
};

/* One of the words that a key takes. A list of them ends with NULLs. */
struct shape_word {
    const char *text;    /* "cyber" */
    const char *meaning; /* for the author, without a full stop */
};

struct shape_field {
    const char *about;    /* what it is, as messages say it: a part of a
                             sentence, without a full stop */
    const char *more;     /* sentences that go on from there; may be "" */
    const char *examples; /* a JSON list of values to offer; NULL: none */
    const char *such;     /* a JSON value as an example in messages; NULL: what
                             its type has (shape_example()) */
    const struct shape_word *words; /* SHAPE_WORD */
    int32_t low, high; /* SHAPE_NUMBER; SHAPE_DEGREES in degrees; of a plain
                          number of SHAPE_AMOUNT, both 0: any; of a list,
                          `high` is the most items, 0: any */
    int32_t otherwise; /* with SHAPE_DEFAULT: a number, 0 or 1 for a truth,
                          the place of a word in its list */
    uint8_t key;       /* enum key */
    uint8_t type;      /* enum shape_type */
    uint8_t kind;      /* enum shape_kind of the object(s) within */
    uint8_t flags;     /* enum shape_flag */
};

/* How keys of one object hang together. */
enum shape_bond_type {
    BOND_END,
    BOND_NOT_BESIDE, /* `key` cannot stand beside `other` */
    BOND_NEEDS,      /* `key` needs `other` beside it */
    BOND_NOT_WHERE,  /* `key` cannot stand where `other` is `word` */
    BOND_ONLY_WHERE, /* `key` stands only where `other` is `word`; in an
                        override, also where `other` is left out */
    BOND_NOT_UNDER   /* `key` cannot stand where the scenario has `other` */
};

struct shape_bond {
    const char *why;  /* ends the message; not of BOND_ONLY_WHERE */
    const char *word; /* NULL where the type needs none */
    uint8_t type;     /* enum shape_bond_type */
    uint8_t key;      /* enum key, of the object */
    uint8_t other;
    uint16_t code; /* enum diag_code, of the class shape */
};

struct shape_object {
    const char *name;  /* "a meter" */
    const char *about; /* what it is for: sentences */
    const struct shape_field *fields;
    const struct shape_bond *bonds; /* ends with BOND_END; NULL: none */
    int32_t count;
};

extern const struct shape_object *const shape_objects[KIND_COUNT];

/* The words of SHAPE_SHOW and of the values of SHAPE_MARKS. */
extern const struct shape_word shape_show_words[], shape_mark_words[];

/* What holds where a key is left out, if the table says so: in an override
 * it is what the library's option has. */
bool shape_has_default(enum shape_kind kind, const struct shape_field *field);

/* The row of a key in a kind of object, NULL where it has none. */
const struct shape_field *shape_find(enum shape_kind kind, enum key key);

/* The row that an author meant who wrote a key that `kind` does not have, by
 * another name for the same (key_advice.def); NULL: none. */
const struct shape_field *shape_meant(enum shape_kind kind, const char *wrong);
/* What to do about a key that stands in the wrong kind of object, as a part
 * of a sentence; `*key` is then the key of `kind` that was meant, KEY_NONE:
 * none. NULL: nothing is known. */
const char *shape_elsewhere(enum shape_kind kind, const char *wrong,
                            enum key *key);

/* "a number", "a list of texts": what a type accepts, for messages. */
const char *shape_type_name(enum shape_type type);

/* A short value that a key takes, or a type, as JSON; nothing where none would
 * help. */
void shape_example_type(enum shape_type type, struct strbuf *out);
void shape_example(const struct shape_field *field, struct strbuf *out);
/* An object with what it cannot be without, or what is usual, as JSON. */
void shape_example_object(enum shape_kind kind, struct strbuf *out);

/* What is wrong where a bond is broken, without what was found. */
void shape_say_bond(const struct shape_bond *bond, struct strbuf *out);
/* The same where none of the keys stands of which one is needed. */
void shape_say_ones(const struct shape_object *object, struct strbuf *out);

/* Whether a list under this key may not be empty: one that says so, and a
 * required text, which cannot be a list of none. */
bool shape_needs_some(const struct shape_field *field);

/* What the walker knows of each node. */
struct shape_rule {
    const struct shape_field *field; /* NULL for elements of lists */
    uint8_t type;                    /* enum shape_type */
    uint8_t kind; /* enum shape_kind of an object, or of those within */
    bool told;    /* within something that is only told */
};

/* Checks a parsed document; marks what it refuses as bad and reports it.
 * Returns one rule a node, in `scratch`. */
struct report;
struct shape_rule *shape_check(struct report *report, struct arena *scratch);

#endif
