/// How much of a finding is made.
///
/// A format that prints one line for each finding needs neither excerpts nor fixes, which take most of
/// the time of a finding.
public enum FindingDetail: Comparable, Sendable {
  /// The rule, the severity, the place and the fact.
  case line
  /// Also the consequence, the remedy, the related places, the line of the file, and whether there is a
  /// fix; the fix has no edits.
  case block
  /// Everything.
  case whole
}
