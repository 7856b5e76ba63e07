/// The baseline that the configuration of a workspace folder specifies.
struct ProjectBaseline {
  /// Nil if it can't be read.
  let baseline: SessionBaseline?
  /// Why it can't be read.
  let problem: ConfigurationProblem?

  init(
    at place: Configuration.Located<String>, of project: Project, _ watched: WatchedFiles,
    _ files: ServerFiles
  ) {
    var root = project.folder
    while !files.isRoot(root), LexicalPath.folder(of: root) != root {
      root = LexicalPath.folder(of: root)
    }
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
        baseline = SessionBaseline(
          try Baseline(reading: SourceFile(path: place.value, bytes: bytes)),
          sourceRoot: files.isRoot(root) ? root : project.folder,
          workingDirectory: project.folder
        ) { files.stamp(String(decoding: $0, as: UTF8.self)) == nil }
        problem = nil
      } catch {
        (baseline, problem) = (nil, failure(error.message))
      }
    }
  }
}
