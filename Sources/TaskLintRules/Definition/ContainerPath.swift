/// A path in a container's file system, in its shortest spelling.
public struct ContainerPath: Hashable, Sendable {
  /// Whether it begins at the root.
  public let isAbsolute: Bool
  /// The names on the way.
  let steps: [String]

  private init(isAbsolute: Bool, steps: [String]) {
    self.isAbsolute = isAbsolute
    self.steps = steps
  }

  /// Reads a path; surrounding blanks, `//`, `/./` and `/../` make no difference.
  ///
  /// The agent writes the value of `config-file-value` into a line of its own, `@INCLUDE path`,
  /// where blanks at the ends are lost.
  public init(_ text: String) {
    var path = text.utf8[...]
    while let first = path.first, first.isJSONWhitespace { path.removeFirst() }
    while let last = path.last, last.isJSONWhitespace { path.removeLast() }
    isAbsolute = path.first == UInt8(ascii: "/")
    var steps: [String] = []
    for step in path.split(separator: UInt8(ascii: "/")).map(Substring.init) where step != "." {
      if step != ".." {
        steps.append(String(step))
      } else if let last = steps.last, last != ".." {
        steps.removeLast()
      } else if !isAbsolute {
        // Above the root is the root; above an unknown folder is another unknown one.
        steps.append("..")
      }
    }
    self.steps = steps
  }

  /// The path as a system prints it.
  public var normalized: String { (isAbsolute ? "/" : "") + steps.joined(separator: "/") }

  /// The folder that holds it; the root holds itself.
  public var parent: ContainerPath {
    ContainerPath(isAbsolute: isAbsolute, steps: steps.dropLast())
  }

  /// Whether another path is this one, or lies below it.
  public func holds(_ other: ContainerPath) -> Bool {
    isAbsolute == other.isAbsolute && other.steps.starts(with: steps)
  }
}
