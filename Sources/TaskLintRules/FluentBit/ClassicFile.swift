/// A file in Fluent Bit's classic format, as Fluent Bit reads it.
///
/// It is a class so that all values that refer to it share one copy.
public final class ClassicFile: Sendable {
  /// A line that begins something.
  enum Item: Sendable {
    case section(ClassicSection)
    case include(ClassicInclude)
    case command(ClassicCommand)
  }

  /// The file's path in the repository and its bytes.
  public let source: SourceFile
  /// The sections, includes and commands before the first fault, in the order of the file.
  let items: [Item]
  /// The first fault, at which Fluent Bit stops; nil if it reads the whole file.
  let fault: ClassicFault?

  /// Reads a file.
  public init(_ source: SourceFile) {
    var reader = ClassicReader(source)
    reader.read()
    self.source = source
    items = reader.items
    fault = reader.fault
  }

  /// The sections of the file itself.
  var sections: [ClassicSection] {
    items.compactMap { if case .section(let section) = $0 { section } else { nil } }
  }
}

/// A line `@INCLUDE path`; the path is taken literally, with all its blanks.
struct ClassicInclude: Sendable {
  let path: String
  let range: SourceRange
}

/// A line that begins with `@`, such as `@SET name=value`.
struct ClassicCommand: Sendable {
  /// The word after `@`, in lower case.
  let name: String
  let value: String
  /// The range of the value.
  let range: SourceRange

  /// The variable that `@SET` sets; nil for another command, or without a `=`.
  ///
  /// Blanks around the `=` become part of the name, so that `@SET a = b` does not set `a`.
  var variable: String? {
    guard name == "set", let end = value.firstIndex(of: "=") else { return nil }
    return String(value[..<end])
  }
}
