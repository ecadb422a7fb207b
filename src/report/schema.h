/* The table of scenario/shape.h for others to read: as a JSON Schema (2020-12)
 * for editors and validators, and as a page in Markdown for authors. */
#ifndef REPORT_SCHEMA_H
#define REPORT_SCHEMA_H

#include "base/sink.h"

/* Refuses a file exactly where the loader has a finding of the class shape,
 * but for the codes that scenarios/schema/README.md lists. Beside the
 * standard's words it has those by which VS Code completes and explains:
 * defaultSnippets, enumDescriptions, patternErrorMessage. */
void schema_write(struct sink *sink);

/* Every kind of object with a table of its keys. */
void schema_write_keys(struct sink *sink);

#endif
