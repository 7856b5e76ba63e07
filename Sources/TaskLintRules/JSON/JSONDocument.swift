/// A parsed file: its bytes, its tree, and what was wrong on the way.
///
/// It is a class so that the many small handles into it cost one reference each; it never changes.
public final class JSONDocument: Sendable {
  /// The file that was parsed.
  public let source: SourceFile
  /// Faults that the parser got over: commas that are missing or too many.
  public let recovered: [JSONSyntaxError]
  /// The fault that ended the parsing, after which there is no tree.
  public let fatal: JSONSyntaxError?
  /// Places of template placeholders that stand unquoted where a value belongs.
  public let placeholders: [SourceRange]

  /// The bytes that were parsed: the file's own, or those that a string of it stands for.
  let bytes: [UInt8]
  let nodes: [JSONNode]
  /// Where the parsed bytes stand in the file, if they are what a string stands for.
  private let escapes: EscapeMap?

  /// Parses a file; whatever its bytes are, the result is a document.
  public convenience init(_ source: SourceFile) {
    self.init(source, bytes: source.bytes, region: 0..<source.bytes.count, escapes: nil)
  }

  /// Parses one part of a file, such as a line, as a document of its own.
  convenience init(_ source: SourceFile, region: Range<Int>) {
    self.init(source, bytes: source.bytes, region: region, escapes: nil)
  }

  /// Parses the JSON that is written inside a string, as Terraform keeps container definitions;
  /// every place in it is a place in the file that holds the string.
  public convenience init(embeddedIn string: JSONString) {
    let bytes = Array(string.text.utf8)
    let escapes = EscapeMap(string.contentRange, of: string.document.source.bytes)
    self.init(string.document.source, bytes: bytes, region: 0..<bytes.count, escapes: escapes)
  }

  private init(_ source: SourceFile, bytes: [UInt8], region: Range<Int>, escapes: EscapeMap?) {
    self.source = source
    self.bytes = bytes
    self.escapes = escapes
    func place(_ range: SourceRange) -> SourceRange { escapes?.outer(range) ?? range }
    func placed(_ error: JSONSyntaxError) -> JSONSyntaxError {
      JSONSyntaxError(error.problem, at: place(error.range), opener: error.opener.map(place))
    }
    var parser = JSONParser(bytes, region: region)
    do throws(JSONSyntaxError) {
      try parser.parse()
      nodes = parser.nodes
      recovered = parser.recovered.map(placed)
      fatal = nil
      placeholders = parser.placeholders.map(place)
    } catch {
      let error = TemplateLanguage.naming(error, in: source)
      nodes = []
      placeholders = []
      fatal = placed(error)
      recovered = parser.recovered.filter { !Self.isPart($0, of: error, in: bytes) }.map(placed)
    }
  }

  /// Where a node stands in the file.
  func range(of node: JSONNode) -> SourceRange {
    place(SourceRange(Int(node.start), Int(node.end)))
  }

  /// Where parsed bytes stand in the file.
  func place(_ range: SourceRange) -> SourceRange { escapes?.outer(range) ?? range }

  /// Whether the decoded text of the string at an index is the given one.
  func isString(_ index: Int, _ text: StaticString) -> Bool {
    let node = nodes[index]
    guard !node.hasEscapes else {
      return JSONString(document: self, index: index).text == text.description
    }
    return Int(node.end - node.start) == text.utf8CodeUnitCount + 2
      && bytes.stands(text, at: Int(node.start) + 1)
  }

  /// Whether a key has no escape and the bytes of another.
  func isKey(_ key: Int, writtenLike other: Int) -> Bool {
    let (key, other) = (nodes[key], nodes[other])
    guard !key.hasEscapes, key.end - key.start == other.end - other.start else { return false }
    let (start, distance) = (Int(key.start), Int(other.start) - Int(key.start))
    for offset in start..<Int(key.end) where bytes[offset] != bytes[offset + distance] {
      return false
    }
    return true
  }

