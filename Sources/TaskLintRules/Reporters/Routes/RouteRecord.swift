/// The routes of definitions as JSON; Documentation/routes.md describes the properties.
struct RouteRecord {
  /// The version of the format; it is raised if a property changes its meaning or is removed.
  static let version = 1

  private let definitions: [DrawnRoutes]

  init(_ definitions: [DrawnRoutes]) { self.definitions = definitions }

  /// The document.
  var text: String {
    let root: JSONOutput = [
      "version": .integer(Self.version),
      "definitions": .list(definitions.map(Self.record)),
    ]
    return root.lines
  }

  private static func record(_ routes: DrawnRoutes) -> JSONOutput {
    [
      "path": .string(routes.path),
      "family": routes.family.isEmpty ? nil : .string(routes.family),
      "router": routes.router.map { record($0, routes) },
      "containers": .list(routes.containers.map { record($0, routes) }),
    ]
  }

  private static func record(_ router: DrawnRoutes.Router, _ routes: DrawnRoutes) -> JSONOutput {
    [
      "container": .string(router.name),
      "type": .string(router.type),
      "file": router.file.map { file in
        [
          "path": .string(file.path), "source": file.source.map { .string($0) },
          "variables": .nonEmpty(file.described.map { record($0) }),
          "outputs": .nonEmpty(routes.possible.map { record(routes.outputs[$0].place) }),
        ]
      },
      "failure": router.failure.map { .string($0) },
    ]
  }

  private static func record(
    _ container: DrawnRoutes.Container, _ routes: DrawnRoutes
  ) -> JSONOutput {
    var (route, reason): (String, String?) = ("router", nil)
    var destinations: [JSONOutput] = []
    var usesFile: Bool?
    switch container.end {
    case .router(let outputs, let isDecidedInFile):
      destinations = outputs.map { record(routes.outputs[$0].place) }
      usesFile = isDecidedInFile
    case .place(let place):
      route = "driver"
      destinations = [record(place)]
    case .nowhere(let text): (route, reason) = ("nowhere", text)
    case .unknown(let text): (route, reason) = ("unknown", text)
    }
    return [
      "name": .string(container.name),
      "logDriver": container.driver.map { .string($0) },
      "isRouter": .boolean(container.isRouter),
      "route": .string(route),
      "reason": reason.map { .string($0) },
      "patterns": container.patterns.isEmpty ? nil : settings(container.patterns),
      "usesFile": usesFile.map { .boolean($0) },
      "destinations": .list(destinations),
    ]
  }

  private static func record(_ place: DrawnRoutes.Place) -> JSONOutput {
    [
      "kind": .string(place.kind),
      "title": .string(place.title),
      "settings": settings(place.facts),
      "next": place.next.map { .string($0) },
      "file": place.file.map { .string($0) },
    ]
  }

  private static func settings(_ facts: [DrawnRoutes.Fact]) -> JSONOutput {
    .object(facts.map { (name: $0.label, value: .string($0.value)) })
  }
}
