/// Finds secrets by their format, anywhere in a text.
///
/// Every look ahead is bounded, or ends where the next one begins, so the time is linear.
struct SecretFormats {
  /// The kind of a secret.
  enum Kind: Sendable {
    case privateKey
    case key(KeyFormat)
    case webToken
    case bearer
    case urlPassword
    case slackWebhook
    case sentryKey
    case sumoLogicURL
  }

  /// A part of a text that looks like a secret.
  struct Match: Sendable {
    let range: Range<Int>
    let kind: Kind
  }

  private let bytes: [UInt8]
  private var index = 0
  private var hasNoMoreFooters = false
  private var found: [Match] = []

  /// The parts of a text that look like secrets.
  static func matches(in bytes: [UInt8]) -> [Match] {
    var formats = SecretFormats(bytes: bytes)
    let beginnings = beginnings
    bytes.withUncheckedBytes(in: 0..<bytes.count) { text in
      while formats.index < text.end,
        let index = beginnings.first(in: text.part(formats.index, text.end))
      {
        formats.index = index
        if text.byte(at: index) == UInt8(ascii: "\n") {
          formats.index = text.endOfBlanks(from: index + 1)
        } else {
          formats.look()
        }
      }
    }
    return formats.found
  }

  /// The parts of a document that look like secrets; they begin in strings only.
  static func matches(in document: UncheckedDocument, _ bytes: [UInt8]) -> [Match] {
    var formats = SecretFormats(bytes: bytes)
    let beginnings = beginnings
    for node in document.nodes where node.kind == .string {
      let (start, end) = (Int(node.start) + 1, Int(node.end) - 1)
      // A private key may continue over strings that hold its lines.
      formats.index = max(formats.index, start)
      while formats.index < end,
        let index = beginnings.first(in: document.bytes.part(formats.index, end))
      {
        formats.index = index
        formats.look()
      }
    }
    return formats.found
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// Whether a text may hold a secret in a known format, which most do not.
  static func mayHold(_ text: UncheckedBytes) -> Bool { beginnings.isAny(in: text) }

  /// The prefixes of the known formats.
  private static let prefixes: [(text: [UInt8], format: KeyFormat)] = KeyFormat.prefixed.map {
    (text: $0.prefix.withUncheckedBytes(\.array), format: $0)
  }

  /// The first two bytes of all known formats: few places need a closer look.
  static let beginnings =
    // Lines begin with many blanks, which are skipped at once.
    KeyFormat.beginnings(
      and: "--", "://", "eyJ", "bearer", "Bearer", "BEARER", "/services/", "/receiver/", "\n ")

  private static func isWordByte(_ byte: UInt8) -> Bool { byte.isAlphanumeric || byte == 0x5F }

  private mutating func look() {
    let byte = bytes[index]
    let beginsWord = index == 0 || !Self.isWordByte(bytes[index - 1])
    switch byte {
    case UInt8(ascii: "-") where hasText("-----BEGIN "): privateKey()
    case UInt8(ascii: ":") where hasText("://"): userInformation()
    case UInt8(ascii: "/") where hasText("/services/T"): path(after: "/services/", .slackWebhook)
    case UInt8(ascii: "/") where hasText("/receiver/v1/http/"):
      path(after: "/receiver/v1/http/", .sumoLogicURL)
    case UInt8(ascii: "e") where beginsWord && hasText("eyJ"): webToken()
    case UInt8(ascii: "b") where beginsWord && hasText("bearer "),
      UInt8(ascii: "B")
    where beginsWord && (hasText("Bearer ") || hasText("BEARER ")):
      bearer()
    case _ where beginsWord && byte.isLetter: prefixed()
    default: index += 1
    }
  }

  private func hasText(_ text: StaticString, at offset: Int? = nil) -> Bool {
    let start = offset ?? index
    return text.withUTF8Buffer { expected in
      start + expected.count <= bytes.count
        && expected.indices.allSatisfy { bytes[start + $0] == expected[$0] }
    }
  }

  private func end(of start: Int, while belongs: (UInt8) -> Bool) -> Int {
    var end = start
    while end < bytes.count, belongs(bytes[end]) { end += 1 }
    return end
  }

  private mutating func take(_ range: Range<Int>, _ kind: Kind) {
    if !range.isEmpty { found.append(Match(range: range, kind: kind)) }
    index = max(index + 1, range.upperBound)
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  private mutating func prefixed() {
    let start = index
    index += 1
    for prefix in Self.prefixes
    where bytes[start] == prefix.text[0] && bytes[start...].starts(with: prefix.text) {
      let end = end(of: start + prefix.text.count) {
        Self.isTokenByte($0) || (prefix.format.maskedLength == 20 && $0 == UInt8(ascii: "."))
      }
      let rest = bytes[min(start + prefix.text.count, end)..<end]
      index = end
      // A word such as `sk-learn-preprocessing-job` has no digit.
      if rest.count >= prefix.format.maskedLength,
        rest.contains(where: \.isDigit) || prefix.text.count > 3
      {
        found.append(Match(range: start..<end, kind: .key(prefix.format)))
      }
      return
    }
  }

  /// `eyJ….eyJ….…`: a JSON Web Token, RFC 7519.
  private mutating func webToken() {
    let header = end(of: index, while: Self.isTokenByte)
    guard header - index >= 8, header < bytes.count, bytes[header] == UInt8(ascii: ".") else {
      index = header
      return
    }
    let payload = end(of: header + 1, while: Self.isTokenByte)
    guard payload - header > 4, payload < bytes.count, bytes[payload] == UInt8(ascii: ".") else {
      index = max(payload, header + 1)
      return
    }
    take(index..<end(of: payload + 1, while: Self.isTokenByte), .webToken)
  }

  /// `Bearer …`: RFC 6750, section 2.1.
  private mutating func bearer() {
    let start = index + 7
    let end = end(of: start) { Self.isTokenByte($0) || "./+~=".utf8.contains($0) }
    let word = String(decoding: bytes[start..<min(end, start + 16)], as: UTF8.self).lowercased()
    let isProse = ["token", "tokens", "auth", "authentication", "authorization"].contains(word)
    index = start
    if end > start, !isProse { take(start..<end, .bearer) }
  }

  /// `https://hooks.slack.com/services/T…/B…/…`, or the URL of an HTTP source of Sumo Logic.
  ///
  /// Sources: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/,
  /// https://help.sumologic.com/docs/send-data/hosted-collectors/http-source/logs-metrics/
  private mutating func path(after prefix: StaticString, _ kind: Kind) {
    let start = index + prefix.utf8CodeUnitCount
    let end = end(of: start) { Self.isTokenByte($0) || $0 == 0x3D || $0 == UInt8(ascii: "/") }
    take(start..<end, kind)
  }

  /// `://user:password@`: only the password, RFC 3986, section 3.2.1.
  private mutating func userInformation() {
    let start = index + 3
    var end = start
    var lastAt: Int?
    while end < bytes.count, Self.isAuthorityByte(bytes[end]) {
      if bytes[end] == UInt8(ascii: "@") { lastAt = end }
      end += 1
    }
    index = start
    if let at = lastAt, at - start >= 32, bytes[start..<at].allSatisfy(\.isHexDigit) {
      // `https://KEY@o1.ingest.sentry.io/2`
      let host = self.end(of: at + 1) { Self.isTokenByte($0) || $0 == UInt8(ascii: ".") }
      let isSentry = String(decoding: bytes[at..<host], as: UTF8.self).holds("sentry")
      if isSentry { found.append(Match(range: start..<at, kind: .sentryKey)) }
      return
    }
    guard let at = lastAt,
      let colon = bytes[start..<at].firstIndex(of: UInt8(ascii: ":"))
    else { return }
    let password = bytes[(colon + 1)..<at]
    if !SecretValue.isReference(password) {
      found.append(Match(range: colon + 1..<at, kind: .urlPassword))
    }
  }

  private static func isAuthorityByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "/"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"):
      false
    default: true
    }
  }

