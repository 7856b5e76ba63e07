import Foundation
import TaskLintRules
import Testing

@testable import TaskLint

struct OutputTests {
  private let folder: ScratchFolder
  private let clean: String

  init() throws {
    folder = try ScratchFolder()
    clean = try folder.write("in/clean.json", Definition.clean)
  }

  private func write(_ text: String, to name: String) throws {
    let file = try AtomicFile(FilePath(folder(name)))
    try file.write(Array(text.utf8))
    try file.finish()
  }

  @Test func putsAFileInPlaceWhole() throws {
    try write("new", to: "report")
    #expect(try folder.text(of: "report") == "new")
    #expect(try folder.entries() == ["in", "report"])
  }

  @Test func leavesTheOldFileUntilTheNewOneIsWhole() throws {
    try folder.write("report", "old")
    let file = try AtomicFile(FilePath(folder("report")))
    try file.write(Array("new".utf8))
    #expect(try folder.text(of: "report") == "old")
    try file.finish()
    #expect(try folder.text(of: "report") == "new")
  }

  @Test func keepsTheMode() throws {
    try folder.write("report", "old")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: folder("report"))
    try write("new", to: "report")
    #expect(try folder.text(of: "report") == "new")
    #expect(try FileStatus(of: FilePath(folder("report"))).mode == 0o640)
  }

  @Test func followsNoLink() throws {
    try folder.write("real", "old")
    try folder.link("report", to: "real")
    try folder.link("dangling", to: "nothing")
    for name in ["report", "dangling"] {
      #expect(throws: SystemError.link) { try write("new", to: name) }
    }
    #expect(try folder.text(of: "real") == "old")
    #expect(try folder.entries() == ["dangling", "in", "real", "report"])
  }

  @Test func writesADeviceInPlace() throws {
    let file = try AtomicFile("/dev/null")
    try file.write(Array("x".utf8))
    try file.finish()
    #expect(try FileStatus(of: "/dev/null").kind == .stream)
  }

  @Test func createsTheFoldersAboveAReport() throws {
    #expect(try tasklint("-f", "sarif=\(folder(".sarif/a/report"))", clean).status == .clean)
    #expect(try folder.text(of: ".sarif/a/report").contains("2.1.0"))
  }

  @Test func saysWhereAFileCannotBeWritten() throws {
    let path = folder("in/clean.json/report")
    let result = try tasklint("-f", "sarif=\(path)", clean)
    #expect(result.status == .failure)
    #expect(result.error == "tasklint: \(path): not a directory\n")
    #expect(try tasklint("-f", "sarif=\(folder.path)", clean).status == .failure)
  }

  @Test func endsQuietlyWhereTheReaderGoesAway() throws {
    let setup = CommandSetup(outputFailure: .brokenPipe)
    let result = try setup.run(clean)
    #expect(result.status == .clean)
    #expect(result.error.isEmpty)
    #expect(try setup.run("--help").error.isEmpty)
    // What goes into a file still does.
    _ = try setup.run("-f", "human", "-f", "concise=\(folder("report"))", clean)
    #expect(try folder.entries() == ["in", "report"])
  }

  @Test func saysThatTheDiskIsFull() throws {
    let setup = CommandSetup(outputFailure: .diskFull)
    for word in [clean, "--help", "--version", "rules"] {
      let result = try setup.run(word)
      #expect(result.status == .failure)
      #expect(result.error == "tasklint: standard output: no space left on device\n")
    }
  }

  @Test func writesNothingWhereTheUsageIsWrong() throws {
    #expect(
      try tasklint("-f", "sarif=\(folder("report"))", "--nonsense", clean).status == .failure)
    #expect(try folder.entries() == ["in"])
  }

  @Test(
    arguments: [
      ([:], true, true), ([:], false, false), (["TERM": "dumb"], true, false),
      (["TERM": ""], true, true), (["INSIDE_EMACS": "30.1,comint"], true, false),
      (["INSIDE_EMACS": "30.1,comint", "TERM": "dumb"], true, false),
      (["INSIDE_EMACS": "30.1,compile", "TERM": "xterm-256color"], true, false),
      (["INSIDE_EMACS": "vterm", "TERM": "xterm-256color"], true, true),
      (["NO_COLOR": "1"], true, false), (["NO_COLOR": ""], true, true),
      (["CLICOLOR_FORCE": "1"], false, true), (["CLICOLOR_FORCE": "0"], false, false),
      (["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], true, false),
    ] as [([String: String], Bool, Bool)])
  func coloursOnTerminals(environment: [String: String], isTerminal: Bool, isOn: Bool) {
    let streams = Streams(
      readInput: { _ in [] }, write: { _ in }, writeError: { _ in },
      environment: { environment[$0] },
      isTerminal: isTerminal, workingDirectory: "/", clock: { 0 })
    #expect(ColorChoice.auto.isOn(streams) == isOn)
    #expect(ColorChoice.always.isOn(streams))
    #expect(!ColorChoice.never.isOn(streams))
  }
}
