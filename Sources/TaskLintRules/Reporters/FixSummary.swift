/// The numbers of fixes in a run.
public struct FixSummary: Sendable {
  /// What the run does with fixes.
  public enum Mode: Sendable, Equatable {
    case lint
    case fix(unsafe: Bool)
    case diff
  }

  public var mode = Mode.lint
  /// How many findings were fixed, or would be.
  public var fixed = 0
  /// In how many files.
  public var files = 0
  /// How many fixes were left out, because their results would be worse.
  public private(set) var leftOut = 0
  /// The rules of the findings that their results would have.
  private var causes: Set<RuleID> = []
  /// Whether a fix was left out for another reason.
  private var hasOtherReasons = false
  /// The fixes of the open findings.
  public var available = FixCounts()

  /// What was fixed and what was not, each as a sentence.
  public var sentences: [String] {
    var sentences: [String] = []
    if mode == .lint { return [] }
    if fixed > 0 {
      let verb = mode == .diff ? "Would fix" : "Fixed"
      sentences.append(
        "\(verb) \(SummaryText.count(fixed, "finding")) in \(SummaryText.count(files, "file")).")
    } else if mode == .diff {
      sentences.append("Would fix nothing.")
    }
    if leftOut > 0 {
      let subject = leftOut == 1 ? "fix was" : "fixes were"
      let list = leftOut == 1 ? "it" : "them"
      sentences.append("\(leftOut) \(subject) left out\(reason). '--verbose' lists \(list).")
    }
    if available.withheld > 0 {
      let count = available.withheld
      sentences.append(
        "\(count) \(count == 1 ? "fix is" : "fixes are") not offered: tasklint does not change"
          + " Terraform plans and states, output of the CDK, and templates that are not JSON.")
    }
    return sentences
  }

  /// Counts a fix that was left out.
  public mutating func leaveOut(_ objection: FixObjection) {
    leftOut += 1
    if case .finding(let rule) = objection {
      causes.insert(rule)
    } else {
      hasOtherReasons = true
    }
  }

  /// The rules because of which fixes were left out, if they are few and the only reason.
  private var reason: String {
    guard !hasOtherReasons, causes.count <= Self.mostCauses else { return "" }
    let names = causes.sorted().map { "'\($0)'" }.joined(separator: " or ")
    return ", because \(leftOut == 1 ? "its result" : "their results") would have new findings of "
      + names
  }

  private static let mostCauses = 2

  /// How many of the findings can be fixed; empty if none can.
  var offer: String {
    switch mode {
    case .lint:
      let (safe, unsafe) = (available.safe, available.unsafe)
      if safe > 0 {
        let more = unsafe > 0 ? ", \(unsafe) more with --fix --unsafe-fixes" : ""
        return " \(safe) fixable with --fix\(more)."
      }
      return unsafe > 0 ? " \(unsafe) fixable with --fix --unsafe-fixes." : ""
    case .fix(unsafe: false):
      return available.unsafe > 0 ? " \(available.unsafe) fixable with --unsafe-fixes." : ""
    case .fix(unsafe: true), .diff: return ""
    }
  }
}
