/// A path in a container's file system, in its shortest spelling.
public struct ContainerPath: Hashable, Sendable {
  /// Whether it begins at the root.
  public let isAbsolute: Bool
  /// The names on the way.
  private let steps: [ArraySlice<UInt8>]

  private init(isAbsolute: Bool, steps: [ArraySlice<UInt8>]) {
    self.isAbsolute = isAbsolute
    self.steps = steps
  }

  /// Reads a path; surrounding blanks, `//`, `/./` and `/../` make no difference.
  ///
  /// The agent writes the value of `config-file-value` into a line of its own, `@INCLUDE path`,
  /// where blanks at the ends are lost.
  public init(_ text: String) { self.init(Array(text.utf8)[...]) }

  /// Whether a path in a document begins at the root.
  static func isAbsolute(_ string: JSONString) -> Bool {
    trimmed(string.decodedBytes).first == UInt8(ascii: "/")
  }

  /// Reads a path in a document.
  init(_ string: JSONString) { self.init(string.decodedBytes) }

  private init(_ text: ArraySlice<UInt8>) {
    let path = Self.trimmed(text)
    isAbsolute = path.first == UInt8(ascii: "/")
    var steps: [ArraySlice<UInt8>] = []
    for step in path.split(separator: UInt8(ascii: "/")) where !step.isText(".") {
      if !step.isText("..") {
        steps.append(step)
      } else if let last = steps.last, !last.isText("..") {
        steps.removeLast()
      } else if !isAbsolute {
        // Above the root is the root; above an unknown folder is another unknown one.
        steps.append(step)
      }
    }
    self.steps = steps
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let first = text.first, first.isJSONWhitespace { text.removeFirst() }
    while let last = text.last, last.isJSONWhitespace { text.removeLast() }
    return text
  }

  /// The path as a system prints it.
  public var normalized: String {
    (isAbsolute ? "/" : "") + steps.map { String($0) }.joined(separator: "/")
  }

  /// The folder that holds it; the root holds itself.
  public var parent: ContainerPath {
    ContainerPath(isAbsolute: isAbsolute, steps: steps.dropLast())
  }

  /// Whether another path is this one, or lies below it.
  public func holds(_ other: ContainerPath) -> Bool {
    isAbsolute == other.isAbsolute && other.steps.starts(with: steps)
  }
}
