import Foundation
import Testing

@testable import TaskLint

/// `RECORD=1 swift test --filter RoutesPageTests` records the outputs.
@Suite("Documentation/routes.md", .serialized)
struct RoutesPageTests {
  private static let folder = RepositoryFolder("Documentation")
  private static let name = "routes.md"

  /// The output of a command line of the page.
  private static func output(of line: Substring) throws -> String {
    let words = line.split(separator: " ").dropFirst().map { word in
      // The tests may run in another folder.
      let path = Repository.root.appending(path: String(word)).path
      return word.hasPrefix("Examples/") ? path : String(word)
    }
    let result = try CommandSetup().run(words.map { Argument(bytes: $0.utf8) })
    #expect(result.status == .clean && result.error.isEmpty)
    return result.output.replacing(Repository.root.path + "/", with: "")
  }

  @Test("has the outputs of its commands")
  func outputs() throws {
    var page = try #require(Self.folder.text(Self.name))
    for block in page.matches(of: /```console\n\$ (.*)\n([^`]*)```/) {
      let command = block.output.1
      let text = "```console\n$ \(command)\n\(try Self.output(of: command))```"
      page = page.replacing(block.output.0, with: text)
    }
    let chart = try Self.output(
      of: "tasklint routes --format mermaid Examples/taskdefs/kessai-worker.json")
    page = page.replacing(/```mermaid\n[^`]*```/, with: "```mermaid\n\(chart)```")
    try Recording.compare(page, with: Self.name, in: Self.folder)
  }

  @Test("has a picture that the program made")
  func picture() throws {
    let picture = try Self.output(of: "tasklint routes --format svg Examples/taskdefs/koyama.json")
    try Recording.compare(picture, with: "routes.svg", in: Self.folder)
  }
}
