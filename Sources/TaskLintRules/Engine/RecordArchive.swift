/// The records of a stream's definitions, packed: a stream can't be read again and may have
/// millions of lines, few of which conflict.
///
/// The records are stored in a few large buffers. Texts that most records share, such as the path
/// to a variable, are stored once.
struct RecordArchive: Sendable {
  private static let bufferSize = 1 << 20

  private var buffers: [[UInt8]] = []
  private var shared: [String] = []
  private var numbers: [String: Int] = [:]
  /// The few records that contain more than the packed form can store.
  private var whole: [CrossRecord] = []

  /// Creates an archive without records.
  init() {}

  /// Adds records, each with its trace.
  mutating func add(_ records: [CrossRecord], traces: [CrossTrace]) {
    for (record, trace) in zip(records, traces) {
      guard record.record.excerpt == nil, record.record.suppressions.isEmpty else {
        whole.append(record)
        continue
      }
      var packer = Packer()
      packer.put(record, trace.key) { number(of: $0) }
      append(packer.bytes)
    }
  }

  /// The records that may conflict with another.
  func records(in conflicts: CrossTraceConflicts) -> [CrossRecord] {
    var records = whole
    guard !conflicts.keys.isEmpty else { return records }
    for buffer in buffers {
      var reader = PackedReader(buffer)
      while let key = reader.key() {
        let record = reader.record { shared[$0] }
        if conflicts.keys.contains(key) { records.append(record) }
      }
    }
    return records
  }

  private mutating func append(_ bytes: [UInt8]) {
    if let last = buffers.last, last.count + bytes.count <= Self.bufferSize {
      buffers[buffers.count - 1] += bytes
    } else {
      var buffer: [UInt8] = []
      buffer.reserveCapacity(max(Self.bufferSize, bytes.count))
      buffers.append(buffer + bytes)
    }
  }

  private mutating func number(of text: String) -> Int {
    if let number = numbers[text] { return number }
    numbers[text] = shared.count
    shared.append(text)
    return shared.count - 1
  }
}

/// Writes records into bytes: numbers in groups of seven bits, texts with their lengths.
private struct Packer {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ record: CrossRecord, _ key: UInt64, _ number: (String) -> Int) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: key >> UInt64(shift)))
    }
    let content = record.record
    for text in [
      record.rule.name, content.location.path, content.pointer, content.subject.pointer,
    ] {
      put(number(text))
    }
    put(content.containerName.map { number($0) + 1 } ?? 0)
    put(content.family == nil ? 0 : 1)
    put(content.family ?? "")
    put(content.key.count)
    for text in content.key + [content.value, content.snippet] { put(text) }
    put(content.definition)
    put(content.location.range.start)
    put(content.location.range.count)
    for position in [content.location.start, content.location.end] {
      put(position.line)
      put(position.column)
      put(position.utf16Column)
      put(position.utf8Column)
    }
  }

  private mutating func put(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  private mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes += Array(text.utf8)
  }
}

/// Reads what a packer wrote.
private struct PackedReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The key of the next record; nil at the end.
  mutating func key() -> UInt64? {
    guard index + 8 <= bytes.count else { return nil }
    defer { index += 8 }
    return bytes[index..<index + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func record(_ shared: (Int) -> String) -> CrossRecord {
    let rule = RuleID(shared(number()))
    let path = shared(number())
    let pointer = shared(number())
    let subject = Subject(pointer: shared(number()))
    let container = number()
    let hasFamily = number() == 1
    let family = text()
    let key = (0..<number()).map { _ in text() }
    let (value, snippet, definition) = (text(), text(), number())
    let start = number()
    let range = SourceRange(start, start + number())
    let record = DefinitionRecord(
      family: hasFamily ? family : nil, key: key, value: value,
      location: Finding.Location(path: path, range: range, start: position(), end: position()),
      snippet: snippet, excerpt: nil, pointer: pointer,
      containerName: container == 0 ? nil : shared(container - 1), subject: subject,
      suppressions: [], definition: definition)
    return CrossRecord(rule: rule, record: record)
  }

  private mutating func position() -> Position {
    Position(line: number(), column: number(), utf16Column: number(), utf8Column: number())
  }

  private mutating func number() -> Int {
    var number: UInt = 0
    var shift: UInt = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      number |= UInt(byte & 0x7F) << shift
      shift += 7
      if byte < 0x80 { break }
    }
    return Int(bitPattern: number)
  }

  private mutating func text() -> String {
    let count = number()
    defer { index += count }
    return String(decoding: bytes[index..<index + count], as: UTF8.self)
  }
}
