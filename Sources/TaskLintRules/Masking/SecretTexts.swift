/// The texts of a file's secrets, for masking them in messages.
struct SecretTexts: Sendable {
  /// A shorter secret is masked only as a whole value in quotes: `a` would mask every message.
  private static let shortestInside = 4

  /// The texts, sorted by their bytes.
  private let texts: [[UInt8]]
  /// The longest prefix of each text among the others, to find the longest match without trying all.
  private let prefixes: [Int?]
  private let beginnings: Set<UInt32>
  private let short: Set<[UInt8]>
  /// The bytes at which a secret may begin: the first ones, and the quote before a short one.
  private var starts: ByteSet

  init(_ secrets: [[UInt8]]) {
    var long: Set<[UInt8]> = []
    var short: Set<[UInt8]> = []
    for text in secrets where !text.isEmpty {
      let scalars = text.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
      if scalars >= Self.shortestInside { long.insert(text) } else { short.insert(text) }
    }
    let texts = long.sorted { $0.lexicographicallyPrecedes($1) }
    var prefixes: [Int?] = []
    for (index, text) in texts.enumerated() {
      var candidate = index > 0 ? index - 1 : nil
      while let found = candidate, !text.starts(with: texts[found]) { candidate = prefixes[found] }
      prefixes.append(candidate)
    }
    self.texts = texts
    self.prefixes = prefixes
    self.short = short
    beginnings = Set(texts.map { Self.beginning(of: $0, at: 0) })
    starts = ByteSet(texts.map { $0[0] })
    if !short.isEmpty { starts.insert(UInt8(ascii: "'")) }
  }

  func masked(_ text: String) -> String {
    guard text.utf8.contains(where: starts.contains) else { return text }
    let bytes = Array(text.utf8)
    var masked: [UInt8] = []
    var plain = 0
    var index = 0
    while index < bytes.count {
      if let match = match(in: bytes, at: index) {
        masked += bytes[plain..<match.lowerBound]
        masked += Array(Secrets.mask.utf8)
        plain = match.upperBound
        index = match.upperBound
      } else {
        index += 1
      }
    }
    guard plain > 0 else { return text }
    return String(decoding: masked + bytes[plain...], as: UTF8.self)
  }

  private func match(in bytes: [UInt8], at index: Int) -> Range<Int>? {
    guard starts.contains(bytes[index]) else { return nil }
    if bytes[index] == UInt8(ascii: "'"), let end = endOfShort(in: bytes, at: index + 1) {
      return index + 1..<end
    }
    guard index + Self.shortestInside <= bytes.count,
      beginnings.contains(Self.beginning(of: bytes, at: index))
    else { return nil }
    let rest = bytes[index...]
    let following = firstIndex { rest.lexicographicallyPrecedes($0) }
    var candidate = following > 0 ? following - 1 : nil
    while let found = candidate, !rest.starts(with: texts[found]) { candidate = prefixes[found] }
    let whole = candidate.map { index..<index + texts[$0].count }
    guard let part = cutShort(rest), part.count > whole?.count ?? 0 else { return whole }
    return part
  }

  /// The beginning of a secret, if a message shows only that part of a long value.
  private func cutShort(_ rest: ArraySlice<UInt8>) -> Range<Int>? {
    let dots = Array("…".utf8)
    guard
      let end = rest.indices.first(where: {
        rest[$0] == dots[0] && rest[$0...].starts(with: dots)
      }), end - rest.startIndex >= Self.shortestInside
    else { return nil }
    let shown = rest[..<end]
    let found = firstIndex { !$0.lexicographicallyPrecedes(shown) }
    return found < texts.count && texts[found].starts(with: shown) ? rest.startIndex..<end : nil
  }

  /// The index of the first text that fulfils a condition, which all later ones fulfil.
  private func firstIndex(where fulfils: ([UInt8]) -> Bool) -> Int {
    var low = 0
    var high = texts.count
    while low < high {
      let middle = (low + high) / 2
      if fulfils(texts[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The end of a short secret between single quotes.
  private func endOfShort(in bytes: [UInt8], at start: Int) -> Int? {
    let longest = 4 * (Self.shortestInside - 1)
    guard !short.isEmpty,
      let end = bytes[start...].prefix(longest + 1).firstIndex(of: UInt8(ascii: "'")),
      short.contains(Array(bytes[start..<end]))
    else { return nil }
    return end
  }

  private static func beginning(of bytes: [UInt8], at index: Int) -> UInt32 {
    bytes[index..<index + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }
}
