/// A parsed file: its bytes, its tree and its syntax errors.
///
/// It is an immutable class, so that each of the many handles into it costs one reference.
public final class JSONDocument: Sendable {
  /// The file that was parsed.
  public let source: SourceFile
  /// Errors after which the parser continued: a byte order mark, missing and extra commas.
  public let recovered: [JSONSyntaxError]
  /// The error that ended the parsing, after which there is no tree.
  public let fatal: JSONSyntaxError?
  /// The ranges of unquoted template placeholders.
  public let placeholders: [SourceRange]

  /// Whether the document is the decoded text of a string in the file.
  var isEmbedded: Bool { escapes != nil }

  /// Whether the document has syntax errors.
  var isFaulty: Bool { fatal != nil || !recovered.isEmpty }

  /// Whether the document contains null.
  let hasNulls: Bool
  /// Whether the document is the whole file, and valid JSON.
  let isPlainFile: Bool

  /// The parsed bytes: those of the file, or the decoded bytes of a string in it.
  let bytes: [UInt8]
  let nodes: [JSONNode]
  /// The positions of the parsed bytes in the file, if they are the decoded bytes of a string.
  private let escapes: EscapeMap?

  /// Parses a file; any bytes result in a document.
  public convenience init(_ source: SourceFile) {
    self.init(source, bytes: source.bytes, region: 0..<source.bytes.count, escapes: nil)
  }

  /// Parses a part of a file, such as a line, as a document.
  convenience init(_ source: SourceFile, region: Range<Int>) {
    self.init(source, bytes: source.bytes, region: region, escapes: nil)
  }

  /// Parses JSON inside a string, such as the container definitions of Terraform; its ranges are
  /// ranges of the file.
  public convenience init(embeddedIn string: JSONString) {
    let bytes = Array(string.decodedBytes)
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
      let isPlain = try parser.parse()
      isPlainFile = isPlain && escapes == nil && region.count == source.bytes.count
      (nodes, hasNulls) = Self.surveyed(parser.takeNodes(), in: bytes)
      recovered = parser.recovered.map(placed)
      fatal = nil
      placeholders = parser.placeholders.map(place)
    } catch {
      let error = TemplateLanguage.naming(error, in: source)
      nodes = []
      hasNulls = false
      isPlainFile = false
      placeholders = []
      fatal = placed(error)
      recovered = parser.recovered.filter { !Self.isPart($0, of: error, in: bytes) }.map(placed)
    }
  }

  /// The nodes, with marks on objects that may have duplicate keys; and whether any node is null.
  private static func surveyed(
    _ nodes: consuming [JSONNode], in bytes: [UInt8]
  ) -> (nodes: [JSONNode], hasNulls: Bool) {
    var hasNulls = false
    nodes.withUnsafeMutableBufferPointer { nodes in
      bytes.withUncheckedBytes(in: 0..<bytes.count) { bytes in
        let document = UncheckedDocument(nodes: UnsafeBufferPointer(nodes), bytes: bytes)
        for index in nodes.indices {
          switch nodes[index].kind {
          case .null: hasNulls = true
          case .object: nodes[index].mayRepeatKeys = document.mayRepeatKeys(index)
          case .array, .string, .number, .true, .false, .placeholder: break
          }
        }
      }
    }
    return (nodes, hasNulls)
  }

  /// The range of a node in the file.
  func range(of node: JSONNode) -> SourceRange {
    place(SourceRange(Int(node.start), Int(node.end)))
  }

  /// The range of parsed bytes in the file.
  func place(_ range: SourceRange) -> SourceRange { escapes?.outer(range) ?? range }

  /// Whether the decoded text of the string at an index is the given one.
  func isString(_ index: Int, _ text: StaticString) -> Bool {
    let node = nodes[index]
    // Most texts differ in length.
    guard node.hasEscapes || Int(node.end - node.start) - 2 == text.utf8CodeUnitCount else {
      return false
    }
    return text.withUncheckedBytes { text in withUnchecked { $0.isString(index, text) } }
  }

  /// The index of an object's key; of duplicate keys the last, as parsers do.
  func lastKey(_ name: StaticString, of object: Int) -> Int? {
    withUnchecked { $0.lastKey(name, of: object) }
  }

  /// Whether an error after which the parser continued is part of the one that ended the parsing:
  /// in a template any, else a string after a string because of a wrong quote on the same line.
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

  /// The few objects that may have duplicate keys, in the order of the text.
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
