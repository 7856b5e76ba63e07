/// How the author of a document lays out its text: line ends, indentation and spaces.
///
/// New text in the document follows it. It is read from the beginning of a large document, because each
/// fix reads it.
struct JSONLayout {
  /// The number of nodes that show the layout.
  private static let searched = 150
  /// The width over which an object or list is not put on one line.
  private static let width = 100

  /// The white space of its text.
  private(set) var style = JSONStyle.loose
  /// Whether any object or list has its items on separate lines.
  private(set) var hasLines = false
  private var objects = Style()
  private var lists = Style()

  /// How objects or lists that contain only scalars are laid out.
  fileprivate struct Style {
    var broken = 0
    var inline = 0
    /// The space inside the brackets of one line.
    var padding: String?
  }

  /// Reads the layout of a document.
  init(_ document: JSONDocument) {
    let bytes = document.bytes
    let end = bytes.prefix(JSONDocument.longestLine).firstIndex(of: UInt8(ascii: "\n"))
    let hasReturn = end.map { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r") } ?? false
    style.newline = hasReturn ? "\r\n" : "\n"
    var foundColon: String?
    var foundComma: String?
    for index in document.nodes.indices.prefix(Self.searched) {
      let value = JSONValue(document: document, index: index)
      let items = value.writtenItems(most: 2)
      guard let first = items.first else { continue }
      if value.kind == .object, foundColon == nil {
        foundColon = value.colon(after: index + 1)
      }
      let gap = bytes[(value.written.lowerBound + 1)..<first.lowerBound]
      let isBroken = gap.contains(UInt8(ascii: "\n"))
      if isBroken, !hasLines {
        hasLines = true
        let outer = document.indentation(at: value.written.lowerBound)
        let inner = document.indentation(at: first.lowerBound)
        if inner.hasPrefix(outer), inner != outer {
          style.unit = String(inner.dropFirst(outer.count))
        }
      }
      if !isBroken, items.count > 1, foundComma == nil {
        foundComma = JSONSeparator(bytes[items[0].upperBound..<items[1].lowerBound])?.text
      }
      guard value.isFlat(first: Self.searched) else { continue }
      let padding = isBroken ? nil : String(decoding: gap, as: UTF8.self)
      if value.kind == .object { objects.add(padding) } else { lists.add(padding) }
    }
    style.colon = foundColon ?? style.colon
    let isTight = foundColon.map { !$0.hasSuffix(" ") } ?? false
    style.comma = foundComma.flatMap { $0.contains("\n") ? nil : $0 } ?? (isTight ? "," : ", ")
    style.objectPadding = objects.padding ?? (hasLines ? " " : "")
    style.listPadding = lists.padding ?? ""
  }

  // MARK: - Text

  /// The text of a value on a line with an indentation.
  ///
  /// `isBroken` decides whether the items of the value are on separate lines; by default the author's
  /// style does.
  func text(of value: JSONOutput, indentation: String, isBroken: Bool? = nil) -> String {
    JSONWriter.text(of: value, style: style, indentation: indentation) { part, inner, _ in
      (inner == indentation ? isBroken : nil) ?? breaks(part, inner)
    }
  }

  /// Whether the author would put the items of a value on separate lines.
  func breaks(_ value: JSONOutput, _ indentation: String) -> Bool {
    guard hasLines else { return false }
    switch value {
    case .list(let values):
      guard !values.isEmpty, values.allSatisfy(\.isScalar) else { return !values.isEmpty }
      return lists.isBroken ?? objects.isBroken ?? true || isLong(value, indentation)
    case .object(let members):
      guard !members.isEmpty, members.allSatisfy(\.value.isScalar) else { return !members.isEmpty }
      return objects.isBroken ?? true || isLong(value, indentation)
    case .string, .integer, .boolean, .null: return false
    }
  }

  private func isLong(_ value: JSONOutput, _ indentation: String) -> Bool {
    indentation.count + JSONWriter.text(of: value, style: style).count > Self.width
  }
}

extension JSONLayout.Style {
  /// Whether most are on several lines; nil if there are none.
  var isBroken: Bool? { broken + inline == 0 ? nil : broken > inline }

  /// Counts one with the space inside its brackets, nil if it is on several lines.
  mutating func add(_ padding: String?) {
    guard let padding else {
      broken += 1
      return
    }
    inline += 1
    self.padding = self.padding ?? padding
  }
}

/// The text between two items: a comma with the white space around it.
struct JSONSeparator {
  let text: String
  /// The indentation of the next item, if it is on a separate line.
  let indentation: String?

  /// Reads a separator, without blank lines; nil if it is not one comma between white space.
  init?(_ gap: ArraySlice<UInt8>) {
    guard let comma = gap.firstIndex(of: UInt8(ascii: ",")),
      gap.indices.allSatisfy({ $0 == comma || gap[$0].isJSONWhitespace })
    else { return nil }
    let before = Self.lastLine(gap[..<comma])
    let after = Self.lastLine(gap[(comma + 1)...])
    text = before.text + "," + after.text
    indentation = after.indentation ?? before.indentation
  }

  /// White space without all but the last of its line ends.
  private static func lastLine(_ space: ArraySlice<UInt8>) -> (text: String, indentation: String?) {
    guard let end = space.lastIndex(of: UInt8(ascii: "\n")) else {
      return (String(decoding: space, as: UTF8.self), nil)
    }
    let hasReturn = end > space.startIndex && space[end - 1] == UInt8(ascii: "\r")
    let indentation = String(decoding: space[(end + 1)...], as: UTF8.self)
    return ((hasReturn ? "\r\n" : "\n") + indentation, indentation)
  }
}
