// swift-tools-version: 6.2
import PackageDescription

let swift: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let nioExtras = Target.Dependency.product(name: "NIOExtras", package: "swift-nio-extras")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")

let package = Package(
    name: "postbag",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "postbag", targets: ["postbag"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.34.1"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    ],
    targets: [
        // One small target per C library: a module map and typed shims.
        .target(name: "CICU", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
        .systemLibrary(
            name: "CMarkdown", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CPixbuf", pkgConfig: "gdk-pixbuf-2.0", providers: [.apt(["libgdk-pixbuf-2.0-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(
            name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CAres", pkgConfig: "libcares", providers: [.apt(["libc-ares-dev"])]),
        .systemLibrary(name: "CLzma", pkgConfig: "liblzma", providers: [.apt(["liblzma-dev"])]),

        // The commit of a release, as a macro: Swift has no way to give a build a text.
        .systemLibrary(name: "CCommit"),

        // Values, rules and decisions. A target, so that it cannot import I/O.
        .target(name: "Domain", dependencies: ["CICU", "CMarkdown", crypto], swiftSettings: swift),
        // The SQL. A target, so that only it imports the database libraries.
        .target(
            name: "Storage",
            dependencies: [
                "Domain", "CPostgres", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"), log,
            ],
            swiftSettings: swift),
        // Mail. A target, so that only it imports the mail library, and it knows no database.
        .target(
            name: "Channels",
            dependencies: [
                "Domain", "CGMime", "CCurl", "CAres", nio, nioPosix, nioSSL, crypto, cryptoExtras, log,
            ],
            swiftSettings: swift),
        // What people and time do. A target, so that it cannot import HTTP or SMTP.
        .target(
            name: "Actions",
            dependencies: [
                "Domain", "Storage", "CLzma", "CPixbuf", "CZlib", crypto, log,
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: swift),
        // The pages and routes. A target, so that it cannot import SMTP.
        .target(
            name: "Web",
            dependencies: [
                "Domain", "Actions", "CZlib", "CQREncode", hummingbird, httpTypes, nio, nioHTTPTypes, crypto,
                log,
            ],
            swiftSettings: swift),
        // The commands, the settings and the composition root. A library, so that tests reach them.
        .target(
            name: "Commands",
            dependencies: [
                "Domain", "Storage", "Channels", "Actions", "Web", "CCommit", hummingbird, hummingbirdCore,
                log, nio, nioHTTP1, nioExtras, nioPosix, arguments,
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: swift),
        // The program that is installed: it only starts the commands.
        .executableTarget(name: "postbag", dependencies: ["Commands", arguments], swiftSettings: swift),
        // The measurements. A program of its own, so that no installation holds them.
        .executableTarget(
            name: "postbag-bench",
            dependencies: [
                "Domain", "Storage", "Actions", "Web", "CZlib", nio, nioHTTP1, nioPosix, arguments,
            ],
            swiftSettings: swift),

        .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: swift),
        .testTarget(name: "StorageTests", dependencies: ["Storage", "Domain"], swiftSettings: swift),
        .testTarget(
            name: "ChannelsTests", dependencies: ["Channels", "Domain", nio, nioPosix, nioSSL, log],
            exclude: ["Mails"],
            swiftSettings: swift),
        .testTarget(
            name: "ActionsTests",
            dependencies: ["Actions", "Channels", "Storage", "Domain", nio, nioPosix, log],
            swiftSettings: swift),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "Actions", "Storage", "Domain", hummingbird, httpTypes, nio, nioHTTPTypes, nioEmbedded,
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ], swiftSettings: swift),
        .testTarget(
            name: "CommandsTests", dependencies: ["Commands", "Actions", "Storage", "Domain", arguments],
            swiftSettings: swift),
        .testTarget(
            name: "House", dependencies: ["Domain", "Web"], path: "Tests/House", swiftSettings: swift),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
