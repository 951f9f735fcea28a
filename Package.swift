// swift-tools-version: 6.2
import PackageDescription

/// What every target is compiled with.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    // The modules are one program: small functions of one are worth inlining into another.
    // Exclusive access is what the compiler proves, and what debug builds and their tests check while they run.
    // Types are reached by calls: by their names each would be looked up among all conformances of the program at its start.
    .unsafeFlags(
        [
            "-cross-module-optimization", "-enforce-exclusivity=unchecked",
            "-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors",
        ],
        .when(configuration: .release)
    ),
]

/// What the libraries are compiled with besides.
let librarySettings: [SwiftSetting] =
    settings + [
        // An object lives to its last use, not to the end of the scope that names it: a tenth of all counting of references.
        // Who takes a pointer into an object says `withExtendedLifetime`. (The compiler of 6.3 fails at the programs with this.)
        .unsafeFlags(["-Xfrontend", "-enable-lexical-lifetimes=false"], .when(configuration: .release))
    ]

/// One file to install: the Swift runtime travels inside the executables.
let selfContained: [LinkerSetting] = [
    // At a fixed address: else the loader patches, and so reads in, megabytes of the runtime's tables at each start.
    .unsafeFlags(
        ["-static-executable", "-Xclang-linker", "-no-pie"],
        .when(platforms: [.linux], configuration: .release)
    ),
    .linkedLibrary("CoreFoundation", .when(platforms: [.linux], configuration: .release)),
    .linkedLibrary("_FoundationICU", .when(platforms: [.linux], configuration: .release)),
    .linkedLibrary("_FoundationCShims", .when(platforms: [.linux], configuration: .release)),
    .linkedLibrary("_FoundationCollections", .when(platforms: [.linux], configuration: .release)),
    .linkedLibrary("stdc++", .when(platforms: [.linux], configuration: .release)),
    .linkedLibrary("m", .when(platforms: [.linux], configuration: .release)),
]

/// zlib, which unpacks binary plans: inside the executables too where they are made to be installed.
let zlib: [LinkerSetting] = [
    .unsafeFlags(["-Xlinker", "-l:libz.a"], .when(platforms: [.linux], configuration: .release)),
    .linkedLibrary("z", .when(platforms: [.linux], configuration: .debug)),
    .linkedLibrary("z", .when(platforms: [.macOS])),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: librarySettings)
}

/// For a program with a malloc of its own, which stands before the C library's.
let ownMalloc: [LinkerSetting] = [
    .unsafeFlags(["-Xlinker", "-z", "-Xlinker", "muldefs"], .when(platforms: [.linux], configuration: .release))
]

func program(_ name: String, _ dependencies: [Target.Dependency], linking: [LinkerSetting] = []) -> Target {
    .executableTarget(
        name: name,
        dependencies: dependencies,
        swiftSettings: settings,
        linkerSettings: selfContained + linking
    )
}

func tests(of name: String, using dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.target(name: name), "TestSupport"] + dependencies,
        exclude: exclude,
        swiftSettings: settings
    )
}

