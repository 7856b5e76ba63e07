/// The routes of a definition as a tree: each container, and below it where its log goes.
struct RouteTree {
  /// A line with the lines below it.
  private struct Node {
    var words: [Word]
    var children: [Node] = []
  }

  private enum Word {
    case plain(String)
    case name(String, end: String = "")
    case aside(String)
    case loss(String)
  }

  /// A longer value is cut.
  private static let shownLength = 80

  private let routes: DrawnRoutes

  init(_ routes: DrawnRoutes) { self.routes = routes }

  /// The tree, with a line feed at its end.
  func text(_ layout: TextLayout) -> String {
    let heading =
      routes.family.isEmpty
      ? [Word.name(routes.path)] : [.name(routes.family), .aside(routes.path)]
    var text = Self.line(heading, layout, first: "", later: "") + "\n"
    let nodes = routes.containers.map(node)
    for (index, node) in nodes.enumerated() {
      Self.append(node, isLast: index == nodes.count - 1, below: "", layout, to: &text)
    }
    return text
  }

  private static func append(
    _ node: Node, isLast: Bool, below margin: String, _ layout: TextLayout, to text: inout String
  ) {
    let next = margin + (isLast ? "   " : "│  ")
    let stem = node.children.isEmpty ? "" : "│"
    text += line(
      node.words, layout, first: margin + (isLast ? "└─ " : "├─ "),
      later: next + (stem.isEmpty ? "  " : stem + " "))
    text += "\n"
    for (index, child) in node.children.enumerated() {
      append(child, isLast: index == node.children.count - 1, below: next, layout, to: &text)
    }
  }

  private static func line(
    _ words: [Word], _ layout: TextLayout, first: String, later: String
  ) -> String {
    let styled = words.flatMap { word in
      switch word {
      case .plain(let text): layout.words(of: cut(text))
      case .name(let text, let end): [TextLayout.Word(cut(text), .place, end: end)]
      case .aside(let text): layout.words(of: cut(text), .aside)
      case .loss(let text): layout.words(of: text, .severity(.warning))
      }
    }
    return layout.color.paint(first, .frame)
      + layout.lines(
        styled, from: DisplayWidth.columns(of: first),
        indent: layout.color.paint(later, .frame), indentColumns: DisplayWidth.columns(of: later))
  }

  private static func cut(_ text: String) -> String {
    text.count <= shownLength ? text : text.prefix(shownLength - 1) + "…"
  }

  // MARK: - Nodes

  private func node(_ container: DrawnRoutes.Container) -> Node {
    let driver = container.driver ?? "no log driver"
    var node = Node(words: [.name(container.name)])
    switch container.end {
    case .router(let outputs, let usesFile):
      node.children = [router(container, driver, outputs, usesFile: usesFile)]
    case .place(let place):
      var line = Self.node(place)
      line.words.insert(.plain("\(driver) →"), at: 0)
      node.children = [line]
    case .nowhere(let reason):
      node.children = [Node(words: [.plain("\(driver) →"), .loss("nowhere:"), .plain(reason)])]
    case .unknown(let reason):
      node.children = [Node(words: [.plain("\(driver) →"), .aside("unknown:"), .plain(reason)])]
    }
    if container.isRouter, let failure = routes.router?.failure {
      node.children.append(
        Node(words: [
          .loss("the task does not start:"), .plain("the agent fails:"), .plain(failure),
        ])
      )
    }
    return node
  }

  private func router(
    _ container: DrawnRoutes.Container, _ driver: String, _ outputs: [Int], usesFile: Bool
  ) -> Node {
    guard let router = routes.router else { return Node(words: [.plain(driver)]) }
    var words: [Word] = [.plain("\(driver) →"), .name(router.name), .aside("(\(router.type))")]
    for pattern in container.patterns {
      words += [.aside(pattern.label), .plain(pattern.value)]
    }
    var node = Node(words: words)
    node.children = outputs.filter { !routes.outputs[$0].isOfFile }.map(self.node)
    guard let file = router.file else { return node }
    let own = outputs.filter { routes.outputs[$0].isOfFile }
    if usesFile {
      node.children.append(undecided(file))
    } else if !own.isEmpty {
      node.children.append(
        Node(words: [.plain("custom file"), .name(file.path)], children: own.map(self.node)))
    }
    return node
  }

  /// The node of a custom file that may send a log to several places.
  private func undecided(_ file: DrawnRoutes.CustomFile) -> Node {
    let possible = routes.possible
    let places =
      possible.isEmpty ? file.described : possible.map { routes.outputs[$0].place }
    guard !places.isEmpty else { return Node(words: [.plain("decided in"), .name(file.path)]) }
    let ending = possible.isEmpty ? "for which it has these variables:" : "which has these outputs:"
    return Node(
      words: [.plain("decided in"), .name(file.path, end: ","), .plain(ending)],
      children: places.map(Self.node))
  }

  private func node(_ output: Int) -> Node { Self.node(routes.outputs[output].place) }

  private static func node(_ place: DrawnRoutes.Place) -> Node {
    var words: [Word] = [.name(place.title + (place.facts.isEmpty ? "" : ":"))]
    for (index, fact) in place.facts.enumerated() {
      let end = index < place.facts.count - 1 ? "," : ""
      words += [.aside(fact.label), .plain(cut(fact.value) + end)]
    }
    if let next = place.next { words += [.plain("→"), .plain(next)] }
    return Node(words: words)
  }
}
