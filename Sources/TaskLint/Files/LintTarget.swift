import TaskLintRules

/// A file that is to be linted.
struct LintTarget: Sendable {
  enum Content: Sendable {
    case file
    case input(StandardInput)
  }

  let path: FilePath
  /// Whether the user named it, instead of a folder in which it was found.
  var isNamed: Bool
  /// Whether it is skipped, instead of reported, if it holds no task definition.
  var maySkip = false
  var content = Content.file
  /// The index of the linter that checks it.
  var linter = 0

  /// Whether it is standard input.
  var isInput: Bool {
    if case .input = content { true } else { false }
  }

  /// Reads its bytes, and returns whether they can be read again: those of a pipe cannot.
  func read() throws(SystemError) -> (bytes: [UInt8], canBeReadAgain: Bool) {
    switch content {
    case .input(.document(let bytes)): return (bytes, true)
    case .input(.lines(let bytes)): return (bytes, false)
    case .file:
      let descriptor = try FileDescriptor.reading(path)
      defer { descriptor.close() }
      let status = try FileStatus(of: descriptor)
      return (try descriptor.readAll(status), status.kind == .regular)
    }
  }
}
