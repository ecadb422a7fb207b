#include "base/po.h"

#include <string.h>

bool po_is_usable(const struct po *po, const struct po_entry *entry)
{
    int32_t texts = entry->id_plural ? po->plural.forms : 1;
    int32_t i;

    if (entry->fuzzy || entry->obsolete)
        return false;
    for (i = 0; i < texts; i++)
        if (!entry->text[i] || entry->text[i][0] == '\0')
            return false;
    return true;
}

const struct po_entry *po_entry_of(const struct po *po, const char *context)
{
    int32_t index = names_find(&po->by_context, context);

    return index < 0 ? NULL : &po->entries[index];
}

const struct po_entry *po_find(const struct po *po, const char *context)
{
    const struct po_entry *entry = po_entry_of(po, context);

    return entry && po_is_usable(po, entry) ? entry : NULL;
}

const char *po_header_value(const char *header, const char *name)
{
    size_t length = strlen(name);

    while (header && *header != '\0') {
        if (strncmp(header, name, length) == 0 && header[length] == ':')
            return header + length + 1 + strspn(header + length + 1, " \t");
        header = strchr(header, '\n');
        if (header)
            header++;
    }
    return NULL;
}
