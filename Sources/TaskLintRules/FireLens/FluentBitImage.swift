/// An image whose plugins are known, because its maker publishes how it is built.
enum FluentBitImage: Sendable {
  /// The Fluent Bit project's image.
  case upstream
  /// AWS's image, which adds plugins written in Go.
  case aws
  case bitnami

  /// Recognizes an image by its repository on any registry, since mirrors keep the end of the name.
  init?(_ image: ImageReference) {
    if image.repositoryEnds(in: "fluent/fluent-bit") {
      self = .upstream
    } else if image.repositoryEnds(in: "aws-for-fluent-bit") {
      self = .aws
    } else if image.repositoryEnds(in: "bitnami/fluent-bit") {
      self = .bitnami
    } else {
      return nil
    }
  }
}

/// The Fluent Bit that a log router runs, as far as the definition shows it.
///
/// It is a class so that a copy costs one reference.
final class FluentBitBuild: Sendable {
  /// The image; nil where it is another one or not known.
  let image: FluentBitImage?
  /// The versions of Fluent Bit that the image may contain.
  let versions: FluentBitVersions
  /// The plugins that the image or the container's command adds, in lower case.
  private let addedPlugins: Set<String>
  /// Whether the container's command or entry point is set, which may load plugins from files.
  let hasCommand: Bool
  /// Whether the command loads plugins from files.
  let loadsPlugins: Bool

  init(of router: ContainerDefinition) {
    let reference = router.image.value.map { ImageReference($0) }
    image = reference.flatMap { FluentBitImage($0) }
    versions = FluentBitVersions(of: reference)
    let lists = [router.entryPoint, router.command]
    let words = lists.flatMap { $0.written ?? [] }.compactMap { $0.written?.text }
    hasCommand = !lists.allSatisfy(\.isUnset)
    loadsPlugins =
      lists.contains(where: \.isUnknown)
      || words.contains { $0.holds("-e") || $0.holds("--plugin") || $0.holds(".so") }
    let ofImage = Self.vendorPlugins.first { reference?.repositoryEnds(in: $0.repository) ?? false }
    addedPlugins = Set([ofImage?.plugin].compactMap(\.self) + words.flatMap(Self.plugins))
  }

  /// Images that add a plugin under the name of one of Fluent Bit's own plugins.
  ///
  /// Sources: cmd/fluent-bit/out_loki.go in https://github.com/grafana/loki, before the plugin was
  /// renamed to `grafana-loki`; https://github.com/cosmo0920/fluent-bit-go-loki;
  /// https://github.com/cosmo0920/fluent-bit-go-s3
  private static let vendorPlugins: [(repository: StaticString, plugin: String)] = [
    ("fluent-bit-plugin-loki", "loki"), ("fluent-bit-go-loki", "loki"),
    ("fluent-bit-go-s3", "s3"),
  ]

  /// The plugins that a word of a command loads: `/plugins/out_loki.so` is `loki`.
  private static func plugins(in word: String) -> [String] {
    guard let file = word.after("out_"), let end = file.utf8.firstIndex(of: UInt8(ascii: "."))
    else { return [] }
    return [file[..<end].lowercased()]
  }

  /// Whether the plugin of a name, in any case, is the image's own and not Fluent Bit's.
  func addsPlugin(named name: String) -> Bool {
    !addedPlugins.isEmpty && addedPlugins.contains(name.lowercased())
  }

  /// Whether every plugin of the router is known.
  var hasKnownPlugins: Bool { image != nil && !hasCommand }

  /// Which of the image's versions have a plugin.
  func support(of plugin: OutputPlugin) -> FluentBitVersions.Subset {
    switch plugin.availability {
    case .everywhere: .all
    case .since(let major, let minor):
      versions.subset(from: FluentBitVersion(major, minor), before: nil)
    case .upstream: image == .aws ? .none : .all
    case .aws: image == .aws ? .all : .none
    case .vendor: .none
    }
  }
}
