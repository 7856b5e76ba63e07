#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The entries of a folder.
enum Folder {
  /// The kind of an entry as the folder's listing gives it.
  enum EntryKind: Sendable {
    case folder
    case regular
    case link
    /// Another kind, or one that the listing does not give.
    case other
  }

  struct Entry: Sendable {
    let name: [UInt8]
    let kind: EntryKind
    /// The inode number of the entry; of a link, its own.
    let inode: UInt64
  }

  /// Lists a folder, sorted by name, without `.` and `..`.
  static func entries(of path: FilePath) throws(SystemError) -> [Entry] {
    guard let stream = path.withCString({ opendir($0) }) else { throw .last }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard name != Array(".".utf8), name != Array("..".utf8) else { continue }
      entries.append(
        Entry(
          name: name, kind: kind(entry.pointee.d_type, path, name),
          inode: UInt64(truncatingIfNeeded: entry.pointee.d_ino)))
    }
    guard errno == 0 else { throw .last }
    return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  private static func kind(_ type: UInt8, _ path: FilePath, _ name: [UInt8]) -> EntryKind {
    switch Int32(type) {
    case Int32(DT_DIR): return .folder
    case Int32(DT_REG): return .regular
    case Int32(DT_LNK): return .link
    case Int32(DT_UNKNOWN):
      // Some network file systems do not list the type.
      var status = stat()
      guard path.appending(name).withCString({ lstat($0, &status) }) == 0 else { return .other }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: return .folder
      case S_IFLNK: return .link
      default: return .other
      }
    default: return .other
    }
  }

  /// The path with its links followed.
  static func resolved(_ path: FilePath) -> FilePath? {
    guard let text = path.withCString({ realpath($0, nil) }) else { return nil }
    defer { free(text) }
    return FilePath(bytes: Array(UnsafeRawBufferPointer(start: text, count: strlen(text))))
  }

  /// The text of a link; nil for another file.
  static func target(ofLink path: FilePath) -> FilePath? {
    let longest = Int(PATH_MAX)
    let bytes = [UInt8](unsafeUninitializedCapacity: longest) { buffer, count in
      let length = buffer.withMemoryRebound(to: CChar.self) { characters in
        guard let start = characters.baseAddress else { return 0 }
        return path.withCString { readlink($0, start, longest) }
      }
      count = max(length, 0)
    }
    return bytes.isEmpty ? nil : FilePath(bytes: bytes)
  }

  /// The working directory.
  static var working: FilePath {
    guard let text = getcwd(nil, 0) else { return "." }
    defer { free(text) }
    return FilePath(bytes: Array(UnsafeRawBufferPointer(start: text, count: strlen(text))))
  }

  /// The folder that paths in reports are relative to: the nearest ancestor with `.git` (a folder,
  /// or a file in worktrees and submodules), else the folder itself.
  static func sourceRoot(above folder: FilePath) -> FilePath { repository(above: folder) ?? folder }

  /// The nearest ancestor with `.git`; nil if there is none.
  static func repository(above folder: FilePath) -> FilePath? {
    var candidate = folder
    while true {
      if (try? FileStatus(of: candidate.appending(Array(".git".utf8)))) != nil { return candidate }
      let parent = candidate.folder
      guard parent != candidate, parent != "." else { return nil }
      candidate = parent
    }
  }
}
