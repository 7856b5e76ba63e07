/// Runs one cross-file rule over the records of a run.
struct CrossComparison {
  let rule: any CrossRule
  let metadata: RuleMetadata
  let severity: Severity

  /// The rule's findings, in the order of paths and offsets whatever the order of the records.
  func findings(among records: [DefinitionRecord]) -> [Finding] {
    let records = records.sorted { left, right in
      (left.location.path, left.location.range) < (right.location.path, right.location.range)
    }
    return CrossConflict.all(among: records).map { conflict in
      finding(conflict, record: records[conflict.record], other: records[conflict.other])
    }
  }

  private func finding(
    _ conflict: CrossConflict, record: DefinitionRecord, other: DefinitionRecord
  ) -> Finding {
    let fingerprint = Fingerprint.of(
      rule: metadata.id, family: record.family, path: record.location.path,
      about: [record.subject.pointer] + record.key)
    return Finding(
      ruleID: metadata.id,
      severity: severity,
      message: rule.message(record, against: other),
      location: record.location,
      related: [
        Finding.Related(
          path: other.location.path, start: other.location.start, end: other.location.end,
          note: rule.relatedNote(other))
      ],
      // The line of a stream is no longer known, so only the token is shown.
      excerpt: record.excerpt
        ?? Excerpt(
          before: "…", marked: record.snippet, after: "…", snippet: record.snippet, context: nil),
      pointer: record.pointer,
      containerName: record.containerName,
      identity: Finding.Identity(subject: record.subject, fingerprint: fingerprint),
      fix: nil,
      fixPlaces: [],
      suppressions: record.suppressions
    )
  }
}
