// What the module Glibc leaves out: how the C library's heap is tuned.
#include <stddef.h>
#ifdef __linux__
#include <malloc.h>
#endif

#ifdef __linux__
// Where the linker has put the program's instructions: from its first byte to behind the last one.
static inline const void *tfproof_program_start(void) {
    extern const char __executable_start;
    return &__executable_start;
}
static inline const void *tfproof_program_end(void) {
    extern const char etext;
    return &etext;
}
#endif
