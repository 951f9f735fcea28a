// What the module Glibc leaves out: how the C library's heap is tuned, and where threads run.
#include <stddef.h>
#ifdef __linux__
#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif

// GNU extensions, which <sched.h> and <pthread.h> declare only where _GNU_SOURCE is set. A thread is a number; a set is a
// bit for each processor, in words of 64 (CPU_SET(3)).
int sched_getaffinity(int process, size_t size, void *set);
int sched_getcpu(void);
int pthread_attr_setaffinity_np(void *attributes, size_t size, const void *set);
int pthread_setaffinity_np(unsigned long thread, size_t size, const void *set);

// Where the program's initialized data begins and ends, and where what begins as zero ends, which follows it (end(3), and
// the start files of the C library).
extern char __data_start[];
extern char _edata[];
extern char _end[];

/// Takes the pages for writing that hold some of these bytes; a hint, which kernels before Linux 5.14 do not know.
static inline void populate_pages(char *start, char *end, size_t most, size_t page_size) {
    uintptr_t first = (uintptr_t)start & -page_size;
    size_t size = (uintptr_t)end - first;
    madvise((void *)first, size < most ? size : most, MADV_POPULATE_WRITE);
}

/// Does that with the program's data, of either kind.
static inline void populate_program_data(size_t most_initialized, size_t most_zero, size_t page_size) {
    populate_pages(__data_start, _edata, most_initialized, page_size);
    populate_pages(_edata, _end, most_zero, page_size);
}
#endif
