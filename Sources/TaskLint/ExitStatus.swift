/// What the process says of its run when it ends.
enum ExitStatus: Int32, Sendable, Comparable {
  /// No finding is at or above `--fail-on`.
  case clean = 0
  /// A finding is.
  case findings = 1
  /// Wrong usage, a file that can't be read or written, or nothing to lint; it wins over findings.
  case failure = 2

  static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }
}
