/// What a run has linted of a project.
///
/// A run of some files, such as that of a hook, reports nothing that depends on the others.
/// `incomplete` are the files that could not be read, or not to their end.
package protocol LintCoverage {
  /// The numbers of the linters that the run's files have, in ascending order.
  var usedLinters: [Int] { get }

  /// The number of the linter of each file, by its path.
  var lintersByPath: [String: Int] { get }

  /// Whether an override applies to a file of the run.
  func hasFile(under override: Configuration.Override) -> Bool

  /// Whether the run linted everything that a suppression applies to.
  func coversAll(_ entry: SuppressionTracker.Entry, incomplete: Set<String>) -> Bool

  /// Whether the run linted every file of the project with a linter.
  func hasLintedAll(under linter: Int, incomplete: Set<String>) -> Bool

  /// Whether the run read every file of the project, to compare the linted ones with them.
  func hasReadAll(under linter: Int, incomplete: Set<String>) -> Bool

  /// Whether the run linted every file that matches patterns.
  func hasLintedAll(matching patterns: PatternList, incomplete: Set<String>) -> Bool
}
