/// The rules that compare files: what is kept of each file, and the findings at the end.
extension Linter {
  /// Whether rules are on that compare the definitions of all files.
  public var comparesFiles: Bool { !crossRules.isEmpty }

  /// The traces of a file that is only compared with others.
  public func traces(of source: SourceFile, as form: InputForm? = nil) -> [CrossTrace] {
    guard comparesFiles else { return [] }
    return observations(in: FileContents(source, as: form)).map(\.trace)
  }

  /// The records of a file that others are compared with.
  public func records(of source: SourceFile, as form: InputForm? = nil) -> [CrossRecord] {
    comparesFiles ? records(of: FileContents(source, as: form)) : []
  }

  func records(of contents: FileContents) -> [CrossRecord] {
    let observations = observations(in: contents)
    guard !observations.isEmpty else { return [] }
    let inSource = suppressions(in: contents).inSource
    return records(observations, inSource, Locator(contents, Places(contents)), .records)
  }

  private func observations(in contents: FileContents) -> [FileReport.Observation] {
    contents.definitions.enumerated().flatMap { number, definition in
      observations(of: LogRouting(definition, files: companions.files), number: number)
    }
  }

  /// The records of what the rules observed, each with the suppressions in the file that match it.
  func records(
    _ observations: [FileReport.Observation], _ inSource: [InSourceSuppression],
    _ locator: Locator, _ keeping: CrossKeeping
  ) -> [CrossRecord] {
    guard keeping != .traces else { return [] }
    let suppressions = inSource.map(locator.scoped)
    return observations.map { observation in
      locator.record(
        observation, suppressions: accepting(observation, among: suppressions, locator),
        hasExcerpt: keeping == .records)
    }
  }

  /// The suppressions in the file that match what a cross-file rule may find at a place.
  private func accepting(
    _ observation: FileReport.Observation, among suppressions: [ScopedSuppression],
    _ locator: Locator
  ) -> [Suppression] {
    guard !suppressions.isEmpty else { return [] }
    let range = locator.location(observation.observation.range).range
    return
      suppressions
      .filter { $0.answers(for: observation.rule.metadata) && $0.covers(range, container: nil) }
      .map(\.suppression)
  }

  /// The findings of the rules that compare definitions, given the records of all files.
  public func compare(_ records: [CrossRecord]) -> [Finding] {
    guard comparesFiles else { return [] }
    return crossRules.flatMap { placed -> [Finding] in
      guard case .cross(let rule) = placed.kind else { return [] }
      let index = placed.index
      return CrossComparison(
        rule: rule, metadata: active[index].metadata, severity: active[index].severity
      )
      .findings(among: records.filter { $0.rule == active[index].metadata.id }.map(\.record))
      .map { accepted($0, by: policy.suppressions(for: $0.location.path)) }
    }
  }
}
