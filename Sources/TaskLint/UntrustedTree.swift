import TaskLintRules

/// The repositories of the linted files, whose configurations and baselines `--untrusted` ignores.
struct UntrustedTree: Sendable {
  /// The reason why a file in them is not read.
  static let reason = "inside the linted repository, which --untrusted does not trust"

  private let roots: [FilePath]
  private let links: LinkPolicy

  /// Finds the repositories; without `--untrusted` there are none.
  init(_ arguments: Arguments, workingDirectory: FilePath) {
    links = LinkPolicy(workingDirectory: workingDirectory, isUntrusted: arguments.isUntrusted)
    guard arguments.isUntrusted else {
      roots = []
      return
    }
    let operands = arguments.operands.map { $0 == "-" ? "." : $0.path }
    roots = (operands.isEmpty ? ["."] : operands).compactMap { path in
      guard let real = Folder.resolved(path) else { return nil }
      let isFolder = (try? FileStatus(of: real))?.kind == .folder
      let folder = isFolder ? real : real.folder
      return Folder.repository(above: folder) ?? folder
    }
  }

  /// The reason why a file is not read; nil if it may be.
  func problem(with path: FilePath) -> String? {
    guard !roots.isEmpty else { return nil }
    if let reason = links.problem(with: path, as: .record) { return reason }
    guard let real = Folder.resolved(path) else { return nil }
    return roots.contains { real.isInside($0) } ? Self.reason : nil
  }
}
