/// A file that is to be linted.
struct LintTarget: Sendable {
  enum Content: Sendable {
    case file
    /// Bytes that were read from standard input.
    case bytes([UInt8])
  }

  let path: FilePath
  /// Whether the user named it, rather than a folder that it was found in.
  var isNamed: Bool
  var content = Content.file

  /// Reads its bytes.
  func read() throws(SystemError) -> [UInt8] {
    switch content {
    case .bytes(let bytes): return bytes
    case .file:
      let descriptor = try FileDescriptor.reading(path)
      defer { descriptor.close() }
      return try descriptor.readAll()
    }
  }
}

/// Finds the files that the user's paths stand for.
struct FileSearch {
  /// Folders that hold what was built or fetched, never what somebody wrote.
  private static let passedOver: Set<[UInt8]> = [
    Array("node_modules".utf8), Array("build".utf8), Array("cdk.out".utf8),
  ]
  /// The hidden folder that ECS's own deploy workflow keeps a task definition in.
  private static let searchedHidden = Array(".aws".utf8)

  /// The files in the order in which they were reached.
  private(set) var targets: [LintTarget] = []
  /// What could not be read, with the reason.
  private(set) var troubles: [(path: FilePath, reason: String)] = []
  /// What a search passed over though its name would fit, with the reason.
  private(set) var passed: [(path: FilePath, reason: String)] = []

  private var indexes: [FileIdentity: Int] = [:]
  private var folders: Set<FileIdentity> = []

  /// Adds what stands at a path that the user named.
  mutating func add(_ path: FilePath) {
    do throws(SystemError) {
      let status = try FileStatus(of: path)
      switch status.kind {
      case .regular: add(LintTarget(path: path, isNamed: true), status.identity)
      case .stream: targets.append(LintTarget(path: path, isNamed: true))
      case .folder:
        guard folders.insert(status.identity).inserted else { return }
        let known = troubles.count
        if try search(path) == 0, troubles.count == known {
          troubles.append((path, "no .json file in this folder"))
        }
      }
    } catch {
      troubles.append((path, Self.reason(error, path)))
    }
  }

  /// Adds what was read from standard input.
  mutating func add(standardInput bytes: [UInt8], as path: FilePath) {
    targets.append(LintTarget(path: path, isNamed: true, content: .bytes(bytes)))
  }

  /// Adds a path that could not be read.
  mutating func fail(_ path: FilePath, _ reason: String) {
    troubles.append((path, reason))
  }

  private static func reason(_ error: SystemError, _ path: FilePath) -> String {
    guard error.isMissing, path.bytes.contains(UInt8(ascii: "*")) else { return error.reason }
    return "no file matches, and the shell left the pattern as it is"
  }

  private mutating func add(_ target: LintTarget, _ identity: FileIdentity) {
    if let index = indexes[identity] {
      targets[index].isNamed = targets[index].isNamed || target.isNamed
    } else {
      indexes[identity] = targets.count
      targets.append(target)
    }
  }

  // MARK: - Folders

  /// Searches a folder and those in it.
  ///
  /// Returns how many files it reached; a folder that was searched before counts as one.
  private mutating func search(_ folder: FilePath) throws(SystemError) -> Int {
    var reached = 0
    for entry in try Folder.entries(of: folder) {
      let path = folder.appending(entry.name)
      switch entry.kind {
      case .folder where Self.isSearched(entry.name): reached += searchInner(path)
      case .folder: break
      case .other, .link:
        if Self.isJSON(entry.name) { reached += addFound(path) }
      }
    }
    return reached
  }

  private mutating func searchInner(_ path: FilePath) -> Int {
    do throws(SystemError) {
      // A mount can show a folder inside itself.
      guard folders.insert(try FileStatus(of: path).identity).inserted else { return 1 }
      return try search(path)
    } catch {
      troubles.append((path, error.reason))
      return 0
    }
  }

  private mutating func addFound(_ path: FilePath) -> Int {
    do throws(SystemError) {
      let status = try FileStatus(of: path)
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

  private static func isSearched(_ name: [UInt8]) -> Bool {
    if name.first == UInt8(ascii: ".") { return name == searchedHidden }
    return !passedOver.contains(name)
  }

  private static func isJSON(_ name: [UInt8]) -> Bool {
    name.count > 5 && String(decoding: name.suffix(5), as: UTF8.self).lowercased() == ".json"
  }
}
