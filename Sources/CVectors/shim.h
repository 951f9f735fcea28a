// What Swift's own vectors cannot say: which lanes of a comparison are set, as the bits of one number.
#include <stdint.h>
#if defined(__x86_64__)
#include <emmintrin.h>
#endif

#if defined(__x86_64__)
// Marks those of 16 bytes, which need not be aligned, that end a plain run of a JSON string: `"`, `\`, and what is a
// control character or not ASCII, which as a signed number is less than a space.
static inline uint32_t tfproof_special_bytes(const uint8_t *bytes) {
    const __m128i text = _mm_loadu_si128((const __m128i *)(const void *)bytes);
    const __m128i quotes = _mm_cmpeq_epi8(text, _mm_set1_epi8('"'));
    const __m128i backslashes = _mm_cmpeq_epi8(text, _mm_set1_epi8('\\'));
    const __m128i others = _mm_cmplt_epi8(text, _mm_set1_epi8(' '));
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quotes, backslashes), others));
}
#endif
