// What the module Glibc leaves out: how the C library's heap is tuned.
#include <stddef.h>
#ifdef __linux__
#include <malloc.h>
#endif
