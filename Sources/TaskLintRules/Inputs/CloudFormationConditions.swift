/// The conditions of a template, and the outcomes that they can have together.
///
/// `Fn::If` chooses by the name of a condition, and conditions compare the template's parameters.
/// Each outcome is the result of some choice of parameters, so no variant is linted that no
/// deployment can have. Work and the number of variants are bounded: past a bound a condition is
/// unknown, and `Fn::If` on it is unresolved.
struct CloudFormationConditions {
  /// How many variants of a definition are linted.
  static let variantLimit = 8
  /// How many choices of parameters are tried for one definition.
  private static let assignmentLimit = 64
  /// How many conditions of one definition are evaluated.
  private static let nameLimit = 16

  /// How many formulas are evaluated, and outcomes compared, for one template.
  private var stepsLeft = 2_000_000
  /// How many values the variants of one template may have beyond those that are written: each variant
  /// is linted like a definition.
  private var valuesLeft = 20_000

  private let conditions: SolvedConditions
  /// The values that a parameter may have, for those that list them.
  private let allowedValues: [String: Set<String>]

  init(template: JSONValue) {
    var formulas: [String: ConditionFormula] = [:]
    for member in template.member("Conditions")?.value.members ?? JSONValue.noMembers(template) {
      formulas[member.key.text] = ConditionFormula(member.value)
    }
    conditions = SolvedConditions(formulas)
    var allowedValues: [String: Set<String>] = [:]
    let parameters = formulas.isEmpty ? nil : template.member("Parameters")?.value.members
    for member in parameters ?? JSONValue.noMembers(template) {
      let values = member.value.member("AllowedValues")?.value.elements.compactMap(\.constant)
      if let values, !values.isEmpty { allowedValues[member.key.text] = Set(values) }
    }
    self.allowedValues = allowedValues
  }

  /// The outcomes that the conditions used in a value can have together, at most `variantLimit`;
  /// a single one without conditions if nothing is known of them.
  mutating func variants(of value: JSONValue, existsIf existence: String?) -> [[String: Bool]] {
    guard !conditions.isEmpty else { return [[:]] }
    let used = Self.conditionNames(in: value).sorted().filter { $0 != existence }
    var names: [String] = []
    var comparisons: [ConditionVariable: Set<String>] = [:]
    for name in (existence.map { [$0] } ?? []) + used where names.count < Self.nameLimit {
      guard let condition = conditions[name] else { continue }
      let all = comparisons.merging(condition.comparisons) { $0.union($1) }
      guard canTryAll(all) else { continue }
      comparisons = all
      names.append(name)
    }
    // Without its own condition, a resource would be linted in a combination in which it does not exist.
    guard !names.isEmpty, existence == nil || names.first == existence else { return [[:]] }
    var outcomes: [[Bool]] = []
    var known: Set<[Bool]> = []
    for assignment in assignments(of: comparisons) {
      guard let outcome = outcome(of: names, assignment) else { return [[:]] }
      if existence != nil, !outcome[0] { continue }
      if known.insert(outcome).inserted { outcomes.append(outcome) }
    }
    guard !outcomes.isEmpty, let selected = selection(of: outcomes) else { return [[:]] }
    valuesLeft -= (selected.count - 1) * value.nodeCount
    guard valuesLeft >= 0 else { return [[:]] }
    return selected.map { outcome in
      Dictionary(zip(names, outcome)) { first, _ in first }
    }
  }

  /// The names that `Fn::If` refers to anywhere in a value.
  private static func conditionNames(in value: JSONValue) -> Set<String> {
    var names: Set<String> = []
    var open = [value]
    while let current = open.popLast() {
      for member in current.members {
        if member.key == "Fn::If" {
          var arguments = member.value.elements
          if let name = arguments.next()?.string?.text { names.insert(name) }
        }
        open.append(member.value)
      }
      open += current.elements
    }
    return names
  }

  // MARK: - Assignments

  /// A value that differs from all constants of the template.
  private static let other = "\u{0}other"

