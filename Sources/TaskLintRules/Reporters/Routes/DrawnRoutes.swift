/// The routes of a definition as texts, in which secrets are masked and nothing controls a terminal.
struct DrawnRoutes: Sendable {
  struct Fact: Sendable {
    let label: String
    let value: String
  }

  struct Place: Sendable {
    let kind: String
    let title: String
    let facts: [Fact]
    let next: String?
    /// The Fluent Bit file with the output; nil if it is generated.
    var file: String?
  }

  enum End: Sendable {
    case router(outputs: [Int], usesFile: Bool)
    case place(Place)
    case nowhere(String)
    case unknown(String)
  }

  struct Container: Sendable {
    let name: String
    let driver: String?
    let isRouter: Bool
    let end: End
    let patterns: [Fact]
  }

  struct CustomFile: Sendable {
    let path: String
    let described: [Place]
    /// The path of the file in the repository, if it is known.
    let source: String?
  }

  struct Router: Sendable {
    let name: String
    let type: String
    let file: CustomFile?
    let failure: String?
  }

  struct Output: Sendable {
    let place: Place
    let senders: [Int]

    /// Whether the output is in the custom file.
    var isOfFile: Bool { place.file != nil }
  }

  let path: String
  let family: String
  let containers: [Container]
  let router: Router?
  let outputs: [Output]

  /// The outputs of the custom file that may take a log, if the file does not decide it.
  var possible: [Int] { outputs.indices.filter { outputs[$0].isOfFile } }

  init(_ routes: LogRoutes, path: String, _ mask: Mask, _ files: CompanionFiles) {
    let printer = Printer(mask: mask, files: files)
    self.path = VisibleText.escape(path)
    family = printer.text(routes.family)
    containers = routes.containers.map(printer.container)
    router = routes.router.map { router in
      Router(
        name: printer.text(router.name), type: printer.text(router.type),
        file: router.file.map { file in
          CustomFile(
            path: printer.text(file.path ?? "the command of the log router"),
            described: file.described.map { printer.place($0) },
            source: file.source.map { VisibleText.escape($0.path) })
        },
        failure: router.failure.map { printer.text($0) })
    }
    outputs = routes.outputs.map { output in
      Output(place: printer.place(output.place, in: output.source), senders: output.senders)
    }
  }

  /// The name of the definition: its family, or the path of a file without one.
  var title: String { family.isEmpty ? path : family }

  private struct Printer {
    let mask: Mask
    let files: CompanionFiles

    func text(_ text: DefinitionText, in source: SourceFile? = nil) -> String {
      var tally = DefinitionText.Tally()
      let fileMask = source.flatMap { files.excerpts(of: $0)?.mask }
      return VisibleText.escape(text.shown(by: mask, and: fileMask, &tally))
    }

    func fact(_ fact: RoutePlace.Fact) -> Fact { self.fact(fact, in: nil) }

    private func fact(_ fact: RoutePlace.Fact, in source: SourceFile?) -> Fact {
      Fact(label: fact.label.description, value: text(fact.value, in: source))
    }

    func place(_ place: RoutePlace, in source: SourceFile? = nil) -> Place {
      Place(
        kind: text(place.kind, in: source), title: text(place.title, in: source),
        facts: place.facts.map { fact($0, in: source) },
        next: place.isStream ? "S3, or what the stream delivers to" : nil,
        file: source.map { VisibleText.escape($0.path) })
    }

    func container(_ container: LogRoutes.Container) -> Container {
      let end: End =
        switch container.end {
        case .router(let outputs, let usesFile): .router(outputs: outputs, usesFile: usesFile)
        case .place(let place): .place(self.place(place))
        case .nowhere(let reason): .nowhere(text(reason.words))
        case .unknown(let reason): .unknown(text(reason.words))
        }
      return Container(
        name: text(container.name), driver: container.driver.map { text($0) },
        isRouter: container.isRouter, end: end, patterns: container.patterns.map(fact))
    }
  }
}

extension LogRoutes.Loss {
  fileprivate var words: DefinitionText {
    switch self {
    case .noConfiguration: "Fargate keeps no log without a 'logConfiguration'"
    case .noDriver: "the log driver is 'none'"
    case .noRouter: "no container has a 'firelensConfiguration'"
    case .noOutput(let router, let hasFile):
      hasFile
        ? "no output of log router '\(router)' or of its custom file takes it"
        : "no output of log router '\(router)' takes it"
    }
  }
}

extension LogRoutes.Doubt {
  fileprivate var words: DefinitionText {
    switch self {
    case .driver: "its log driver is unresolved"
    case .router: "the log router is unresolved"
    case .options: "its log options are unresolved"
    case .instance(let mayBeFargate):
      mayBeFargate
        ? "the default log driver of the instance decides; Fargate keeps no log"
        : "the default log driver of the instance decides"
    }
  }
}
