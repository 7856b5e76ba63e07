/// How a language server reads files.
package struct ServerFiles: Sendable {
  /// The metadata of a file that changes when its content does.
  package struct Stamp: Hashable, Sendable {
    private let numbers: [Int]

    /// Creates a stamp from the numbers of a file's metadata, such as its size and times.
    package init(_ numbers: [Int]) { self.numbers = numbers }
  }

  /// Reads a file, given by its absolute path.
  let read: @Sendable (String) -> ConfigurationLoader.Content
  /// The names in a folder, given by its absolute path.
  let list: @Sendable (String) -> [String]
  /// The stamp of a file, given by its absolute path; nil if there is none.
  let stamp: @Sendable (String) -> Stamp?
  /// The absolute paths of the files that match patterns, without those that are excluded.
  let matches: @Sendable (PatternList, @escaping (String) -> Bool) -> [String]
  /// Whether a folder, given by its absolute path, is the root of a repository.
  let isRoot: @Sendable (String) -> Bool
  /// The day on which suppressions are checked.
  let today: @Sendable () -> CalendarDay

  /// Creates the access to files.
  package init(
    read: @escaping @Sendable (String) -> ConfigurationLoader.Content,
    list: @escaping @Sendable (String) -> [String] = { _ in [] },
    stamp: @escaping @Sendable (String) -> Stamp?,
    matches: @escaping @Sendable (PatternList, @escaping (String) -> Bool) -> [String],
    isRoot: @escaping @Sendable (String) -> Bool,
    today: @escaping @Sendable () -> CalendarDay
  ) {
    self.read = read
    self.list = list
    self.stamp = stamp
    self.matches = matches
    self.isRoot = isRoot
    self.today = today
  }
}

/// Reads the files on which a project's results depend, and notices when one of them changes.
final class WatchedFiles {
  private let files: ServerFiles
  private var stamps: [String: ServerFiles.Stamp?] = [:]

  init(_ files: ServerFiles) { self.files = files }

  /// Reads a file and remembers its stamp.
  func read(_ path: String) -> ConfigurationLoader.Content {
    stamps[path] = .some(files.stamp(path))
    return files.read(path)
  }

  /// Whether a file that was read has changed since.
  var haveChanged: Bool { stamps.contains { path, stamp in files.stamp(path) != stamp } }
}
