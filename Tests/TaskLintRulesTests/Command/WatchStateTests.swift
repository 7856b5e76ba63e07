import Testing

@testable import TaskLint
@testable import TaskLintRules

@Suite("A run that watches files")
struct WatchStateTests {
  private let folder: ScratchFolder
  private let arguments: Arguments
  private let streams: Streams

  init() throws {
    folder = try ScratchFolder()
    for name in ["t/a.json", "t/b.json"] { try folder.write(name, Definition.clean) }
    let words = ["-q", "-f", "concise=\(folder("report"))", folder("t")]
    arguments = try ArgumentParser.parse(words.map { Argument(stringLiteral: $0) })
    streams = Streams(
      readInput: { _ throws(SystemError) in [] }, write: { _ throws(SystemError) in },
      writeError: { _ in }, environment: { _ in nil }, isTerminal: false,
      workingDirectory: FilePath(folder.path), clock: { 1_798_761_600 })
  }

  /// Runs with the outcomes of files that have not changed since an earlier state.
  private func run(
    _ known: KnownOutcomes = KnownOutcomes(), since earlier: WatchState? = nil
  ) -> (run: LintRun, state: WatchState) {
    var run = LintRun(arguments, streams: streams, threads: 1)
    let state = WatchState(run.plan, readBy: known)
    run.known = run.plan.valid(
      earlier.map { state.unchanged(known, since: $0) } ?? KnownOutcomes())
    _ = run.run()
    return (run, state)
  }

  @Test("lints only the files that have changed")
  func unchangedFiles() throws {
    let (first, state) = run()
    let known = try #require(first.known)
    #expect(known.outcomes.count == 2 && first.summary.counts.isEmpty)
    try folder.write("t/a.json", Definition.flagged)
    try folder.write("t/c.json", Definition.flagged)
    let now = WatchState(LintPlan(arguments, streams: streams), readBy: known)
    #expect(now != state)
    let kept = now.unchanged(known, since: state)
    #expect(kept.outcomes.keys.map(\.text) == [folder("t/b.json")])
    let second = run(known, since: state).run
    #expect(second.summary.counts[.error] == 2 && second.summary.files == 3)
    #expect(second.known?.outcomes.count == 3)
    // A file that is known is not read again.
    var third = LintRun(arguments, streams: streams, threads: 1)
    third.known = second.known
    for name in ["t/a.json", "t/c.json"] { try folder.write(name, Definition.clean) }
    _ = third.run()
    #expect(third.summary.counts[.error] == 2 && third.summary.files == 3)
    #expect(try folder.text(of: "report").split(separator: "\n").count == 2)
  }

  @Test("lints all files again if a configuration or a Fluent Bit file changes")
  func settings() throws {
    let (first, state) = run()
    let known = try #require(first.known)
    try folder.write("t/.tasklint.json", #"{"configFiles": {"/fluent-bit/etc/x.conf": "x.conf"}}"#)
    let configured = WatchState(LintPlan(arguments, streams: streams), readBy: known)
    #expect(configured.unchanged(known, since: state).outcomes.isEmpty)
    try folder.write("t/x.conf", "[SERVICE]\n")
    let file = WatchState(LintPlan(arguments, streams: streams), readBy: known)
    #expect(file != configured)
    #expect(file.unchanged(known, since: configured).outcomes.isEmpty)
  }

  @Test("lints all files again if they mention another destination")
  func mentions() throws {
    // Whether a log router without any of the variables needs them depends on the other file.
    let names = ["DD_SERVICE", "DD_SOURCE", "DD_TAGS", "secrets"]
    try folder.write("t/a.json", Example.configured(without: names).marked.text)
    try folder.write("t/b.json", Example.configured().marked.text)
    let (first, state) = run()
    #expect(first.known?.mentioned != nil)
    let second = run(try #require(first.known), since: state)
    #expect(second.run.summary.counts == first.summary.counts)
    try folder.write("t/b.json", Definition.clean)
    let third = run(try #require(second.run.known), since: second.state).run
    #expect(third.summary.counts == run().run.summary.counts)
    #expect(third.summary.counts != first.summary.counts)
  }
}
