/// The routes of a definition as nodes and edges, for pictures.
struct RouteGraph: Sendable {
  enum Shape: Sendable {
    case container
    case router
    case file
    case place
    /// Logs that are lost, or an error.
    case loss
    case unknown
  }

  struct Node: Sendable {
    let id: String
    let shape: Shape
    /// The title, and lines below it.
    var lines: [String]
  }

  struct Edge: Sendable {
    let from: String
    let to: String
    var label = ""
    /// Whether it depends on something that the definition does not decide.
    var isUncertain = false
  }

  /// What is beside each other: a container with its own place, or an output with what follows it.
  struct Row: Sendable {
    var container: Node?
    var place: Node?
    var next: Node?
  }

  let title: String
  private(set) var router: Node?
  private(set) var file: Node?
  /// The containers that log through the router.
  private(set) var senders: [Node] = []
  /// The outputs of the generated file.
  private(set) var outputs: [Row] = []
  /// The outputs of the custom file, or the places that variables describe.
  private(set) var described: [Row] = []
  /// Where the router's own log goes.
  private(set) var ofRouter: Row?
  /// The other containers, each with the place of its log.
  private(set) var others: [Row] = []
  private(set) var edges: [Edge] = []

  /// All nodes.
  var nodes: [Node] {
    let rows = outputs + described + [ofRouter].compactMap(\.self) + others
    return senders + [router, file].compactMap(\.self)
      + rows.flatMap { [$0.container, $0.place, $0.next].compactMap(\.self) }
  }

  init(_ routes: DrawnRoutes) {
    title = routes.title
    for (index, container) in routes.containers.enumerated() {
      add(container, "c\(index)", routes)
    }
    // A router without a known container object has no node.
    guard router != nil else { return }
    var users: [Int] = []
    var isUndecided = false
    for (index, container) in routes.containers.enumerated() {
      guard case .router(_, let usesFile) = container.end else { continue }
      users.append(index)
      if usesFile { isUndecided = true }
    }
    for (index, output) in routes.outputs.enumerated()
    where !output.senders.isEmpty && !output.isOfFile {
      let row = row(output.place, "o\(index)")
      outputs.append(row)
      connect("r", row, label: label(output, routes, users), isUncertain: false)
    }
    guard let own = routes.router?.file, !users.isEmpty else { return }
    add(own, routes, users, isUndecided: isUndecided)
  }

  /// Adds the custom file and its outputs.
  private mutating func add(
    _ own: DrawnRoutes.CustomFile, _ routes: DrawnRoutes, _ users: [Int], isUndecided: Bool
  ) {
    let drawn = routes.possible.filter { isUndecided || !routes.outputs[$0].senders.isEmpty }
    guard isUndecided || !drawn.isEmpty else { return }
    file = Node(
      id: "f", shape: .file, lines: [isUndecided ? "decided in" : "custom file", own.path])
    edges.append(Edge(from: "r", to: "f"))
    for (index, place) in own.described.enumerated() {
      let row = row(place, "v\(index)")
      described.append(row)
      connect("f", row, label: "", isUncertain: true)
    }
    for index in drawn {
      let output = routes.outputs[index]
      let row = row(output.place, "o\(index)")
      described.append(row)
      connect(
        "f", row, label: output.senders.isEmpty ? "" : label(output, routes, users),
        isUncertain: output.senders.isEmpty)
    }
  }

  /// The containers whose logs an output takes, if the log router has several.
  private func label(
    _ output: DrawnRoutes.Output, _ routes: DrawnRoutes, _ users: [Int]
  ) -> String {
    users.count > 1 ? output.senders.map { routes.containers[$0].name }.joined(separator: ", ") : ""
  }

  private mutating func add(
    _ container: DrawnRoutes.Container, _ id: String, _ routes: DrawnRoutes
  ) {
    let id = container.isRouter ? "r" : id
    let patterns = container.patterns.map { "\($0.label) \($0.value)" }
    var node = Node(
      id: id, shape: container.isRouter ? .router : .container, lines: [container.name] + patterns)
    if container.isRouter, let router = routes.router {
      node.lines.append(router.type)
      if let failure = router.failure { node.lines += ["the task does not start:", failure] }
    }
    let driver = container.driver ?? "no log driver"
    switch container.end {
    case .router:
      if container.isRouter {
        node.lines.append("logs to itself")
      } else {
        senders.append(node)
        edges.append(Edge(from: id, to: "r", label: driver))
      }
      if container.isRouter { router = node }
    case .place(let place):
      add(node, row(place, "p\(id)"), label: driver, isUncertain: false)
    case .nowhere(let reason):
      let end = Node(id: "p\(id)", shape: .loss, lines: ["nowhere", reason])
      add(node, Row(place: end), label: driver, isUncertain: false)
    case .unknown(let reason):
      let end = Node(id: "p\(id)", shape: .unknown, lines: ["unknown", reason])
      add(node, Row(place: end), label: driver, isUncertain: true)
    }
  }

  private mutating func add(_ node: Node, _ row: Row, label: String, isUncertain: Bool) {
    connect(node.id, row, label: label, isUncertain: isUncertain)
    if node.shape == .router {
      router = node
      ofRouter = row
    } else {
      others.append(Row(container: node, place: row.place, next: row.next))
    }
  }

  private func row(_ place: DrawnRoutes.Place, _ id: String) -> Row {
    let lines = [place.title] + place.facts.map { "\($0.label) \($0.value)" }
    return Row(
      place: Node(id: id, shape: .place, lines: lines),
      next: place.next.map { Node(id: "n\(id)", shape: .unknown, lines: [$0]) })
  }

  private mutating func connect(
    _ start: String, _ row: Row, label: String, isUncertain: Bool
  ) {
    guard let place = row.place else { return }
    edges.append(Edge(from: start, to: place.id, label: label, isUncertain: isUncertain))
    if let next = row.next { edges.append(Edge(from: place.id, to: next.id, isUncertain: true)) }
  }
}
