/// Finds the files of the log router's image in the repository, from the paths that a configuration
/// maps.
///
/// A file that Fluent Bit includes is next to a mapped one: if `/fluent-bit/etc/extra.conf` is
/// `docker/extra.conf`, then `/fluent-bit/etc/inputs/a.conf` is `docker/inputs/a.conf`.
public struct ImageFolder {
  /// The content of a path of the repository.
  public enum Content: Sendable {
    case bytes([UInt8])
    case missing
    /// It can't be read; the reason is a clause.
    case failed(String)
  }

  /// The folder in which Fluent Bit looks for a relative path: that of its main file.
  static let home = "/fluent-bit/etc"
  /// The file that the ECS agent generates and mounts, which includes the custom file.
  static let generated = "/fluent-bit/etc/fluent-bit.conf"

  /// The paths in the repository, by their normalized absolute paths in the image.
  private let files: [String: String]
  private let read: (String) -> Content
  private let list: (String) -> [String]

  /// Creates a view of the image.
  ///
  /// - Parameters:
  ///   - files: The paths in the repository, by their paths in the image.
  ///   - read: Reads a file of the repository.
  ///   - list: The names in a folder of the repository.
  public init(
    _ files: [String: String], read: @escaping (String) -> Content,
    list: @escaping (String) -> [String]
  ) {
    self.files = Dictionary(
      files.map { (LexicalPath.normalized($0.key), $0.value) },
      uniquingKeysWith: { first, _ in first })
    self.read = read
    self.list = list
  }

  /// The absolute path of an included file.
  static func absolute(_ path: String) -> String {
    LexicalPath.normalized(path, from: home)
  }

  /// The paths in the repository that a file of the image can have; none if no mapped path is in the
  /// same folder or in one above it.
  func candidates(for path: String) -> [String] {
    if let mapped = files[path] { return [mapped] }
    var found: [String] = []
    for (inImage, inRepository) in files.sorted(by: { $0.key < $1.key }) {
      let folder = LexicalPath.folder(of: inImage)
      guard folder != "/", path.hasPrefix(folder + "/") else { continue }
      let candidate = LexicalPath.normalized(
        String(path.dropFirst(folder.count + 1)), from: LexicalPath.folder(of: inRepository))
      if !found.contains(candidate) { found.append(candidate) }
    }
    return found
  }

  /// A file of the image in the repository.
  enum Located {
    case file(SourceFile)
    case missing(String)
    case failed(String, reason: String)
    /// Nothing is known about the folder.
    case unknown
  }

  /// Reads a file of the image by its absolute path.
  func file(at path: String) -> Located {
    let candidates = candidates(for: path)
    for candidate in candidates {
      switch read(candidate) {
      case .bytes(let bytes): return .file(SourceFile(path: candidate, bytes: bytes))
      case .missing: continue
      case .failed(let reason): return .failed(candidate, reason: reason)
      }
    }
    return candidates.first.map { .missing($0) } ?? .unknown
  }

  /// The paths in the image that match a pattern, sorted; nil if nothing is known about the folder,
  /// or if the pattern has wildcards in the names of folders.
  func files(matching pattern: String) -> [String]? {
    let folder = LexicalPath.folder(of: pattern)
    guard !folder.contains("*"), !pattern.contains("["), !pattern.contains("?") else { return nil }
    let name = Array(pattern.utf8.dropFirst(folder.utf8.count + (folder == "/" ? 0 : 1)))
    let folders = candidates(for: folder + "/-").map { LexicalPath.folder(of: $0) }
    guard !folders.isEmpty else { return nil }
    var names = Set(folders.flatMap(list))
    if folder == Self.home { names.insert("fluent-bit.conf") }
    names = names.filter { TagPattern.matches(name, Array($0.utf8)) }
    // A leading dot is matched only by a dot.
    return names.filter { !$0.hasPrefix(".") || name.first == UInt8(ascii: ".") }.sorted()
      .map { folder == "/" ? "/\($0)" : "\(folder)/\($0)" }
  }
}
