import Foundation
import Testing

@testable import TaskLintRules

@Suite("The folder of examples")
struct ExampleFolderTests {
  /// `TASKLINT_EXAMPLES` names a folder that other programs read the examples from.
  @Test("holds each example of each rule, where a folder is named")
  func examplesAreWritten() throws {
    guard let path = ProcessInfo.processInfo.environment["TASKLINT_EXAMPLES"] else { return }
    let folder = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for check in RuleCase.all {
      let outcome = check.example.isFlagged ? "flagged" : "passing"
      let name = "\(check.rule.metadata.id)-\(check.number)-\(outcome).json"
      try check.example.marked.text.write(
        to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
  }
}
