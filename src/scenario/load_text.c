/* Texts: variants, paragraphs, and what stands within them. */
#include "scenario/load_parts.h"

struct reader load_for(struct loader *loader, uint64_t actors, bool debrief)
{
    struct reader before = loader->reader;

    loader->reader =
        (struct reader){.actors = actors & loader->people, .debrief = debrief};
    return before;
}

/* What a text may tell ----------------------------------------------------- */

void load_told(struct loader *loader, int32_t node, uint32_t read)
{
    const struct reader *reader = &loader->reader;
    int32_t i;

    for (i = 0; read >> i != 0; i++) {
        const struct unknown *unknown = &loader->model->unknowns[i];

        if (!(read >> i & 1))
            continue;
        if (reader->debrief ? unknown->never_told
                            : (reader->actors & ~unknown->known_by) != 0)
            report_node(&loader->report, CODE_TEXT_UNKNOWN, node,
                        "this depends on \"%s\", so whoever reads it can tell "
                        "what is hidden; %s",
                        unknown->id,
                        reader->debrief
                            ? "its \"reveal\" is \"never\": let it be told, or "
                              "do not ask for it here"
                            : "name every reader in its \"known_by\", or ask "
                              "for what they can have seen");
    }
}

static void load_piece(struct loader *loader, int32_t node, struct piece *piece)
{
    int32_t text = node;

    *piece = (struct piece){.when = expr_constant(1), .text = ""};
    if (load_node(loader, node)->type == NODE_OBJECT) {
        int32_t when = load_field(loader, node, KEY_when);

        piece->when = load_expr(loader, when, EXPR_TRUTH, 1);
        if (when >= 0)
            load_told(loader, when, loader->unknowns_read);
        piece->fact = load_fact(loader, node);
        text = load_field(loader, node, KEY_text);
    }
    piece->name = load_path(loader, node);
    if (text < 0)
        return;
    piece->at = load_node(loader, text)->offset;
    piece->text = load_node(loader, text)->text;
    load_markup(loader, text);
}

static struct text load_text_at(struct loader *loader, int32_t node)
{
    struct text text = {0};
    int32_t child;
    int32_t i;

    if (load_node(loader, node)->type != NODE_LIST) {
        struct piece piece;

        load_piece(loader, node, &piece);
        text.pieces = load_span(loader, TABLE_pieces, 1);
        loader->model->pieces[text.pieces.first] = piece;
        loader->index[node] = text.pieces.first;
        return text;
    }
    text.pieces = load_span(loader, TABLE_pieces, load_count(loader, node));
    i = text.pieces.first;
    for (child = load_next(loader, node, -1); child >= 0;
         child = load_next(loader, node, child)) {
        loader->index[child] = i;
        load_piece(loader, child, &loader->model->pieces[i++]);
    }
    return text;
}

struct text load_text(struct loader *loader, int32_t node, enum key key)
{
    int32_t at = load_field(loader, node, key);

    return at < 0 ? (struct text){0} : load_text_at(loader, at);
}

struct prose load_prose(struct loader *loader, int32_t node, enum key key)
{
    int32_t at = load_field(loader, node, key);
    struct prose prose = {0};
    int32_t child;
    int32_t i;

    if (at < 0)
        return prose;
    if (load_node(loader, at)->type != NODE_LIST) {
        struct text text = load_text_at(loader, at);

        prose.texts = load_span(loader, TABLE_texts, 1);
        loader->model->texts[prose.texts.first] = text;
        return prose;
    }
    prose.texts = load_span(loader, TABLE_texts, load_count(loader, at));
    i = prose.texts.first;
    for (child = load_next(loader, at, -1); child >= 0;
         child = load_next(loader, at, child)) {
        struct text text = load_text_at(loader, child);

        loader->model->texts[i++] = text;
    }
    return prose;
}
