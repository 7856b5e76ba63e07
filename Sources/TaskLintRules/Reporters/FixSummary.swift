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
  public var leftOut = 0
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
      let results =
        leftOut == 1 ? "fix was left out: its result" : "fixes were left out: their results"
      sentences.append(
        "\(leftOut) \(results) would have other findings. '--verbose' lists \(leftOut == 1 ? "it" : "them")."
      )
    }
    if available.withheld > 0 {
      let count = available.withheld
      sentences.append(
        "\(count) \(count == 1 ? "fix is" : "fixes are") not offered: tasklint does not change"
          + " Terraform plans and states, output of the CDK, and templates that are not JSON.")
    }
    return sentences
  }

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
