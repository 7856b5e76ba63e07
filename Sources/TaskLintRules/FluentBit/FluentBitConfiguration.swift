/// A Fluent Bit file of the repository with the files that it includes.
public final class FluentBitConfiguration: Sendable {
  /// A problem with an `@INCLUDE`.
  struct IncludeFault: Sendable {
    enum Kind: Sendable {
      /// The repository has no such file next to the mapped one.
      case missing(String)
      /// The file exists and can't be read; the reason is a clause.
      case unreadable(String, reason: String)
      /// A pattern matches no file.
      case noMatch
      /// The file has been read before; a file that includes itself is one, too.
      case repeated(String)
      /// There are more files, or larger ones, than are read.
      case tooMany
    }

    let kind: Kind
    let include: ClassicInclude
    /// The file with the include.
    let file: ClassicFile
  }

  /// The most files that Fluent Bit reads, and the most bytes that are read here.
  private static let mostFiles = 1000
  private static let mostBytes = 64 << 20
  /// The largest file that is read.
  public static let mostBytesOfFile = 10 << 20

  /// The path of the file in the image.
  let path: String
  /// The files in the order in which Fluent Bit opens them; the first one is the file itself.
  let files: [ClassicFile]
  /// The sections of all files, in the order in which Fluent Bit reads them.
  let sections: [ClassicSection]
  /// The names that `@SET` sets.
  let variables: Set<String>
  let includeFaults: [IncludeFault]
  /// Whether all of the configuration is known: Fluent Bit reads each line, and each included file
  /// is in the repository.
  let isWhole: Bool

  /// The result of reading a mapped file.
  public enum Result: Sendable {
    case configuration(FluentBitConfiguration)
    /// The file can't be read; the path in the repository and the reason as a clause.
    case failed(String, reason: String)
  }

  /// Reads the file at a path of the image.
  public static func read(_ path: String, in folder: ImageFolder) -> Result? {
    let path = LexicalPath.normalized(path)
    switch folder.file(at: path) {
    case .file(let source):
      return .configuration(FluentBitConfiguration(source, at: path, in: folder))
    case .missing(let name): return .failed(name, reason: "does not exist")
    case .failed(let name, let reason): return .failed(name, reason: "can't be read: \(reason)")
    case .unknown: return nil
    }
  }

  /// Reads a file and what it includes.
  init(_ source: SourceFile, at path: String, in folder: ImageFolder) {
    var walk = Walk(folder)
    walk.add(source)
    self.path = path
    files = walk.files
    sections = walk.sections
    variables = walk.variables
    includeFaults = walk.faults
    isWhole = walk.isWhole
  }

  /// The main file.
  var main: ClassicFile? { files.first }

  /// The sections of a kind.
  func sections(_ kind: ClassicSection.Kind) -> [ClassicSection] {
    sections.filter { $0.kind == kind }
  }

  /// One walk over a file and its includes.
  private struct Walk {
    private let folder: ImageFolder
    private(set) var files: [ClassicFile] = []
    private(set) var sections: [ClassicSection] = []
    private(set) var variables: Set<String> = []
    private(set) var faults: [IncludeFault] = []
    private(set) var isWhole = true
    private var known: Set<String> = []
    private var bytes = 0

    init(_ folder: ImageFolder) { self.folder = folder }

    mutating func add(_ source: SourceFile) {
      known.insert(source.path)
      bytes += source.bytes.count
      let file = ClassicFile(source)
      files.append(file)
      if file.fault != nil { isWhole = false }
      for item in file.items {
        switch item {
        case .section(let section): sections.append(section)
        case .command(let command): if let name = command.variable { variables.insert(name) }
        case .include(let include): add(include, of: file)
        }
      }
    }

    private mutating func add(_ include: ClassicInclude, of file: ClassicFile) {
      let path = ImageFolder.absolute(include.path)
      guard include.path.contains("*") else { return add(path, include, of: file) }
      guard let paths = folder.files(matching: path) else {
        isWhole = false
        return
      }
      if paths.isEmpty { fault(.noMatch, include, file) }
      for path in paths { add(path, include, of: file) }
    }

    private mutating func add(_ path: String, _ include: ClassicInclude, of file: ClassicFile) {
      guard files.count < mostFiles, bytes < mostBytes else {
        return fault(.tooMany, include, file)
      }
      guard path != ImageFolder.generated else { return fault(.repeated(path), include, file) }
      switch folder.file(at: path) {
      case .file(let source):
        guard !known.contains(source.path) else {
          return fault(.repeated(source.path), include, file)
        }
        add(source)
      case .missing(let name): fault(.missing(name), include, file)
      case .failed(let name, let reason):
        fault(.unreadable(name, reason: reason), include, file)
      case .unknown: isWhole = false
      }
    }

    private mutating func fault(
      _ kind: IncludeFault.Kind, _ include: ClassicInclude, _ file: ClassicFile
    ) {
      isWhole = false
      faults.append(IncludeFault(kind: kind, include: include, file: file))
    }
  }
}
