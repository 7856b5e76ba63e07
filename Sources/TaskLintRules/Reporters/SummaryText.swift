/// The lines at the end of a run for people.
struct SummaryText {
  let run: RunSummary
  let layout: TextLayout

  /// One line, or two where errors or warnings come from policy rules; empty where nothing was
  /// linted or skipped.
  var lines: String {
    (run.fixes.sentences + [counts, policy]).filter { !$0.isEmpty }.map { sentence in
      layout.lines(words(of: sentence), from: 0, indent: "", indentColumns: 0) + "\n"
    }.joined()
  }

  /// The words of a sentence, with a command in quotes as one word.
  private func words(of sentence: String) -> [TextLayout.Word] {
    layout.words(of: sentence).reduce(into: []) { words, word in
      if let last = words.last?.text, last.first == "'", !last.dropFirst().contains("'") {
        words[words.count - 1] = TextLayout.Word("\(last) \(word.text)")
      } else {
        words.append(word)
      }
    }
  }

  private var counts: String {
    let aside = asides.isEmpty ? "" : " (\(asides.joined(separator: ", ")))"
    let counts = Severity.allCases.reversed().compactMap { severity in
      run.counts[severity].flatMap { $0 > 0 ? Self.count($0, severity.rawValue) : nil }
    }
    if counts.isEmpty {
      guard run.files > 0 else { return asides.isEmpty ? "" : "No files were linted\(aside)." }
      return "No problems in \(Self.count(run.files, "file"))\(aside)."
    }
    let all = Self.count(run.files, "file")
    let some = run.files == 1 ? all : "\(run.filesWithFindings) of \(all)"
    let files = run.filesWithFindings == 0 ? "the configuration of \(all)" : some
    return "Found \(Self.list(counts)) in \(files)\(aside).\(run.fixes.offer)"
  }

  /// The files that were not linted and the findings that are not shown, so that neither reads as
  /// "valid".
  private var asides: [String] {
    var asides: [String] = []
    if run.skipped > 0 { asides.append("\(run.skipped) skipped" + skippedKinds) }
    let notLinted = run.failures.count { !$0.isOfConfiguration && !$0.isOfFixes } + run.stopped
    if notLinted > 0 { asides.append("\(notLinted) not linted") }
    if run.silenced > 0 {
      let files = run.silenced < run.files ? " in \(Self.count(run.silenced, "file"))" : ""
      asides.append("every rule is suppressed\(files)")
    }
    if run.suppressed > 0 { asides.append("\(run.suppressed) suppressed") }
    if run.baselined > 0 { asides.append("\(run.baselined) in the baseline") }
    if run.resolved > 0 { asides.append("\(run.resolved) resolved since the baseline") }
    return asides
  }

  private static let mostKinds = 3

  /// What the skipped files are: the most frequent kinds, each with its count.
  private var skippedKinds: String {
    let sorted = run.skippedKinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard sorted.count != 1 else { return ": \(sorted[0].key)" }
    guard !sorted.isEmpty else { return "" }
    var kinds = sorted.prefix(Self.mostKinds).map { "\($0.value) \($0.key)" }
    let others = sorted.dropFirst(Self.mostKinds).reduce(0) { $0 + $1.value }
    if others > 0 { kinds.append("\(others) other") }
    return ": " + kinds.joined(separator: ", ")
  }

  /// How many of the errors and warnings are policy, and what to do about them.
  private var policy: String {
    let severities = [Severity.error, .warning]
    let total = severities.reduce(0) { $0 + (run.policyCounts[$1] ?? 0) }
    guard total > 0 else { return "" }
    let shares = Self.list(severities.compactMap { share(of: $0) })
    return Message.sentence("\(shares) \(total == 1 ? "is" : "are") policy")
      + " 'tasklint explain policy' lists these rules, 'tasklint init' fits them to your"
      + " definitions, and '--ignore policy' leaves them out."
  }

  /// `2 of the 3 errors`; nil where none is policy.
  private func share(of severity: Severity) -> String? {
    let (policy, all) = (run.policyCounts[severity] ?? 0, run.counts[severity] ?? 0)
    guard policy > 0 else { return nil }
    let counted = Self.count(all, severity.rawValue)
    guard policy == all else { return "\(policy) of the \(counted)" }
    return all == 1 ? "the \(severity.rawValue)" : "all \(counted)"
  }

  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private static func list(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }
}
