#ifndef TFPROOF_ALLOCATION_COUNTER_H
#define TFPROOF_ALLOCATION_COUNTER_H

#include <stddef.h>

/// How often the process has asked for memory so far; 0 where that is not counted.
size_t tfproof_allocation_count(void);

#endif
