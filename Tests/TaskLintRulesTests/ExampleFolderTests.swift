import Foundation
import Testing

@testable import TaskLintRules

@Suite("The examples folder")
struct ExampleFolderTests {
  /// Other programs read the examples from the folder `TASKLINT_EXAMPLES`.
  @Test("contains each example of each rule, if the folder is set")
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
