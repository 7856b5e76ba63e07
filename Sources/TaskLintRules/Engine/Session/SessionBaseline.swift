/// The baseline of a session, with the paths of files as a log has them.
///
/// It is a class so that a session without one needs none of its type metadata.
package final class SessionBaseline: Sendable {
  package let baseline: Baseline
  private let paths: SARIFPaths
  private let isMissing: @Sendable (_ path: [UInt8]) -> Bool

  /// Creates the baseline of a session.
  ///
  /// - Parameters:
  ///   - baseline: The findings to hide.
  ///   - sourceRoot: The absolute path of the folder that paths in the log are relative to.
  ///   - workingDirectory: The absolute path of the folder that the files' own paths start from.
  ///   - isMissing: Whether a file does not exist, by its absolute path.
  package init(
    _ baseline: Baseline, sourceRoot: String, workingDirectory: String,
    isMissing: @escaping @Sendable (_ path: [UInt8]) -> Bool
  ) {
    self.baseline = baseline
    paths = SARIFPaths(sourceRoot: sourceRoot, workingDirectory: workingDirectory)
    self.isMissing = isMissing
  }

  /// The URI of a file in the log; empty for a path without one, which no entry has.
  package func uri(of path: String) -> String { paths.uri(of: path) ?? "" }

  /// Matches the findings of a file with the entries for it.
  func match(_ report: FileReport) -> BaselineMatch {
    baseline.match(report.findings, at: uri(of: report.path))
  }

  /// The matcher for the files of a session.
  func matcher(for files: [String]) -> BaselineMatcher {
    BaselineMatcher(baseline, files: files.map { uri(of: $0) }) { [paths, isMissing] uri in
      paths.path(of: uri).map(isMissing) ?? false
    }
  }
}
