/// A word of the command line as bytes, which need not be UTF-8.
struct Argument: Hashable, Sendable, ExpressibleByStringLiteral {
  let bytes: [UInt8]

  init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  init(stringLiteral text: String) { bytes = Array(text.utf8) }

  /// The word as text, for messages and comparisons.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  var path: FilePath { FilePath(bytes: bytes) }

  func hasPrefix(_ prefix: String) -> Bool { bytes.starts(with: prefix.utf8) }

  func dropFirst(_ count: Int) -> Argument { Argument(bytes: bytes.dropFirst(count)) }

  /// The parts before and after the first `=`; nil if there is none.
  var halves: (Argument, Argument)? {
    guard let index = bytes.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    return (Argument(bytes: bytes[..<index]), Argument(bytes: bytes[(index + 1)...]))
  }
}
