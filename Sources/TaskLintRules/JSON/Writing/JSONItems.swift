/// The items of an object or a list of a document, and edits of them that look as if their author had
/// made them.
struct JSONItems {
  /// The replacement of a range of the parsed bytes.
  typealias Edit = (range: Range<Int>, text: String)

  private let container: JSONValue
  private let layout: JSONLayout
  /// The properties of the object or the elements of the list, in the parsed bytes.
  let ranges: [Range<Int>]

  /// Reads the items of an object or a list.
  init(of container: JSONValue) {
    self.container = container
    layout = JSONLayout(container.document)
    ranges = container.writtenItems()
  }

  private var document: JSONDocument { container.document }
  private var inside: Range<Int> {
    (container.written.lowerBound + 1)..<(container.written.upperBound - 1)
  }

  // MARK: - Insertion

  /// Inserts properties after an item, by default the last one.
  func inserting(_ members: [(name: String, value: JSONOutput)], after index: Int? = nil) -> Edit {
    let last = Array(container.members).last
    let colon = last.flatMap { container.colon(after: $0.key.index) } ?? layout.style.colon
    return insertion(of: members.map(\.value), after: index) { number, value in
      JSONWriter.text(of: .string(members[number].name)) + colon + value
    }
  }

  /// Inserts elements after an item, by default the last one.
  func inserting(_ elements: [JSONOutput], after index: Int? = nil) -> Edit {
    insertion(of: elements, after: index) { _, value in value }
  }

  private func insertion(
    of values: [JSONOutput], after index: Int?, _ item: (Int, String) -> String
  ) -> Edit {
    let texts = texts(of: values, item)
    guard let place = ranges.isEmpty ? nil : ranges[index ?? ranges.count - 1] else {
      return (inside, interior(texts, values))
    }
    let end = place.upperBound
    return (end..<end, texts.map { separator.text + $0 }.joined())
  }

  private func texts(of values: [JSONOutput], _ item: (Int, String) -> String) -> [String] {
    let (indentation, isBroken) = style(of: values)
    return values.enumerated().map { number, value in
      item(number, layout.text(of: value, indentation: indentation, isBroken: isBroken))
    }
  }

  /// The indentation of new items, and whether their own items are on separate lines.
  private func style(of values: [JSONOutput]) -> (indentation: String, isBroken: Bool?) {
    guard let last = ranges.last else {
      let outer = document.indentation(at: container.written.lowerBound)
      return breaksEmpty(values) ? (outer + layout.style.unit, nil) : (outer, false)
    }
    let sibling = container.kind == .array ? Array(container.elements).last : nil
    let isContainer = sibling.map { $0.kind == .object || $0.kind == .array } ?? false
    let isBroken = isContainer ? sibling?.hasLineEnd : nil
    if let indentation = separator.indentation { return (indentation, isBroken) }
    return (document.indentation(at: last.lowerBound), isBroken ?? false)
  }

  /// The text inside the brackets of an empty object or list.
  private func interior(_ texts: [String], _ values: [JSONOutput]) -> String {
    let outer = document.indentation(at: container.written.lowerBound)
    guard breaksEmpty(values) else {
      let isObject = container.kind == .object
      let padding = isObject ? layout.style.objectPadding : layout.style.listPadding
      return padding + texts.joined(separator: layout.style.comma) + padding
    }
    var json = JSONWriter(style: layout.style)
    json.lines(texts.count, outer) { json, index in json.put(texts[index]) }
    return json.text
  }

  /// Whether the items of an empty object or list are put on separate lines.
  private func breaksEmpty(_ values: [JSONOutput]) -> Bool {
    let outer = document.indentation(at: container.written.lowerBound)
    let value: JSONOutput =
      container.kind == .array
      ? .list(values) : .object(values.map { (name: "name", value: $0) })
    return layout.breaks(value, outer)
  }

  /// The text between items: that between the last two, or one like the text before the only one.
  private var separator: JSONSeparator {
    if ranges.count > 1 {
      let gap = ranges[ranges.count - 2].upperBound..<ranges[ranges.count - 1].lowerBound
      if let separator = JSONSeparator(document.bytes[gap]) { return separator }
    }
    let lead = document.bytes[inside.lowerBound..<(ranges.first?.lowerBound ?? inside.lowerBound)]
    let gap = [UInt8(ascii: ",")] + lead
    if lead.contains(UInt8(ascii: "\n")), let separator = JSONSeparator(gap[...]) {
      return separator
    }
    return JSONSeparator(Array(layout.style.comma.utf8)[...]) ?? .plain
  }

  // MARK: - Removal

  /// Removes items with their commas.
  func removing(_ removed: Set<Int>) -> [Edit] { changing(removed, []) }

  /// Removes elements and adds others at the end.
  func removing(_ removed: Set<Int>, adding elements: [JSONOutput]) -> [Edit] {
    changing(removed, texts(of: elements) { _, value in value })
  }

  private func changing(_ removed: Set<Int>, _ added: [String]) -> [Edit] {
    let kept = ranges.indices.last { !removed.contains($0) }
    guard let kept else {
      guard let first = ranges.first, let last = ranges.last, !added.isEmpty else {
        return [(inside, "")]
      }
      let text = added.joined(separator: separator.text)
      return [(first.lowerBound..<last.upperBound, text)]
    }
    var edits: [Edit] = []
    var start: Int?
    for index in ranges.indices.prefix(kept + 1) {
      if removed.contains(index) {
        start = start ?? ranges[index].lowerBound
      } else if let removedStart = start {
        edits.append((removedStart..<ranges[index].lowerBound, ""))
        start = nil
      }
    }
    let end = ranges[kept].upperBound..<(ranges.last?.upperBound ?? 0)
    if !end.isEmpty || !added.isEmpty {
      edits.append((end, added.map { separator.text + $0 }.joined()))
    }
    return edits
  }

  // MARK: - Replacement

  /// Replaces the object or list, or any other value.
  func replacing(with value: JSONOutput) -> Edit {
    let isContainer = container.kind == .object || container.kind == .array
    let indentation = document.indentation(at: container.written.lowerBound)
    let isBroken = isContainer && !ranges.isEmpty ? container.hasLineEnd : nil
    return (
      container.written, layout.text(of: value, indentation: indentation, isBroken: isBroken)
    )
  }
}

extension JSONSeparator {
  /// A comma and a space.
  fileprivate static let plain = JSONSeparator(text: ", ", indentation: nil)

  private init(text: String, indentation: String?) {
    self.text = text
    self.indentation = indentation
  }
}
