import TaskLintRules

/// A reporter for all threads.
///
/// It is a class so that a list of them needs no generic metadata of its own at start-up.
final class SharedReporter: Sendable {
  private let reporter: any Reporter

  init(_ reporter: any Reporter) { self.reporter = reporter }

  func render(_ report: FileReport) -> [RenderedFinding] { reporter.render(report) }
}

/// Renders findings for each output, on any thread.
struct Renderer: Sendable {
  let reporters: [SharedReporter]
  let failOn: FailOn
  /// Whether suppressed findings and those in the baseline are printed as well.
  let showsSuppressed: Bool
  /// Whether the last reporter writes a baseline, with all findings that are not suppressed.
  let writesBaseline: Bool

  /// The findings of one file, in the words of each reporter.
  func render(_ report: FileReport) -> [[RenderedFinding]] {
    guard !writesBaseline else { return renderWritten(report) }
    let isShown = showsSuppressed || report.findings.allSatisfy(\.isOpen)
    let shown = isShown ? report : report.with(findings: report.findings.filter(\.isOpen))
    return reporters.map { shown.findings.isEmpty ? [] : $0.render(shown) }
  }

  /// The same where the findings go into a baseline: for the others they are in it by now.
  private func renderWritten(_ report: FileReport) -> [[RenderedFinding]] {
    let kept = report.with(findings: report.findings.filter(\.suppressions.isEmpty))
    let known = report.findings.map { $0.suppressions.isEmpty ? $0.standing(.unchanged) : $0 }
    let shown = report.with(findings: showsSuppressed ? known : [])
    return reporters.dropLast().map { $0.render(shown) }
      + reporters.suffix(1).map { $0.render(kept) }
  }
}
