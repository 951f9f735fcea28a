#include "ServiceAuthorizationData.h"

// The file becomes constant data of the executable: a page of it is read from disk when a service on it is asked for.
#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char text[] = {
#embed "service_authorization.tsv"
};

const unsigned char *tfproof_service_authorization(void) {
    return text;
}

size_t tfproof_service_authorization_count(void) {
    return sizeof text;
}
