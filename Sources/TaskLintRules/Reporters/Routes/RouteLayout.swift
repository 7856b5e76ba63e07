/// The places of the boxes and lines of a graph: containers on the left, the log router and its custom
/// file in the middle, and where logs go on the right.
struct RouteLayout {
  struct Point {
    let x: Int
    let y: Int
  }

  /// A line between two boxes.
  struct Line {
    let start: Point
    /// Where the line is at the height of its end: a longer line is straight from there, beside the
    /// boxes of the columns between.
    let bend: Int
    let end: Point
    let label: String
    let isUncertain: Bool
    /// Whether the label is at the end, where the lines from one box are apart.
    let isLabeledAtEnd: Bool
  }

  private typealias Box = RoutePicture.Box

  /// The column of a box.
  private enum Column: Int, CaseIterable {
    case container
    case router
    case file
    case place
    case next
  }

  private static let rowGap = 16
  private static let narrowestGap = 50

  private(set) var boxes: [RoutePicture.Box] = []
  private(set) var edges: [Line] = []
  private(set) var width = 0
  /// The lower end of the boxes.
  private(set) var bottom: Int

  private var columns: [String: Column] = [:]
  private var gap = RouteLayout.narrowestGap

  init(_ graph: RouteGraph, from top: Int) {
    bottom = top
    addRouted(graph, from: top)
    for row in graph.others {
      let boxes = [(row.container, Column.container), (row.place, .place), (row.next, .next)]
        .compactMap { node, column in node.map { (Box($0), column) } }
      let height = boxes.map(\.0.height).max() ?? 0
      for (box, column) in boxes { add(box, column, y: bottom + (height - box.height) / 2) }
      bottom += height + Self.rowGap
    }
    if !boxes.isEmpty { bottom -= Self.rowGap }
    align(graph)
    connect(graph)
  }

  private mutating func add(_ box: RoutePicture.Box, _ column: Column, y: Int) {
    var box = box
    box.y = y
    columns[box.node.id] = column
    boxes.append(box)
  }

  /// Adds the containers that log through the router, the router, and the places of their logs.
  private mutating func addRouted(_ graph: RouteGraph, from top: Int) {
    guard let node = graph.router else { return }
    let router = Box(node)
    let senders = graph.senders.map { Box($0) }
    let file = graph.file.map { Box($0) }
    let outputs = graph.outputs.map(Self.boxes)
    let described = graph.described.map(Self.boxes)
    let own = [graph.ofRouter].compactMap(\.self).map(Self.boxes)
    let fileHeight = max(Self.height(described), file?.height ?? 0)
    let rights = [
      Self.height(outputs), file == nil ? 0 : fileHeight, Self.height(own),
    ].filter { $0 > 0 }
    let right = rights.reduce(0, +) + max(0, rights.count - 1) * Self.rowGap
    let left = Self.height(senders.map { [($0, Column.container)] })
    let height = max(right, left, router.height)
    add(router, .router, y: top + (height - router.height) / 2)
    stack(senders.map { [($0, Column.container)] }, from: top + (height - left) / 2)
    var y = top + (height - right) / 2
    y = stack(outputs, from: y)
    if let file {
      // A file that decides all is at the end of its line.
      add(file, described.isEmpty ? .place : .file, y: y + (fileHeight - file.height) / 2)
      stack(described, from: y + (fileHeight - Self.height(described)) / 2)
      y += fileHeight + Self.rowGap
    }
    stack(own, from: y)
    bottom = top + height + Self.rowGap
  }

  private static func boxes(_ row: RouteGraph.Row) -> [(RoutePicture.Box, Column)] {
    [row.place.map { (Box($0), Column.place) }, row.next.map { (Box($0), Column.next) }]
      .compactMap(\.self)
  }

  private static func height(_ rows: [[(RoutePicture.Box, Column)]]) -> Int {
    rows.reduce(0) { $0 + ($1.map(\.0.height).max() ?? 0) } + max(0, rows.count - 1) * rowGap
  }

  /// Adds rows below each other and returns where the next one begins.
  @discardableResult
  private mutating func stack(_ rows: [[(RoutePicture.Box, Column)]], from top: Int) -> Int {
    var y = top
    for row in rows {
      let height = row.map(\.0.height).max() ?? 0
      for (box, column) in row { add(box, column, y: y + (height - box.height) / 2) }
      y += height + Self.rowGap
    }
    return y
  }

  // MARK: - Columns and lines

  /// Makes the boxes of a column as wide as the widest, and places the columns.
  private mutating func align(_ graph: RouteGraph) {
    let labels = graph.edges.map { DisplayWidth.columns(of: RoutePicture.cut($0.label)) }
    gap = max(Self.narrowestGap, RoutePicture.width(ofColumns: labels.max() ?? 0) + 40)
    var x = RoutePicture.margin
    for column in Column.allCases {
      let members = boxes.indices.filter { columns[boxes[$0].node.id] == column }
      guard let widest = members.map({ boxes[$0].width }).max() else { continue }
      for index in members {
        boxes[index].x = x
        boxes[index].width = widest
      }
      width = x + widest + RoutePicture.margin
      x += widest + gap
    }
  }

  private mutating func connect(_ graph: RouteGraph) {
    let places = Dictionary(
      boxes.map { ($0.node.id, $0) }, uniquingKeysWith: { first, _ in first })
    for edge in graph.edges {
      guard let start = places[edge.from], let end = places[edge.to] else { continue }
      edges.append(
        Line(
          start: Point(x: start.x + start.width, y: start.middle),
          bend: min(start.x + start.width + gap, end.x),
          end: Point(x: end.x, y: end.middle), label: edge.label, isUncertain: edge.isUncertain,
          isLabeledAtEnd: start.node.shape == .router))
    }
  }
}
