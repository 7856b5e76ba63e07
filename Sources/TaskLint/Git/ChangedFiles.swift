/// What `--changed` compares with.
struct ChangeRequest: Sendable {
  /// A commit, branch or tag; nil for the default branch.
  let reference: String?
}

/// Why git could not list what has changed.
struct ChangeFailure: Error {
  let reason: String
}

/// The files that have changed since a branch or commit, according to git.
///
/// They are compared with the newest commit that the branch has in common with the current one, as on a
/// pull request. Changes that are not committed and new files count as well.
struct ChangedFiles {
  private let git: GitProcess

  /// Reads the repository of the working directory.
  init(streams: Streams) {
    git = GitProcess(folder: streams.workingDirectory, environment: streams.environment)
  }

  /// The identities of the files that exist and have changed.
  func identities(_ request: ChangeRequest) throws(ChangeFailure) -> Set<FileIdentity> {
    let root = FilePath(
      bytes: try run(["rev-parse", "--show-toplevel"]) {
        "the working directory is not in a repository that git can read"
      }.line)
    let base = try base(request)
    let changed = try run(
      [
        "diff-index", "--name-only", "-z", "--no-renames", "--diff-filter=d", "--no-ext-diff",
        "--no-textconv", "--ignore-submodules=all", base, "--",
      ], with: try withoutFilters()
    ) { "git could not compare the files with commit \(base)" }
    let top = GitProcess(folder: root, environment: git.environment)
    let new = try run(["ls-files", "--others", "--exclude-standard", "-z"], with: top) {
      "git could not list new files"
    }
    return Set(
      (changed.names + new.names).compactMap { name in
        (try? FileStatus(of: root.appending(name)))?.identity
      })
  }

  /// Git without the filters of its configuration, which it would run for a file that changed right
  /// after the index.
  private func withoutFilters() throws(ChangeFailure) -> GitProcess {
    var other = git
    do throws(SystemError) {
      // Without any filter the command fails.
      other.emptied =
        try git.run(["config", "--null", "--name-only", "--get-regexp", "^filter[.]"]).names
    } catch {
      throw Self.failure(error)
    }
    return other
  }

  /// The commit that the files are compared with.
  private func base(_ request: ChangeRequest) throws(ChangeFailure) -> String {
    let (name, commit) = try commit(request)
    let base = try run(["merge-base", commit, "HEAD"]) {
      "'\(name)' and HEAD have no commit in common; a shallow clone may lack it"
    }
    return String(decoding: base.line, as: UTF8.self)
  }

  /// The commit of the reference or of the default branch, and its name.
  private func commit(_ request: ChangeRequest) throws(ChangeFailure) -> (String, String) {
    if let name = request.reference {
      guard !name.hasPrefix("-"), let commit = try commit(named: name) else {
        throw ChangeFailure(reason: "'\(name)' is not a commit, branch or tag")
      }
      return (name, commit)
    }
    let head = try? git.run(["symbolic-ref", "--quiet", "refs/remotes/origin/HEAD"])
    let branch = head.flatMap { $0.isSuccess ? String(decoding: $0.line, as: UTF8.self) : nil }
    for name in [branch].compactMap(\.self) + Self.defaultBranches {
      if let commit = try commit(named: name) { return (name, commit) }
    }
    throw ChangeFailure(reason: "the default branch is unknown; specify it: --changed=REF")
  }

  private static let defaultBranches = [
    "refs/remotes/origin/main", "refs/remotes/origin/master", "refs/heads/main",
    "refs/heads/master",
  ]

  /// The hash of a commit; nil if there is none of this name.
  private func commit(named name: String) throws(ChangeFailure) -> String? {
    do throws(SystemError) {
      let result = try git.run(["rev-parse", "--verify", "--quiet", "\(name)^{commit}"])
      return result.isSuccess ? String(decoding: result.line, as: UTF8.self) : nil
    } catch {
      throw Self.failure(error)
    }
  }

  private func run(
    _ arguments: [String], with other: GitProcess? = nil, reason: () -> String
  ) throws(ChangeFailure) -> GitProcess.Result {
    do throws(SystemError) {
      let result = try (other ?? git).run(arguments)
      guard result.isSuccess else { throw SystemError.brokenPipe }
      return result
    } catch {
      throw error.isBrokenPipe ? ChangeFailure(reason: reason()) : Self.failure(error)
    }
  }

  private static func failure(_ error: SystemError) -> ChangeFailure {
    ChangeFailure(reason: error.isMissing ? "git is not installed" : "git: \(error.reason)")
  }
}
