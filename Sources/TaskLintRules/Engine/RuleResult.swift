/// The findings of one rule in one document or definition, before they are located.
struct RuleResult {
  let rule: Int
  var definition: Int?
  var findings: [RuleFinding]

  /// A finding with its rule and definition.
  func raw(_ index: Int) -> RawFinding {
    RawFinding(rule: rule, finding: findings[index], definition: definition)
  }
}

/// A finding before it is located: which rule made it, and in which definition of the file.
struct RawFinding {
  let rule: Int
  let finding: RuleFinding
  var definition: Int?
}
