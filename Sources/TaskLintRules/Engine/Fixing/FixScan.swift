/// The findings of a file as the fixer needs them, without texts and excerpts.
struct FixScan {
  /// A finding.
  struct Found {
    let rule: RuleID
    let severity: Severity
    let range: SourceRange
    let subject: Subject
    /// Its fix; nil if it has none that the run may apply.
    let fix: Fix?
    let isSuppressed: Bool
  }

  /// In the order of the file.
  let findings: [Found]
  /// How many task definitions the file contains.
  let definitions: Int
  /// How many documents could not be read to their end.
  let unreadable: Int
  /// How many syntax errors the parser recovered from.
  let recovered: Int

  /// The numbers of the findings with a fix.
  var fixable: [Int] { findings.indices.filter { findings[$0].fix != nil } }
}

/// What a fixer needs to know of a file in addition to its bytes.
struct FixContext {
  let isNamed: Bool
  let form: InputForm?
  let mentioned: LogDestinations?
  let allowsUnsafe: Bool
  let baseline: Baseline?
  /// The file's URI in the baseline.
  let uri: String
}

extension Linter {
  /// Finds the findings of a file and their fixes; nil where they depend on what other files mention,
  /// which is not known.
  func scan(_ source: SourceFile, _ context: FixContext) -> FixScan? {
    let contents = FileContents(source, as: context.form)
    guard
      let raw = rawReport(of: contents, isNamed: context.isNamed, mentioned: context.mentioned)
    else { return nil }
    // Only the fingerprints for a baseline depend on what is masked.
    let locator = Locator(
      contents, raw.places ?? Places(contents), mask: context.baseline == nil ? .nothing : nil)
    let suppressions = ScopedSuppressions(self.suppressions(in: contents), locator)
    var entries = AcceptedEntries(context.baseline, at: context.uri)
    var seen: Set<Identity> = []
    var findings: [FixScan.Found] = []
    for (raw, rule) in sorted(raw.results) {
      let subject = locator.subject(of: raw)
      let range = locator.place(raw.finding.range, of: raw)
      guard seen.insert(Identity(rule: raw.rule, range: range, subject: subject)).inserted else {
        continue
      }
      let id = rule.metadata.id
      let isSuppressed =
        !suppressions.acceptance(of: raw, by: rule.metadata, locator).suppressions.isEmpty
      let isAccepted =
        isSuppressed
        || entries.take(id) { locator.fingerprint(of: raw, rule: id, subject: subject) }
      let fix = isAccepted ? nil : locator.writtenFix(of: raw)
      findings.append(
        FixScan.Found(
          rule: id, severity: rule.severity(of: raw.finding), range: range, subject: subject,
          fix: fix.flatMap { $0.safety == .safe || context.allowsUnsafe ? $0 : nil },
          isSuppressed: isSuppressed))
    }
    let documents = contents.documents.map(\.document)
    let embedded = contents.documents.flatMap(\.input.embedded)
    return FixScan(
      findings: findings, definitions: contents.definitions.count,
      unreadable: (documents + embedded).count { $0.fatal != nil },
      recovered: (documents + embedded).reduce(0) { $0 + $1.recovered.count })
  }

  private struct Identity: Hashable {
    let rule: Int
    let range: SourceRange
    let subject: Subject
  }

  /// The findings of the rules that are reported, in the order of the file.
  private func sorted(_ results: [RuleResult]) -> [(RawFinding, ActiveRule)] {
    results.filter { active[$0.rule].isReported }.flatMap { result in
      result.findings.indices.map { (result.raw($0), active[result.rule]) }
    }.sorted { left, right in
      let (first, second) = (left.0.finding.range, right.0.finding.range)
      return (first.start, left.1.metadata.id, first.end)
        < (second.start, right.1.metadata.id, second.end)
    }
  }
}

extension Mask {
  /// A mask that hides nothing, for findings that are not shown.
  fileprivate static var nothing: Mask {
    let secrets = Secrets(SourceFile(path: "", bytes: []))
    return Mask([], MaskedValues(secrets, vocabulary: [], isJSON: true))
  }
}

/// The entries of a baseline that accept findings of a file.
private struct AcceptedEntries {
  private let baseline: Baseline?
  private let own: [Baseline.Key: Int]
  private var rest: [Baseline.Key: Int]

  init(_ baseline: Baseline?, at uri: String) {
    self.baseline = baseline
    own = baseline?.entries[uri] ?? [:]
    rest = own
  }

  /// Whether an entry accepts the next finding with a fingerprint.
  ///
  /// An entry of another file may accept it as well, if that file was renamed.
  mutating func take(_ rule: RuleID, _ fingerprint: () -> String) -> Bool {
    guard let baseline else { return false }
    let key = Baseline.Key(rule: rule.name, fingerprint: fingerprint())
    if let count = rest[key], count > 0 {
      rest[key] = count - 1
      return true
    }
    return baseline.totals[key] ?? 0 > own[key] ?? 0
  }
}
