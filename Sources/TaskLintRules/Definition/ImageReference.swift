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
    var name = text.utf8[...]
    var digest: String?
    if let at = name.firstIndex(of: UInt8(ascii: "@")) {
      digest = Self.text(name[at...].dropFirst())
      name = name[..<at]
    }
    self.digest = digest
    var tag: String?
    if let colon = name.lastIndex(of: UInt8(ascii: ":")),
      !name[colon...].contains(UInt8(ascii: "/"))
    {
      tag = Self.text(name[colon...].dropFirst())
      name = name[..<colon]
    }
    self.tag = tag
    // A first part with a dot or a port is a host: the rule of the Docker client.
    var registry: String?
    if let slash = name.firstIndex(of: UInt8(ascii: "/")) {
      let host = name[..<slash]
      if host.contains(UInt8(ascii: ".")) || host.contains(UInt8(ascii: ":"))
        || host.elementsEqual("localhost".utf8)
      {
        registry = Self.text(host)
        name = name[slash...].dropFirst()
      }
    }
    self.registry = registry
    repository = Self.text(name)
  }

  private static func text(_ part: Substring.UTF8View) -> String { String(Substring(part)) }

  /// Whether the image lies in a private registry of Amazon ECR's, its own account's or another's.
  public var isPrivateECR: Bool {
    guard let registry else { return false }
    return registry.holds(".dkr.ecr.") || registry.holds(".dkr.ecr-fips.")
      || registry.holds(".dkr-ecr.")
  }
}
