/// The name of a container image: `[registry/]repository[:tag][@digest]`.
public struct ImageReference: Hashable, Sendable {
  let registryBytes: ArraySlice<UInt8>?
  let repositoryBytes: ArraySlice<UInt8>
  let tagBytes: ArraySlice<UInt8>?
  let digestBytes: ArraySlice<UInt8>?

  /// The registry's host, nil for Docker Hub's short names.
  public var registry: String? { registryBytes.map { String($0) } }
  /// The repository in the registry.
  public var repository: String { String(repositoryBytes) }
  public var tag: String? { tagBytes.map { String($0) } }
  public var digest: String? { digestBytes.map { String($0) } }

  /// Reads an image's name; an empty one gives an empty repository.
  public init(_ text: String) { self.init(Array(text.utf8)[...]) }

  /// Reads an image's name in a document.
  init(_ string: JSONString) { self.init(string.decodedBytes) }

  private init(_ text: ArraySlice<UInt8>) {
    var name = text
    var digest: ArraySlice<UInt8>?
    if let at = name.firstIndex(of: UInt8(ascii: "@")) {
      digest = name[(at + 1)...]
      name = name[..<at]
    }
    digestBytes = digest
    var tag: ArraySlice<UInt8>?
    if let colon = name.lastIndex(of: UInt8(ascii: ":")),
      !name[colon...].contains(UInt8(ascii: "/"))
    {
      tag = name[(colon + 1)...]
      name = name[..<colon]
    }
    tagBytes = tag
    // A first part with a dot or a port is a host: the rule of the Docker client.
    var registry: ArraySlice<UInt8>?
    if let slash = name.firstIndex(of: UInt8(ascii: "/")) {
      let host = name[..<slash]
      if host.contains(UInt8(ascii: ".")) || host.contains(UInt8(ascii: ":"))
        || host.isText("localhost")
      {
        registry = host
        name = name[(slash + 1)...]
      }
    }
    registryBytes = registry
    repositoryBytes = name
  }

  /// Whether the repository's last names are those of a path, whatever mirror it lies in.
  func repositoryEnds(in path: StaticString) -> Bool {
    guard repositoryBytes.ends(with: path) else { return false }
    let start = repositoryBytes.endIndex - path.utf8CodeUnitCount
    return start == repositoryBytes.startIndex || repositoryBytes[start - 1] == UInt8(ascii: "/")
  }

  /// Whether the image lies in a private registry of Amazon ECR's, its own account's or another's.
  public var isPrivateECR: Bool {
    guard let host = registryBytes else { return false }
    return host.holds(".dkr.ecr.") || host.holds(".dkr.ecr-fips.") || host.holds(".dkr-ecr.")
  }
}
