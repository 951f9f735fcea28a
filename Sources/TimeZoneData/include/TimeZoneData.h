#ifndef TFPROOF_TIME_ZONE_DATA_H
#define TFPROOF_TIME_ZONE_DATA_H

#include <stddef.h>

/// The first byte of the text of time_zones.tsv, as update.py describes it; no zero byte ends it.
const unsigned char *_Nonnull tfproof_time_zones(void);

/// How many bytes the text has.
size_t tfproof_time_zones_count(void);

#endif
