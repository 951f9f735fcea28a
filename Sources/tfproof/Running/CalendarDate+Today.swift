import Linting

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension CalendarDate {
    /// The day of the run, in UTC.
    static var today: CalendarDate { CalendarDate(secondsSince1970: Int64(time(nil))) }
}
