import TaskLintRules

/// A run of `tasklint render` or `tasklint routes`: reads definitions and prints what becomes of them.
struct DefinitionRun {
  private let plan: LintPlan
  private let arguments: Arguments
  private let streams: Streams
  private var status = ExitStatus.clean

  init(_ arguments: Arguments, streams: Streams) {
    plan = LintPlan(arguments, streams: streams)
    self.arguments = plan.arguments
    self.streams = streams
  }

  /// Reads the files and returns what to print, and the process's exit status.
  func run() -> (output: String, status: ExitStatus) {
    var run = self
    let definitions = run.definitions()
    let output = arguments.verb == .render ? run.rendered(definitions) : run.drawn(definitions)
    return (output, run.status)
  }

  // MARK: - Output

  private mutating func rendered(_ files: [ShownDefinitions]) -> String {
    let isHeaded = files.reduce(0) { $0 + $1.count } > 1
    var output = ""
    for file in files {
      for result in GeneratedText(file, isExplained: arguments.isExplained).results {
        let name = result.family.isEmpty ? "" : ": task definition '\(result.family)'"
        for remark in result.remarks {
          streams.printError(file.path + (isHeaded ? name : "") + ": " + remark)
        }
        guard let text = result.text else {
          status = max(status, .findings)
          continue
        }
        if isHeaded {
          output += (output.isEmpty ? "" : "\n") + "# \(VisibleText.escape(file.path + name))\n"
        }
        output += text
      }
    }
    return output
  }

  private func drawn(_ files: [ShownDefinitions]) -> String {
    guard !files.isEmpty else { return "" }
    let drawing = RouteDrawing(files)
    switch arguments.routesFormat {
    case .text:
      return drawing.text(
        color: arguments.color.isOn(streams) ? .ansi : .none, width: streams.width)
    case .mermaid: return drawing.mermaid
    case .svg: return drawing.svg
    case .json: return drawing.json
    }
  }

  // MARK: - Files

  /// The files with definitions; prints why others have none.
  private mutating func definitions() -> [ShownDefinitions] {
    for problem in plan.problems { fail { $0.printError(problem) } }
    for trouble in plan.search.troubles {
      fail { $0.printError("\(trouble.path.text): \(trouble.reason)") }
    }
    var definitions: [ShownDefinitions] = []
    for target in plan.targets {
      for source in sources(of: target) {
        let file = ShownDefinitions(
          source, as: arguments.inputForm, for: plan.linters[target.linter])
        if file.problem == nil {
          if file.isRepaired {
            streams.printError("\(file.path): invalid JSON; run 'tasklint' to see where")
          }
          definitions.append(file)
        } else if let problem = file.problem, target.isNamed {
          fail { $0.printError("\(file.path): \(problem)") }
        }
      }
    }
    if definitions.isEmpty, status == .clean {
      fail { $0.printError("no task definition found") }
    }
    return definitions
  }

  private mutating func fail(_ report: (Streams) -> Void) {
    report(streams)
    status = .failure
  }

  /// The documents of a file: one, or one for each line of a stream.
  private mutating func sources(of target: LintTarget) -> [SourceFile] {
    if case .input(.lines(let beginning)) = target.content {
      var reader = LineReader(beginning: beginning, streams: streams)
      var sources: [SourceFile] = []
      while let batch = reader.next() { sources += batch.sources(named: target.path.text) }
      if let failure = reader.failure {
        fail { $0.printError("\(target.path.text): \(failure.reason)") }
      }
      return sources
    }
    do throws(SystemError) {
      return [SourceFile(path: target.path.text, bytes: try target.read().bytes)]
    } catch {
      fail { $0.printError("\(target.path.text): \(error.reason)") }
      return []
    }
  }
}
