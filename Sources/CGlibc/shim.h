// What the module Glibc leaves out: how the C library's heap is tuned, and where threads run.
#include <stddef.h>
#ifdef __linux__
#include <malloc.h>

// GNU extensions, which <sched.h> and <pthread.h> declare only where _GNU_SOURCE is set. A set is a bit for each
// processor, in words of 64 (CPU_SET(3)).
int sched_getaffinity(int process, size_t size, void *set);
int sched_setaffinity(int process, size_t size, const void *set);
int sched_getcpu(void);
int pthread_attr_setaffinity_np(void *attributes, size_t size, const void *set);
#endif
