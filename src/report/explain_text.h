/* The files of report/explain as they are, one after the other, with a NUL at
 * the end: embed.cmake makes the array from them. explain.h reads it. */
#ifndef REPORT_EXPLAIN_TEXT_H
#define REPORT_EXPLAIN_TEXT_H

extern const unsigned char explain_text[];

#endif
