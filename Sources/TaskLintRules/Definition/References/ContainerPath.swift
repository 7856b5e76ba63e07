/// A path in a container's file system, without `//`, `/./` and `/../`.
public struct ContainerPath: Hashable, Sendable {
  /// Whether the path begins at the root.
  public let isAbsolute: Bool
  /// The names between the slashes.
  private var steps: [ArraySlice<UInt8>]

  private init(isAbsolute: Bool, steps: [ArraySlice<UInt8>]) {
    self.isAbsolute = isAbsolute
    self.steps = steps
  }

  /// Parses a path; surrounding whitespace, `//`, `/./` and `/../` make no difference.
  ///
  /// The agent writes the value of `config-file-value` into the line `@INCLUDE path`, which loses
  /// whitespace at its ends.
  public init(_ text: String) { self.init(Array(text.utf8)[...]) }

  /// Whether a path in a document begins at the root.
  static func isAbsolute(_ string: JSONString) -> Bool {
    trimmed(string.decodedBytes).first == UInt8(ascii: "/")
  }

  /// Parses a path in a document.
  init(_ string: JSONString) { self.init(string.decodedBytes) }

  private init(_ text: ArraySlice<UInt8>) {
    let path = Self.trimmed(text)
    isAbsolute = path.first == UInt8(ascii: "/")
    steps = []
    append(path.split(separator: UInt8(ascii: "/")))
  }

  private mutating func append(_ names: [ArraySlice<UInt8>]) {
    for name in names where !name.isText(".") {
      if !name.isText("..") {
        steps.append(name)
      } else if let last = steps.last, !last.isText("..") {
        steps.removeLast()
      } else if !isAbsolute {
        // The root is its own parent; the parent of an unknown folder is another unknown folder.
        steps.append(name)
      }
    }
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let first = text.first, first.isJSONWhitespace { text.removeFirst() }
    while let last = text.last, last.isJSONWhitespace { text.removeLast() }
    return text
  }

  /// The path in its shortest spelling.
  public var normalized: String {
    (isAbsolute ? "/" : "") + steps.map { String($0) }.joined(separator: "/")
  }

  /// The folder that contains the path; the root contains itself.
  public var parent: ContainerPath {
    ContainerPath(isAbsolute: isAbsolute, steps: steps.dropLast())
  }

  /// Whether another path is this one or lies below it.
  public func holds(_ other: ContainerPath) -> Bool {
    isAbsolute == other.isAbsolute && other.steps.starts(with: steps)
  }

  /// The path that a relative path means in a folder; an absolute path stays the same.
  func resolved(in folder: ContainerPath) -> ContainerPath {
    guard !isAbsolute else { return self }
    var path = folder
    path.append(steps)
    return path
  }

  /// Whether the path, as a shell pattern, matches another path.
  func isPattern(for other: ContainerPath) -> Bool {
    isAbsolute == other.isAbsolute && steps.count == other.steps.count
      && zip(steps, other.steps).allSatisfy { pattern, name in
        pattern == name || Glob(String(pattern))?.matches(String(name)) ?? false
      }
  }
}
