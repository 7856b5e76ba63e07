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
    var path = MatchedPath(path)
    return path.matches(self)
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

/// A path that is compared with many lists of patterns.
///
/// Its names relative to a folder are found once for all lists in the folder: a configuration can
/// have hundreds of overrides, and a run thousands of files.
struct MatchedPath {
  private let path: String
  private var folder: PatternFolder?
  /// The names relative to the folder; nil if the path is not comparable with it.
  private var names: [[Unicode.Scalar]]?
  private var isInside = false

  init(_ path: String) { self.path = path }

  /// Whether one of the patterns matches the path or one of its parent folders.
  mutating func matches(_ list: PatternList) -> Bool {
    guard !list.globs.isEmpty else { return false }
    if folder != list.folder {
      folder = list.folder
      let relative = list.folder.climbing(to: path)
      names = relative.map(Glob.names)
      isInside = relative.map { !PatternFolder.leadsOutside($0) } ?? false
    }
    guard let names else { return false }
    return list.globs.contains { glob in
      (isInside || glob.pattern.hasPrefix("../")) && glob.matches(names: names)
    }
  }
}

/// A folder whose files are compared with a list of patterns.
package struct MatchedFolder {
  private let globs: [Glob]
  private let names: [[Unicode.Scalar]]

  /// Creates a folder; nil if it is outside the folder of the patterns.
  package init?(_ path: String, _ patterns: PatternList) {
    guard let relative = patterns.folder.relative(path) else { return nil }
    globs = patterns.globs
    names = Glob.names(ofPath: relative)
  }

  /// Whether one of the patterns matches a file in the folder, or one of its parent folders.
  package func matches(_ name: String) -> Bool {
    let names = names + [Array(name.unicodeScalars)]
    return globs.contains { $0.matches(names: names) }
  }
}