  /// `-----BEGIN … PRIVATE KEY-----` up to the footer: RFC 7468.
  private mutating func privateKey() {
    let start = index
    let label = end(of: start + 11) { $0.isUppercase || $0.isDigit || $0 == 0x20 }
    index = label
    guard bytes[start..<label].suffix(11).elementsEqual("PRIVATE KEY".utf8) else { return }
    var end = label
    while !hasNoMoreFooters, end < bytes.count, !hasText("-----END", at: end) { end += 1 }
    if hasNoMoreFooters || end == bytes.count {
      hasNoMoreFooters = true
      let end = self.end(of: label) { $0.isAlphanumeric || "+/=-:,\\ \r\n".utf8.contains($0) }
      return take(start..<end, .privateKey)
    }
    let footer = self.end(of: end + 5) { $0.isUppercase || $0 == 0x20 || $0 == 0x2D }
    take(start..<footer, .privateKey)
  }
}

extension SecretWalk {
  /// Takes what looks like a secret in the text.
  mutating func takeFormats() {
    for match in SecretFormats.matches(in: bytes) { take(match.range) }
  }

  /// Takes what looks like a secret in a document.
  mutating func takeFormats(of document: UncheckedDocument) {
    for match in SecretFormats.matches(in: document, bytes) { take(match.range) }
  }
}
