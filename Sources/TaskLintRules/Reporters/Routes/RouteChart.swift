/// A flowchart in the language of Mermaid.
///
/// Source: https://mermaid.js.org/syntax/flowchart.html
struct RouteChart {
  /// A longer line is cut.
  private static let shownLength = 60

  private let graphs: [RouteGraph]

  init(_ graphs: [RouteGraph]) { self.graphs = graphs }

  /// The chart, with a line feed at its end.
  var text: String {
    var text = "flowchart LR\n"
    for (index, graph) in graphs.enumerated() {
      let prefix = "d\(index)"
      text += "  subgraph \(prefix)[\"\(Self.escaped(graph.title))\"]\n"
      for node in graph.nodes { text += "    \(prefix)\(node.id)\(Self.shaped(node))\n" }
      for edge in graph.edges {
        let arrow = edge.isUncertain ? "-.->" : "-->"
        let label = edge.label.isEmpty ? "" : "|\"\(Self.escaped(edge.label))\"|"
        text += "    \(prefix)\(edge.from) \(arrow)\(label) \(prefix)\(edge.to)\n"
      }
      text += "  end\n"
    }
    return text
  }

  private static func shaped(_ node: RouteGraph.Node) -> String {
    let label = "\"" + node.lines.map(escaped).joined(separator: "<br/>") + "\""
    return switch node.shape {
    case .container: "[\(label)]"
    case .router: "([\(label)])"
    case .file: "[/\(label)/]"
    case .place: "[(\(label))]"
    case .loss: "{{\(label)}}"
    case .unknown: "(\(label))"
    }
  }

  /// A text as a part of a label in quotes: Mermaid reads Markdown, HTML and its own marks in it, so
  /// that all other signs are written by their numbers.
  private static func escaped(_ text: String) -> String {
    let cut = text.count <= shownLength ? text : text.prefix(shownLength - 1) + "…"
    var escaped = ""
    for scalar in cut.unicodeScalars {
      let isPlain =
        !scalar.isASCII || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || plainSigns.contains(scalar)
      if isPlain {
        escaped.unicodeScalars.append(scalar)
      } else {
        escaped += "#\(scalar.value);"
      }
    }
    return escaped
  }

  private static let plainSigns: Set<Unicode.Scalar> = [
    " ", "-", ".", ",", ":", "/", "'", "(", ")",
  ]
}
