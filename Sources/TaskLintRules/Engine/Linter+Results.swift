/// What the rules of a linter find in a file, before it is located.
struct RawReport {
  private(set) var results: [RuleResult] = []
  private(set) var count = 0
  var observations: [FileReport.Observation] = []
  /// The places in the file, if they were needed.
  var places: Places?
  /// The Fluent Bit files that the definitions mount.
  var files: [FluentBitConfiguration] = []

  mutating func add(_ results: [RuleResult]) {
    self.results += results
    for result in results { count += result.findings.count }
  }

  mutating func removeResults() {
    results = []
    count = 0
  }
}

extension FileContents {
  /// Whether two definitions are one, under different conditions of its template.
  fileprivate func areVariants(_ first: Int, _ second: Int) -> Bool {
    let (first, second) = (definitions[first].object, definitions[second].object)
    return first.document === second.document && first.index == second.index
  }
}

extension Linter {
  /// The Fluent Bit files that the definitions of a file mount.
  func companions(of contents: FileContents) -> [FluentBitConfiguration] {
    companions.files.isEmpty
      ? []
      : contents.definitions.compactMap {
        LogRouting($0, files: companions.files).customFile?.configuration
      }
  }

  /// What the rules find in a file; nil where it depends on what other files mention, which is not
  /// known yet.
  ///
  /// The findings so far are given to `take`, which may remove them, whenever they are many.
  func rawReport(
    of contents: FileContents, isNamed: Bool, mentioned: LogDestinations?,
    inBatches take: (inout RawReport) -> Void = { _ in }
  ) -> RawReport? {
    var report = RawReport()
    for read in contents.documents {
      report.add(
        results(
          in: LintedDocument(
            document: read.document, input: read.input, bracketFault: contents.bracketFault,
            isNamed: isNamed)))
    }
    var mentions = Mentions(contents, configured: configured, others: mentioned)
    for number in contents.definitions.indices {
      // The variants of a definition have the same findings.
      if report.count >= FileFindings.batchSize,
        number == 0 || !contents.areVariants(number - 1, number)
      {
        take(&report)
      }
      let routing = LogRouting(contents.definitions[number], files: companions.files)
      if let file = routing.customFile { report.files.append(file.configuration) }
      var own = results(in: routing, number: number)
      guard mentions.decide(&own) else { return nil }
      if own.count > 1 {
        let known = report.places ?? Places(contents)
        report.places = known
        removeSilenced(from: &own, known)
      }
      report.add(own)
      report.observations += observations(of: routing, number: number)
    }
    return report
  }

  private func results(in document: LintedDocument) -> [RuleResult] {
    var results: [RuleResult] = []
    for placed in documentRules {
      guard case .document(let rule) = placed.kind else { continue }
      let found = rule.findings(in: document)
      if !found.isEmpty { results.append(RuleResult(rule: placed.index, findings: found)) }
    }
    return results
  }

  private func results(in routing: LogRouting, number: Int) -> [RuleResult] {
    var results: [RuleResult] = []
    func add(_ found: [RuleFinding], by index: Int) {
      guard !found.isEmpty else { return }
      results.append(
        RuleResult(rule: index, definition: number, findings: FindingList.limited(found)))
    }
    // Wrapping each in a class would save a copy, but create a hundred objects at each start.
    definitionRules.withUnsafeBufferPointer { rules in
      for place in rules.indices {
        add(rules[place].findings(in: routing.definition), by: definitionIndexes[place])
      }
    }
    routingRules.withUnsafeBufferPointer { rules in
      for place in rules.indices {
        add(rules[place].findings(in: routing), by: routingIndexes[place])
      }
    }
    return results
  }

  /// Removes the findings on subjects that a more specific rule reports or covers.
  private func removeSilenced(from results: inout [RuleResult], _ places: Places) {
    let rules = results.map { active[$0.rule].metadata }
    let others = rules.map { own in rules.filter { $0.yields(to: own) }.map(\.id) }
    let anyOthers = others.joined()
    guard !anyOthers.isEmpty else { return }
    let yielding = rules.map { anyOthers.contains($0.id) }
    // Only what a rule that yields has found can be silenced: often little, beside many findings.
    let subjects = results.indices.map { index in
      yielding[index] ? self.subjects(of: results[index], places) : []
    }
    let open = Set(subjects.joined())
    var silenced: Set<Silence> = []
    for (index, result) in results.enumerated() where !others[index].isEmpty {
      let own = yielding[index] ? subjects[index] : self.subjects(of: result, places)
      for (number, finding) in result.findings.enumerated() {
        for subject in [own[number]] + finding.covered where open.contains(subject) {
          for rule in others[index] { silenced.insert(Silence(rule: rule, subject: subject)) }
        }
      }
    }
    guard !silenced.isEmpty else { return }
    for index in results.indices where yielding[index] {
      let rule = rules[index].id
      let isSilenced = subjects[index].map { subject in
        silenced.contains(Silence(rule: rule, subject: subject))
      }
      guard isSilenced.contains(true) else { continue }
      results[index].findings = zip(results[index].findings, isSilenced)
        .filter { !$0.1 }.map(\.0)
    }
    results.removeAll(where: \.findings.isEmpty)
  }

  private func subjects(of result: RuleResult, _ places: Places) -> [Subject] {
    result.findings.map { places.subject(of: $0, in: result.definition ?? 0) }
  }

  private struct Silence: Hashable {
    let rule: RuleID
    let subject: Subject
  }
}
