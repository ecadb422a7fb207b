# Writes the manual pages and shell completions of a program into OUT, as they
# lie below share/. Run as cmake -DPROGRAM=PATH -DOUT=FOLDER -P pages.cmake.
get_filename_component(name "${PROGRAM}" NAME_WE)

function(write file)
  get_filename_component(folder "${OUT}/${file}" DIRECTORY)
  file(MAKE_DIRECTORY "${folder}")
  execute_process(COMMAND "${PROGRAM}" ${ARGN} OUTPUT_FILE "${OUT}/${file}"
    COMMAND_ERROR_IS_FATAL ANY)
endfunction()

if(name STREQUAL "demarche")
  set(completion --completion)
  write("man/man1/${name}.1" --man)
else()
  set(completion completion)
  file(MAKE_DIRECTORY "${OUT}/man/man1")
  execute_process(COMMAND "${PROGRAM}" man --folder "${OUT}/man/man1"
    COMMAND_ERROR_IS_FATAL ANY)
endif()
write("bash-completion/completions/${name}" ${completion} bash)
write("zsh/site-functions/_${name}" ${completion} zsh)
write("fish/vendor_completions.d/${name}.fish" ${completion} fish)
