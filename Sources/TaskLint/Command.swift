import TaskLintRules

/// The command: arguments in, exit status out.
///
/// It accesses only its streams and the files that the arguments refer to.
struct Command: Sendable {
  let streams: Streams
  /// The number of threads; nil for the number of cores.
  var threads: Int? = 1
  /// Called with the status at the end of a run, before the run is deallocated.
  var end: @Sendable (ExitStatus) -> Void = { _ in }

  /// Runs the command.
  func run(_ words: [Argument]) -> ExitStatus {
    do throws(UsageError) {
      try Self.checkNames(words)
      return answer(try ArgumentParser.parse(words))
    } catch {
      streams.printError(error.message)
      return .failure
    }
  }

  /// Rejects an option that is also the name of a file: a pattern of the shell, or a hook, that meant
  /// the file would otherwise set the option.
  private static func checkNames(_ words: [Argument]) throws(UsageError) {
    for word in words.prefix(while: { $0 != "--" }) where word.hasPrefix("-") && word != "-" {
      guard (try? FileStatus(ofLink: word.path)) != nil else { continue }
      throw UsageError("'\(word.text)' is an option and the name of a file; put '--' before files")
    }
  }

  private func answer(_ arguments: Arguments) -> ExitStatus {
    switch arguments.informationRequest {
    case .help: return print(HelpPage(verb: arguments.verb, color: color(arguments)).text)
    case .manual: return print(ManualPage().text)
    case .version: return print("\(Product.name) \(Product.version)\n")
    case nil: break
    }
    switch arguments.verb {
    case .lint where arguments.isWatching:
      return WatchRun(arguments, streams: streams, threads: threads).run()
    case .lint:
      var run = LintRun(arguments, streams: streams, threads: threads)
      let status = run.run()
      withExtendedLifetime(run) { end(status) }
      return status
    case .rules:
      let group = arguments.operands.first?.text
      return print(
        RulesList(group: group, format: arguments.rulesFormat, color: color(arguments)).text)
    case .explain:
      let name = arguments.operands.first?.text ?? ""
      let color = color(arguments)
      guard let rule = RuleCatalog.rule(named: name) else {
        return print(GroupExplanation(name, color: color).text)
      }
      return print(Explanation(rule, color: color).text)
    case .initialize:
      return Initialization(arguments, streams: streams).run().map(print) ?? .failure
    case .config:
      return arguments.printsSchema
        ? print(ConfigurationSchema().text) : showConfiguration(arguments)
    case .render, .routes:
      let run = DefinitionRun(arguments, streams: streams).run()
      guard !run.output.isEmpty else { return run.status }
      return max(run.status, print(run.output))
    case .lsp: return LanguageService(streams: streams).run()
    case .completions:
      let shell = arguments.operands.first.flatMap { Shell(rawValue: $0.text) }
      return print(shell.map { Completions(shell: $0).script } ?? "")
    }
  }

  private func color(_ arguments: Arguments) -> Coloring {
    arguments.color.isOn(streams) ? .ansi : .none
  }

  /// Prints the configuration of a file.
  private func showConfiguration(_ arguments: Arguments) -> ExitStatus {
    let path = arguments.operands.first?.path ?? "."
    let isFolder: Bool
    do throws(SystemError) {
      isFolder = try FileStatus(of: path).kind == .folder
    } catch {
      streams.printError("\(path.text): \(error.reason)")
      return .failure
    }
    let configurations = Configurations(arguments, streams: streams)
    let result = configurations.result(for: isFolder ? path.appending(Array("-".utf8)) : path)
    if case .broken(let problems) = result {
      for problem in problems { streams.printError(problem) }
      return .failure
    }
    let report = ConfigurationReport(
      path: path.text, isFolder: isFolder, configuration: result.configuration,
      ofRun: configurations.ofWorkingDirectory.configuration, choices: arguments.choices,
      excluded: configurations.excluded, color: color(arguments), width: streams.width)
    return print(report.text)
  }

  private func print(_ text: String) -> ExitStatus {
    do throws(SystemError) {
      try streams.write(Array(text.utf8))
    } catch {
      guard !error.isBrokenPipe else { return .clean }
      streams.printError("standard output: \(error.reason)")
      return .failure
    }
    return .clean
  }
}
