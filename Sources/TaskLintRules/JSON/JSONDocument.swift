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

  /// Whether the parser had to get over something, or could not.
  var isFaulty: Bool { fatal != nil || !recovered.isEmpty }

  /// Whether a null stands in the document.
  let hasNulls: Bool
  /// Whether the document is all of a file, and JSON with nothing wrong.
  let isPlainFile: Bool

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
    if let nodes = JSONQuickParser.nodes(of: bytes, region: region) {
      (self.nodes, hasNulls) = Self.surveyed(nodes, in: bytes)
      isPlainFile = escapes == nil && region.count == source.bytes.count
      (recovered, fatal, placeholders) = ([], nil, [])
      return
    }
    isPlainFile = false
    var parser = JSONParser(bytes, region: region)
    do throws(JSONSyntaxError) {
      try parser.parse()
      (nodes, hasNulls) = Self.surveyed(parser.nodes, in: bytes)
      recovered = parser.recovered.map(placed)
      fatal = nil
      placeholders = parser.placeholders.map(place)
    } catch {
      let error = TemplateLanguage.naming(error, in: source)
      nodes = []
      hasNulls = false
      placeholders = []
      fatal = placed(error)
      recovered = parser.recovered.filter { !Self.isPart($0, of: error, in: bytes) }.map(placed)
    }
  }

  /// The nodes with the objects marked that are written like the one before or may repeat a key, and
  /// whether one of the nodes is null.
  private static func surveyed(
    _ nodes: consuming [JSONNode], in bytes: [UInt8]
  ) -> (nodes: [JSONNode], hasNulls: Bool) {
    var hasNulls = false
    nodes.withUnsafeMutableBufferPointer { nodes in
      bytes.withUncheckedBytes(in: 0..<bytes.count) { bytes in
        let document = UncheckedDocument(nodes: UnsafeBufferPointer(nodes), bytes: bytes)
        var mayRepeatKeys = false
        for index in nodes.indices {
          switch nodes[index].kind {
          case .null: hasNulls = true
          case .object:
            // One that is written like the one before repeats what that repeats, and holds no other.
            if !nodes[index].isLikePrevious { mayRepeatKeys = document.mayRepeatKeys(index) }
            nodes[index].mayRepeatKeys = mayRepeatKeys
          case .array: markElements(of: index, in: nodes, document)
          case .string, .number, .true, .false, .placeholder: break
          }
        }
      }
    }
    return (nodes, hasNulls)
  }

  /// Marks the elements of a list that are written like the one before.
  private static func markElements(
    of list: Int, in nodes: UnsafeMutableBufferPointer<JSONNode>, _ document: UncheckedDocument
  ) {
    var element = list + 1
    while element < Int(nodes[list].next) {
      let next = Int(nodes[element].next)
      if next < Int(nodes[list].next), document.isObject(next, withKeysOf: element) {
        nodes[next].isLikePrevious = true
      }
      element = next
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
    text.withUncheckedBytes { text in withUnchecked { $0.isString(index, text) } }
  }

  /// The index of an object's key; of one that stands twice the last, as parsers keep it.
  func lastKey(_ name: StaticString, of object: Int) -> Int? {
    lastKey(name, ByteHash.short(name), of: object)
  }

  /// The same, of a name whose hash is known.
  func lastKey(_ name: StaticString, _ hash: UInt16, of object: Int) -> Int? {
    name.withUncheckedBytes { name in withUnchecked { $0.lastKey(name, hash, of: object) } }
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
    withUnchecked { document in
      for index in document.nodes.indices where document.nodes[index].mayRepeatKeys {
        objects.append(JSONValue(document: self, index: index))
      }
    }
    return objects
  }

  /// The outermost value, unless the parsing failed.
  public var root: JSONValue? {
    nodes.isEmpty ? nil : JSONValue(document: self, index: 0)
  }
}
