#ifndef TFPROOF_MANAGED_POLICY_DATA_H
#define TFPROOF_MANAGED_POLICY_DATA_H

#include <stddef.h>

/// The first byte of the text of managed_policies.tsv, as update.py describes it; no zero byte ends it.
const unsigned char *_Nonnull tfproof_managed_policies(void);

/// How many bytes the text has.
size_t tfproof_managed_policies_count(void);

#endif
