import TaskLintRules

/// The sizes and times of the files that a run depends on.
struct WatchState: Equatable {
  /// The linted files, and those that they are compared with.
  private var files: [FilePath: [Int]] = [:]
  /// Configurations, the baseline and Fluent Bit files, which findings in any file may depend on.
  private var settings: [FilePath: [Int]] = [:]

  /// Reads the state of the files of a plan, and of the Fluent Bit files that the last run has read.
  init(_ plan: LintPlan, readBy known: KnownOutcomes) {
    for path in (plan.targets + plan.others).map(\.path) { files[path] = Self.stamp(of: path) }
    for index in 0..<plan.configurations.count {
      switch plan.configurations[index] {
      case .none: break
      case .configuration(let configuration):
        let paths =
          configuration.bases + [configuration.path] + configuration.configFiles.map(\.path)
        for path in paths { add(FilePath(plan.absolute(FilePath(path)))) }
      case .broken(let problems):
        for problem in problems { add(FilePath(plan.absolute(FilePath(problem.path)))) }
      }
    }
    if let baseline = plan.arguments.baseline { add(baseline) }
    self = adding(known.companionPaths(of: plan))
  }

  /// The state with other Fluent Bit files, and their folders, in which another one may appear.
  func adding(_ companions: Set<FilePath>) -> WatchState {
    var state = self
    for path in companions.union(companions.map(\.folder)) where state.settings[path] == nil {
      state.add(path)
    }
    return state
  }

  private mutating func add(_ path: FilePath) { settings[path] = Self.stamp(of: path) }

  /// The size and the times of a file; empty if there is none.
  private static func stamp(of path: FilePath) -> [Int] {
    (try? FileStatus(of: path)).map { [$0.size] + $0.times } ?? []
  }

  /// The outcomes of an earlier state that a run need not make again.
  func unchanged(_ known: KnownOutcomes, since earlier: WatchState) -> KnownOutcomes {
    guard settings == earlier.settings else { return KnownOutcomes() }
    return known.filtered { path in
      files[path].map { !$0.isEmpty && $0 == earlier.files[path] } ?? false
    }
  }
}
