# The parts that every token goes through are optimised a little, which makes the server several times as fast; the rest,
# most of what there is to compile, is not.
cmake_language(DEFER CALL target_compile_options ggml-base PRIVATE -O1)
cmake_language(DEFER CALL target_compile_options ggml-cpu PRIVATE -O1)
cmake_language(DEFER CALL target_compile_options llama PRIVATE -O1)
