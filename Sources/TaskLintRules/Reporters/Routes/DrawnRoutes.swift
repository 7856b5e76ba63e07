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
  }

  let path: String
  let family: String
  let containers: [Container]
  let router: Router?
  let outputs: [Output]

  init(_ routes: LogRoutes, path: String, _ mask: Mask) {
    let printer = Printer(mask: mask)
    self.path = VisibleText.escape(path)
    family = printer.text(routes.family)
    containers = routes.containers.map(printer.container)
    router = routes.router.map { router in
      Router(
        name: printer.text(router.name), type: printer.text(router.type),
        file: router.file.map { file in
          CustomFile(
            path: printer.text(file.path), described: file.described.map(printer.place))
        },
        failure: router.failure.map(printer.text))
    }
    outputs = routes.outputs.map { output in
      Output(place: printer.place(output.place), senders: output.senders)
    }
  }

  /// The name of the definition: its family, or the path of a file without one.
  var title: String { family.isEmpty ? path : family }

  private struct Printer {
    let mask: Mask

    func text(_ text: DefinitionText) -> String {
      var tally = DefinitionText.Tally()
      return VisibleText.escape(text.shown(by: mask, &tally))
    }

    func fact(_ fact: RoutePlace.Fact) -> Fact {
      Fact(label: fact.label.description, value: text(fact.value))
    }

    func place(_ place: RoutePlace) -> Place {
      Place(
        kind: text(place.kind), title: text(place.title), facts: place.facts.map(fact),
        next: place.next.map(text))
    }

    func container(_ container: LogRoutes.Container) -> Container {
      let end: End =
        switch container.end {
        case .router(let outputs, let usesFile): .router(outputs: outputs, usesFile: usesFile)
        case .place(let place): .place(self.place(place))
        case .nowhere(let reason): .nowhere(text(reason))
        case .unknown(let reason): .unknown(text(reason))
        }
      return Container(
        name: text(container.name), driver: container.driver.map(text),
        isRouter: container.isRouter, end: end, patterns: container.patterns.map(fact))
    }
  }
}
