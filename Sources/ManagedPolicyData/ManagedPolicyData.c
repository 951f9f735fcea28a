#include "ManagedPolicyData.h"

// The file becomes constant data of the executable: a page of it is read from disk when a policy on it is asked for.
#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char text[] = {
#embed "managed_policies.tsv"
};

const unsigned char *tfproof_managed_policies(void) {
    return text;
}

size_t tfproof_managed_policies_count(void) {
    return sizeof text;
}
