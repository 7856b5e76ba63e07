import Foundation

@testable import TaskLintRules

/// A folder of the repository.
struct RepositoryFolder {
  private let url: URL

  /// Creates a folder from its path in the repository.
  init(_ path: String) { url = Repository.root.appending(path: path) }

  /// The names of the files with a suffix, sorted and without the suffix.
  func names(endingIn end: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.filter { $0.hasSuffix(end) }.map { String($0.dropLast(end.count)) }.sorted()
  }

  /// A file, with its name as the path.
  func source(_ name: String) throws -> SourceFile {
    let data = try Data(contentsOf: url.appending(path: name))
    return SourceFile(path: name, bytes: Array(data))
  }

  /// The text of a file; nil if it does not exist.
  func text(_ name: String) -> String? {
    try? String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  /// Writes a file.
  func write(_ text: String, to name: String) throws {
    try text.write(to: url.appending(path: name), atomically: true, encoding: .utf8)
  }
}
