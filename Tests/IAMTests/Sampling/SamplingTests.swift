import Symbolic
import TestSupport
import Testing

@testable import IAM

/// What is decided with holes and unknown keys is decided so by a plain evaluator in every world that is tried.
@Suite struct SamplingTests {
    private static let table = SymbolTable(
        domain: { attribute in
            switch attribute.address.name {
            case "w": .shape([.alphanumerics(2)])
            case "s": .segment
            case "l": .oneOf(["a", "b"])
            default: .any
            }
        }
    )

    private func set(_ policies: [NaivePolicy], _ texts: [String: String]) -> PolicySet {
        PolicySet(
            policies.map { policy in
                AttachedPolicy(label: "p", document: .parse(Value(Symbol.text(concrete(policy.json, texts)))))
            }
        )
    }

    private func concrete(_ text: String, _ texts: [String: String]) -> String {
        texts.reduce(text) { $0.replacing($1.key, with: $1.value) }
    }

    private func decide(
        _ layers: NaiveLayers,
        _ request: NaivePolicy.Request,
        _ context: RequestContext,
        _ texts: [String: String] = [:]
    ) -> Truth {
        let all = PolicyLayers(
            identity: set(layers.identity, texts),
            boundaries: layers.boundary.map { [set([$0], texts)] } ?? [],
            resource: layers.resource.map { set([$0], texts) },
            controls: layers.control.map { [ControlPolicies(.serviceControl, set([$0], texts))] } ?? []
        )
        let asked = AccessRequest(
            principal: .role(SymbolicString(NaivePolicy.role)),
            action: request.action,
            resource: Symbol.text(concrete(request.resource, texts)),
            context: context,
            accounts: layers.isSameAccount ? .same : .other
        )
        return PolicyEvaluator(symbols: Self.table).decide(asked, all).truth
    }

    /// The layers with texts in the place of their holes.
    private func filled(_ layers: NaiveLayers, _ texts: [String: String]) -> NaiveLayers {
        func fill(_ policy: NaivePolicy) -> NaivePolicy {
            var policy = policy
            for index in policy.statements.indices {
                policy.statements[index].resources = policy.statements[index].resources.map { concrete($0, texts) }
                for number in policy.statements[index].conditions.indices {
                    let values = policy.statements[index].conditions[number].values
                    policy.statements[index].conditions[number].values = values.map { concrete($0, texts) }
                }
            }
            return policy
        }
        var layers = layers
        layers.identity = layers.identity.map(fill)
        layers.boundary = layers.boundary.map(fill)
        layers.resource = layers.resource.map(fill)
        layers.control = layers.control.map(fill)
        return layers
    }

    @Test func definiteAnswersHoldInEveryWorld() {
        var source = RandomPolicies(random: SeededGenerator(seed: 11))
        var definite = 0
        for _ in 0..<500 {
            let layers = source.layers()
            let request = source.request()
            let truth = decide(layers, request, RequestContext())
            if truth != .unknown { definite += 1 }
            for _ in 0..<6 {
                let world = source.world()
                let known = filled(layers, world.texts)
                var asked = request
                asked.resource = concrete(request.resource, world.texts)
                (asked.single, asked.lists) = (world.single, world.lists)
                let allows = known.allows(asked)
                var context = RequestContext(othersAreAbsent: true)
                for (key, value) in world.single { context[key] = .value(SymbolicString(value)) }
                for (key, values) in world.lists { context[key] = .values(values.map { SymbolicString($0) }) }
                let answer = decide(known, asked, context)
                #expect(answer == .unknown || answer == Truth(allows), "\(known) \(asked)")
                #expect(truth == .unknown || truth == Truth(allows), "\(layers) \(asked) \(world.texts)")
            }
        }
        #expect(definite > 150)
    }
}
