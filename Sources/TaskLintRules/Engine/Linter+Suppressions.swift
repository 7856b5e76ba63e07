/// Suppressions: they are matched with findings after silencing, and then checked by the
/// configuration rules.
extension Linter {
  /// The suppressions that apply to a file.
  struct FileSuppressions {
    /// The overrides that apply to the file.
    let external: [ScopedSuppression]
    /// The suppressions in the file itself.
    let inSource: [InSourceSuppression]
    /// The overrides for each Fluent Bit file, if their patterns match it and not this file only.
    var companions: [String: [ScopedSuppression]] = [:]

    var isEmpty: Bool { external.isEmpty && inSource.isEmpty && companions.isEmpty }
  }

  /// The suppressions that apply to a file.
  func suppressions(
    in contents: FileContents, with companions: [String] = []
  ) -> FileSuppressions {
    var suppressions = FileSuppressions(
      external: policy.suppressions(for: contents.source.path),
      inSource: policy.isOn ? InSourceSuppression.all(in: contents) : [])
    guard !policy.overrides.isEmpty else { return suppressions }
    let known = Set(suppressions.external.map(\.suppression.token.location))
    for path in companions where suppressions.companions[path] == nil {
      let own = policy.suppressions(for: path)
        .filter { !known.contains($0.suppression.token.location) }
      if !own.isEmpty { suppressions.companions[path] = own }
    }
    return suppressions
  }

  /// Completes the report of a file that has suppressions: with what the configuration rules report
  /// about those in the file, and with what is left for the end of the run.
  func finish(
    _ report: FileReport, _ collected: FindingCollector, records: [CrossRecord],
    _ suppressions: ScopedSuppressions, _ locator: Locator
  ) -> FileReport {
    var collected = collected
    let inSource = encounters(
      with: suppressions.inSource, used: collected.usedSuppressions, in: locator.contents)
    let own = findings(about: inSource.filter { !$0.comparesFiles }.map(\.use))
    if !own.isEmpty {
      for finding in own { collected.add(accepted(finding, by: suppressions.external)) }
      collected.sort()
    }
    return report.with(
      collected, records: records,
      encounters: inSource.filter(\.comparesFiles)
        + encounters(
          with: suppressions.external + suppressions.companions.values.flatMap(\.self),
          used: collected.usedSuppressions, in: locator.contents))
  }

  /// A finding with the suppressions that match it.
  func accepted(_ finding: Finding, by suppressions: [ScopedSuppression]) -> Finding {
    guard !suppressions.isEmpty,
      let rule = active.first(where: { $0.metadata.id == finding.ruleID })?.metadata
    else { return finding }
    return finding.accepted(
      Acceptance(
        of: rule, at: finding.location.range, in: finding.containerName, by: suppressions))
  }

  /// The suppressions that match a finding of the file or could have: their rule is on, the file
  /// could be read to its end, and no container that they may refer to is hidden.
  private func encounters(
    with suppressions: [ScopedSuppression], used: Set<Finding.Location>, in contents: FileContents
  ) -> [SuppressionEncounter] {
    guard !suppressions.isEmpty else { return [] }
    let mayHide = contents.definitions.contains { definition in
      definition.mayHaveMoreContainers || definition.containers.contains(where: \.name.isUnknown)
    }
    // Many overrides refer to the same few rules.
    var rulesOfNames: [String: NamedRules] = [:]
    return suppressions.compactMap { scoped in
      let suppression = scoped.suppression
      let named = rulesOfNames[suppression.name] ?? rules(named: suppression.name)
      rulesOfNames[suppression.name] = named
      let isMet = used.contains(suppression.token.location)
      let isFaulty = !suppression.hasReason || !named.isKnown
      let isReached =
        named.isReported && contents.isWhole && !(scoped.namesContainers && mayHide)
      guard isMet || isReached || isFaulty else { return nil }
      return SuppressionEncounter(
        use: SuppressionUse(suppression, isExpired: scoped.isExpired, isMet: isMet),
        files: scoped.files, comparesFiles: !isFaulty && named.comparesFiles, isFaulty: isFaulty)
    }
  }

  /// Encounters with the overrides whose patterns match no file, as far as one of their rules is on.
  public func encounters(
    withUnmatched isUnmatched: (Configuration.Override) -> Bool
  ) -> [SuppressionEncounter] {
    guard policy.isOn else { return [] }
    return policy.overrides.filter { !$0.files.isEmpty && isUnmatched($0) }.flatMap { override in
      override.suppressions.compactMap { suppression -> SuppressionEncounter? in
        guard rules(named: suppression.name).isReported else { return nil }
        var use = SuppressionUse(
          suppression, isExpired: suppression.isExpired(on: policy.today), isMet: false)
        use.matchesNoFile = true
        return SuppressionEncounter(
          use: use, files: override.patterns, comparesFiles: false, isFaulty: false)
      }
    }
  }

  /// The rules that a name refers to.
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
