/// Reads the lines of a file in classic format by the rules of Fluent Bit.
///
/// Source: src/config_format/flb_cf_fluentbit.c in https://github.com/fluent/fluent-bit, which reads
/// line by line: a line that begins with `#`, `@` or `[` in the first column, or an indented
/// property. The first indented line decides the indentation of the whole file.
struct ClassicReader {
  private let source: SourceFile
  private let bytes: [UInt8]
  private(set) var items: [ClassicFile.Item] = []
  private(set) var fault: ClassicFault?

  /// The section that is being read.
  private var open: (name: String, range: SourceRange, place: Int)?
  private var properties: [ClassicProperty] = []
  private var hasGroups = false
  private var isInGroup = false
  /// The number of properties since the last section or group began.
  private var count = 0
  /// The bytes before the first indented line.
  private var indentation: ArraySlice<UInt8>?

  init(_ source: SourceFile) {
    self.source = source
    bytes = source.bytes
  }

  mutating func read() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      fault = ClassicFault(kind: .byteOrderMark, range: SourceRange(0, 3))
      return
    }
    var start = 0
    while start < bytes.count, fault == nil {
      let end = bytes.first(UInt8(ascii: "\n"), in: start..<bytes.count)
      let isReturn = end > start && end < bytes.count && bytes[end - 1] == UInt8(ascii: "\r")
      readLine(SourceRange(start, isReturn ? end - 1 : end))
      start = end + 1
    }
    close()
  }

  private mutating func readLine(_ line: SourceRange) {
    let nul = bytes.first(0, in: line.start..<line.end)
    guard nul == line.end else {
      return fail(.nulByte, SourceRange(nul, nul + 1))
    }
    guard line.count > 0 else { return }
    switch bytes[line.start] {
    case UInt8(ascii: "#"): return
    case UInt8(ascii: "@") where isInclude(line):
      let range = SourceRange(line.start + Self.include.count, line.end)
      items.append(.include(ClassicInclude(path: source.text(in: range), range: range)))
    case UInt8(ascii: "@") where line.count > 3: readCommand(line)
    case UInt8(ascii: "["): readSection(line)
    default: readIndented(line)
    }
  }

  private mutating func fail(_ kind: ClassicFault.Kind, _ range: SourceRange) {
    fault = ClassicFault(kind: kind, range: range)
  }

  private static let include = Array("@include ".utf8)

  private func isInclude(_ line: SourceRange) -> Bool {
    line.count > Self.include.count
      && bytes[line.start..<line.start + Self.include.count].map(\.lowercased) == Self.include
  }

  private mutating func readCommand(_ line: SourceRange) {
    let blank = bytes.first(UInt8(ascii: " "), in: line.start..<line.end)
    guard blank < line.end else { return fail(.commandWithoutValue, line) }
    let range = SourceRange(blank + 1, line.end)
    items.append(
      .command(
        ClassicCommand(
          name: source.text(in: SourceRange(line.start + 1, blank)).lowercased(),
          value: source.text(in: range), range: range)))
  }

  // MARK: - Sections

  private mutating func readSection(_ line: SourceRange) {
    let end = bytes.first(UInt8(ascii: "]"), in: line.start..<line.end)
    guard end < line.end else { return fail(.unclosedSection, line) }
    close()
    let range = SourceRange(line.start + 1, end)
    open = (source.text(in: range), range, items.count)
    count = 0
  }

  private mutating func close() {
    if let open {
      let section = ClassicSection(
        open.name, at: open.range, in: source, properties: properties, hasGroups: hasGroups,
        isWhole: fault == nil)
      // Lines with `@` may follow the header; the section goes on after them.
      items.insert(.section(section), at: open.place)
    }
    open = nil
    properties = []
    hasGroups = false
    isInGroup = false
  }

  // MARK: - Properties

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private func endOfBlanks(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, Self.isBlank(bytes[index]) { index += 1 }
    return index
  }

  private mutating func readIndented(_ line: SourceRange) {
    let indentation: ArraySlice<UInt8>
    if let known = self.indentation {
      indentation = known
    } else {
      let end = endOfBlanks(from: line.start, to: line.end)
      // Fluent Bit takes the first character of such a line for its indentation.
      guard end > line.start else { return fail(.missingIndentation, token(line.start, line.end)) }
      indentation = bytes[line.start..<end]
      self.indentation = indentation
      guard end < line.end else { return }
    }
    guard let start = indented(line, indentation), start < line.end,
      bytes[start] != UInt8(ascii: "#")
    else { return }
    readProperty(SourceRange(start, line.end))
  }

  /// The start of the text after the indentation; nil if the indentation is wrong.
  private mutating func indented(_ line: SourceRange, _ indentation: ArraySlice<UInt8>) -> Int? {
    let level = indentation.count
    var start = line.start
    var index = indentation.startIndex
    while index < indentation.endIndex, start < line.end, bytes[start] == indentation[index] {
      start += 1
      index += 1
    }
    let text = endOfBlanks(from: start, to: line.end)
    guard index == indentation.endIndex else {
      let isMixed = start < line.end && Self.isBlank(bytes[start])
      fail(
        isMixed ? .mixedIndentation : start == line.start ? .missingIndentation : .lowIndentation,
        token(text, line.end))
      return nil
    }
    guard text > start else {
      isInGroup = false
      return start
    }
    guard text - start == level else {
      fail(.extraIndentation, token(text, line.end))
      return nil
    }
    return text
  }

  /// The first word at an offset, at least one byte, or an empty range at the end of the line.
  private func token(_ start: Int, _ end: Int) -> SourceRange {
    var index = start
    while index < end, !Self.isBlank(bytes[index]) { index += 1 }
    return SourceRange(start, index)
  }

  private mutating func readProperty(_ line: SourceRange) {
    let blank = bytes.first(UInt8(ascii: " "), in: line.start..<line.end)
    guard blank < line.end else { return fail(.missingValue, line) }
    if bytes[line.start] == UInt8(ascii: "[") { return readGroup(line) }
    let value = trimmed(SourceRange(blank + 1, line.end))
    let key = trimmed(SourceRange(line.start, blank))
    guard value.count > 0 else { return fail(.emptyValue, key) }
    guard open != nil else { return fail(.outsideSection, key) }
    count += 1
    guard !isInGroup else { return }
    properties.append(
      ClassicProperty(
        key: source.text(in: key), at: key, value: source.text(in: value), at: value, in: source))
  }

  private mutating func readGroup(_ line: SourceRange) {
    let end = bytes.first(UInt8(ascii: "]"), in: line.start..<line.end)
    guard end < line.end else { return fail(.unclosedGroup, line) }
    guard open != nil else { return fail(.outsideSection, SourceRange(line.start, end + 1)) }
    guard !isInGroup || count > 0 else {
      return fail(.emptyGroup, SourceRange(line.start, end + 1))
    }
    hasGroups = true
    isInGroup = true
    count = 0
  }

  /// A range without the white space at its ends.
  private func trimmed(_ range: SourceRange) -> SourceRange {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    var (start, end) = (range.start, range.end)
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return SourceRange(start, end)
  }
}
