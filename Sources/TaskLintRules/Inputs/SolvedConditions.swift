/// The conditions of a template whose outcomes can be computed.
///
/// Each condition is looked at once, after those that it refers to. Conditions that refer to each
/// other in a circle, refer to a missing one, nest too deep, or depend on too much are left out:
/// their outcome is unknown.
struct SolvedConditions: Sendable {
  /// On how many values of variables a condition may depend.
  static let comparisonLimit = 64

  /// A condition with everything that it depends on, also through other conditions.
  struct Condition: Sendable {
    let formula: ConditionFormula
    /// The constants that each variable is compared with.
    let comparisons: [ConditionVariable: Set<String>]
    fileprivate let height: Int
  }

  private var conditions: [String: Condition] = [:]

  init(_ formulas: [String: ConditionFormula]) {
    var waiting: [String: Int] = [:]
    var dependants: [String: [String]] = [:]
    var ready: [String] = []
    for (name, formula) in formulas {
      let references = Self.references(of: formula)
      waiting[name] = references.count
      for reference in references { dependants[reference, default: []].append(name) }
      if references.isEmpty { ready.append(name) }
    }
    while let name = ready.popLast() {
      guard let formula = formulas[name], let condition = solved(formula) else { continue }
      conditions[name] = condition
      for dependant in dependants[name] ?? [] {
        let left = (waiting[dependant] ?? 0) - 1
        waiting[dependant] = left
        if left == 0 { ready.append(dependant) }
      }
    }
  }

  /// Whether there are none.
  var isEmpty: Bool { conditions.isEmpty }

  subscript(name: String) -> Condition? { conditions[name] }

  private static func references(of formula: ConditionFormula) -> Set<String> {
    var names: Set<String> = []
    var open = [formula]
    while let formula = open.popLast() {
      if case .condition(let name) = formula { names.insert(name) }
      open += formula.operands
    }
    return names
  }

  /// What a condition depends on, where all conditions that it refers to are solved.
  private func solved(_ formula: ConditionFormula) -> Condition? {
    var comparisons: [ConditionVariable: Set<String>] = [:]
    var height = 0
    var count = 0
    var open = [(formula: formula, depth: 1)]
    func add(_ variable: ConditionVariable, _ value: String) {
      if comparisons[variable, default: []].insert(value).inserted { count += 1 }
    }
    while let (formula, depth) = open.popLast() {
      height = max(height, depth)
      switch formula {
      case .comparison(let variable, let value): add(variable, value)
      case .condition(let name):
        guard let condition = conditions[name] else { return nil }
        height = max(height, depth + condition.height)
        for (variable, values) in condition.comparisons {
          for value in values { add(variable, value) }
        }
      case .constant, .not, .all, .any: break
      }
      guard height <= ConditionFormula.heightLimit, count <= Self.comparisonLimit else {
        return nil
      }
      open += formula.operands.map { ($0, depth + 1) }
    }
    return Condition(formula: formula, comparisons: comparisons, height: height)
  }
}