  /// The values of a variable that make a difference.
  private func values(
    of variable: ConditionVariable, comparedWith constants: Set<String>
  ) -> [String] {
    guard case .parameter(let name) = variable, let allowed = allowedValues[name] else {
      return constants.sorted() + [Self.other]
    }
    let possible = constants.intersection(allowed).sorted()
    return allowed.isSubset(of: constants) ? possible : possible + [Self.other]
  }

  private func canTryAll(_ comparisons: [ConditionVariable: Set<String>]) -> Bool {
    var count = 1
    for (variable, constants) in comparisons {
      count *= values(of: variable, comparedWith: constants).count
      // Checked at each step, the product stays far from an overflow.
      guard count <= Self.assignmentLimit else { return false }
    }
    return true
  }

  private func assignments(
    of comparisons: [ConditionVariable: Set<String>]
  ) -> [[ConditionVariable: String]] {
    // In a fixed order, since it decides which outcomes are linted where there are many.
    comparisons.sorted { $0.key < $1.key }.reduce([[:]]) { assignments, comparison in
      let values = values(of: comparison.key, comparedWith: comparison.value)
      return assignments.flatMap { assignment in
        values.map { assignment.merging([comparison.key: $0]) { _, new in new } }
      }
    }
  }

  // MARK: - Outcomes

  /// The outcome of each condition; nil once the budget is spent.
  private mutating func outcome(
    of names: [String], _ assignment: [ConditionVariable: String]
  ) -> [Bool]? {
    var known: [String: Bool] = [:]
    let outcome = names.map { evaluate(.condition($0), assignment, &known) }
    return stepsLeft > 0 ? outcome : nil
  }

  /// Evaluates a formula; `known` holds the conditions that were evaluated with the assignment.
  private mutating func evaluate(
    _ formula: ConditionFormula, _ assignment: [ConditionVariable: String],
    _ known: inout [String: Bool]
  ) -> Bool {
    guard stepsLeft > 0 else { return false }
    stepsLeft -= 1
    switch formula {
    case .constant(let value): return value
    case .comparison(let variable, let value): return assignment[variable] == value
    case .condition(let name):
      if let value = known[name] { return value }
      guard let condition = conditions[name] else { return false }
      let value = evaluate(condition.formula, assignment, &known)
      known[name] = value
      return value
    case .not(let operand): return !evaluate(operand, assignment, &known)
    case .all(let operands):
      for operand in operands where !evaluate(operand, assignment, &known) { return false }
      return true
    case .any(let operands):
      for operand in operands where evaluate(operand, assignment, &known) { return true }
      return false
    }
  }

  /// The outcomes to lint: all of a few; of more those that combine each two conditions in as many
  /// ways as possible; nil once the budget is spent.
  private mutating func selection(of outcomes: [[Bool]]) -> [[Bool]]? {
    guard outcomes.count > Self.variantLimit else { return outcomes }
    var selected: [[Bool]] = []
    var missing = outcomes.map(Self.pairs)
    while selected.count < Self.variantLimit {
      var best = (index: 0, count: 0)
      for (index, pairs) in missing.enumerated() where pairs.count > best.count {
        best = (index, pairs.count)
      }
      guard best.count > 0 else { break }
      selected.append(outcomes[best.index])
      let combined = missing[best.index]
      for index in missing.indices {
        stepsLeft -= combined.count
        guard stepsLeft > 0 else { return nil }
        missing[index].subtract(combined)
      }
    }
    return selected
  }

  /// Each two conditions of an outcome with their values, as one number.
  private static func pairs(of outcome: [Bool]) -> Set<Int> {
    var pairs: Set<Int> = []
    for first in outcome.indices {
      for second in outcome.indices where second > first {
        let values = (outcome[first] ? 2 : 0) + (outcome[second] ? 1 : 0)
        pairs.insert((first * outcome.count + second) * 4 + values)
      }
    }
    return pairs
  }
}

extension JSONValue {
  /// The members of a value that is not an object.
  fileprivate static func noMembers(_ value: JSONValue) -> Members {
    Members(document: value.document, index: 0, end: 0)
  }
}