  /// The index of an object's key; of one that stands twice the last, as parsers keep it.
  ///
  /// Rules look up the same few names again and again, so this goes by the indexes of nodes, and
  /// compares the texts only of keys of the same length.
  func lastKey(_ name: StaticString, of object: Int) -> Int? {
    guard nodes[object].kind == .object else { return nil }
    let end = Int(nodes[object].next)
    let length = name.utf8CodeUnitCount + 2
    var found: Int?
    var key = object + 1
    while key < end {
      let node = nodes[key]
      if node.hasEscapes || Int(node.end - node.start) == length, isString(key, name) {
        found = key
      }
      key = Int(nodes[key + 1].next)
    }
    return found
  }

  /// The nodes of the values of two names in an object, found in one pass; of a name that stands
  /// twice the last, nil where a key has to be decoded first.
  func valueNodes(
    _ first: StaticString, _ second: StaticString, of object: Int
  ) -> (first: Int?, second: Int?)? {
    let end = Int(nodes[object].next)
    let lengths = (first.utf8CodeUnitCount + 2, second.utf8CodeUnitCount + 2)
    var found: (first: Int?, second: Int?) = (nil, nil)
    var key = object + 1
    while key < end {
      let node = nodes[key]
      let length = Int(node.end - node.start)
      if node.hasEscapes { return nil }
      if length == lengths.0, bytes.stands(first, at: Int(node.start) + 1) {
        found.first = key + 1
      } else if length == lengths.1, bytes.stands(second, at: Int(node.start) + 1) {
        found.second = key + 1
      }
      key = Int(nodes[key + 1].next)
    }
    return found
  }

  /// Whether two keys of an object may be the same: most objects are small, and their keys differ in
  /// length, or in where they begin and end.
  private func mayRepeatKeys(of object: Int) -> Bool {
    let end = Int(nodes[object].next)
    // Two independent traits: where one happens to be shared, the other seldom is.
    var seen: (UInt64, UInt64) = (0, 0)
    var key = object + 1
    while key < end {
      let node = nodes[key]
      let (start, last) = (Int(node.start) + 1, Int(node.end) - 2)
      let ends =
        UInt64(node.end - node.start) &* 7 &+ UInt64(bytes[start]) &* 3 &+ UInt64(bytes[last])
      let middle = UInt64(bytes[(start + last) / 2]) &* 5 &+ UInt64(bytes[max(last - 1, start)])
      let marks = (UInt64(1) << (ends & 63), UInt64(1) << (middle & 63))
      if node.hasEscapes || (seen.0 & marks.0 != 0 && seen.1 & marks.1 != 0) { return true }
      seen = (seen.0 | marks.0, seen.1 | marks.1)
      key = Int(nodes[key + 1].next)
    }
    return false
  }

  /// Whether a fault that the parser got over only began the one that ended it: in a template every
  /// one, else a string that follows a string because a quote is wrong on the line.
  private static func isPart(
    _ recovered: JSONSyntaxError, of fatal: JSONSyntaxError, in bytes: [UInt8]
  ) -> Bool {
    switch fatal.problem {
    case .template, .notation: return true
    default: break
    }
    guard recovered.problem == .missingComma, recovered.range.start <= fatal.range.start else {
      return false
    }
    return !bytes[recovered.range.start..<fatal.range.start].contains(UInt8(ascii: "\n"))
  }

  /// The objects two of whose keys may be the same, in the order of the text: few may.
  var objectsThatMayRepeatKeys: [JSONValue] {
    var objects: [JSONValue] = []
    for index in nodes.indices where nodes[index].kind == .object && mayRepeatKeys(of: index) {
      objects.append(JSONValue(document: self, index: index))
    }
    return objects
  }

  /// The outermost value, unless the parsing failed.
  public var root: JSONValue? {
    nodes.isEmpty ? nil : JSONValue(document: self, index: 0)
  }
}
