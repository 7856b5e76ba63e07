import TaskLintRules

/// The file identities that a folder's listing gives, which saves a system call for each file.
///
/// Union file systems may list other inode numbers than `stat` returns, so those of the first file
/// are compared.
struct FolderList {
  let device: UInt64
  private var isTrue: Bool?

  init(device: UInt64) { self.device = device }

  /// The identity of a file; nil if only `stat` knows it.
  func identity(of entry: Folder.Entry) -> FileIdentity? {
    guard entry.kind == .regular, isTrue ?? false else { return nil }
    return FileIdentity(device: device, inode: entry.inode)
  }

  mutating func compare(_ entry: Folder.Entry, with status: FileStatus) {
    guard entry.kind == .regular, isTrue == nil else { return }
    isTrue = status.identity == FileIdentity(device: device, inode: entry.inode)
  }
}

/// Finds the files that the user's paths refer to.
struct FileSearch {
  /// Folders of built or downloaded files.
  private static let skippedFolders: Set<[UInt8]> = [
    Array("node_modules".utf8), Array("build".utf8), Array("dist".utf8), Array("target".utf8),
    Array("cdk.out".utf8),
  ]
  /// The hidden folder in which the ECS deploy workflow of GitHub keeps a task definition.
  private static let searchedHidden = Array(".aws".utf8)

  /// Whether a file, or a folder with its contents, is excluded.
  var isExcluded: (FilePath) -> Bool = { _ in false }
  /// Which links are followed.
  var links = LinkPolicy(workingDirectory: Folder.working)
  /// Whether patterns may match files outside the repository of their folder.
  var mayLeaveRepository = false
  /// Whether excluded files are left out even if the user names them.
  var forcesExcludes = false
  /// Whether named files without a task definition are skipped.
  var skipsUnrecognized = false
  /// The files that are linted, if only some of them are.
  var changed: Set<FileIdentity>?
  /// The number of files at which a search stops.
  var mostTargets = Int.max

  /// The files in the order in which they were reached.
  private(set) var targets: [LintTarget] = []
  /// What could not be read, with the reason.
  private(set) var troubles: [(path: FilePath, reason: String)] = []
  /// The paths that a search skipped although their names match, with the reason.
  private(set) var skipped: [(path: FilePath, reason: String)] = []

  /// How many paths were excluded: named files, and those that a search found.
  private(set) var excluded = (named: 0, found: 0)

  /// How many files were left out because they have not changed.
  private(set) var unchanged = 0

  private var first: (identity: FileIdentity, index: Int)?
  /// The indexes of all files but the first, so that a run over one file needs no table.
  private var indexes: [FileIdentity: Int] = [:]
  /// The folder of the last named file; no link that is not followed is on the way to it.
  private var checkedFolder: FilePath?
  /// How many files were found in each searched folder; 0 during the search.
  private var folders: [FileIdentity: Int] = [:]
  /// The entries of folders that are searched again and again; nil if none is.
  private var listings: FolderListings?

