/* How keys of an object hang together, as what follows where a key stands
 * there: dependentRequired and dependentSchemas. A key that is shut out gets
 * a schema that nothing meets and the words of the loader for it. */
#include "report/schema_parts.h"

#include <assert.h>

/* The key that, where it stands, makes a bond matter. */
static uint8_t trigger(const struct shape_bond *bond)
{
    return bond->type == BOND_ONLY_WHERE ? bond->key : bond->other;
}

static bool is_dependent(const struct shape_bond *bond)
{
    return bond->type == BOND_NOT_BESIDE || bond->type == BOND_NOT_WHERE ||
           bond->type == BOND_ONLY_WHERE;
}

/* What nothing meets. */
static void write_never(struct json *json, const struct strbuf *message)
{
    json_raw(json, "not", "{}");
    json_text(json, "errorMessage", strbuf_get(message));
}

static void shut_key(struct json *json, const struct shape_bond *bond)
{
    struct strbuf message = {0};
    shape_say_bond(bond, &message);
    json_object(json, key_text((enum key)bond->key));
    write_never(json, &message);
    json_object_end(json);
    strbuf_clear(&message);
}

/* {"properties": {KEY: never, ...}} of the bonds of a type with a trigger. */
static void shut_out(struct json *json, const struct shape_bond *bonds,
                     enum shape_bond_type type, uint8_t key)
{
    json_object(json, "properties");
    for (; bonds->type != BOND_END; bonds++) {
        if (bonds->type == type && trigger(bonds) == key) {
            shut_key(json, bonds);
        }
    }
    json_object_end(json);
}

static void write_word(struct json *json, const struct shape_bond *bond)
{
    json_object(json, "properties");
    json_object(json, key_text((enum key)bond->other));
    json_text(json, "const", bond->word);
    if (bond->type == BOND_ONLY_WHERE) {
        struct strbuf message = {0};
        shape_say_bond(bond, &message);
        json_text(json, "errorMessage", strbuf_get(&message));
        strbuf_clear(&message);
    }
    json_object_end(json);
    json_object_end(json);
}

static void write_only(struct json *json, enum shape_kind kind,
                       const struct shape_bond *bond)
{
    const struct shape_field *field = shape_find(kind, (enum key)bond->other);
    write_word(json, bond);
    if (shape_has_default(kind, field)) {
        const char *const needed[] = {key_text((enum key)bond->other), NULL};
        schema_list(json, "required", needed);
    }
}

/* The first bond with a trigger says of which type the others are. */
static void write_dependent(struct json *json, enum shape_kind kind,
                            const struct shape_bond *bond)
{
    json_object(json, key_text((enum key)trigger(bond)));
    if (bond->type == BOND_NOT_BESIDE) {
        shut_out(json, bond, BOND_NOT_BESIDE, trigger(bond));
    } else if (bond->type == BOND_ONLY_WHERE) {
        write_only(json, kind, bond);
    } else {
        json_object(json, "if");
        write_word(json, bond);
        json_object_end(json);
        json_object(json, "then");
        shut_out(json, bond, BOND_NOT_WHERE, trigger(bond));
        json_object_end(json);
    }
    json_object_end(json);
}

static bool is_first(const struct shape_bond *bonds,
                     const struct shape_bond *bond)
{
    for (; bonds < bond; bonds++) {
        if (is_dependent(bonds) && trigger(bonds) == trigger(bond)) {
            assert(bonds->type == bond->type);
            return false;
        }
    }
    return true;
}

static void write_needs(struct json *json, const struct shape_bond *bonds)
{
    bool begun = false;
    for (; bonds->type != BOND_END; bonds++) {
        const char *const needed[] = {key_text((enum key)bonds->other), NULL};
        if (bonds->type != BOND_NEEDS) {
            continue;
        }
        if (!begun) {
            json_object(json, "dependentRequired");
        }
        begun = true;
        schema_list(json, key_text((enum key)bonds->key), needed);
    }
    if (begun) {
        json_object_end(json);
    }
}

/* Bonds of a kind of object to a key of the scenario. */
static void write_under(struct json *json, const struct shape_field *list)
{
    const struct shape_bond *bond = shape_objects[list->kind]->bonds;
    for (; bond != NULL && bond->type != BOND_END; bond++) {
        if (bond->type == BOND_NOT_UNDER) {
            break;
        }
    }
    if (bond == NULL || bond->type == BOND_END) {
        return;
    }
    json_object(json, key_text((enum key)trigger(bond)));
    json_object(json, "properties");
    json_object(json, key_text((enum key)list->key));
    json_object(json, "items");
    shut_out(json, bond, BOND_NOT_UNDER, trigger(bond));
    json_object_end(json);
    json_object_end(json);
    json_object_end(json);
    json_object_end(json);
}

static void write_scenario(struct json *json)
{
    const struct shape_object *scenario = shape_objects[KIND_SCENARIO];
    json_object(json, "dependentSchemas");
    for (int32_t i = 0; i < scenario->count; i++) {
        if (scenario->fields[i].type == SHAPE_OBJECTS) {
            write_under(json, &scenario->fields[i]);
        }
    }
    json_object_end(json);
}

/* Exactly one of some keys: each shuts out the others, and one is needed. */
static void write_one(struct json *json, const struct shape_object *object)
{
    struct strbuf message = {0};
    json_object(json, "if");
    json_list(json, "anyOf");
    for (int32_t i = 0; i < object->count; i++) {
        const char *const key[] = {key_text((enum key)object->fields[i].key),
                                   NULL};
        if (object->fields[i].flags & SHAPE_ONE) {
            json_object(json, NULL);
            schema_list(json, "required", key);
            json_object_end(json);
        }
    }
    json_list_end(json);
    json_object_end(json);
    json_object(json, "else");
    shape_say_ones(object, &message);
    write_never(json, &message);
    json_object_end(json);
    strbuf_clear(&message);
}

static void shut_others(struct json *json, const struct shape_object *object,
                        int32_t but)
{
    json_object(json, key_text((enum key)object->fields[but].key));
    json_object(json, "properties");
    for (int32_t i = 0; i < object->count; i++) {
        if (i != but && object->fields[i].flags & SHAPE_ONE) {
            json_truth(json, key_text((enum key)object->fields[i].key), false);
        }
    }
    json_object_end(json);
    json_object_end(json);
}

static void write_ones(struct json *json, const struct shape_object *object)
{
    bool one = false;
    for (int32_t i = 0; i < object->count; i++) {
        if (!(object->fields[i].flags & SHAPE_ONE)) {
            continue;
        }
        if (!one) {
            write_one(json, object);
            json_object(json, "dependentSchemas");
        }
        one = true;
        shut_others(json, object, i);
    }
    if (one) {
        json_object_end(json);
    }
}

static void write_bonds(struct json *json, enum shape_kind kind,
                        const struct shape_bond *bonds)
{
    json_object(json, "dependentSchemas");
    for (const struct shape_bond *bond = bonds; bond->type != BOND_END;
         bond++) {
        if (is_dependent(bond) && is_first(bonds, bond)) {
            write_dependent(json, kind, bond);
        }
    }
    json_object_end(json);
}

void schema_bonds(struct json *json, enum shape_kind kind)
{
    const struct shape_object *object = shape_objects[kind];
    if (kind == KIND_SCENARIO) {
        write_scenario(json);
    }
    if (object->bonds != NULL) {
        write_needs(json, object->bonds);
        write_bonds(json, kind, object->bonds);
    }
    write_ones(json, object);
}
