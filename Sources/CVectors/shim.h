// What Swift has no words for: which lanes of a comparison are set, as the bits of one number; and that memory will
// soon be read.
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
// Marks those of 16 bytes, which need not be aligned, that end a plain run of a JSON string: `"`, `\`, and what is a
// control character or not ASCII, which as a signed number is less than a space.
static inline uint32_t tfproof_special_bytes(const uint8_t *bytes) {
    typedef signed char lanes __attribute__((vector_size(16)));
    typedef char marks __attribute__((vector_size(16)));
    lanes text;
    memcpy(&text, bytes, sizeof text);
    const marks special = (marks)(text == '"') | (marks)(text == '\\') | (marks)(text < ' ');
    return (uint32_t)__builtin_ia32_pmovmskb128(special);
}
#endif

// Brings the cache lines near that begin with a byte and end with another one.
static inline void tfproof_prefetch(const void *start, long size) {
    for (long offset = 0; offset < size; offset += 64) __builtin_prefetch((const char *)start + offset, 0, 3);
}
