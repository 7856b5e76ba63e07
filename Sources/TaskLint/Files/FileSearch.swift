import TaskLintRules

/// A file that is to be linted.
struct LintTarget: Sendable {
  enum Content: Sendable {
    case file
    case input(StandardInput)
  }

  let path: FilePath
  /// Whether the user named it, rather than a folder that it was found in.
  var isNamed: Bool
  var content = Content.file
  /// Which of the run's linters it is for.
  var linter = 0

  /// Whether it stands on standard input.
  var isInput: Bool {
    if case .input = content { true } else { false }
  }

  /// Reads its bytes, and tells whether they can be read once more: a pipe's can't.
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

/// What the list of a folder says of its files, which spares a look at each.
///
/// Union file systems may list other numbers than they give to who looks, so the first file's are
/// compared.
private struct FolderList {
  let device: UInt64
  private var isTrue: Bool?

  init(device: UInt64) { self.device = device }

  /// What tells a file from all others; nil where only a look at it says so.
  func identity(of entry: Folder.Entry) -> FileIdentity? {
    guard entry.kind == .regular, isTrue ?? false else { return nil }
    return FileIdentity(device: device, inode: entry.inode)
  }

  mutating func compare(_ entry: Folder.Entry, with status: FileStatus) {
    guard entry.kind == .regular, isTrue == nil else { return }
    isTrue = status.identity == FileIdentity(device: device, inode: entry.inode)
  }
}

/// Finds the files that the user's paths stand for.
struct FileSearch {
  /// Folders that hold what was built or fetched, never what somebody wrote.
  private static let passedOver: Set<[UInt8]> = [
    Array("node_modules".utf8), Array("build".utf8), Array("dist".utf8), Array("target".utf8),
    Array("cdk.out".utf8),
  ]
  /// The hidden folder that ECS's own deploy workflow keeps a task definition in.
  private static let searchedHidden = Array(".aws".utf8)

  /// Whether a file, or a folder with all in it, is left out.
  var isExcluded: (FilePath) -> Bool = { _ in false }
  /// Whether what is excluded is left out even where it is named.
  var forcesExcludes = false
  /// How many files are enough; a search that has them looks no further.
  var mostTargets = Int.max

  /// The files in the order in which they were reached.
  private(set) var targets: [LintTarget] = []
  /// What could not be read, with the reason.
  private(set) var troubles: [(path: FilePath, reason: String)] = []
  /// What a search passed over though its name would fit, with the reason.
  private(set) var passed: [(path: FilePath, reason: String)] = []

  /// What was left out: files that were named, and what a search came upon.
  private(set) var excluded = (named: 0, found: 0)

  private var first: (identity: FileIdentity, index: Int)?
  /// Those of all files but the first: a run over one file spares itself the making of the table.
  private var indexes: [FileIdentity: Int] = [:]
  /// How much each folder had that was searched; nothing while it is.
  private var folders: [FileIdentity: Int] = [:]

  /// Adds what stands at a path that the user named.
  mutating func add(_ path: FilePath) {
    do throws(SystemError) {
      let status = try FileStatus(of: path)
      guard status.kind == .folder || !isLeftOut(path) else { return }
      switch status.kind {
      case .regular: add(LintTarget(path: path, isNamed: true), status.identity)
      case .stream: targets.append(LintTarget(path: path, isNamed: true))
      case .folder:
        guard folders[status.identity] == nil else { return }
        let known = troubles.count
        if try search(path, status.identity) == 0, troubles.count == known {
          troubles.append((path, "no .json file in this folder"))
        }
      }
    } catch {
      troubles.append((path, Self.reason(error, path)))
    }
  }

  /// Adds what stands on standard input.
  mutating func add(standardInput input: StandardInput, as path: FilePath) {
    guard !isLeftOut(path) else { return }
    targets.append(LintTarget(path: path, isNamed: true, content: .input(input)))
  }

  /// Adds a path that could not be read.
  mutating func fail(_ path: FilePath, _ reason: String) {
    troubles.append((path, reason))
  }

  /// Lets folders be searched anew that were searched before.
  mutating func forgetFolders() { folders = [:] }

  /// Takes note of a path that was named and is left out all the same.
  private mutating func isLeftOut(_ path: FilePath) -> Bool {
    guard forcesExcludes, isExcluded(path) else { return false }
    excluded.named += 1
    return true
  }

  private static func reason(_ error: SystemError, _ path: FilePath) -> String {
    guard error.isMissing, path.bytes.contains(UInt8(ascii: "*")) else { return error.reason }
    return "no file matches, and the shell left the pattern as it is"
  }

  private mutating func add(_ target: LintTarget, _ identity: FileIdentity) {
    let known = first?.identity == identity ? first?.index : indexes[identity]
    if let known {
      targets[known].isNamed = targets[known].isNamed || target.isNamed
      return
    }
    if first == nil {
      first = (identity, targets.count)
    } else {
      indexes[identity] = targets.count
    }
    targets.append(target)
  }

