/// The routes of the logs of task definitions, as `tasklint routes` prints them.
package struct RouteDrawing: Sendable {
  let definitions: [DrawnRoutes]

  /// Follows the logs of the definitions of files.
  package init(_ files: [ShownDefinitions]) {
    definitions = files.flatMap { file in
      file.routings.map { DrawnRoutes(LogRoutes($0), path: file.path, file.mask, file.companions) }
    }
  }

  /// A tree for a terminal.
  package func text(color: Coloring = .none, width: TextLayout.Width = .unlimited) -> String {
    let layout = TextLayout(color: color, width: width)
    return definitions.map { RouteTree($0).text(layout) }.joined(separator: "\n")
  }

  /// A flowchart for Mermaid, which GitHub draws in a code block of the language `mermaid`.
  package var mermaid: String { RouteChart(definitions.map { RouteGraph($0) }).text }

  /// A picture.
  package var svg: String { RoutePicture(definitions.map { RouteGraph($0) }).text }

  /// A JSON document for programs.
  package var json: String { RouteRecord(definitions).text }
}
