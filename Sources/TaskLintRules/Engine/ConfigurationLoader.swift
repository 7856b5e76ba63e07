/// Finds and reads the configurations of files, each once.
///
/// The configuration of a file is the nearest `.tasklint.json` from its folder upwards, as far as the
/// folder that contains `.git`, or the root of the file system, so that it does not depend on the
/// working directory.
public struct ConfigurationLoader {
  /// The name of the configuration files that are found by a search.
  public static let fileName = ".tasklint.json"
  /// The most files that one configuration may consist of.
  static let mostFiles = 100

  /// The content of a path.
  public enum Content: Sendable {
    case bytes([UInt8])
    case missing
    /// It can't be read; the reason is a clause.
    case failed(String)
  }

  /// The configuration of a file.
  public enum Result: Sendable {
    case none
    case configuration(Configuration)
    case broken([ConfigurationProblem])

    /// The configuration; nil where there is none or it has a mistake.
    public var configuration: Configuration? {
      if case .configuration(let configuration) = self { configuration } else { nil }
    }
  }

  /// The results in the order in which they were found.
  private var found: [Result] = []

  private let workingDirectory: String
  private let read: (String) -> Content
  private let isRoot: (String) -> Bool
  /// The indexes of results, by the absolute paths of folders and of configuration files.
  private var folders = PathTable()
  private var files = PathTable()

  /// Creates a loader.
  ///
  /// - Parameters:
  ///   - workingDirectory: The folder that relative paths start from, absolute.
  ///   - isRoot: Whether a folder, given by its absolute path, is the root of a repository.
  ///   - read: Reads a file, given by its absolute path.
  public init(
    workingDirectory: String, isRoot: @escaping (String) -> Bool,
    read: @escaping (String) -> Content
  ) {
    self.workingDirectory = workingDirectory
    self.isRoot = isRoot
    self.read = read
  }

  /// The number of results; the first one is that there is no configuration.
  public var count: Int { found.count + 1 }

  /// The result at an index.
  public subscript(index: Int) -> Result { index == 0 ? .none : found[index - 1] }

  /// The index of the configuration for the files of a folder.
  public mutating func index(forFilesIn folder: String) -> Int {
    index(forFilesInAbsolute: LexicalPath.normalized(folder, from: workingDirectory))
  }

  private mutating func index(forFilesInAbsolute folder: String) -> Int {
    if let known = folders[folder] { return known }
    let path = folder == "/" ? "/\(Self.fileName)" : "\(folder)/\(Self.fileName)"
    var index = 0
    switch read(path) {
    case .missing:
      let above = LexicalPath.folder(of: folder)
      if above != folder, !above.isEmpty, !isRoot(folder) {
        index = self.index(forFilesInAbsolute: above)
      }
    case let content: index = self.index(ofFileAt: path, content)
    }
    folders[folder] = index
    return index
  }

  /// The index of a configuration file that the user named.
  ///
  /// Its patterns, and those of the files that it extends, are relative to the working directory: it
  /// can be kept outside the repository that is linted.
  public mutating func index(ofFileAt path: String) -> Int {
    let path = LexicalPath.normalized(path, from: workingDirectory)
    return index(
      ofFileAt: path, read(path),
      patterns: PatternFolder(workingDirectory, workingDirectory: workingDirectory))
  }

  private mutating func index(
    ofFileAt path: String, _ content: Content, patterns: PatternFolder? = nil
  ) -> Int {
    if let known = files[path] { return known }
    found.append(result(at: path, content, patterns))
    files[path] = found.count
    return found.count
  }

  // MARK: - One configuration

  private func result(
    at path: String, _ content: Content, _ patterns: PatternFolder?
  ) -> Result {
    var chain = Chain(patterns: patterns)
    switch content {
    case .bytes(let bytes): add(bytes, at: path, to: &chain)
    case .missing: chain.problem(shown(path), nil, "no such file or directory")
    case .failed(let reason): chain.problem(shown(path), nil, reason)
    }
    guard chain.problems.isEmpty, let base = chain.configurations.first else {
      return .broken(chain.problems)
    }
    return .configuration(
      chain.configurations.dropFirst().reduce(base) { base, next in next.extending(base) })
  }

  /// The files that one configuration consists of.
  private struct Chain {
    /// The folder that patterns are relative to; nil for the folder of each file.
    let patterns: PatternFolder?
    /// Bases come first.
    var configurations: [Configuration] = []
    var problems: [ConfigurationProblem] = []
    var known: Set<String> = []
    /// The files whose bases are being read, the outermost first.
    var open: [String] = []

    mutating func problem(_ path: String, _ position: Position?, _ message: String) {
      problems.append(ConfigurationProblem(path: path, position: position, message: message))
    }
  }

  private func add(_ bytes: [UInt8], at path: String, to chain: inout Chain) {
    chain.known.insert(path)
    let reader = ConfigurationReader(
      SourceFile(path: shown(path), bytes: bytes),
      folder: chain.patterns
        ?? PatternFolder(LexicalPath.folder(of: path), workingDirectory: workingDirectory))
    chain.problems += reader.problems
    chain.open.append(path)
    for base in reader.configuration.extends { add(base, of: path, to: &chain) }
    chain.open.removeLast()
    chain.configurations.append(reader.configuration)
  }

  /// Adds a file that another one extends.
  private func add(
    _ base: Configuration.Located<String>, of path: String, to chain: inout Chain
  ) {
    let (name, place) = (base.value, base.location)
    func problem(_ message: String) { chain.problem(place.path, place.start, message) }
    if let fault = Configuration.problem(withFile: name) { return problem(fault) }
    let target = LexicalPath.normalized(name, from: LexicalPath.folder(of: path))
    if let first = chain.open.firstIndex(of: target) {
      let circle = (chain.open[first...] + [target]).map { "'\(shown($0))'" }
      return problem("circular extends: \(circle.joined(separator: " extends "))")
    }
    // A file that two others extend counts once.
    guard !chain.known.contains(target) else { return }
    guard chain.known.count < Self.mostFiles else {
      return problem("the configuration consists of more than \(Self.mostFiles) files")
    }
    switch read(target) {
    case .bytes(let bytes): add(bytes, at: target, to: &chain)
    case .missing: problem("'\(shown(target))' does not exist")
    case .failed(let reason): problem("'\(shown(target))' can't be read: \(reason)")
    }
  }

  private func shown(_ path: String) -> String {
    LexicalPath.shown(path, from: workingDirectory)
  }
}
