import Files
import HCL
import JSONReader
import Symbolic
import TerraformPlan
import TestSupport
import Testing

/// Plans whose values after apply are known: put in the place of the holes, they must give what Terraform gave.
@Suite(.enabled(if: Shared.isPresent))
struct AppliedValueTests {
    @Test func `Holes filled with applied values give exactly the applied values`() throws {
        let folder = "conformance/hcl/fixtures/td_modules"
        let plan = try Plan.fixture(folder)
        let applied = try AppliedState(Shared.bytes("\(folder)/applied_state.json"))
        var compared = 0
        for instance in plan.instances.all {
            guard let value = instance.attribute("input") else { continue }
            let expected = try #require(applied.value(instance.addressText, "input"))
            #expect(applied.gives(value, expected), "\(instance.addressText)")
            compared += 1
        }
        #expect(compared == 10)
        #expect(plan.sourceNotice == nil)
    }

    @Test(arguments: ["aws_modules", "aws_misc"])
    func `Every policy of the fixtures is decided`(name: String) throws {
        let plan = try Plan.fixture("conformance/hcl/fixtures/\(name)")
        for instance in plan.instances.all where instance.address.mode == .managed {
            for attribute in ["policy", "assume_role_policy"] {
                guard instance.isConfigured(attribute), let value = instance.attribute(attribute),
                    value.unknown?.identity?.path.root != "json"
                else { continue }
                #expect(value.decodedJSON.kind == .object, "\(instance.addressText).\(attribute)")
            }
        }
        #expect(plan.sourceNotice == nil)
    }
}

/// The values of a state, by address and attribute.
private struct AppliedState {
    private var resources: [String: JSONNode] = [:]

    init(_ bytes: [UInt8]) throws {
        let document = try JSONDocument(text: String(decoding: bytes, as: UTF8.self))
        var pending = [try #require(document.root["values"]?["root_module"])]
        while let module = pending.popLast() {
            for resource in module["resources"]?.elements.map({ $0 }) ?? [] {
                resources[try #require(resource["address"]?.string)] = resource["values"]
            }
            pending += module["child_modules"]?.elements.map { $0 } ?? []
        }
    }

    func value(_ address: String, _ attribute: String) -> Value? {
        resources[address]?[attribute].map { Value($0) }
    }

    /// Whether a value with its holes filled is another.
    func gives(_ value: Value, _ expected: Value) -> Bool {
        if case .encoded(.json, let inner, _) = value.content {
            guard let text = expected.string, let document = try? JSONDocument(text: text) else { return false }
            return gives(inner, Value(document.root))
        }
        if let text = value.text { return filled(text) == expected.string }
        if let elements = value.elements {
            guard let others = expected.elements, others.count == elements.count else { return false }
            return zip(elements, others).allSatisfy { gives($0, $1) }
        }
        if let members = value.members {
            guard let others = expected.members, others.count == members.count else { return false }
            return members.allSatisfy { member in
                expected.member(member.name).map { gives(member.value, $0) } ?? false
            }
        }
        return value.kind == expected.kind && value.bool == expected.bool && value.numberText == expected.numberText
    }

    private func filled(_ text: SymbolicString) -> String? {
        var result = ""
        for part in text.parts {
            switch part {
            case .literal(let literal): result += literal
            case .hole(let hole):
                guard let identity = hole.identity, let name = identity.path.root,
                    let known = value("\(identity.address)", name)?.string
                else { return nil }
                result += known
            }
        }
        return result
    }
}
