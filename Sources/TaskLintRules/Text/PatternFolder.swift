/// The folder that patterns are relative to.
///
/// A file matches the same patterns if its path is absolute and if it is relative to the working
/// directory.
public struct PatternFolder: Hashable, Sendable {
  /// The normalized path of the folder, without a trailing slash; empty for the working directory if
  /// that is not known.
  public let path: String
  private let workingDirectory: String

  /// Creates a folder from its path, absolute or relative to the working directory.
  public init(_ path: String, workingDirectory: String = "") {
    self.path = LexicalPath.normalized(path, from: workingDirectory)
    self.workingDirectory = workingDirectory
  }

  /// A path relative to the folder; nil if the path is outside the folder.
  public func relative(_ path: String) -> String? {
    guard let relative = climbing(to: path), !Self.leadsOutside(relative) else { return nil }
    return relative
  }

  /// A path relative to the folder; it begins with `..` if the path is outside the folder.
  func climbing(to path: String) -> String? {
    LexicalPath.relative(
      LexicalPath.normalized(path, from: workingDirectory), to: self.path)
  }

  /// Whether a relative path leads outside the folder.
  static func leadsOutside(_ path: String) -> Bool { path == ".." || path.hasPrefix("../") }
}

/// Patterns and the folder that they are relative to.
public struct PatternList: Hashable, Sendable {
  public let globs: [Glob]
  public let folder: PatternFolder

  /// Creates a list.
  public init(_ globs: [Glob], in folder: PatternFolder) {
    self.globs = globs
    self.folder = folder
  }

  /// Whether one of the patterns matches a path or one of its parent folders.
  ///
  /// Only a pattern that begins with `../` matches outside the folder.
  public func matches(_ path: String) -> Bool {
    guard !globs.isEmpty, let relative = folder.climbing(to: path) else { return false }
    let isInside = !PatternFolder.leadsOutside(relative)
    return globs.contains { (isInside || $0.pattern.hasPrefix("../")) && $0.matches(relative) }
  }

  /// Whether the patterns can match files in a folder, so that a search has to open it.
  ///
  /// Folders that searches skip match only a name without wildcards.
  public func leads(into path: String, isSkipped: (String) -> Bool) -> Bool {
    guard let relative = folder.climbing(to: path) else { return false }
    return globs.contains { $0.leads(into: relative, isSkipped: isSkipped) }
  }

  /// The numbers of `..` at the beginning of the patterns.
  public var climbs: Set<Int> {
    Set(globs.map { $0.pattern.split(separator: "/").prefix { $0 == ".." }.count })
  }
}
