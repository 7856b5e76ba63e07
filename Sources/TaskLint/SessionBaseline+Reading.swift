import TaskLintRules

extension SessionBaseline {
  /// Reads the file; only a user may choose one that is not a regular file.
  static func read(
    _ path: FilePath, isChosen: Bool, workingDirectory: FilePath, links: LinkPolicy,
    tree: UntrustedTree
  ) throws(BaselineFailure) -> SessionBaseline {
    if let problem = links.problem(with: path, as: .record) ?? tree.problem(with: path) {
      throw .unreadable("\(path.text): \(problem)")
    }
    if !isChosen, let kind = (try? FileStatus(of: path))?.kind, kind != .regular {
      throw .unreadable("\(path.text): not a regular file")
    }
    let bytes: [UInt8]
    do throws(SystemError) {
      let descriptor = try FileDescriptor.reading(path)
      defer { descriptor.close() }
      bytes = try descriptor.readAll()
    } catch {
      throw .unreadable("\(path.text): \(error.reason)")
    }
    do throws(ConfigurationProblem) {
      return SessionBaseline(
        try Baseline(reading: SourceFile(path: path.text, bytes: bytes)),
        sourceRoot: Folder.sourceRoot(above: workingDirectory).text,
        workingDirectory: workingDirectory.text, isMissing: isMissing)
    } catch {
      throw .invalid(error)
    }
  }

  /// Whether a file does not exist, by its absolute path.
  @Sendable private static func isMissing(_ path: [UInt8]) -> Bool {
    do throws(SystemError) {
      _ = try FileStatus(of: FilePath(bytes: path))
      return false
    } catch {
      return error.isMissing
    }
  }
}

/// Why the baseline can't be used.
enum BaselineFailure: Error {
  case unreadable(String)
  case invalid(ConfigurationProblem)
}

extension Streams {
  /// Prints in one line why the baseline can't be used.
  func printError(_ failure: BaselineFailure) {
    switch failure {
    case .unreadable(let line): printError(line)
    case .invalid(let problem): printError(problem)
    }
  }
}
