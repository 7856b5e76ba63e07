import TaskLintRules

/// The configurations of the files of a run, found as files are reached.
final class Configurations {
  private let arguments: Arguments
  /// The patterns of `--exclude`.
  let excluded: PatternList
  private var loader: ConfigurationLoader
  /// The index of the file of `--config`.
  private var named: Int?
  /// The folder of the previous file: most files are in the same one.
  private var last: (folder: FilePath, index: Int)?

  init(_ arguments: Arguments, streams: Streams) {
    self.arguments = arguments
    let folder = streams.workingDirectory.text
    let guards = Guards(
      links: LinkPolicy(workingDirectory: streams.workingDirectory),
      tree: UntrustedTree(arguments, workingDirectory: streams.workingDirectory))
    excluded = PatternList(
      arguments.excluded, in: PatternFolder("", workingDirectory: folder))
    let isChosen = if case .file = arguments.configuration { true } else { false }
    loader = ConfigurationLoader(
      workingDirectory: folder,
      isRoot: { (try? FileStatus(of: FilePath($0 + "/.git"))) != nil },
      read: { Self.content(of: FilePath($0), isChosen: isChosen, guards) })
    if case .file(let path) = arguments.configuration {
      named = loader.index(ofFileAt: path.text)
    }
  }

  /// Whether the user chose the configuration with `--config`.
  var isNamed: Bool { named != nil }

  /// The number of results so far.
  var count: Int { loader.count }

  /// The result at an index of `index(for:)`.
  subscript(index: Int) -> ConfigurationLoader.Result { loader[index] }

  /// The index of the configuration for a file or folder, which depends on its parent folder.
  func index(for path: FilePath) -> Int {
    if let named { return named }
    guard arguments.configuration != .none else { return 0 }
    let folder = path.folder
    if let last, last.folder == folder { return last.index }
    let index = loader.index(forFilesIn: folder.text)
    last = (folder, index)
    return index
  }

  /// The configuration for a file or folder.
  func result(for path: FilePath) -> ConfigurationLoader.Result {
    // The results are read after the look-up, which can add one.
    let index = index(for: path)
    return self[index]
  }

  /// The configuration of the working directory, which also sets the options of the run.
  var ofWorkingDirectory: ConfigurationLoader.Result { result(for: "./-") }

  /// Whether a path is excluded by the command line or by its configuration.
  func isExcluded(_ path: FilePath) -> Bool {
    if excluded.matches(path.text) { return true }
    let configuration = result(for: path).configuration
    return configuration?.exclude?.value.matches(path.text) ?? false
  }

  /// What decides whether a configuration is read.
  private struct Guards {
    let links: LinkPolicy
    let tree: UntrustedTree
  }

  private static func content(
    of path: FilePath, isChosen: Bool, _ guards: Guards
  ) -> ConfigurationLoader.Content {
    do throws(SystemError) {
      // A pipe without a writer would block the run; only a user may name one.
      guard try FileStatus(of: path).kind == .regular || isChosen else {
        return .failed("not a regular file")
      }
      let problem = isChosen ? guards.tree.problem(with: path) : guards.links.problem(with: path)
      if let problem { return .failed(problem) }
      let descriptor = try FileDescriptor.reading(path)
      defer { descriptor.close() }
      return .bytes(try descriptor.readAll())
    } catch {
      return error.isMissing ? .missing : .failed(error.reason)
    }
  }
}
