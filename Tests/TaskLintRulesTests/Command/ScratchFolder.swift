import Foundation
import TaskLintRules

@testable import TaskLint

/// A temporary folder for a test, which is deleted at the end of the test.
final class ScratchFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory().trimmingSlash + "/tasklint-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The absolute path of an entry.
  func callAsFunction(_ name: String) -> String { path + "/" + name }

  /// Writes a file, with the folders above it.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    let file = self(name)
    let folder = (file as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }

  @discardableResult
  func makeFolder(_ name: String) throws -> String {
    try FileManager.default.createDirectory(atPath: self(name), withIntermediateDirectories: true)
    return self(name)
  }

  @discardableResult
  func link(_ name: String, to target: String) throws -> String {
    try FileManager.default.createSymbolicLink(
      atPath: self(name), withDestinationPath: target)
    return self(name)
  }

  func makePipe(_ name: String) throws {
    guard mkfifo(self(name), 0o600) == 0 else { throw SystemError.last }
  }

  /// Creates a file of a given size without writing its bytes.
  func extend(_ name: String, to size: Int) throws {
    guard truncate(self(name), off_t(size)) == 0 else { throw SystemError.last }
  }

  func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: self(name))), as: UTF8.self)
  }

  /// The names of all entries, sorted.
  func entries() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}

extension String {
  fileprivate var trimmingSlash: String { hasSuffix("/") ? String(dropLast()) : self }
}

/// The results of a run of the command in this process.
struct CommandResult {
  let status: ExitStatus
  let output: String
  let error: String

  /// The lines on standard error.
  var errorLines: [String] { error.split(separator: "\n").map(String.init) }
}

/// The environment of a run of the command.
struct CommandSetup {
  var input = ""
  var environment: [String: String] = [:]
  var isTerminal = false
  var threads = 2
  /// The error of writes to standard output.
  var outputFailure: SystemError?
  var workingDirectory: FilePath = "/"

  /// Runs the command with its output redirected to files.
  func run(_ words: [Argument]) throws -> CommandResult {
    let folder = try ScratchFolder()
    let output = try FileDescriptor.creating(FilePath(folder("out")))
    let error = try FileDescriptor.creating(FilePath(folder("err")))
    let (environment, outputFailure) = (environment, outputFailure)
    let input = try FileDescriptor.reading(FilePath(folder.write("in", input)))
    let streams = Streams(
      readInput: { size throws(SystemError) in try input.chunk(upTo: size) },
      write: { bytes throws(SystemError) in
        if let outputFailure { throw outputFailure }
        try output.write(bytes)
      },
      writeError: { try? error.write($0) },
      environment: { environment[$0] },
      isTerminal: isTerminal,
      workingDirectory: workingDirectory,
      // 2027-01-01.
      clock: { 1_798_761_600 }
    )
    let status = Command(streams: streams, threads: threads).run(words)
    input.close()
    output.close()
    error.close()
    return CommandResult(
      status: status, output: try folder.text(of: "out"), error: try folder.text(of: "err"))
  }

  func run(_ words: String...) throws -> CommandResult {
    try run(words.map { Argument(stringLiteral: $0) })
  }
}

/// Runs the command in this process.
func tasklint(_ words: String...) throws -> CommandResult {
  try CommandSetup().run(words.map { Argument(stringLiteral: $0) })
}

/// Definitions that the tests of the command lint.
enum Definition {
  /// An app container that logs through an essential log router.
  static let clean = Example(sidecar: sidecar).marked.text
  /// A definition with an error: the log router is not essential.
  static let flagged = Example(sidecar: sidecar + #", "essential": false"#).marked.text

  /// The properties of a log router without notes.
  private static let sidecar = #"""
    "memoryReservation": 64,
    "logConfiguration": {
      "logDriver": "awslogs",
      "options": {
        "awslogs-group": "koyama", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "router"
      }
    }
    """#
}
