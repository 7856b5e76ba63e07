/// What documentation shows of a rule: its lessons, and what the tool says of its other examples.
struct RuleIllustration {
  /// One flagged document, with the files that it is compared with, and what the tool says of it.
  struct Flagged {
    let documents: [String]
    let output: String
  }

  /// A fault, and the lines that change when it is corrected.
  struct TaughtLesson {
    let flagged: Flagged
    let correction: LineChange
  }

  let lessons: [TaughtLesson]
  /// What the tool says of the flagged examples that no lesson shows.
  let otherOutputs: [String]

  init(_ rule: any Rule.Type) {
    let metadata = rule.metadata
    let lessons = metadata.lessons
    self.lessons = lessons.map { lesson in
      TaughtLesson(
        flagged: Self.flagged(rule, lesson.before),
        correction: LineChange(
          from: Self.text(lesson.before.documents),
          to: Self.text(lesson.correctedDocuments(by: rule))))
    }
    otherOutputs = metadata.examples.dropFirst(lessons.flatMap(\.examples).count)
      .filter { $0.isFlagged && $0.isDocumented }
      .map { Self.output(rule, $0) }
  }

  private static func text(_ documents: [Example.Document]) -> String {
    documents.map(\.marked.text).joined()
  }

  private static func flagged(_ rule: any Rule.Type, _ example: Example) -> Flagged {
    Flagged(documents: example.documents.map(\.marked.text), output: output(rule, example))
  }

  /// What `tasklint` prints of an example with the rule alone.
  private static func output(_ rule: any Rule.Type, _ example: Example) -> String {
    var reporter = HumanReporter(color: .none, quiet: true, failOn: .note)
    let reports = ExampleRun(rule, example.documents).reports
    var bytes: [UInt8] = []
    for report in reports { bytes += reporter.add(reporter.render(report)) }
    bytes += reporter.finish(RunSummary())
    var output = String(decoding: bytes, as: UTF8.self)
    while output.hasSuffix("\n") { output.removeLast() }
    return output
  }
}
