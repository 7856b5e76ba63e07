/// A reporter for all threads.
///
/// It is a class so that a list of them needs no additional generic metadata at start-up.
package final class SharedReporter: Sendable {
  private let reporter: any Reporter

  package init(_ reporter: any Reporter) { self.reporter = reporter }

  var mostPerRule: Int { reporter.mostPerRule }

  var detail: FindingDetail { reporter.detail }

  func render(_ report: FileReport) -> RenderedReport { reporter.render(report) }
}

/// Renders findings for each output, on any thread.
package struct Renderer: Sendable {
  let reporters: [SharedReporter]
  let failOn: FailOn
  /// Whether suppressed findings and those in the baseline are printed as well.
  let showsSuppressed: Bool
  /// Whether the last reporter writes a baseline, with all findings that are not suppressed.
  let writesBaseline: Bool

  /// Creates a renderer; by default one that renders nothing.
  package init(
    reporters: [SharedReporter] = [], failOn: FailOn = .warning, showsSuppressed: Bool = false,
    writesBaseline: Bool = false
  ) {
    self.reporters = reporters
    self.failOn = failOn
    self.showsSuppressed = showsSuppressed
    self.writesBaseline = writesBaseline
  }

  /// How many findings of one file the reporters need, and how much of each.
  ///
  /// A baseline and fixes need whole findings.
  package func limit(with baseline: Baseline?, hasFixes: Bool = false) -> FindingLimit {
    let detail = reporters.map(\.detail).max() ?? .whole
    return FindingLimit(
      perRule: reporters.map(\.mostPerRule).max() ?? .max, baseline: baseline,
      detail: baseline == nil && !hasFixes ? detail : .whole)
  }

  /// Renders the findings of one file for each reporter.
  func render(_ report: FileReport) -> [RenderedReport] {
    guard !writesBaseline else { return renderWritten(report) }
    let shown = showsSuppressed ? report : report.open
    return reporters.map { reporter in
      shown.findings.isEmpty && shown.omitted.isEmpty
        ? RenderedReport(path: report.path) : reporter.render(shown)
    }
  }

  /// Renders findings that are written to a baseline, so that they count as in it for the others.
  private func renderWritten(_ report: FileReport) -> [RenderedReport] {
    let kept = report.with(findings: report.findings.filter(\.suppressions.isEmpty))
    let known = report.findings.map { $0.suppressions.isEmpty ? $0.inState(.unchanged) : $0 }
    let shown = report.with(findings: showsSuppressed ? known : [])
    return reporters.dropLast().map { $0.render(shown) }
      + reporters.suffix(1).map { $0.render(kept) }
  }
}