  // MARK: - Folders

  /// Searches a folder and those in it.
  ///
  /// Returns how much it came upon: files, and what is left out; also in folders that were searched
  /// before.
  private mutating func search(
    _ folder: FilePath, _ identity: FileIdentity
  ) throws(SystemError) -> Int {
    folders[identity] = 0
    var found = 0
    var list = FolderList(device: identity.device)
    for entry in try Folder.entries(of: folder) where targets.count < mostTargets {
      let path = folder.appending(entry.name)
      switch entry.kind {
      case .folder:
        guard !Self.isPassedOver(entry.name) else { continue }
        found += leavesOut(path) ? 1 : searchInner(path)
      case .regular, .other, .link:
        guard Self.isJSON(entry.name) else { continue }
        found += leavesOut(path) ? 1 : addFound(path, entry, &list)
      }
    }
    folders[identity] = found
    return found
  }

  /// Takes note of what a search came upon and leaves out.
  private mutating func leavesOut(_ path: FilePath) -> Bool {
    guard isExcluded(path) else { return false }
    excluded.found += 1
    return true
  }

  private mutating func searchInner(_ path: FilePath) -> Int {
    do throws(SystemError) {
      let identity = try FileStatus(of: path).identity
      // A mount can show a folder inside itself, where it has nothing more.
      if let found = folders[identity] { return found }
      return try search(path, identity)
    } catch {
      troubles.append((path, error.reason))
      return 0
    }
  }

  private mutating func addFound(
    _ path: FilePath, _ entry: Folder.Entry, _ list: inout FolderList
  ) -> Int {
    if let identity = list.identity(of: entry) {
      add(LintTarget(path: path, isNamed: false), identity)
      return 1
    }
    do throws(SystemError) {
      let status = try FileStatus(of: path)
      list.compare(entry, with: status)
      switch status.kind {
      case .regular:
        add(LintTarget(path: path, isNamed: false), status.identity)
        return 1
      // A link could lead a search out of the folder that the user gave, to anywhere.
      case .folder: passed.append((path, "a link to a folder, which a search does not follow"))
      case .stream: passed.append((path, "no regular file"))
      }
    } catch {
      // Editors keep locks as links to nowhere, `.#api.json`; and a file may go while we look.
      if error.isMissing {
        passed.append((path, "a link to nowhere"))
      } else {
        troubles.append((path, error.reason))
      }
    }
    return 0
  }

  /// Whether a search leaves a folder of this name alone that nobody named.
  private static func isPassedOver(_ name: [UInt8]) -> Bool {
    if name.first == UInt8(ascii: ".") { return name != searchedHidden }
    return passedOver.contains(name)
  }

  private static let configuration = Array(ConfigurationLoader.fileName.utf8)

  private static func isJSON(_ name: [UInt8]) -> Bool {
    name != configuration && name.count > 5
      && String(decoding: name.suffix(5), as: UTF8.self).lowercased() == ".json"
  }
}

// MARK: - Patterns

extension FileSearch {
  /// Adds the files that match patterns, as a configuration's `include` has them.
  ///
  /// The search starts at the patterns' own folder, by the path that is given for it.
  mutating func add(matching patterns: PatternList, from start: FilePath) {
    // A folder may have been searched before for something else.
    var visited: Set<FileIdentity> = []
    for climbs in patterns.climbs.sorted() {
      let folder = (0..<climbs).reduce(start) { folder, _ in folder.appending(Array("..".utf8)) }
      search(folder, for: patterns, &visited)
    }
  }

  private mutating func search(
    _ folder: FilePath, for patterns: PatternList, _ visited: inout Set<FileIdentity>
  ) {
    do throws(SystemError) {
      let identity = try FileStatus(of: folder).identity
      guard visited.insert(identity).inserted else { return }
      var list = FolderList(device: identity.device)
      for entry in try Folder.entries(of: folder) where targets.count < mostTargets {
        let path = folder.appending(entry.name)
        switch entry.kind {
        case .folder:
          let isOnTheWay = patterns.leads(into: path.text) {
            Self.isPassedOver(Array($0.utf8))
          }
          guard isOnTheWay, !leavesOut(path) else { continue }
          search(path, for: patterns, &visited)
        case .regular, .other, .link:
          guard Self.mayBeIncluded(entry.name, by: patterns), patterns.matches(path.text),
            !leavesOut(path)
          else { continue }
          _ = addFound(path, entry, &list)
        }
      }
    } catch {
      fail(folder, error.reason)
    }
  }

  /// Whether a file is JSON by its name, or a pattern ends in what its name ends in.
  private static func mayBeIncluded(_ name: [UInt8], by patterns: PatternList) -> Bool {
    if isJSON(name) { return true }
    guard name != configuration else { return false }
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let end = String(decoding: name[dot...], as: UTF8.self)
    return patterns.globs.contains { $0.pattern.hasSuffix(end) }
  }
}
