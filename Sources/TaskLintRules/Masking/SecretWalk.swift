/// Walks over the tokens of a text, whether it parses or not, and collects the values of names with
/// a secret word.
///
/// It reads JSON, near JSON, and the forms of other languages in strings or in place of JSON: bare
/// and single-quoted keys, `NAME=value`, `--flag value`.
struct SecretWalk {
  /// The depth of texts in strings: Terraform's state has JSON in a string, whose commands have
  /// assignments.
  private static let levels = 6
  /// The number of open braces that are kept; deeper ones are merged.
  private static let depth = 1000

  let bytes: [UInt8]
  private let end: Int
  private let level: Int
  private var index: Int
  var frame = SecretFrame(isList: false)
  /// The frames around the current one.
  private var outer: [SecretFrame] = []
  private var uncountedDepth = 0
  private(set) var secrets: [Secret] = []

  init(_ bytes: [UInt8], _ range: Range<Int>, level: Int) {
    self.bytes = bytes
    self.level = level
    index = range.lowerBound
    end = range.upperBound
  }

  /// The secrets of a text, in no order; some may overlap.
  static func secrets(in bytes: [UInt8]) -> [Secret] {
    secrets(in: bytes, level: 0).secrets
  }

  private static func secrets(in bytes: [UInt8], level: Int) -> (secrets: [Secret], isOpen: Bool) {
    var walk = SecretWalk(bytes, 0..<bytes.count, level: level)
    let isOpen = walk.run()
    walk.takeFormats()
    return (walk.secrets, isOpen)
  }

