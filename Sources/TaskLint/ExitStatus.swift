/// The exit status of the process.
enum ExitStatus: Int32, Sendable, Comparable {
  /// No finding is at or above `--fail-on`.
  case clean = 0
  /// There is one.
  case findings = 1
  /// Wrong usage, an invalid configuration, a file that can't be read or written, or nothing to lint;
  /// it takes precedence over findings.
  case failure = 2

  static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }
}
