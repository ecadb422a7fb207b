#include "base/device_name.h"
#include "unit/unit.h"

static void test_devices(void **state)
{
    static const char *const names[] = {
        "con",  "prn",        "aux",    "nul",  "com0",  "com9",
        "lpt0", "lpt9",       "CON",    "Nul",  "LpT5",  "con.json",
        "nul.", "nul.tar.gz", "con   ", "aux ", "com1 ", "prn .txt"};

    (void)state;
    for (size_t i = 0; i < COUNT(names); i++)
        if (!is_device_name(names[i]))
            fail_msg("\"%s\" was taken for a file", names[i]);
}

static void test_files(void **state)
{
    static const char *const names[] = {
        "",      " ",     ".",     ".con",       "c",          "co",
        "cone",  "icon",  "c on",  " con",       "com",        "lpt",
        "com10", "coma",  "lpt:",  "lpt/",       "xyz1",       "con1",
        "nul-",  "con_2", "a.con", "co\xc3\xb1", "\xc3\xa9om1"};

    (void)state;
    for (size_t i = 0; i < COUNT(names); i++)
        if (is_device_name(names[i]))
            fail_msg("\"%s\" was taken for a device", names[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_devices),
        cmocka_unit_test(test_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
