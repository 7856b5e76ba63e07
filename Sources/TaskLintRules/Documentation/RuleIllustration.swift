/// The parts of a rule that documentation shows: its lessons, and the output for its other examples.
struct RuleIllustration {
  /// A flagged document, with the files of the same run, and the output for it.
  struct Flagged {
    let documents: [Example.Document]
    let output: String
  }

  /// A flagged document, and the lines that change when it is corrected.
  struct TaughtLesson {
    let flagged: Flagged
    let correction: LineChange
  }

  let lessons: [TaughtLesson]
  /// The output for the flagged examples that are not in a lesson.
  let otherOutputs: [String]

  /// Creates the parts of a rule.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - color: Whether the output has colors.
  ///   - width: The width of the output.
  init(
    _ rule: any Rule.Type, color: Coloring = .none, width: TextLayout.Width = .unlimited
  ) {
    func output(_ example: Example) -> String {
      Self.output(
        rule, example, HumanReporter(color: color, width: width, quiet: true, failOn: .note))
    }
    let metadata = rule.metadata
    let lessons = metadata.lessons
    self.lessons = lessons.map { lesson in
      TaughtLesson(
        flagged: Flagged(
          documents: lesson.before.documents, output: output(lesson.before)),
        correction: LineChange(
          from: Self.text(lesson.before.documents),
          to: Self.text(lesson.correctedDocuments(by: rule))))
    }
    otherOutputs = metadata.examples.dropFirst(lessons.flatMap(\.examples).count)
      .filter { $0.isFlagged && $0.isDocumented }
      .map(output)
  }

  private static func text(_ documents: [Example.Document]) -> String {
    documents.map(\.marked.text).joined()
  }

  /// The output of `tasklint` for an example, with only this rule turned on.
  private static func output(
    _ rule: any Rule.Type, _ example: Example, _ reporter: HumanReporter
  ) -> String {
    var reporter = reporter
    let reports = ExampleRun(rule, example.documents).reports
    var bytes: [UInt8] = []
    for report in reports { bytes += reporter.add(reporter.render(report)) }
    bytes += reporter.finish(RunSummary())
    var output = String(decoding: bytes, as: UTF8.self)
    while output.hasSuffix("\n") { output.removeLast() }
    return output
  }
}
