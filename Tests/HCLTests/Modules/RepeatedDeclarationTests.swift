import HCL
import Testing

/// What is declared twice, Terraform refuses; nobody knows which of the two the plan was made from.
@Suite struct RepeatedDeclarationTests {
    private static let declarations = """
        variable "v" {}
        locals { l = 1 }
        output "o" { value = 1 }
        resource "t" "r" { a = 1 }
        data "t" "d" { a = 1 }
        ephemeral "t" "e" { a = 1 }
        module "m" { source = "./m" }

        """
    private static let names = ["var.v", "local.l", "output.o", "t.r", "data.t.d", "ephemeral.t.e", "module.m"]

    private func isEmpty(_ module: SourceModule) -> Bool {
        ["t.r", "data.t.d", "ephemeral.t.e"].allSatisfy { module.resource($0) == nil }
            && module.variable("v") == nil && module.local("l") == nil && module.output("o") == nil
            && module.call("m") == nil
    }

    @Test func whatIsDeclaredTwiceInAFileIsNotDeclared() throws {
        let text = Self.declarations + Self.declarations + "locals { other = 1 }\n" + Self.declarations
        let tree = SourceTree(["main.tf": text, "m/main.tf": ""])
        let module = try #require(tree.module([]))
        #expect(isEmpty(module) && !module.isComplete)
        #expect(module.local("other") != nil)
        #expect(module.repeated.map(\.name) == Self.names)
        #expect(module.repeated[1].first == "infra/main.tf:2" && module.repeated[1].second == "infra/main.tf:9")
        #expect(tree.module(["m"]) == nil)
    }

    @Test func whatIsDeclaredInTwoFilesIsNotDeclared() throws {
        let module = try #require(SourceTree(["b.tf": Self.declarations, "a.tf": Self.declarations]).module([]))
        #expect(isEmpty(module) && !module.isComplete)
        #expect(module.repeated.map(\.name) == Self.names)
        #expect(module.repeated[3].first == "infra/a.tf:4" && module.repeated[3].second == "infra/b.tf:4")
    }

    @Test(arguments: [
        ("data \"t\" \"d\" {}\ncheck \"c\" {\n  data \"t\" \"d\" {}\n}\n", ["data.t.d"]),
        ("locals { x = 1 }\nlocals { y = 1 }\nresource \"t\" \"r\" {}\nresource \"u\" \"r\" {}\n", []),
        ("provider \"p\" {}\nprovider \"p\" { alias = \"x\" }\nresource \"p\" \"d\" {}\ndata \"p\" \"d\" {}\n", []),
    ])
    func onlyTheSameNameRepeats(text: String, names: [String]) throws {
        let module = try #require(SourceTree(["main.tf": text]).module([]))
        #expect(module.repeated.map(\.name) == names)
        #expect(module.isComplete == names.isEmpty)
    }

    @Test func anOverrideRepeatsNothing() throws {
        let files = [
            "main.tf": Self.declarations, "a_override.tf": Self.declarations, "override.tf": Self.declarations,
        ]
        let module = try #require(SourceTree(files).module([]))
        #expect(module.isComplete && module.repeated.isEmpty)
        #expect(module.resource("t.r")?.body.attribute("a")?.file.path == "override.tf")
    }

    /// What an override changes of it is not enough to know it.
    @Test func anOverrideDoesNotDecideBetweenTwo() throws {
        let text = Self.declarations
        let module = try #require(SourceTree(["a.tf": text, "b.tf": text, "override.tf": text]).module([]))
        #expect(isEmpty(module))
    }
}
