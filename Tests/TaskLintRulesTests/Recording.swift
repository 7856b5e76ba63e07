import Foundation
import Testing

/// Whether tests record the expected output instead of comparing it.
///
/// `RECORD=1 swift test` records the output and fails, so that it is reviewed before it is
/// committed.
enum Recording {
  static let isOn = ProcessInfo.processInfo.environment["RECORD"] == "1"

  /// Compares a text with a file, or records it.
  static func compare(
    _ text: String, with name: String, in folder: RepositoryFolder,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    if isOn {
      try folder.write(text, to: name)
      Issue.record(
        "recorded \(name): read it before it is committed", sourceLocation: sourceLocation)
      return
    }
    let recorded = folder.text(name) ?? ""
    guard text != recorded else { return }
    let line = firstDifference(text, recorded)
    Issue.record(
      "\(name) differs from line \(line): RECORD=1 swift test records it",
      sourceLocation: sourceLocation)
  }

  /// The number of the first line in which two texts differ, 1-based.
  private static func firstDifference(_ left: String, _ right: String) -> Int {
    let left = left.split(separator: "\n", omittingEmptySubsequences: false)
    let right = right.split(separator: "\n", omittingEmptySubsequences: false)
    return zip(left, right).prefix { $0 == $1 }.count + 1
  }
}
