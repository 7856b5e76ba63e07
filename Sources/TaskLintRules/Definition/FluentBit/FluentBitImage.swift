/// An image that holds Fluent Bit as its maker builds it, so that its plugins are known.
enum FluentBitImage: Sendable {
  /// The project's own.
  case upstream
  /// AWS's, which has plugins in Go besides.
  case aws
  case bitnami

  /// Knows an image by its repository, on any registry: mirrors keep the end of the name.
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

  /// Whether an image of this kind has a plugin that exists in some image.
  func holds(_ plugin: OutputPlugin) -> Bool {
    switch plugin.availability {
    case .everywhere, .newer: true
    case .aws: self == .aws
    case .vendor: false
    }
  }
}

extension TaskDefinition {
  /// The kind of the log router's image; nil where it is another, or not known offline.
  var routerImage: FluentBitImage? {
    sidecars.first?.image.value.flatMap { FluentBitImage(ImageReference($0)) }
  }

  /// Whether the log router is started in a way of its own, which may load plugins from files.
  var hasRouterCommand: Bool {
    guard let sidecar = sidecars.first else { return false }
    return !sidecar.object.strings("command").isUnset
      || !sidecar.object.strings("entryPoint").isUnset
  }
}
