import TaskLintRules

/// The baseline of a run.
///
/// It is a class so that a run without one needs none of its type metadata.
final class RunBaseline: Sendable {
  let baseline: Baseline
  /// Converts between paths and the URIs of a log.
  private let names: SARIFReporter

  /// Reads the file; only a user may choose one that is not a regular file.
  init(
    _ path: FilePath, isChosen: Bool, names: SARIFReporter, links: LinkPolicy, tree: UntrustedTree
  ) throws(BaselineFailure) {
    self.names = names
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
      baseline = try Baseline(reading: SourceFile(path: path.text, bytes: bytes))
    } catch {
      throw .invalid(error)
    }
  }

  /// The URI of a file in the log; empty for a path without one, which no entry has.
  func uri(of path: String) -> String { names.uri(of: path) ?? "" }

  /// Matches the findings of a file with the entries for it.
  func match(_ report: FileReport) -> BaselineMatch {
    baseline.match(report.findings, at: uri(of: report.path))
  }

  /// The matcher for the files of a run.
  func matcher(for targets: [LintTarget]) -> BaselineMatcher {
    BaselineMatcher(baseline, files: targets.map { uri(of: $0.path.text) }) { [names] uri in
      guard let bytes = names.path(of: uri) else { return false }
      do throws(SystemError) {
        _ = try FileStatus(of: FilePath(bytes: bytes))
        return false
      } catch {
        return error.isMissing
      }
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
