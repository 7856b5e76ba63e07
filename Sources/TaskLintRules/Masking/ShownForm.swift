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
    guard text.count <= 2048, !Self.hasSecret(text) else { return false }
    switch self {
    case .key: return text.count <= 256 && consists(text, of: Self.keyBytes) && isReadable(text)
    case .name: return text.count <= 256 && consists(text, of: Self.nameBytes) && isReadable(text)
    case .word: return isPlain(text) && !hasUser(text)
    case .size: return consists(text, of: Self.nameBytes) && isPlain(text)
    case .path:
      let isPath = text.first.map { "/.~".utf8.contains($0) } ?? true
      let isDrive = text.count > 1 && text[1] == UInt8(ascii: ":")
      return consists(text, of: Self.pathBytes)
        && (isPath || isDrive || text.starts(with: "arn:".utf8) ? isReadable(text) : isPlain(text))
    case .image: return isImage(text)
    case .reference:
      let isReference =
        (text.starts(with: "arn:".utf8) && text.count { $0 == UInt8(ascii: ":") } >= 5)
        || text.first == UInt8(ascii: "/")
      return consists(text, of: Self.referenceBytes)
        && (isReference ? isReadable(text) : isPlain(text))
    case .setting: return Self.isSwitch(text) || Self.isRegion(text)
    }
  }

  /// Whether a text has a secret in a known format, which most do not.
  private static func hasSecret(_ text: [UInt8]) -> Bool {
    text.withUncheckedBytes(in: 0..<text.count, SecretFormats.mayHold)
      && !SecretFormats.matches(in: text).isEmpty
  }

  private static let nameBytes = ByteSet(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ._-/:+*#(){}[]$<>,!?&%~;".utf8)
  private static let keyBytes = ByteSet(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ._-/:+*#(){}[]$<>,@?!~".utf8)
  private static let pathBytes = ByteSet(
    #"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ._-/:+*#(){}[]$<>,\~%"#.utf8)
  private static let referenceBytes = ByteSet(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/:+*#{}$<>~".utf8)

  private func consists(_ text: [UInt8], of bytes: ByteSet) -> Bool {
    text.allSatisfy { $0 >= 0x80 || bytes.contains($0) }
  }

  /// Whether no run of letters and digits is as long and mixed as a key.
  ///
  /// Tools append hashes to names, which are shorter.
  private func isReadable(_ text: [UInt8]) -> Bool {
    text.count < 32
      || !Self.runs(of: text).contains { run in
        run.count >= 32 && (Self.turns(in: run) >= 6 || run.allSatisfy(\.isHexDigit))
      }
  }

  /// Whether no run of letters and digits looks random.
  private func isPlain(_ text: [UInt8]) -> Bool {
    text.count < 8
      || !Self.runs(of: text).contains { run in
        run.count >= 24 || (run.count >= 8 && Self.turns(in: run) >= 3)
      }
  }

  /// Whether a word has a user and a password before an `@`.
  private func hasUser(_ text: [UInt8]) -> Bool {
    text.split(separator: 0x20).contains { word in
      guard let colon = word.firstIndex(of: UInt8(ascii: ":")) else { return false }
      return word[colon...].contains(UInt8(ascii: "@"))
    }
  }

  /// An image's tag is often the hash of a commit, and its digest one of the content.
  private func isImage(_ text: [UInt8]) -> Bool {
    var name = text[...]
    if let at = text.firstIndex(of: UInt8(ascii: "@")) {
      guard text[at...].starts(with: "@sha256:".utf8) else { return false }
      name = text[..<at]
    }
    return consists(Array(name), of: Self.nameBytes)
  }

  private static func runs(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    text.split { !$0.isAlphanumeric }
  }

  /// How often a run changes between letters and digits, or from lower case to capitals after a
  /// digit was seen.
  private static func turns(in run: ArraySlice<UInt8>) -> Int {
    var turns = 0
    var last: UInt8?
    for byte in run {
      if let last, last.isDigit != byte.isDigit { turns += 1 }
      last = byte
    }
    return turns
  }

  private static func isSwitch(_ text: [UInt8]) -> Bool {
    text.count <= 5
      && ["true", "false", "on", "off", "yes", "no", ""].contains(
        String(decoding: text, as: UTF8.self).lowercased())
  }

  /// `eu-west-1`, `us-gov-east-1`.
  private static func isRegion(_ text: [UInt8]) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count >= 3, parts.count <= 4, let number = parts.last, number.count == 1,
      number.allSatisfy(\.isDigit), parts[0].count == 2
    else { return false }
    return parts.dropLast().allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isLowercase) }
  }
}
