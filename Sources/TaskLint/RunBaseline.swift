import TaskLintRules

/// The baseline that a run hides findings by.
///
/// It is a class, so that a run without one need not know what it is made of.
final class RunBaseline: Sendable {
  let baseline: Baseline
  /// Knows the names that a log gives to files.
  private let names: SARIFReporter

  /// Reads the file.
  init(_ path: FilePath, names: SARIFReporter) throws(BaselineFailure) {
    self.names = names
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

  /// The name of a file in the log; an empty one, which no entry has, for what can't be named.
  func uri(of path: String) -> String { names.uri(of: path) ?? "" }

  /// What the entries of a file say of its findings.
  func match(_ report: FileReport) -> BaselineMatch {
    baseline.match(report.findings, at: uri(of: report.path))
  }

  /// The matcher of a run over files.
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

/// Why there is no baseline to go by.
enum BaselineFailure: Error {
  case unreadable(String)
  case invalid(ConfigurationProblem)
}

extension Streams {
  /// Says in one line why there is no baseline to go by.
  func printError(_ failure: BaselineFailure) {
    switch failure {
    case .unreadable(let line): printError(line)
    case .invalid(let problem): printError(problem)
    }
  }
}
