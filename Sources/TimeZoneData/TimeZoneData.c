#include "TimeZoneData.h"

// The file becomes constant data of the executable: the core opens no files, and not every machine has the tz database.
#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char text[] = {
#embed "time_zones.tsv"
};

const unsigned char *tfproof_time_zones(void) {
    return text;
}

size_t tfproof_time_zones_count(void) {
    return sizeof text;
}
