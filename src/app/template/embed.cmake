# The bytes of IN as a C array in OUT: cmake -DIN=FILE -DOUT=FILE -P this.
file(READ "${IN}" bytes HEX)
string(REGEX REPLACE "(................................)" "\\1\n" bytes "${bytes}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
file(WRITE "${OUT}" "/* Made of template/scenario.json by its embed.cmake. */
#include \"app/template.h\"

const unsigned char template_bytes[] = {
${bytes}};
const size_t template_length = sizeof(template_bytes);
")
