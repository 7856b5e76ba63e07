import Testing

@testable import TaskLint
@testable import TaskLintRules

struct InitializationTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.makeFolder(".git")
    for name in ["a", "b", "c"] {
      let example = Example.configured(without: ["AWS_REGION", "DELIVERY_STREAM"])
      try folder.write("t/\(name).json", example.marked.text)
    }
  }

  private func run(_ words: String...) throws -> CommandResult {
    try CommandSetup(workingDirectory: FilePath(folder.path))
      .run(words.map { Argument(stringLiteral: $0) })
  }

  @Test func writesWhatTheRunThenObeys() throws {
    #expect(try run("--select", "policy", folder("t")).status == .findings)
    let result = try run("init", folder("t"))
    #expect(result.status == .clean)
    let text = try folder.text(of: ".tasklint.json")
    #expect(result.output.contains("\nWrote .tasklint.json:\n\n\(text)"))
    #expect(text.contains(#""include": ["t/*.json"]"#))
    #expect(try run("--fail-on", "error", folder("t")).status == .clean)
    try folder.write("t/odd.json", Example.configured(without: ["DD_SERVICE"]).marked.text)
    #expect(try run("-q", "-f", "concise", folder("t/odd.json")).output.contains("odd.json:"))
  }

  @Test func fitsDefinitionsWithoutDatadog() throws {
    let example = Example.configured(
      sidecar: #""user": null"#, without: ["environment", "secrets"])
    for number in 1...10 { try folder.write("w/\(number).json", example.marked.text) }
    let before = try run("-q", "-f", "concise", folder("w")).output
    #expect(before.split(separator: "\n").count { $0.contains(" error: ") } == 20)
    #expect(try run("init", folder("w")).status == .clean)
    let result = try run("-f", "concise", folder("w"))
    #expect(result.status == .clean)
    #expect(result.output.contains(" note: log router 'fluentbit' "))
    #expect(result.output.contains("nothing here mentions Datadog"))
  }

  @Test func doesNotReportItsOwnFileAsSkipped() throws {
    // Patterns of a named configuration start from the working directory, which the process can't
    // change.
    let way = try #require(LexicalPath.relative(folder.path, to: Folder.working.text))
    try folder.write("t/.tasklint.json", #"{"include": "\#(way)/t/*.json", "ignore": "firehose"}"#)
    let result = try CommandSetup(workingDirectory: Folder.working).run(
      "--config", folder("t/.tasklint.json"), "--fail-on", "never")
    #expect(result.output.contains("3 files"))
    #expect(!result.output.contains("skipped"))
  }

  @Test func proposesTheFluentBitFileIfThereIsOne() throws {
    try folder.write("docker/extra.conf", Example.outputs)
    #expect(try run("init", folder("t")).status == .clean)
    let text = try folder.text(of: ".tasklint.json")
    #expect(text.contains(#""/fluent-bit/etc/extra.conf": "docker/extra.conf""#), "\(text)")
  }

  @Test func proposesNoFluentBitFileIfThereAreTwo() throws {
    try folder.write("docker/extra.conf", Example.outputs)
    try folder.write("old/extra.conf", Example.outputs)
    #expect(try run("init", folder("t")).status == .clean)
    #expect(!(try folder.text(of: ".tasklint.json")).contains("configFiles"))
  }

  @Test func overwritesNothing() throws {
    try folder.write(".tasklint.json", "{}")
    let result = try run("init", folder("t"))
    #expect(result.status == .failure)
    #expect(
      result.errorLines
        == [
          "tasklint: .tasklint.json already exists, and 'tasklint init' does not overwrite it"
        ])
    #expect(try folder.text(of: ".tasklint.json") == "{}")
  }

  @Test func writesNothingWhereThereIsNothingToLearnFrom() throws {
    try folder.write("e/package.json", "{}")
    #expect(try run("init", folder("e")).status == .failure)
    #expect(try run("init", folder("none")).status == .failure)
    #expect(try run("init", "--exclude", "t", folder("t")).status == .failure)
    #expect(try folder.entries() == [".git", "e", "t"])
  }
}
