import JSONReader
import Symbolic
import TerraformPlan
import TestSupport
import Testing

/// What the index of the public plans says of one of them.
struct PublicPlan: CustomTestStringConvertible, Sendable {
    let file: String
    let kind: String
    let changes: Int?

    var testDescription: String { file }

    static let all: [PublicPlan] = {
        guard let bytes = try? Shared.bytes("plans/public/INDEX.jsonl") else { return [] }
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard let row = try? JSONDocument.of(String(decoding: line, as: UTF8.self)).root,
                let file = row["file"]?.string, let kind = row["kind"]?.string
            else { return nil }
            return PublicPlan(file: file, kind: kind, changes: row["resource_changes"]?.int)
        }
    }()

    func read() throws -> Plan {
        try Plan.read(JSONText(Shared.bytes("plans/public/\(file)")), name: file)
    }
}

@Suite(.enabled(if: Shared.exists("plans/public/INDEX.jsonl"))) struct PublicPlanTests {
    /// Files of the index that are no plans after all: a made-up format_version, a second closing brace.
    private static let refused = ["artificial/full.json", "noprovider.json", "odd/01-embedded-utf-8.json"]

    @Test(arguments: PublicPlan.all.filter { $0.kind == "plan" || $0.kind.hasPrefix("embedded") })
    func aPlanIsReadWithAllItsChanges(plan: PublicPlan) throws {
        let read: Plan
        do {
            read = try plan.read()
        } catch {
            let refusal = try #require(error as? PlanError)
            #expect(refusal.kind == .errored || Self.refused.contains { plan.file.hasSuffix($0) })
            return
        }
        let instances = read.instances.all.filter { $0.address.mode == .managed || $0.actions == .read }
        #expect(instances.count >= (plan.changes ?? 0) - instances.filter { $0.deposedKey != nil }.count)
        for instance in instances {
            #expect(ResourceAddress(instance.addressText) == instance.address)
            for name in instance.attributeNames { _ = instance.attribute(name) }
        }
    }

    @Test(
        arguments: [
            ("odd/00-ndjson-stream-utf-8.json", PlanError.Kind.logStream),
            ("odd/02-ndjson-stream-utf-8.json", .logStream),
            ("odd/truncated.json", .truncated),
            ("odd/empty.json", .empty),
            ("odd/null.json", .notAPlan),
            ("odd/array.json", .notAPlan),
            ("odd/not-a-plan.json", .notAPlan),
            ("odd/state.json", .state),
            ("odd/future-major.json", .futureVersion),
            ("odd/trailing-brace.json", .notJSON),
            ("odd/human-plan.txt", .humanPlan),
        ]
    )
    func anInputThatIsNoPlanIsCalledWhatItIs(file: String, kind: PlanError.Kind) throws {
        let text = JSONText(try Shared.bytes("plans/public/\(file)"))
        let error = try #require(throws: PlanError.self) { try Plan.read(text, name: file) }
        #expect(error.kind == kind)
        #expect(!error.advice.isEmpty)
    }

    @Test(
        arguments: [
            "# A service.\nresource \"aws_sqs_queue\" \"q\" {\n  name = \"q\"\n}\n", "terraform {\n}\n",
            "locals { a = 1 }", "\nmodule \"m\" {\r\n  source = \"./m\"\r\n}",
        ]
    )
    func configurationIsCalledWhatItIs(text: String) throws {
        let error = try #require(throws: PlanError.self) { try Plan.read(JSONText(Array(text.utf8)), name: "main.tf") }
        #expect(error.kind == .configuration)
    }

    @Test(arguments: ["odd/utf16le-bom.json", "odd/utf16be-bom.json", "odd/utf8-bom.json", "odd/lead-in.json"])
    func anUnusualWrappingIsRead(file: String) throws {
        let plan = try Plan.read(JSONText(Shared.bytes("plans/public/\(file)")), name: file)
        #expect(plan.instances.count > 0)
    }
}
