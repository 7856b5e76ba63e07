/// The forms of texts that may be shown at the places where the API's schema expects them.
///
/// A text of another form, or in which a secret is recognized, is masked there as well.
enum ShownForm: Sendable {
  /// A name of a property, a variable, an option or a label.
  case key
  /// A name of a container, a volume or a family.
  case name
  /// A word or a few of them: a value of an enumeration, or what a rule asks to show.
  case word
  /// A size, a port or a range of them.
  case size
  case path
  /// An image without a user and a password.
  case image
  /// An ARN, or the name of a parameter.
  case reference
  /// A switch, a region or a plugin's name, which options may have.
  case setting

  /// Whether a text has the form.
  func admits(_ text: [UInt8]) -> Bool {
    text.withUncheckedBytes(in: 0..<text.count) { admits($0) }
  }

  /// Whether a text that is currently accessible has the form.
  func admits(_ text: UncheckedBytes) -> Bool {
    let count = text.end - text.start
    guard count <= 2048, !Self.hasSecret(text) else { return false }
    switch self {
    case .key: return count <= 256 && Self.keyBytes.containsAll(of: text) && isReadable(text)
    case .name: return count <= 256 && Self.nameBytes.containsAll(of: text) && isReadable(text)
    case .word: return isPlain(text) && !hasUser(text)
    case .size: return Self.nameBytes.containsAll(of: text) && isPlain(text)
    case .path:
      let isPath = text.byte(at: text.start).map { "/.~".utf8.contains($0) } ?? true
      let isDrive = text.byte(at: text.start + 1) == UInt8(ascii: ":")
      return Self.pathBytes.containsAll(of: text)
        && (isPath || isDrive || text.begins(with: "arn:") ? isReadable(text) : isPlain(text))
    case .image: return isImage(text)
    case .reference:
      return Self.referenceBytes.containsAll(of: text)
        && (isReference(text) ? isReadable(text) : isPlain(text))
    case .setting: return Self.isSwitch(text) || Self.isRegion(text)
    }
  }

  /// Whether a text has a secret in a known format, which most do not.
  private static func hasSecret(_ text: UncheckedBytes) -> Bool {
    SecretFormats.mayHold(text) && !SecretFormats.matches(in: text.array).isEmpty
  }

  private static let nameBytes = ByteSet.alphanumerics(and: " ._-/:+*#(){}[]$<>,!?&%~;")
    .withNonASCII
  private static let keyBytes = ByteSet.alphanumerics(and: " ._-/:+*#(){}[]$<>,@?!~").withNonASCII
  private static let pathBytes = ByteSet.alphanumerics(and: #" ._-/:+*#(){}[]$<>,\~%"#).withNonASCII
  private static let referenceBytes = ByteSet.alphanumerics(and: "._-/:+*#{}$<>~").withNonASCII

  private func isReference(_ text: UncheckedBytes) -> Bool {
    text.byte(at: text.start) == UInt8(ascii: "/")
      || text.begins(with: "arn:") && text.count(of: UInt8(ascii: ":")) >= 5
  }

  /// Whether no run of letters and digits is as long and mixed as a key.
  ///
  /// Tools append hashes to names, which are shorter.
  private func isReadable(_ text: UncheckedBytes) -> Bool {
    !Self.hasRun(of: 32, in: text) { Self.turns(in: $0) >= 6 || $0.allSatisfy(\.isHexDigit) }
  }

  /// Whether no run of letters and digits looks random.
  private func isPlain(_ text: UncheckedBytes) -> Bool {
    !Self.hasRun(of: 8, in: text) { $0.end - $0.start >= 24 || Self.turns(in: $0) >= 3 }
  }

  /// Whether a word has a user and a password before an `@`.
  private func hasUser(_ text: UncheckedBytes) -> Bool {
    var hasColon = false
    var offset = text.start
    while let byte = text.byte(at: offset) {
      switch byte {
      case 0x20: hasColon = false
      case UInt8(ascii: ":"): hasColon = true
      case UInt8(ascii: "@") where hasColon: return true
      default: break
      }
      offset += 1
    }
    return false
  }

  /// An image's tag is often the hash of a commit, and its digest one of the content.
  private func isImage(_ text: UncheckedBytes) -> Bool {
    var at = text.start
    while let byte = text.byte(at: at), byte != UInt8(ascii: "@") { at += 1 }
    return (at == text.end || text.part(at, text.end).begins(with: "@sha256:"))
      && Self.nameBytes.containsAll(of: text.part(text.start, at))
  }

  /// Whether a run of at least so many letters and digits meets a condition.
  private static func hasRun(
    of least: Int, in text: UncheckedBytes, where isMet: (UncheckedBytes) -> Bool
  ) -> Bool {
    guard text.end - text.start >= least else { return false }
    var start = text.start
    var offset = text.start
    while true {
      let byte = text.byte(at: offset)
      if !(byte?.isAlphanumeric ?? false) {
        if offset - start >= least, isMet(text.part(start, offset)) { return true }
        start = offset + 1
      }
      guard byte != nil else { return false }
      offset += 1
    }
  }

  /// How often a run changes between letters and digits.
  private static func turns(in run: UncheckedBytes) -> Int {
    var turns = 0
    var wasDigit = run.byte(at: run.start)?.isDigit ?? false
    var offset = run.start
    while let byte = run.byte(at: offset) {
      if byte.isDigit != wasDigit { turns += 1 }
      wasDigit = byte.isDigit
      offset += 1
    }
    return turns
  }

  private static func isSwitch(_ text: UncheckedBytes) -> Bool {
    text.end - text.start <= 5
      && ["true", "false", "on", "off", "yes", "no", ""].contains { text.isWord($0) }
  }

  /// `eu-west-1`, `us-gov-east-1`.
  private static func isRegion(_ text: UncheckedBytes) -> Bool {
    guard text.byte(at: text.start + 2) == UInt8(ascii: "-") else { return false }
    let parts = text.array.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count >= 3, parts.count <= 4, let number = parts.last, number.count == 1,
      number.allSatisfy(\.isDigit), parts[0].count == 2
    else { return false }
    return parts.dropLast().allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isLowercase) }
  }
}
