/// The lowest severity of findings that makes the exit status 1.
public enum FailOn: String, Sendable, CaseIterable {
  case error
  case warning
  case note
  case never

  /// The severity; nil for `never`.
  public var severity: Severity? {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    case .never: nil
    }
  }

  /// Whether findings of a severity make the exit status 1.
  public func includes(_ severity: Severity) -> Bool {
    self.severity.map { severity >= $0 } ?? false
  }
}

/// A format that a run is printed in.
public enum ReportFormat: String, Sendable, CaseIterable {
  case human
  case concise
  case sarif
  case json
  case github
  case gitlab
  case junit
  case rdjson
  case checkstyle
}
