/// What a rule's examples show: documents that it flags with the tool's own words about them, and
/// the smallest change that satisfies it.
struct RuleIllustration {
  /// One flagged document, with the files that it is compared with, and what the tool says of it.
  struct Flagged {
    let documents: [String]
    let output: String
  }

  /// Lines of a flagged document and the lines that stand in their place in one that is right.
  struct Repair {
    let before: [Substring]
    let after: [Substring]
  }

  let flagged: [Flagged]
  /// The nearest right document, told as a change of the first flagged one.
  let repair: Repair?

  init(_ rule: any Rule.Type) {
    let examples = rule.metadata.examples
    let shown = examples.filter { $0.isFlagged && $0.isDocumented }
    flagged = shown.map { example in
      Flagged(documents: example.documents.map(\.marked.text), output: Self.output(rule, example))
    }
    let right = examples.filter { !$0.isFlagged }.map(Self.text)
    repair = shown.first.flatMap { first in
      right.map { Self.change(from: Self.text(of: first), to: $0) }
        .min { $0.before.count + $0.after.count < $1.before.count + $1.after.count }
    }
  }

  /// All documents of an example, one after the other.
  private static func text(of example: Example) -> String {
    example.documents.map(\.marked.text).joined()
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

  /// The lines that differ between two texts, as one change.
  static func change(from old: String, to new: String) -> Repair {
    let old = old.split(separator: "\n", omittingEmptySubsequences: false)
    let new = new.split(separator: "\n", omittingEmptySubsequences: false)
    let prefix = zip(old, new).prefix { $0 == $1 }.count
    let suffix = zip(old.dropFirst(prefix).reversed(), new.dropFirst(prefix).reversed())
      .prefix { $0 == $1 }.count
    return Repair(
      before: Array(old[prefix..<(old.count - suffix)]),
      after: Array(new[prefix..<(new.count - suffix)]))
  }
}
