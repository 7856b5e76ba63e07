import Foundation
import Testing

@testable import TaskLintRules

/// Real task definitions outside the repository, in the folder `TASKLINT_CORPUS`.
enum Corpus {
  /// A file in the table of the corpus.
  struct Entry: CustomTestStringConvertible {
    let path: String
    /// Whether another parser accepted the file.
    let isJSON: Bool

    var testDescription: String { path }
  }

  static let isThere = folder != nil

  /// The names of the folders with definitions.
  static let folders: [String] = {
    let names = folder.map { try? FileManager.default.contentsOfDirectory(atPath: $0) } ?? nil
    return (names ?? []).filter { !$0.contains(".") }.sorted()
  }()

  private static let folder = ProcessInfo.processInfo.environment["TASKLINT_CORPUS"]

  /// The files of a folder, sorted by name.
  static func files(in name: String) throws -> [SourceFile] {
    guard let folder else { return [] }
    let path = "\(folder)/\(name)"
    return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
      .filter { $0.hasSuffix(".json") }
      .map { file in
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(file)"))
        return SourceFile(path: file, bytes: Array(data))
      }
  }

  /// A file, by its path in the corpus.
  static func source(_ path: String) throws -> SourceFile {
    let data = try #require(FileManager.default.contents(atPath: "\(folder ?? "")/\(path)"))
    return SourceFile(path: path, bytes: Array(data))
  }

  /// The rows of the table for invalid files.
  static let broken: [Entry] = {
    guard let folder, let data = FileManager.default.contents(atPath: "\(folder)/INDEX.tsv") else {
      return []
    }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    guard let column = lines.first?.firstIndex(of: "json") else { return [] }
    return lines.dropFirst().filter { $0[0].hasPrefix("broken/") && $0.count > column }
      .map { Entry(path: String($0[0]), isJSON: $0[column] == "1") }
  }()
}