let package = Package(
    name: "tfproof",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "tfproof", targets: ["tfproof"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        // The core, in the order of its imports: a target knows only those above it.
        .systemLibrary(name: "CGlibc"),
        .systemLibrary(name: "CVectors"),
        library("JSONReader", ["CGlibc", "CVectors"]),
        library("Symbolic", ["JSONReader"]),
        library("RegularExpressions"),
        .target(name: "ManagedPolicyData", exclude: ["update.py", "managed_policies.tsv"]),
        .target(name: "ServiceAuthorizationData", exclude: ["update.py", "service_authorization.tsv"]),
        library("IAM", ["Symbolic", "JSONReader", "ManagedPolicyData", "ServiceAuthorizationData"]),
        library("HCL", ["Symbolic", "JSONReader", "RegularExpressions"]),
        library("TerraformPlan", ["Symbolic", "JSONReader", "HCL"]),
        library("AWSModel", ["Symbolic", "JSONReader", "TerraformPlan", "IAM"]),
        .target(name: "TimeZoneData", exclude: ["update.py", "time_zones.tsv"]),
        library("CEL", ["Symbolic", "RegularExpressions", "TimeZoneData"]),
        library("YAMLReader", [.product(name: "Yams", package: "Yams")]),
        .target(
            name: "Linting",
            dependencies: ["CEL", "JSONReader", "RegularExpressions", "Symbolic", "YAMLReader"],
            swiftSettings: librarySettings,
            plugins: ["EmbedRules"]
        ),
        library("Reporters", ["AWSModel", "IAM", "JSONReader", "Linting", "Symbolic", "YAMLReader"]),
        library("LanguageServer", ["CEL", "JSONReader", "Linting", "Symbolic", "YAMLReader"]),

        // The built-in rules travel inside: the plugin turns `rules/` into a source file of Linting.
        .plugin(
            name: "EmbedRules",
            capability: .buildTool(),
            dependencies: ["embed-rules"],
            path: "Sources/EmbedRulesPlugin"
        ),
        .executableTarget(name: "embed-rules", dependencies: ["YAMLReader"], swiftSettings: settings),

        // The executables: only they open files, read the environment and know of a terminal.
        library("Files", ["JSONReader", "HCL"]),
        // How a binary plan is unpacked, apart from the core, which needs no library of the system.
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .target(
            name: "PlanArchive",
            dependencies: ["JSONReader", "HCL", "CZlib"],
            swiftSettings: settings,
            linkerSettings: zlib
        ),
        program(
            "tfproof",
            [
                "JSONReader", "Symbolic", "IAM", "TerraformPlan", "AWSModel", "CEL", "Linting", "Reporters", "Files",
                "HCL", "LanguageServer", "PlanArchive", "RegularExpressions",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .target(name: "AllocationCounter"),
        program(
            "tfproof-bench",
            [
                "JSONReader", "Symbolic", "IAM", "HCL", "TerraformPlan", "AWSModel", "CEL", "Files",
                "RegularExpressions", "AllocationCounter",
            ],
            linking: ownMalloc
        ),
        program("tfproof-conformance", ["JSONReader", "Symbolic", "IAM", "HCL", "CEL", "Files"]),

        .target(
            name: "TestSupport",
            dependencies: ["JSONReader", "Symbolic", "HCL"],
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        tests(of: "JSONReader"),
        tests(of: "Files", using: ["HCL", "JSONReader"]),
        tests(of: "PlanArchive", using: ["HCL", "JSONReader"]),
        tests(of: "Symbolic"),
        tests(of: "RegularExpressions"),
        tests(of: "IAM", using: ["tfproof-conformance"]),
        tests(of: "HCL"),
        tests(of: "TerraformPlan", using: ["Files", "HCL", "JSONReader", "Symbolic"]),
        tests(of: "AWSModel", using: ["JSONReader", "Linting", "Symbolic", "TerraformPlan"]),
        tests(of: "CEL", using: ["Symbolic", "tfproof-conformance"], exclude: ["Differential"]),
        tests(
            of: "Linting",
            using: ["AWSModel", "CEL", "JSONReader", "Symbolic", "TerraformPlan", "YAMLReader"],
            exclude: ["Diagnostics/Snapshots"]
        ),
        tests(of: "YAMLReader"),
        .testTarget(
            name: "ScenarioTests",
            dependencies: [
                "AWSModel", "Files", "HCL", "JSONReader", "Linting", "PlanArchive", "Symbolic", "TerraformPlan",
                "TestSupport",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "tfproof", "TestSupport", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        tests(of: "LanguageServer", using: ["AWSModel", "JSONReader", "Linting", "Symbolic"]),
        tests(of: "Reporters", using: ["AWSModel", "JSONReader", "Linting", "Symbolic"], exclude: ["Snapshots"]),
    ]
)
