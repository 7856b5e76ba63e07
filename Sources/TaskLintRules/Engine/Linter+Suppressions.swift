/// Suppressions: they are matched with findings after silencing, and then checked by the
/// configuration rules.
extension Linter {
  /// The suppressions that apply to a file.
  struct FileSuppressions {
    /// The overrides that apply to the file.
    let external: [ScopedSuppression]
    /// The suppressions in the file itself.
    let inSource: [InSourceSuppression]

    var isEmpty: Bool { external.isEmpty && inSource.isEmpty }
  }

  /// The suppressions that apply to a file.
  func suppressions(in contents: FileContents) -> FileSuppressions {
    FileSuppressions(
      external: policy.suppressions(for: contents.source.path),
      inSource: policy.isOn ? InSourceSuppression.all(in: contents) : [])
  }

  /// The report of a file with what accepts its findings, what the configuration's rules say of the
  /// suppressions in it, and what is left for the end of the run.
  func apply(
    _ suppressions: FileSuppressions, to report: FileReport, _ locator: Locator
  ) -> FileReport {
    let inSource = suppressions.inSource.map(locator.scoped)
    let external = suppressions.external
    let scopes = SuppressionScopes(inSource)
    var findings = report.findings.map { accepted($0, by: external, and: scopes) }
    let inSourceMet = encounters(with: inSource, after: findings, of: locator.contents)
    let own = self.findings(about: inSourceMet.filter { !$0.comparesFiles }.map(\.use))
    if !own.isEmpty {
      findings = (findings + own.map { accepted($0, by: external) }).sorted { left, right in
        (left.location.range.start, left.ruleID, left.location.range.end)
          < (right.location.range.start, right.ruleID, right.location.range.end)
      }
    }
    return report.with(
      findings: findings, records: report.records,
      encounters: inSourceMet.filter(\.comparesFiles)
        + encounters(with: external, after: findings, of: locator.contents))
  }

  /// A finding with what accepts it.
  func accepted(
    _ finding: Finding, by suppressions: [ScopedSuppression],
    and scopes: SuppressionScopes = SuppressionScopes([])
  ) -> Finding {
    guard let rule = active.first(where: { $0.metadata.id == finding.ruleID })?.metadata else {
      return finding
    }
    let inSource = scopes.suppressions(of: rule, at: finding.location.range)
    return finding.accepted(by: suppressions + inSource, of: rule)
  }

  /// The suppressions that match a finding of the file or could have: their rule is on, the file
  /// could be read to its end, and no container that they may refer to is hidden.
  private func encounters(
    with suppressions: [ScopedSuppression], after findings: [Finding], of contents: FileContents
  ) -> [SuppressionEncounter] {
    guard !suppressions.isEmpty else { return [] }
    let met = Set(findings.flatMap(\.suppressions).map(\.token.location))
    let mayHide = contents.definitions.contains { definition in
      definition.mayHaveMoreContainers || definition.containers.contains(where: \.name.isUnknown)
    }
    // Many overrides refer to the same few rules.
    var rulesOfNames: [String: NamedRules] = [:]
    return suppressions.compactMap { scoped in
      let suppression = scoped.suppression
      let named = rulesOfNames[suppression.name] ?? rules(named: suppression.name)
      rulesOfNames[suppression.name] = named
      let isMet = met.contains(suppression.token.location)
      let isFaulty = !suppression.hasReason || !named.isKnown
      let isReached =
        named.isReported && contents.isWhole && !(scoped.namesContainers && mayHide)
      guard isMet || isReached || isFaulty else { return nil }
      return SuppressionEncounter(
        use: SuppressionUse(suppression, isExpired: scoped.isExpired, isMet: isMet),
        files: scoped.files, comparesFiles: !isFaulty && named.comparesFiles, isFaulty: isFaulty)
    }
  }

  /// What is known of the rules that a name stands for.
  private struct NamedRules {
    let isKnown: Bool
    /// Whether one of them is on.
    var isReported = false
    /// Whether one that is on compares files.
    var comparesFiles = false
  }

  private func rules(named name: String) -> NamedRules {
    var named = NamedRules(isKnown: RuleNames.isKnown(name))
    guard named.isKnown else { return named }
    for rule in active where rule.isReported && rule.metadata.answers(to: name) {
      named.isReported = true
      named.comparesFiles = named.comparesFiles || rule.comparesFiles
    }
    return named
  }

  /// What the configuration rules find about suppressions, once for each place.
  public func findings(about uses: [SuppressionUse]) -> [Finding] {
    var findings: [Finding] = []
    for placed in configurationRules where active[placed.index].isReported && !uses.isEmpty {
      guard case .configuration(let rule) = placed.kind else { continue }
      var seen: Set<Finding.Location> = []
      for use in uses {
        guard let found = rule.finding(about: use),
          seen.insert(found.token.location).inserted
        else { continue }
        findings.append(finding(found, about: use.suppression, by: active[placed.index]))
      }
    }
    return findings.sorted { left, right in
      (left.location.path, left.location.range, left.ruleID)
        < (right.location.path, right.location.range, right.ruleID)
    }
  }

  private func finding(
    _ found: SuppressionFinding, about suppression: Suppression, by rule: ActiveRule
  ) -> Finding {
    Finding(
      ruleID: rule.metadata.id,
      severity: rule.severity,
      message: found.message,
      location: found.token.location,
      related: [],
      excerpt: found.token.excerpt,
      pointer: found.token.pointer,
      containerName: suppression.containerName,
      identity: Finding.Identity(
        subject: suppression.subject,
        fingerprint: Fingerprint.of(
          rule: rule.metadata.id, family: suppression.family, path: found.token.location.path,
          about: [suppression.subject.pointer, suppression.name])),
      fix: nil,
      fixPlaces: []
    )
  }

  /// Whether the run could have made a rule's findings: it is on, and where it compares files, all of
  /// them were read.
  public func couldFind(_ rule: RuleID, hasAllFiles: Bool) -> Bool {
    active.contains {
      $0.metadata.id == rule && $0.isReported && (hasAllFiles || !$0.comparesFiles)
    }
  }
}