  /// Adds a path that the user named.
  mutating func add(_ path: FilePath) {
    do throws(SystemError) {
      let own = try FileStatus(ofLink: path)
      let status = own.isLink ? try FileStatus(of: path) : own
      guard status.kind == .folder || !isLeftOut(path) else { return }
      if let reason = problem(withNamed: path, isLink: own.isLink) {
        troubles.append((path, reason))
        return
      }
      switch status.kind {
      case .regular: add(named(path), status.identity)
      case .stream: targets.append(named(path))
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

  /// The reason why a named path is not followed.
  private mutating func problem(withNamed path: FilePath, isLink: Bool) -> String? {
    let folder = path.folder
    guard isLink || folder != checkedFolder else { return nil }
    if let reason = links.problem(with: path) { return reason }
    checkedFolder = folder
    return nil
  }

  private func named(_ path: FilePath) -> LintTarget {
    LintTarget(path: path, isNamed: true, maySkip: skipsUnrecognized)
  }

  /// Adds standard input, unless its path is excluded; returns whether it was added.
  mutating func add(standardInput input: StandardInput, as path: FilePath) -> Bool {
    guard !isLeftOut(path) else { return false }
    targets.append(LintTarget(path: path, isNamed: true, content: .input(input)))
    return true
  }

  /// Adds a path that could not be read.
  mutating func fail(_ path: FilePath, _ reason: String) {
    troubles.append((path, reason))
  }

  /// Allows folders to be searched again, with the entries that the listings know.
  mutating func forgetFolders(_ listings: FolderListings) {
    folders = [:]
    self.listings = listings
  }

  /// The entries of a folder.
  func entries(of folder: FilePath) throws(SystemError) -> [Folder.Entry] {
    guard let listings else { return try Folder.entries(of: folder) }
    return try listings.entries(of: folder)
  }

  /// Whether a named path is excluded; counts it.
  private mutating func isLeftOut(_ path: FilePath) -> Bool {
    guard forcesExcludes, isExcluded(path) else { return false }
    excluded.named += 1
    return true
  }

  private static func reason(_ error: SystemError, _ path: FilePath) -> String {
    guard error.isMissing, path.bytes.contains(UInt8(ascii: "*")) else { return error.reason }
    return "no file matches this pattern, and the shell did not expand it"
  }

  private mutating func add(_ target: LintTarget, _ identity: FileIdentity) {
    guard changed?.contains(identity) ?? true else {
      unchanged += 1
      return
    }
    let known = first?.identity == identity ? first?.index : indexes[identity]
    if let known {
      targets[known].isNamed = targets[known].isNamed || target.isNamed
      targets[known].maySkip = targets[known].maySkip && target.maySkip
      return
    }
    if first == nil {
      first = (identity, targets.count)
    } else {
      indexes[identity] = targets.count
    }
    targets.append(target)
  }

  /// Whether a file is among the targets.
  func hasFound(_ identity: FileIdentity) -> Bool {
    first?.identity == identity || indexes[identity] != nil
  }

  // MARK: - Folders

  /// Searches a folder and its subfolders.
  ///
  /// Returns the number of files found and of paths excluded, also in folders that were searched
  /// before.
  private mutating func search(
    _ folder: FilePath, _ identity: FileIdentity
  ) throws(SystemError) -> Int {
    folders[identity] = 0
    var found = 0
    var list = FolderList(device: identity.device)
    for entry in try entries(of: folder) where targets.count < mostTargets {
      let path = folder.appending(entry.name)
      switch entry.kind {
      case .folder:
        guard !Self.isSkippedFolder(entry.name) else { continue }
        found += leavesOut(path) ? 1 : searchInner(path)
      case .regular, .other, .link:
        guard Self.isJSON(entry.name) else {
          if entry.kind == .link { checkFolderLink(path) }
          continue
        }
        found += leavesOut(path) ? 1 : addFound(path, entry, &list)
      }
    }
    folders[identity] = found
    return found
  }

  /// Whether a found path is excluded; counts it.
  mutating func leavesOut(_ path: FilePath) -> Bool {
    guard isExcluded(path) else { return false }
    excluded.found += 1
    return true
  }

  private mutating func searchInner(_ path: FilePath) -> Int {
    do throws(SystemError) {
      let identity = try FileStatus(of: path).identity
      // A mount can show a folder inside itself.
      if let found = folders[identity] { return found }
      return try search(path, identity)
    } catch {
      troubles.append((path, error.reason))
      return 0
    }
  }

  mutating func addFound(
    _ path: FilePath, _ entry: Folder.Entry, _ list: inout FolderList
  ) -> Int {
    if let identity = list.identity(of: entry) {
      add(LintTarget(path: path, isNamed: false, maySkip: true), identity)
      return 1
    }
    do throws(SystemError) {
      let status = try FileStatus(of: path)
      if entry.kind != .regular, let reason = links.problem(with: path) {
        leaveLink(path, reason)
        return 0
      }
      list.compare(entry, with: status)
      switch status.kind {
      case .regular:
        add(LintTarget(path: path, isNamed: false, maySkip: true), status.identity)
        return 1
      // A link could lead the search out of the folder that the user named.
      case .folder: skipped.append((path, "a link to a folder, which a search does not follow"))
      case .stream: skipped.append((path, "not a regular file"))
      }
    } catch {
      // Editors create dangling links as locks, such as `.#api.json`; and a file may be deleted
      // meanwhile.
      if error.isMissing {
        skipped.append((path, "a dangling link"))
      } else {
        troubles.append((path, error.reason))
      }
    }
    return 0
  }

  /// Leaves out a link that a search found.
  ///
  /// An untrusted link could hide a definition from the run, so it is an error there.
  private mutating func leaveLink(_ path: FilePath, _ reason: String) {
    if links.isUntrusted { troubles.append((path, reason)) } else { skipped.append((path, reason)) }
  }

  /// Checks a link with a name that no definition has: it may lead to a folder with definitions.
  private mutating func checkFolderLink(_ path: FilePath) {
    guard links.isUntrusted, (try? FileStatus(of: path))?.kind == .folder,
      let reason = links.problem(with: path)
    else { return }
    troubles.append((path, reason))
  }

  /// Whether a search skips a folder of this name.
  static func isSkippedFolder(_ name: [UInt8]) -> Bool {
    if name.first == UInt8(ascii: ".") { return name != searchedHidden }
    return skippedFolders.contains(name)
  }

  static let configuration = Array(ConfigurationLoader.fileName.utf8)

  /// The suffixes of files that a search finds.
  private static let endings = [".json", ".json.tpl", ".json.tftpl"]

  static func isJSON(_ name: [UInt8]) -> Bool {
    guard name != configuration else { return false }
    let text = String(decoding: name.suffix(12), as: UTF8.self).lowercased()
    return endings.contains { text.hasSuffix($0) && name.count > $0.utf8.count }
  }
}
