/// The name of a container image: `[registry/]repository[:tag][@digest]`.
public struct ImageReference: Hashable, Sendable {
  let registryBytes: ArraySlice<UInt8>?
  let repositoryBytes: ArraySlice<UInt8>
  let tagBytes: ArraySlice<UInt8>?
  let digestBytes: ArraySlice<UInt8>?

  /// The registry host; nil for the short names of Docker Hub.
  public var registry: String? { registryBytes.map { String($0) } }
  /// The repository in the registry.
  public var repository: String { String(repositoryBytes) }
  public var tag: String? { tagBytes.map { String($0) } }
  public var digest: String? { digestBytes.map { String($0) } }

  /// Parses the name of an image; an empty name has an empty repository.
  public init(_ text: String) { self.init(Array(text.utf8)[...]) }

  /// Parses the name of an image in a document.
  init(_ string: JSONString) { self.init(string.decodedBytes) }

  private init(_ text: ArraySlice<UInt8>) {
    var end = text.endIndex
    var (slash, colon): (Int?, Int?)
    var mayBeHost = false
    var index = text.startIndex
    while index < end {
      switch text[index] {
      case UInt8(ascii: "@"):
        end = index
      case UInt8(ascii: "/"):
        slash = slash ?? index
        // A colon before a slash belongs to a port, not to a tag.
        colon = nil
      case UInt8(ascii: ":"):
        colon = index
        mayBeHost = mayBeHost || slash == nil
      case UInt8(ascii: "."):
        mayBeHost = mayBeHost || slash == nil
      default:
        break
      }
      index += 1
    }
    digestBytes = end < text.endIndex ? text[(end + 1)...] : nil
    tagBytes = colon.map { text[($0 + 1)..<end] }
    var start = text.startIndex
    // As in the Docker client, a first part with a dot or a port is a host.
    if let slash, mayBeHost || text[..<slash].isText("localhost") {
      registryBytes = text[..<slash]
      start = slash + 1
    } else {
      registryBytes = nil
    }
    repositoryBytes = text[start..<(colon ?? end)]
  }

  /// Whether the repository ends with the names of a path, as in a mirror.
  func repositoryEnds(in path: StaticString) -> Bool {
    guard repositoryBytes.ends(with: path) else { return false }
    let start = repositoryBytes.endIndex - path.utf8CodeUnitCount
    return start == repositoryBytes.startIndex || repositoryBytes[start - 1] == UInt8(ascii: "/")
  }

  /// Whether the image is in a private Amazon ECR registry of any account.
  public var isPrivateECR: Bool {
    guard let host = registryBytes else { return false }
    return host.holds(".dkr.ecr.") || host.holds(".dkr.ecr-fips.") || host.holds(".dkr-ecr.")
  }
}
