/// The baseline that the configuration of a workspace folder specifies.
struct ProjectBaseline {
  /// Nil if it can't be read.
  let baseline: Baseline?
  /// Why it can't be read.
  let problem: ConfigurationProblem?
  private let paths: SARIFPaths
  private let files: ServerFiles

  init(
    at place: Configuration.Located<String>, of project: Project, _ watched: WatchedFiles,
    _ files: ServerFiles
  ) {
    self.files = files
    var root = project.folder
    while !files.isRoot(root), LexicalPath.folder(of: root) != root {
      root = LexicalPath.folder(of: root)
    }
    paths = SARIFPaths(
      sourceRoot: files.isRoot(root) ? root : project.folder, workingDirectory: project.folder)
    func failure(_ reason: String) -> ConfigurationProblem {
      ConfigurationProblem(
        path: place.location.path, position: place.location.start,
        message: "the baseline can't be read: \(reason)")
    }
    switch watched.read(project.absolute(place.value)) {
    case .missing: (baseline, problem) = (nil, failure("no such file or directory"))
    case .failed(let reason): (baseline, problem) = (nil, failure(reason))
    case .bytes(let bytes):
      do throws(ConfigurationProblem) {
        baseline = try Baseline(reading: SourceFile(path: place.value, bytes: bytes))
        problem = nil
      } catch {
        (baseline, problem) = (nil, failure(error.message))
      }
    }
  }

  /// The URI of a file in the baseline.
  func uri(of path: String) -> String { paths.uri(of: path) ?? "" }

  /// The findings of a file and those that are made after all files, with their states.
  func states(of report: FileReport, _ last: [Finding], by linter: Linter) -> [Finding] {
    guard let baseline else { return report.findings + last }
    let uri = uri(of: report.path)
    var matcher = BaselineMatcher(baseline, files: [uri]) { [paths, files] uri in
      guard let path = paths.path(of: uri) else { return false }
      return files.stamp(String(decoding: path, as: UTF8.self)) == nil
    }
    let settled = matcher.settle(
      baseline.match(report.findings, at: uri), at: uri, isWhole: report.isWhole
    ) { linter.couldFind($0, hasAllFiles: true) }
    return settled
      + matcher.finish(last) {
        paths.uri(of: $0)
      } couldFind: {
        linter.couldFind($0, hasAllFiles: true)
      }
  }
}
