import JSONReader
import Symbolic
import Synchronization
import TerraformPlan

/// Instances by their ARNs.
struct ARNIndex: Sendable {
    /// From how many instances on two threads enter them.
    private static let threadedCount = 2_048

    /// Each thread has one of its own, of the ARNs whose last bytes are even or odd.
    private let shelves: [[String: ResourceInstance]]

    /// - Parameters:
    ///   - instances: The instances; those that go are left out.
    ///   - made: The ARN of one that the plan does not tell; nil where that cannot be told, and it is left out.
    init(_ instances: [ResourceInstance], orElse made: @escaping @Sendable (ResourceInstance) -> String?) {
        let arns = Workers.map(instances) { $0.exists ? $0.text("arn") ?? made($0) : nil }
        let count = instances.count < ARNIndex.threadedCount ? 1 : 2
        let filled = Mutex<[Int: [String: ResourceInstance]]>([:])
        Workers.run(count) { number in
            var shelf: [String: ResourceInstance] = [:]
            shelf.reserveCapacity(instances.count / count + 1)
            for (arn, instance) in zip(arns, instances) {
                guard let arn, ARNIndex.shelf(of: arn, among: count) == number else { continue }
                shelf[arn] = instance
            }
            filled.withLock { $0[number] = shelf }
        }
        shelves = filled.withLock { shelves in (0..<count).map { shelves[$0] ?? [:] } }
    }

    subscript(arn: String) -> ResourceInstance? {
        shelves[ARNIndex.shelf(of: arn, among: shelves.count)][arn]
    }

    private static func shelf(of arn: String, among count: Int) -> Int {
        Int(arn.utf8.last ?? 0) % count
    }
}
