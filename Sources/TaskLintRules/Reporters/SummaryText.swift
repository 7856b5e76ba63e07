/// What is said of a whole run at its end.
struct SummaryText {
  let run: RunSummary
  let failOn: Severity?

  /// One line, or two where policy alone fails the run; none where nothing was looked at.
  var lines: String {
    let (first, house) = (first, house)
    return (first.isEmpty ? "" : first + "\n") + (house.isEmpty ? "" : house + "\n")
  }

  private var first: String {
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
    let fixable = run.fixable > 0 ? " \(run.fixable) fixable with --fix." : ""
    return "Found \(Self.list(counts)) in \(files)\(aside).\(fixable)"
  }

  /// What was not looked at, and what was seen and is not shown: neither must read as "valid".
  private var asides: [String] {
    var asides: [String] = []
    if run.skipped > 0 { asides.append("\(run.skipped) skipped") }
    let notLinted = run.failures.count { !$0.isOfConfiguration } + run.stopped
    if notLinted > 0 { asides.append("\(notLinted) not linted") }
    if run.suppressed > 0 { asides.append("\(run.suppressed) suppressed") }
    if run.baselined > 0 { asides.append("\(run.baselined) in the baseline") }
    if run.gone > 0 { asides.append("\(run.gone) gone from the baseline") }
    return asides
  }

  private var house: String {
    guard run.failing > 0, run.failing == run.failingPolicy, let failOn else { return "" }
    let severities = Severity.allCases.filter { $0 >= failOn && run.counts[$0] ?? 0 > 0 }
    let noun = severities.count == 1 ? severities[0].rawValue : "finding"
    let subject =
      run.failing == 1 ? "The \(noun) is" : "All \(Self.count(run.failing, noun)) are"
    return "\(subject) policy: 'tasklint init' fits it to your definitions, "
      + "'--ignore policy' drops it."
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private static func list(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }
}
