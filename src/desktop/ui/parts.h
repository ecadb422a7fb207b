/* Parts that several screens share. Units of the grid throughout. */
#ifndef DESKTOP_UI_PARTS_H
#define DESKTOP_UI_PARTS_H

#include "desktop/ui/page.h"
#include "play/view.h"

/* A push button: its label, and the key that does the same ("" none). */
struct button {
    const char *id, *label, *key;
    struct rect rect;
    enum action_kind action;
    int32_t number;
    const char *locked; /* the reason; "" or NULL: enabled */
    bool main;          /* the one that goes on: key at its right */
};
void part_button(struct page *page, const struct button *button);

/* How wide it has to be, at least `least`, so that its label is not cut; its
 * rectangle is not looked at. */
int32_t part_button_width(struct page *page, const struct button *button,
                          int32_t least);

/* Why a button is locked; "" where it is not. */
const char *part_locked(const struct page *page, bool locked, enum word why);

/* The button that takes the last turn back, where a play is over; wider where
 * its label needs it. Returns where it ends. */
int32_t part_undo(struct page *page, struct rect rect);

/* The width of a line of text, at least `least`. */
int32_t part_wide(struct page *page, const char *text, enum type type,
                  int32_t least);

/* Card or row under focus, pointer and press: fill, border, ring. */
void part_card(struct page *page, int32_t widget, struct rect rect,
               int32_t radius);

/* The square with a key's number; filled where the option has the focus. */
void part_badge(struct page *page, struct rect rect, const char *text,
                bool filled);

/* The bar on top: names, turn, dots, and the four keys. `title` NULL: those
 * of the play. */
void part_top_bar(struct page *page, const char *title, const char *subtitle);
#define TOP_BAR 52

/* A filled triangle within a square of `size`; way 1 points up, -1 down. */
void part_triangle(struct page *page, struct spot centre, int32_t size,
                   int32_t way, color fill);

/* Colour of a change: 1 helps, -1 hurts, 0 neither. */
enum token part_tone(int32_t colour);

/* "rises a lot, helps": a mark in words. */
const char *part_mark_words(struct page *page, const struct view_mark *mark);

/* "Aldra, Boreal"; `second` alone where `first` is empty. "1; 2". */
const char *part_list(struct page *page, const char *first, const char *second);
const char *part_then(struct page *page, const char *first, const char *second);

/* Paragraphs with `gap` between them; returns the height used. */
int32_t part_prose(struct page *page, struct rect rect, view_texts texts,
                   struct style style);

/* A small heading with a text below; nothing where the text is empty. The
 * same. */
int32_t part_paragraph(struct page *page, struct rect rect, const char *title,
                       const char *text);

/* The fact's label: "reported", "contested" …, "" where unmarked. */
const char *part_status(const struct page *page, uint8_t status);

/* "S14: title" lines under each other, muted; returns the height used. */
int32_t part_sources(struct page *page, struct rect rect,
                     const struct view_fact *fact);

/* A whole page that scrolls: heading, a way back, and the panel for what it
 * holds. Returns its inside; part_sheet_end() closes it. */
struct rect part_sheet(struct page *page, const char *title,
                       const char *subtitle);
void part_sheet_end(struct page *page);

/* A name within a sentence: "the White House". */
const char *part_in_sentence(struct page *page, const char *name);

/* The short name of the actor of that name; the name itself if unknown. */
const char *part_short(const struct page *page, const char *name);

/* A number for a narrow place: in full up to 9999, then "12k", "988k", "1.0M",
 * rounded towards 0; with a real minus. `sign`: "+" too. */
const char *part_number(struct page *page, int32_t number, bool sign);

/* "+8", "−5" (with a real minus), "0". */
const char *part_signed(struct page *page, int32_t number);

#endif
