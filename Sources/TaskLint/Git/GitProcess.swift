#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Runs git, for `--changed`.
///
/// It is run with a list of arguments and without a shell. A repository can be hostile, so git gets
/// settings that keep it from running other programs: hooks, file system monitors, external
/// comparisons and transports.
struct GitProcess: Sendable {
  /// What git printed, and whether it succeeded.
  struct Result: Sendable {
    let output: [UInt8]
    let isSuccess: Bool

    /// The output as a path or a name, without the line feed at its end.
    var line: [UInt8] {
      output.last == UInt8(ascii: "\n") ? Array(output.dropLast()) : output
    }

    /// The names in output that ends each with a null.
    var names: [[UInt8]] { output.split(separator: 0).map(Array.init) }
  }

  /// The settings that take precedence over those of the repository and of the user.
  static let settings = [
    "core.fsmonitor=false", "core.hooksPath=/dev/null", "core.pager=cat", "protocol.allow=never",
    "submodule.recurse=false", "safe.bareRepository=explicit",
  ]

  /// The variables that git gets from the environment of this process.
  static let variables = [
    "PATH", "HOME", "XDG_CONFIG_HOME", "TMPDIR", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE",
    "GIT_CEILING_DIRECTORIES", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM",
  ]

  /// The variables that it gets besides: no lock, no prompt, and no download of missing objects.
  static let fixedVariables = [
    "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "LC_ALL=C",
  ]

  /// The folder that git runs in.
  let folder: FilePath
  let environment: @Sendable (String) -> String?
  /// Further settings that are emptied, by their names.
  var emptied: [[UInt8]] = []

  /// Runs git in a folder and waits for it.
  func run(_ arguments: [String]) throws(SystemError) -> Result {
    let options = ["git", "-C"].map { Argument(bytes: Array($0.utf8)) }
    let settings = ["--no-pager"] + Self.settings.flatMap { ["-c", $0] }
    let words =
      options + [Argument(bytes: folder.bytes)]
      + (settings + arguments).map { Argument(bytes: Array($0.utf8)) }
    let variables =
      Self.variables.compactMap { name in environment(name).map { "\(name)=\($0)" } }
      + Self.fixedVariables + ["GIT_CONFIG_COUNT=\(emptied.count)"]
    let settingsInVariables = emptied.enumerated().flatMap { index, name in
      [Array("GIT_CONFIG_KEY_\(index)=".utf8) + name, Array("GIT_CONFIG_VALUE_\(index)=".utf8)]
    }
    return try Self.spawn(
      words.map(\.bytes), variables.map { Array($0.utf8) } + settingsInVariables)
  }

  /// Starts the first word as a program, reads its standard output, and waits for its end.
  private static func spawn(
    _ words: [[UInt8]], _ variables: [[UInt8]]
  ) throws(SystemError) -> Result {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .last }
    let (input, output) = (FileDescriptor(number: ends[0]), FileDescriptor(number: ends[1]))
    defer { input.close() }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    #else
    var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.number, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var process = pid_t()
    let code = withCStrings(words) { arguments in
      withCStrings(variables) { environment in
        posix_spawnp(&process, "git", &actions, nil, arguments, environment)
      }
    }
    output.close()
    guard code == 0 else { throw SystemError(code: code) }
    let read: Swift.Result<[UInt8], SystemError>
    do throws(SystemError) {
      read = .success(try input.readAll())
    } catch {
      read = .failure(error)
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw .last }
    }
    return Result(output: try read.get(), isSuccess: status == 0)
  }

  /// Calls a function with words as a list of C strings that ends with a null pointer.
  private static func withCStrings<Value>(
    _ words: [[UInt8]],
    _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Value
  ) -> Value {
    let copies = words.map { word in FilePath(bytes: word).withCString { strdup($0) } }
    defer { for copy in copies { free(copy) } }
    let list: [UnsafeMutablePointer<CChar>?] = copies + [nil]
    return list.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return body([nil]) }
      return body(start)
    }
  }
}
