import TaskLintRules

extension LintPlan {
  /// How many files have an override that suppresses every rule in all of their containers.
  func silencedFiles(on today: CalendarDay) -> Int {
    guard arguments.honorsSuppressions else { return 0 }
    var overrides: [Int: [Configuration.Override]] = [:]
    for index in Set(targets.map(\.linter)) {
      overrides[index] = configurations[index].configuration?.overrides.filter { override in
        override.containers.isEmpty && override.ignore.contains { $0.value == RuleNames.all }
          && override.until.map { today <= $0.value } ?? true
      }
    }
    guard overrides.values.contains(where: { !$0.isEmpty }) else { return 0 }
    return targets.count { target in
      overrides[target.linter]?.contains { $0.applies(to: target.path.text) } ?? false
    }
  }
}
