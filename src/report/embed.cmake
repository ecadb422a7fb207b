# cmake -DOUT=FILE.c -DNAME=array -DIN=a.txt;b.txt -P embed.cmake
# Writes the files, one after the other, as the bytes of one array with a NUL
# at its end: C11 has no way to include a text.
set(bytes "")
foreach(file IN LISTS IN)
  file(READ "${file}" content HEX)
  string(APPEND bytes "${content}")
endforeach()
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
string(REGEX REPLACE "(0x0a,)" "\\1\n" bytes "${bytes}")
file(WRITE "${OUT}" "#include \"report/${NAME}.h\"\n\n"
  "const unsigned char ${NAME}[] = {\n${bytes}0};\n")
