import TaskLintRules

extension OptionTable {
  /// What is done with fixes.
  static let fixes: [Option] = [
    Option(
      name: "fix",
      help: "apply the safe fixes to the files; the findings that remain are reported"
    ) { arguments, _ in arguments.appliesFixes = true },
    Option(
      name: "unsafe-fixes",
      help: "also apply fixes that you must check; with --fix or --diff; they choose a value"
    ) { arguments, _ in arguments.allowsUnsafeFixes = true },
    Option(
      name: "diff",
      help: "print the fixes as a diff; instead of applying them; exit with 1 if there are any"
    ) { arguments, _ in arguments.printsDiff = true },
  ]
}

extension Arguments {
  /// What a run does with the fixes of the findings.
  enum FixMode: Sendable {
    case apply
    case printDiff
  }

  /// What the run does with fixes; nil if it only lints.
  var fixMode: FixMode? { printsDiff ? .printDiff : appliesFixes ? .apply : nil }

  /// What the summary says about fixes.
  var summaryMode: FixSummary.Mode {
    switch fixMode {
    case nil: .lint
    case .apply: .fix(unsafe: allowsUnsafeFixes)
    case .printDiff: .diff
    }
  }

  /// Whether the fixed standard input goes to standard output.
  var printsFixedInput: Bool { fixMode == .apply && operands.contains("-") }

  /// Checks the combination of the options.
  func checkFixes() throws(UsageError) {
    guard !allowsUnsafeFixes || fixMode != nil else {
      throw UsageError("--unsafe-fixes requires --fix or --diff")
    }
    guard printsDiff else { return }
    guard formats.allSatisfy({ $0.file != nil }) else {
      throw UsageError(
        "--diff prints to standard output; write the report to a file with '-f FMT=FILE'")
    }
    guard writtenBaseline == nil else {
      throw UsageError("--diff and --write-baseline can't be combined")
    }
  }
}
