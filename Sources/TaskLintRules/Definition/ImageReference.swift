/// The name of a container image: `[registry/]repository[:tag][@digest]`.
public struct ImageReference: Hashable, Sendable {
  /// The registry's host, nil for Docker Hub's short names.
  public let registry: String?
  /// The repository in the registry.
  public let repository: String
  public let tag: String?
  public let digest: String?

  /// Reads an image's name; an empty one gives an empty repository.
  public init(_ text: String) {
    let halves = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    digest = halves.count == 2 ? String(halves[1]) : nil
    var name = halves[0]
    var tag: String?
    if let colon = name.lastIndex(of: ":"), !name[colon...].contains("/") {
      tag = String(name[name.index(after: colon)...])
      name = name[..<colon]
    }
    self.tag = tag
    // A first part with a dot or a port is a host: the rule of the Docker client.
    let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let isHost =
      parts.count == 2
      && (parts[0].contains(".") || parts[0].contains(":") || parts[0] == "localhost")
    registry = isHost ? String(parts[0]) : nil
    repository = String(isHost ? parts[1] : name)
  }

  /// Whether the image lies in a private registry of Amazon ECR's, its own account's or another's.
  public var isPrivateECR: Bool {
    guard let registry else { return false }
    return registry.contains(".dkr.ecr.") || registry.contains(".dkr.ecr-fips.")
      || registry.contains(".dkr-ecr.")
  }
}
