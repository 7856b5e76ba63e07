extension FluentBitVersions.Subset {
  /// The severity of a fault that these versions of the log router reject: an error if all of them
  /// do, and a warning if the newest does.
  ///
  /// An update of the image removes what only older ones reject.
  var severity: Severity? {
    switch self {
    case .all: .error
    case .newest: .warning
    case .oldest, .none: nil
    }
  }
}
