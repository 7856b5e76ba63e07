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
    var end = text.endIndex
    var (slash, colon): (Int?, Int?)
    var hasSignOfHost = false
    var index = text.startIndex
    while index < end {
      switch text[index] {
      case UInt8(ascii: "@"):
        end = index
      case UInt8(ascii: "/"):
        slash = slash ?? index
        // A colon before a slash is a port's, not a tag's.
        colon = nil
      case UInt8(ascii: ":"):
        colon = index
        hasSignOfHost = hasSignOfHost || slash == nil
      case UInt8(ascii: "."):
        hasSignOfHost = hasSignOfHost || slash == nil
      default:
        break
      }
      index += 1
    }
    digestBytes = end < text.endIndex ? text[(end + 1)...] : nil
    tagBytes = colon.map { text[($0 + 1)..<end] }
    var start = text.startIndex
    // A first part with a dot or a port is a host: the rule of the Docker client.
    if let slash, hasSignOfHost || text[..<slash].isText("localhost") {
      registryBytes = text[..<slash]
      start = slash + 1
    } else {
      registryBytes = nil
    }
    repositoryBytes = text[start..<(colon ?? end)]
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
