/// Turns the paths of files into the URIs of a SARIF log, and into paths from the source root.
struct SARIFPaths: Sendable {
  /// The base of relative URIs.
  static let base = "%SRCROOT%"

  private let root: [Substring]
  private let workingDirectory: String
  /// The URI of the working directory with its slash, empty for the root; nil where it lies outside.
  private let inner: String?
  /// The root with its slash; nil where it is not the same in a URI.
  private let plainRoot: String?

  /// Takes two absolute paths; symbolic links are left as they are written.
  init(sourceRoot: String, workingDirectory: String) {
    root = Self.steps(of: sourceRoot)
    self.workingDirectory = workingDirectory
    let plainRoot = root.map { "/\($0)" }.joined() + "/"
    self.plainRoot = Self.isPlain(plainRoot.dropFirst().dropLast()) ? plainRoot : nil
    let steps = Self.steps(of: workingDirectory)
    inner =
      steps.starts(with: root)
      ? steps.dropFirst(root.count).map { Self.encoded($0) + "/" }.joined() : nil
  }

  /// The location of a file: relative to the root, or a `file:` URI if it is outside; nil for the
  /// root itself, which has no relative URI.
  func location(of path: String) -> JSONOutput? {
    guard let uri = uri(of: path) else { return nil }
    guard !uri.hasPrefix(Self.absolute) else { return ["uri": .string(uri)] }
    return ["uri": .string(uri), "uriBaseId": .string(Self.base)]
  }

  /// The URI only.
  func uri(of path: String) -> String? {
    if let inner, Self.isPlain(path[...]) { return inner + path }
    if let plainRoot, path.utf8.first == UInt8(ascii: "/"), Self.isPlain(path.dropFirst()),
      !plainRoot.utf8.starts(with: path.utf8)
    {
      let isInside = path.utf8.starts(with: plainRoot.utf8)
      return isInside
        ? String(path.dropFirst(plainRoot.utf8.count)) : Self.absolute + path.dropFirst()
    }
    let steps = Self.steps(of: path.hasPrefix("/") ? path : "\(workingDirectory)/\(path)")
    guard steps.starts(with: root) else { return Self.absolute + Self.encoded(steps) }
    let rest = steps.dropFirst(root.count)
    return rest.isEmpty ? nil : Self.encoded(rest)
  }

  /// The path relative to the root, without escapes; the absolute path of a file that is outside.
  func relative(_ path: String) -> String {
    let steps = Self.steps(of: path.hasPrefix("/") ? path : "\(workingDirectory)/\(path)")
    guard steps.starts(with: root) else { return "/" + steps.joined(separator: "/") }
    return steps.count == root.count ? "." : steps.dropFirst(root.count).joined(separator: "/")
  }

  /// The absolute path of the file that a URI refers to; nil if it is not one of these.
  func path(of uri: String) -> [UInt8]? {
    let isAbsolute = uri.hasPrefix(Self.absolute)
    guard let rest = Self.decoded(isAbsolute ? String(uri.dropFirst(Self.absolute.count)) : uri)
    else { return nil }
    return Array((isAbsolute ? "/" : root.map { "/\($0)" }.joined() + "/").utf8) + rest
  }

  private static let absolute = "file:///"

  private static func decoded(_ uri: String) -> [UInt8]? {
    var decoded: [UInt8] = []
    var rest = Array(uri.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        decoded.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard let value = UInt8(digits, radix: 16) else { return nil }
      decoded.append(value)
      rest = rest.dropFirst(2)
    }
    return decoded
  }

  /// The folders and the file on an absolute path, with `.` and `..` resolved.
  private static func steps(of path: String) -> [Substring] {
    var steps: [Substring] = []
    for step in path.utf8.split(separator: UInt8(ascii: "/")).map(Substring.init)
    where step != "." {
      if step == ".." {
        _ = steps.popLast()
      } else {
        steps.append(step)
      }
    }
    return steps
  }

  /// Whether a path is relative and the same in a URI: its steps have only unreserved characters,
  /// and none begins with a dot.
  private static func isPlain(_ path: Substring) -> Bool {
    var beginsStep = true
    for byte in path.utf8 {
      let isSlash = byte == UInt8(ascii: "/")
      guard isSlash ? !beginsStep : isUnreserved(byte),
        !beginsStep || byte != UInt8(ascii: ".")
      else { return false }
      beginsStep = isSlash
    }
    return !beginsStep
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: byte.isAlphanumeric
    }
  }

  private static func encoded(_ steps: some Sequence<Substring>) -> String {
    steps.map { encoded($0) }.joined(separator: "/")
  }

  /// A step with all but the unreserved characters of RFC 3986, section 2.3, percent-encoded.
  private static func encoded(_ step: Substring) -> String {
    guard !step.utf8.allSatisfy(isUnreserved) else { return String(step) }
    var encoded = ""
    for byte in step.utf8 {
      if isUnreserved(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        encoded += "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return encoded
  }
}
