import Foundation

@testable import TaskLintRules

/// A folder of the repository, as tests read it.
struct RepositoryFolder {
  private let url: URL

  /// Creates a folder from its path below the repository's root.
  init(_ path: String) { url = Repository.root.appending(path: path) }

  /// The names of the files that end in this way, sorted and without their ends.
  func names(endingIn end: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.filter { $0.hasSuffix(end) }.map { String($0.dropLast(end.count)) }.sorted()
  }

  /// A file, under its name alone.
  func source(_ name: String) throws -> SourceFile {
    let data = try Data(contentsOf: url.appending(path: name))
    return SourceFile(path: name, bytes: Array(data))
  }

  /// The text of a file, or nil where there is none.
  func text(_ name: String) -> String? {
    try? String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  /// Writes a file.
  func write(_ text: String, to name: String) throws {
    try text.write(to: url.appending(path: name), atomically: true, encoding: .utf8)
  }
}
