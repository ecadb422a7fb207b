/* Names that Windows keeps for devices, whatever ending they have: no file
 * can be called so there, and what is written to it is gone. */
#ifndef BASE_DEVICE_NAME_H
#define BASE_DEVICE_NAME_H

#include <stdbool.h>

/* "con", "Nul.json", "COM1.de.po"; `name` is without its folder. */
bool is_device_name(const char *name);

#endif
