/// The URI of a file.
enum FileURI {
  private static let scheme = "file://"

  /// The absolute path of a `file:` URI; nil for another URI.
  static func path(of uri: String) -> String? {
    guard uri.utf8.count > scheme.utf8.count, uri.hasPrefix(scheme) else { return nil }
    var rest = Array(uri.utf8.dropFirst(scheme.utf8.count))[...]
    // A host name, which is empty or the machine itself.
    guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let host = String(decoding: rest[..<slash], as: UTF8.self)
    guard host.isEmpty || host == "localhost" else { return nil }
    rest = rest[slash...]
    var path: [UInt8] = []
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        path.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard digits.utf8.count == 2, let value = UInt8(digits, radix: 16), value != 0 else {
        return nil
      }
      path.append(value)
      rest = rest.dropFirst(2)
    }
    guard !path.contains(0) else { return nil }
    return LexicalPath.normalized(String(decoding: path, as: UTF8.self), from: "/")
  }

  /// The URI of an absolute path, with all but the unreserved characters and slashes encoded.
  static func uri(of path: String) -> String {
    var uri = scheme
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      case _ where byte.isAlphanumeric: uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        uri += "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return uri
  }
}