  /// Walks to the end; returns whether the text ends in a name with a secret word without a value.
  private mutating func run() -> Bool {
    while index < end {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): string()
      case UInt8(ascii: "{"), UInt8(ascii: "["): open(isList: byte == UInt8(ascii: "["))
      case UInt8(ascii: "}"), UInt8(ascii: "]"): close()
      case UInt8(ascii: ","):
        endMember()
        index += 1
      case 0x0A:
        frame.hasCrossedLine = true
        index = bytes.endOfBlanks(in: index + 1..<end)
      case _ where Self.isWordByte(byte): word()
      default: index += 1
      }
    }
    let isOpen = frame.awaited == .secret
    takeRest()
    return isOpen
  }

  /// Takes the values of all open frames at the end of the text.
  mutating func takeRest() {
    take(frame.secretValues)
    for frame in outer.reversed() { take(frame.secretValues) }
  }

  mutating func endMember() {
    if !(frame.isList && frame.isCarried) { frame.awaited = nil }
  }

  mutating func open(isList: Bool) {
    index += 1
    guard outer.count < Self.depth else {
      uncountedDepth += 1
      return
    }
    var inner = SecretFrame(isList: isList)
    inner.hasSecretName = frame.awaited == .secret
    frame.awaited = nil
    outer.append(frame)
    frame = inner
  }

  mutating func close() {
    index += 1
    if uncountedDepth > 0 {
      uncountedDepth -= 1
    } else if let around = outer.popLast() {
      if frame.hasSecretName { take(frame.secretValues) }
      frame = around
    }
  }

  mutating func take(_ range: Range<Int>, text: [UInt8]? = nil) {
    guard !range.isEmpty else { return }
    secrets.append(
      Secret(
        range: SourceRange(range.lowerBound, range.upperBound),
        text: text ?? Array(bytes[range])))
  }

  private mutating func take(_ ranges: [Range<Int>]) {
    for range in ranges {
      let text = UnescapedText(bytes, range).bytes
      if !SecretValue.isReference(text[...]) { take(range, text: text) }
    }
  }

  // MARK: - Strings

  /// A string up to its closing quote or, without one, to the end of the line.
  private mutating func string() {
    let quote = bytes[index]
    let (content, isClosed, hasEscapes) = bytes.withUncheckedBytes(in: index + 1..<end) {
      $0.damagedString(quote)
    }
    index = content.upperBound + (isClosed ? 1 : 0)
    let text = hasEscapes ? UnescapedText(bytes, content) : nil
    if frame.awaited == nil, isClosed, let separator = separator(acrossLines: true) {
      expect(text?.bytes[...] ?? bytes[content], after: separator)
    } else {
      value(content, text: text)
    }
  }

  mutating func value(_ content: Range<Int>, text: UnescapedText?) {
    let awaited = frame.awaited ?? (frame.isList && frame.hasSecretName ? .secret : .other)
    let decoded = text?.bytes[...] ?? bytes[content]
    frame.awaited = nil
    frame.isCarried = false
    switch awaited {
    case .secret where SecretValue.isReference(decoded): break
    case .secret:
      take(content, text: Array(decoded))
      return
    case .name:
      frame.hasSecretName = frame.hasSecretName || SecretName.isMasked(decoded)
      return
    case .value: frame.append(value: content)
    case .source: if SecretValue.isKeyShaped(decoded) { frame.append(value: content) }
    case .other: break
    }
    // Without a secret word nothing inside is a secret.
    guard level < Self.levels, text != nil || SecretName.mayBeMasked(decoded) else { return }
    walkInside(content, text: text)
  }

  /// Finds secrets in the text of a string.
  private mutating func walkInside(_ content: Range<Int>, text: UnescapedText?) {
    let isOpen: Bool
    if let text {
      let inner = Self.secrets(in: text.bytes, level: level + 1)
      secrets += inner.secrets.map { secret in
        let start = text.original(secret.range.start)
        return Secret(
          range: SourceRange(start, max(start, text.original(secret.range.end))), text: secret.text)
      }
      isOpen = inner.isOpen
    } else {
      var walk = SecretWalk(bytes, content, level: level + 1)
      isOpen = walk.run()
      secrets += walk.secrets
    }
    // `"--api-key"` in a list of arguments, or a key whose closing quote is missing.
    if isOpen {
      frame.awaited = .secret
      frame.isCarried = true
      frame.hasCrossedLine = false
    }
  }

  // MARK: - Words

  /// A name or value without quotes.
  private mutating func word() {
    let start = index
    if frame.awaited == .other { frame.awaited = nil }
    if frame.awaited != nil, !frame.hasCrossedLine { return bareValue(from: start) }
    while index < end, Self.isWordByte(bytes[index]) { index += 1 }
    let name = bytes[start..<index]
    skipClosingQuote()
    // In `arn:aws:secretsmanager:…:secret:name` the words are fields between colons.
    let isField = start > 0 && bytes[start - 1] == UInt8(ascii: ":")
    if !isField, let separator = separator(acrossLines: false) {
      expect(name, after: separator)
      let isQuery = start > 0 && "?&".utf8.contains(bytes[start - 1])
      if isQuery, name.elementsEqual("key".utf8) || name.elementsEqual("sig".utf8) {
        frame.awaited = .secret
      }
    } else if frame.awaited != nil {
      index = start
      bareValue(from: start)
    } else if name.starts(with: "--".utf8), SecretName.isMasked(name) {
      frame.awaited = .secret
      frame.isCarried = true
      frame.isSpaced = false
      frame.hasCrossedLine = false
    }
  }

  /// A value without quotes, which ends at a blank only if there is none before it.
  private mutating func bareValue(from start: Int) {
    let isSpaced = frame.isSpaced
    let mayHoldCommas = level > 0 && frame.separator == UInt8(ascii: "=")
    var comma: Int?
    while index < end {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D || "\"'`".utf8.contains(byte) { break }
      if !isSpaced, byte <= 0x20 || byte == UInt8(ascii: "&") { break }
      if ",;}])".utf8.contains(byte) {
        guard mayHoldCommas, !isSpaced else { break }
        comma = comma ?? index
      }
      index += 1
    }
    index = max(index, start + 1)
    var stop = index
    while stop > start, bytes[stop - 1] <= 0x20 { stop -= 1 }
    bareValue(start..<stop, upTo: comma)
    skipClosingQuote()
  }

  /// Takes a value without quotes, and the part up to a comma in it.
  mutating func bareValue(_ range: Range<Int>, upTo comma: Int? = nil) {
    let text = bytes[range]
    let awaited = frame.awaited
    frame.awaited = nil
    frame.isCarried = false
    switch awaited {
    case .secret where !SecretValue.isReference(text):
      take(range)
      if let comma { take(range.lowerBound..<comma) }
    case .value: frame.append(value: range)
    case .name: frame.hasSecretName = frame.hasSecretName || SecretName.isMasked(text)
    default: break
    }
  }

  /// Skips a quote at the end of a word whose opening quote is missing or was read as a closing one.
  private mutating func skipClosingQuote() {
    guard index < end, "\"'".utf8.contains(bytes[index]) else { return }
    var next = index + 1
    while next < end, bytes[next] == 0x20 || bytes[next] == 0x09 || bytes[next] == 0x0D {
      next += 1
    }
    if next == end || ":=,}]\n".utf8.contains(bytes[next]) { index += 1 }
  }

  /// The separator between a key and its value, if it comes next.
  private func separator(acrossLines: Bool) -> Range<Int>? {
    var next = index
    while next < end,
      acrossLines
        ? bytes[next].isJSONWhitespace
        : bytes[next] == UInt8(ascii: " ") || bytes[next] == UInt8(ascii: "\t")
    {
      next += 1
    }
    guard next < end, bytes[next] == UInt8(ascii: ":") || bytes[next] == UInt8(ascii: "=") else {
      return nil
    }
    let start = next
    while next < end, next - start < 3, Self.isSeparator(bytes[next]) { next += 1 }
    let isURL = next + 1 < end && bytes[next] == 0x2F && bytes[next + 1] == 0x2F
    return isURL && next == start + 1 && bytes[start] == UInt8(ascii: ":") ? nil : start..<next
  }

  private mutating func expect(_ name: ArraySlice<UInt8>, after separator: Range<Int>) {
    index = separator.upperBound
    frame.awaited = SecretFrame.Awaited(name)
    frame.isCarried = false
    frame.hasCrossedLine = false
    frame.separator = bytes[separator.lowerBound]
    frame.isSpaced = index < end && (bytes[index] == 0x20 || bytes[index] == 0x09)
  }
}
