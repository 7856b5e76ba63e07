import TaskLintRules

/// The configurations that hold for the files of a run, found as files are reached.
final class Configurations {
  private let arguments: Arguments
  /// The patterns that the command line excludes.
  let excluded: PatternList
  private var loader: ConfigurationLoader
  /// The file that was named for all.
  private var named: Int?
  /// Most files lie where the one before lay.
  private var last: (folder: FilePath, index: Int)?

  init(_ arguments: Arguments, streams: Streams) {
    self.arguments = arguments
    let folder = streams.workingDirectory.text
    excluded = PatternList(
      arguments.excluded, in: PatternFolder("", workingDirectory: folder))
    let isChosen = if case .file = arguments.configuration { true } else { false }
    loader = ConfigurationLoader(
      workingDirectory: folder,
      isRoot: { (try? FileStatus(of: FilePath($0 + "/.git"))) != nil },
      read: { Self.content(of: FilePath($0), isChosen: isChosen) })
    if case .file(let path) = arguments.configuration {
      named = loader.index(ofFileAt: path.text)
    }
  }

  /// How many results `index(for:)` counts by now.
  var count: Int { loader.count }

  /// What was found, as `index(for:)` counts it.
  subscript(index: Int) -> ConfigurationLoader.Result { loader[index] }

  /// The index of what holds for a file or folder, told by the folder that it lies in.
  func index(for path: FilePath) -> Int {
    if let named { return named }
    guard arguments.configuration != .none else { return 0 }
    let folder = path.folder
    if let last, last.folder == folder { return last.index }
    let index = loader.index(forFilesIn: folder.text)
    last = (folder, index)
    return index
  }

  /// What holds for a file or folder.
  func result(for path: FilePath) -> ConfigurationLoader.Result {
    // The results are read after the look-up, which may add one.
    let index = index(for: path)
    return self[index]
  }

  /// What holds for the working directory.
  var ofWorkingDirectory: ConfigurationLoader.Result { result(for: "./-") }

  /// Whether a path is excluded, by the command line or by its configuration.
  func isExcluded(_ path: FilePath) -> Bool {
    if excluded.matches(path.text) { return true }
    let configuration = result(for: path).configuration
    return configuration?.exclude?.value.matches(path.text) ?? false
  }

  private static func content(
    of path: FilePath, isChosen: Bool
  ) -> ConfigurationLoader.Content {
    do throws(SystemError) {
      // A pipe that nobody writes to would keep the run waiting; a user may name one.
      guard try FileStatus(of: path).kind == .regular || isChosen else {
        return .failed("not a regular file")
      }
      let descriptor = try FileDescriptor.reading(path)
      defer { descriptor.close() }
      return .bytes(try descriptor.readAll())
    } catch {
      return error.isMissing ? .missing : .failed(error.reason)
    }
  }
}
