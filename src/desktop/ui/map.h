/* The map on a page: land, what goes on between places, dots and names. */
#ifndef DESKTOP_UI_MAP_H
#define DESKTOP_UI_MAP_H

#include "desktop/ui/map_frame.h"
#include "desktop/ui/page.h"
#include "play/view.h"

/* True where the play has a map. */
bool map_there(const struct page *page);

/* The strip behind the top of a page: the land across its width, fading
 * towards its foot, and the names of places above `column`, as a button that
 * opens the map; it needs the units from 52 to 149 to be free there. Draws
 * nothing where the play has no map. To be called before the panels that lie
 * on it. */
void map_strip_add(struct page *page, struct rect column);

/* The whole map in `rect`; `place` (-1: none) is marked, and in the middle
 * from `closer` 1 on, up to MAP_CLOSEST. */
#define MAP_CLOSEST 3
void map_add(struct page *page, struct rect rect, int32_t place,
             int32_t closer);

/* "Washington to Pyongyang: blames" */
const char *map_arc_words(struct page *page, const struct view_arc *arc);

/* "The White House, your side"; "". */
const char *map_party_words(struct page *page, const struct view_party *party);

/* Colours of land: that of nobody in the play, of the own side, of another
 * seat, of others in the play. */
enum map_tone { MAP_LAND, MAP_OWN, MAP_SEAT, MAP_OTHER, MAP_TONES };
color map_color(const struct page *page, enum map_tone tone);
enum map_tone map_tone(const struct view_party *party);

#endif
