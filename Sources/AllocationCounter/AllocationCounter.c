#include "AllocationCounter.h"

// Which C library this is its headers say.
#include <stdlib.h>

#if defined(__GLIBC__)
#include <stdatomic.h>

// glibc lets a program have a malloc of its own; this one counts and goes on to glibc's.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

static atomic_size_t count;

void *malloc(size_t size) {
    atomic_fetch_add_explicit(&count, 1, memory_order_relaxed);
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    atomic_fetch_add_explicit(&count, 1, memory_order_relaxed);
    return __libc_calloc(number, size);
}

void *realloc(void *memory, size_t size) {
    atomic_fetch_add_explicit(&count, 1, memory_order_relaxed);
    return __libc_realloc(memory, size);
}

size_t tfproof_allocation_count(void) {
    return atomic_load_explicit(&count, memory_order_relaxed);
}
#else
size_t tfproof_allocation_count(void) {
    return 0;
}
#endif
