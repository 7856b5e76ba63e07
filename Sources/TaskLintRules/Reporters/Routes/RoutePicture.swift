/// A picture of routes in SVG, readable on light and dark backgrounds.
struct RoutePicture {
  /// A box with its place.
  struct Box {
    let node: RouteGraph.Node
    var x = 0
    var y = 0
    var width: Int
    let height: Int

    init(_ node: RouteGraph.Node) {
      self.node = node
      let columns = node.lines.map { DisplayWidth.columns(of: RoutePicture.cut($0)) }.max() ?? 0
      width = RoutePicture.width(ofColumns: columns) + 2 * RoutePicture.padding
      height = node.lines.count * RoutePicture.lineHeight + 2 * RoutePicture.padding
    }

    var middle: Int { y + height / 2 }
  }

  static let padding = 10
  static let lineHeight = 18
  static let margin = 20
  static let headingHeight = 34
  /// A longer line is cut, and is whole in the title that a browser shows.
  private static let shownLength = 52

  private let graphs: [RouteGraph]

  init(_ graphs: [RouteGraph]) { self.graphs = graphs }

  /// The width of a text of a font of 13 pixels, in which all characters have the same width.
  static func width(ofColumns columns: Int) -> Int { columns * 78 / 10 }

  static func cut(_ text: String) -> String {
    text.count <= shownLength ? text : text.prefix(shownLength - 1) + "…"
  }

  /// The document, with a line feed at its end.
  var text: String {
    var (content, width, height) = ("", 0, Self.margin)
    for graph in graphs {
      let layout = RouteLayout(graph, from: height + Self.headingHeight)
      content += Self.heading(graph.title, at: height + 20)
      content += layout.edges.map(Self.drawn).joined()
      content += layout.boxes.map(Self.drawn).joined()
      let heading = Self.width(ofColumns: DisplayWidth.columns(of: Self.cut(graph.title)))
      width = max(width, layout.width, heading + 3 * Self.margin)
      height = layout.bottom + Self.margin
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img">
      <title>Routes of logs</title>
      \(Self.style)
      <defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" \
      markerHeight="8" orient="auto"><path class="head" d="M0,0 L8,4 L0,8 z"/></marker></defs>
      <rect class="page" width="\(width)" height="\(height)"/>
      \(content)</svg>

      """
  }

  private static let style = """
    <style>
    text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: #1f2328 }
    .title { font-weight: bold }
    .aside { fill: #59636e }
    .page { fill: #ffffff }
    .box { fill: #f6f8fa; stroke: #d1d9e0 }
    .router { fill: #ddf4ff; stroke: #54aeff }
    .loss { fill: #ffebe9; stroke: #ff8182 }
    .unknown { stroke-dasharray: 4 3 }
    .edge { fill: none; stroke: #59636e }
    .uncertain { stroke-dasharray: 4 3 }
    .head { fill: #59636e }
    @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .aside { fill: #9198a1 }
    .page { fill: #0d1117 }
    .box { fill: #151b23; stroke: #3d444d }
    .router { fill: #121d2f; stroke: #388bfd }
    .loss { fill: #25171c; stroke: #f85149 }
    .edge { stroke: #9198a1 }
    .head { fill: #9198a1 }
    }
    </style>
    """

  // MARK: - Elements

  private static func heading(_ title: String, at y: Int) -> String {
    line(title, x: margin, y: y, style: "title") + "\n"
  }

  private static func drawn(_ box: Box) -> String {
    let style =
      switch box.node.shape {
      case .container, .file, .place: "box"
      case .router: "box router"
      case .loss: "box loss"
      case .unknown: "box unknown"
      }
    var text = """
      <rect class="\(style)" x="\(box.x)" y="\(box.y)" width="\(box.width)" \
      height="\(box.height)" rx="6"/>

      """
    for (number, content) in box.node.lines.enumerated() {
      text +=
        line(
          content, x: box.x + padding, y: box.y + padding + number * lineHeight + 13,
          style: number == 0 ? "title" : "aside") + "\n"
    }
    return text
  }

  private static func drawn(_ edge: RouteLayout.Line) -> String {
    let middle = (edge.start.x + edge.bend) / 2
    var text = """
      <path class="edge\(edge.isUncertain ? " uncertain" : "")" marker-end="url(#arrow)" \
      d="M\(edge.start.x),\(edge.start.y) C\(middle),\(edge.start.y) \(middle),\(edge.end.y) \
      \(edge.bend),\(edge.end.y) L\(edge.end.x),\(edge.end.y)"/>

      """
    guard !edge.label.isEmpty else { return text }
    let width = width(ofColumns: DisplayWidth.columns(of: cut(edge.label)))
    // The label is on the side that the line leaves free.
    let y =
      edge.isLabeledAtEnd
      ? edge.end.y - 5 : edge.start.y + (edge.end.y < edge.start.y ? lineHeight : -5)
    text +=
      line(
        edge.label, x: edge.isLabeledAtEnd ? edge.end.x - width - 10 : edge.start.x + 8, y: y,
        style: "aside") + "\n"
    return text
  }

  /// A line of text, as wide as it was measured in any font.
  private static func line(_ text: String, x: Int, y: Int, style: String) -> String {
    let shown = cut(text)
    let columns = DisplayWidth.columns(of: shown)
    guard columns > 0 else { return "" }
    let title = shown == text ? "" : "<title>\(escaped(text))</title>"
    return """
      <text class="\(style)" x="\(x)" y="\(y)" textLength="\(width(ofColumns: columns))" \
      lengthAdjust="spacingAndGlyphs" xml:space="preserve">\(title)\(escaped(shown))</text>
      """
  }

  /// A text as the content of an element.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      // XML excludes these two, https://www.w3.org/TR/xml/#charsets.
      case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
