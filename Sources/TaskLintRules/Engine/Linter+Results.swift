/// What the rules of a linter find in a file, before it is located.
struct RawReport {
  var results: [RuleResult]
  var observations: [FileReport.Observation] = []
  /// The places in the file, if they were needed.
  var places: Places?
  /// The Fluent Bit files that the definitions mount.
  var files: [FluentBitConfiguration] = []
}

extension Linter {
  /// What the rules find in a file; nil where it depends on what other files mention, which is not
  /// known yet.
  func rawReport(
    of contents: FileContents, isNamed: Bool, mentioned: LogDestinations?
  ) -> RawReport? {
    var report = RawReport(
      results: contents.documents.flatMap { read in
        results(
          in: LintedDocument(
            document: read.document, input: read.input, bracketFault: contents.bracketFault,
            isNamed: isNamed))
      })
    var mentions = Mentions(contents, configured: configured, others: mentioned)
    for number in contents.definitions.indices {
      let routing = LogRouting(contents.definitions[number], files: companions.files)
      if let file = routing.customFile { report.files.append(file.configuration) }
      var own = results(in: routing, number: number)
      guard mentions.decide(&own) else { return nil }
      if own.count > 1 {
        let known = report.places ?? Places(contents)
        report.places = known
        removeSilenced(from: &own, known)
      }
      report.results += own
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
      results.append(RuleResult(rule: index, definition: number, findings: found))
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
    var silenced: Set<Silence> = []
    for result in results {
      let own = active[result.rule].metadata
      let others = rules.filter { $0.yields(to: own) }.map(\.id)
      guard !others.isEmpty else { continue }
      for finding in result.findings {
        let subject = places.subject(of: finding, in: result.definition ?? 0)
        let subjects = [subject] + finding.covered
        for rule in others {
          for subject in subjects { silenced.insert(Silence(rule: rule, subject: subject)) }
        }
      }
    }
    guard !silenced.isEmpty else { return }
    let silencedRules = Set(silenced.map(\.rule))
    for index in results.indices {
      let rule = active[results[index].rule].metadata.id
      guard silencedRules.contains(rule) else { continue }
      let definition = results[index].definition ?? 0
      results[index].findings.removeAll { finding in
        silenced.contains(
          Silence(rule: rule, subject: places.subject(of: finding, in: definition)))
      }
    }
    results.removeAll(where: \.findings.isEmpty)
  }

  private struct Silence: Hashable {
    let rule: RuleID
    let subject: Subject
  }
}
