import Symbolic
import TerraformPlan

extension PlanModel {
    /// The requests that services make in their own name; open where it is not known whether they make one.
    var serviceRequests: ModelValue {
        var requests: [ModelValue] = []
        var rest: Unknown?
        func leaveOpen(_ unknown: Unknown) { rest = rest?.merging(unknown.derived) ?? unknown.derived }
        for row in ServiceRequestRow.all {
            for instance in existing(row.type) {
                if row.isFilledIn, !instance.isConfigured(row.need.attribute.start.root) { continue }
                var known = RootAttributes(of: plan)
                let reading = AttributeReading(row.need.attribute, of: instance, in: plan)
                for read in reading.occurrences {
                    let occurrence = read.followed(in: instance, plan)
                    switch row.need.holds(for: occurrence, of: instance, in: self, &known) {
                    case .no: continue
                    case .unknown(let unknown): leaveOpen(unknown)
                    case .yes:
                        guard let target = NeedTarget.of(row.need, occurrence, of: instance, in: self, &known) else {
                            continue
                        }
                        requests.append(.object(ServiceRequest(row, target, occurrence, of: instance, in: self)))
                    }
                }
                if let unknown = reading.rest { leaveOpen(unknown) }
            }
        }
        return rest.map { .openList(requests, $0) } ?? .list(requests)
    }
}
