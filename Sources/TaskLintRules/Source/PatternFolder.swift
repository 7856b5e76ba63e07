/// The folder that patterns start from.
///
/// A file matches the same patterns whether its path is absolute or relative to the working
/// directory.
public struct PatternFolder: Hashable, Sendable {
  /// The folder's path, in order and without a slash at its end; empty for the working directory
  /// where that is not known.
  public let path: String
  private let workingDirectory: String

  /// Creates a folder from its path, absolute or relative to the working directory.
  public init(_ path: String, workingDirectory: String = "") {
    self.path = LexicalPath.normalized(path, from: workingDirectory)
    self.workingDirectory = workingDirectory
  }

  /// The path as patterns see it: relative to the folder, nil outside it.
  public func relative(_ path: String) -> String? {
    guard let way = way(to: path), way != "..", !way.hasPrefix("../") else { return nil }
    return way
  }

  /// The path relative to the folder, with `..` where it lies outside.
  func way(to path: String) -> String? {
    LexicalPath.relative(
      LexicalPath.normalized(path, from: workingDirectory), to: self.path)
  }
}

/// Patterns and the folder that they start from.
public struct PatternList: Hashable, Sendable {
  public let globs: [Glob]
  public let folder: PatternFolder

  /// Creates a list.
  public init(_ globs: [Glob], in folder: PatternFolder) {
    self.globs = globs
    self.folder = folder
  }

  /// Whether a path, or a folder on it, matches one of the patterns.
  ///
  /// Outside the folder only a pattern that begins with `../` leads.
  public func matches(_ path: String) -> Bool {
    guard !globs.isEmpty, let way = folder.way(to: path) else { return false }
    let isInside = way != ".." && !way.hasPrefix("../")
    return globs.contains { (isInside || $0.pattern.hasPrefix("../")) && $0.matches(way) }
  }

  /// Whether a search for files that match has to look into a folder.
  ///
  /// It looks into a folder that is passed over only where a pattern names it letter by letter.
  public func leads(into path: String, isPassedOver: (String) -> Bool) -> Bool {
    guard let way = folder.way(to: path) else { return false }
    return globs.contains { $0.leads(into: way, isPassedOver: isPassedOver) }
  }

  /// How many folders above its own the patterns start, in all the ways that they do.
  public var climbs: Set<Int> {
    Set(globs.map { $0.pattern.split(separator: "/").prefix { $0 == ".." }.count })
  }
}
