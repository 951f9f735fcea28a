#ifndef TFPROOF_SERVICE_AUTHORIZATION_DATA_H
#define TFPROOF_SERVICE_AUTHORIZATION_DATA_H

#include <stddef.h>

/// The first byte of the text of service_authorization.tsv, as update.py describes it; no zero byte ends it.
const unsigned char *_Nonnull tfproof_service_authorization(void);

/// How many bytes the text has.
size_t tfproof_service_authorization_count(void);

#endif
