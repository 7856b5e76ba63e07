import TaskLintRules

/// The command: arguments in, exit status out.
///
/// It touches nothing but its streams and the files that the arguments name.
struct Command: Sendable {
  let streams: Streams
  /// How many files are worked on at a time.
  var threads = 1

  /// Does what the arguments ask for.
  func run(_ words: [Argument]) -> ExitStatus {
    do throws(UsageError) {
      return answer(try ArgumentParser.parse(words))
    } catch {
      streams.complain(error.message)
      return .trouble
    }
  }

  private func answer(_ arguments: Arguments) -> ExitStatus {
    switch arguments.question {
    case .help: return print(HelpPage(verb: arguments.verb).text)
    case .version: return print("\(Product.name) \(Product.version)\n")
    case nil: break
    }
    switch arguments.verb {
    case .lint:
      var run = LintRun(arguments, streams: streams, threads: threads)
      return run.run()
    case .rules:
      return print(RulesList(rules: RuleCatalog.rules, format: arguments.rulesFormat).text)
    case .explain:
      let rule = arguments.operands.first.flatMap { RuleCatalog.rule(named: $0.text) }
      let color: Coloring = arguments.color.isOn(streams) ? .ansi : .none
      return print(rule.map { Explanation($0, color: color).text } ?? "")
    case .initialize: return .clean
    case .config: return .clean
    case .completions:
      let shell = arguments.operands.first.flatMap { Shell(rawValue: $0.text) }
      return print(shell.map { Completions(shell: $0).script } ?? "")
    }
  }

  private func print(_ text: String) -> ExitStatus {
    do throws(SystemError) {
      try streams.write(Array(text.utf8))
    } catch {
      guard !error.isBrokenPipe else { return .clean }
      streams.complain("standard output: \(error.reason)")
      return .trouble
    }
    return .clean
  }
}
