/// The properties of results that are suppressed or in the baseline.
extension SARIFResult {
  /// Section 3.27.24; a baseline has no states from an older one.
  var baselineState: JSONOutput? {
    guard content != .baseline else { return nil }
    return finding.baselineState.map { .string($0.rawValue) }
  }

  /// Section 3.27.23: either all results of a run have the list, or none has.
  var suppressions: JSONOutput? {
    guard content == .everything else { return nil }
    return .list(
      finding.suppressions.map { suppression in
        let location = suppression.token.location
        return [
          "kind": .string(suppression.kind.rawValue),
          "justification": .string(CutText.reason(suppression)),
          "location": [
            "physicalLocation": [
              "artifactLocation": paths.location(of: location.path),
              "region": Self.region(from: location.start, to: location.end),
            ]
          ],
        ]
      })
  }

  static func region(from start: Position, to end: Position?) -> JSONOutput {
    [
      "startLine": .integer(start.line),
      "startColumn": .integer(start.utf16Column),
      "endLine": end.map { .integer($0.line) },
      "endColumn": end.map { .integer($0.utf16Column) },
    ]
  }
}
