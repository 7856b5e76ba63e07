import TaskLintRules

/// The outcomes of the files of a run, so that the next run lints only what has changed.
struct KnownOutcomes: Sendable {
  private(set) var outcomes: [FilePath: FileOutcome] = [:]
  /// What other files mention, as the outcomes assume; nil if none depends on it.
  var mentioned: LogDestinations?

  /// Keeps the outcome of a file that could be read.
  mutating func keep(_ outcome: FileOutcome, of plan: LintPlan) {
    guard outcome.file.failure == nil else { return }
    let index = outcome.source
    let isTarget = index < plan.targets.count
    let target = isTarget ? plan.targets[index] : plan.others[index - plan.targets.count]
    outcomes[target.path] = outcome
  }

  /// The outcomes of the files that satisfy a condition.
  func filtered(_ isUnchanged: (FilePath) -> Bool) -> KnownOutcomes {
    var filtered = self
    filtered.outcomes = outcomes.filter { isUnchanged($0.key) }
    return filtered
  }

  /// The Fluent Bit files that the definitions read.
  func companionPaths(of plan: LintPlan) -> Set<FilePath> {
    let paths = Set(outcomes.values.flatMap(\.file.companionPaths))
    return Set(paths.map { FilePath(plan.absolute(FilePath($0))) })
  }
}

extension LintPlan {
  /// The outcomes that hold for the files as they are now.
  func valid(_ known: KnownOutcomes) -> KnownOutcomes {
    guard let assumed = known.mentioned else { return known }
    let now = FileLinter.mentioned(in: targets + others, as: arguments.inputForm)
    return now == assumed ? known : KnownOutcomes()
  }
}
