/// Functions of floating-point numbers with the results that Go's `math` has, to the last bit where it is fixed.
enum FloatMath {
    /// A power; nil where the exponent has a fraction other than a half, where processors differ.
    static func pow(_ base: Double, _ power: Double) -> Double? {
        if power == 0 || base == 1 { return 1 }
        if power == 1 { return base }
        if power == 0.5 { return base.squareRoot() }
        if power == -0.5 { return 1 / base.squareRoot() }
        guard power.rounded(.towardZero) == power, abs(power) < 0x1p31, base != 0 else {
            return base == 0 && power > 0 ? 0 : nil
        }
        // Multiplies the squares of the base, each kept between a half and 1 with its power of two apart.
        var (factor, exponent) = split(base)
        var (result, resultExponent) = (1.0, 0)
        var rest = Int(abs(power))
        while rest != 0 {
            guard abs(exponent) <= 1 << 12 else {
                resultExponent += exponent
                break
            }
            if rest & 1 == 1 {
                result *= factor
                resultExponent += exponent
            }
            factor *= factor
            exponent <<= 1
            if factor < 0.5 {
                factor += factor
                exponent -= 1
            }
            rest >>= 1
        }
        if power < 0 {
            result = 1 / result
            resultExponent = -resultExponent
        }
        return abs(resultExponent) < 1_000 ? scaled(result, by: resultExponent) : nil
    }

    /// The natural logarithm; infinite for zero and no number below it.
    ///
    /// Computed as 2 s + s R(s²) with s = f / (2 + f) for 1 + f between √½ and √2, with the coefficients of fdlibm's
    /// `e_log.c`, which Go uses too.
    static func log(_ number: Double) -> Double {
        guard number > 0 else { return number == 0 ? -.infinity : .nan }
        guard number.isFinite else { return number }
        var (fraction, power) = split(number)
        if fraction < 2.0.squareRoot() / 2 {
            fraction *= 2
            power -= 1
        }
        let f = fraction - 1
        let k = Double(power)
        let s = f / (2 + f)
        let s2 = s * s
        let s4 = s2 * s2
        let odd =
            s2
            * (6.666666666666735130e-01 + s4
                * (2.857142874366239149e-01
                    + s4 * (1.818357216161805012e-01 + s4 * 1.479819860511658591e-01)))
        let even = s4 * (3.999999999940941908e-01 + s4 * (2.222219843214978396e-01 + s4 * 1.531383769920937332e-01))
        let half = 0.5 * f * f
        let high = 6.93147180369123816490e-01
        let low = 1.90821492927058770002e-10
        return k * high - ((half - (s * (half + odd + even) + k * low)) - f)
    }

    /// A number as a fraction of at least a half and less than 1, with its sign, and a power of two.
    private static func split(_ number: Double) -> (fraction: Double, exponent: Int) {
        guard number != 0, number.isFinite else { return (number, 0) }
        return (number.significand / 2 * (number < 0 ? -1 : 1), Int(number.exponent) + 1)
    }

    private static func scaled(_ number: Double, by exponent: Int) -> Double {
        Double(sign: .plus, exponent: exponent, significand: number)
    }
}
