#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The identity of a file, which its hard links share.
struct FileIdentity: Hashable, Sendable {
  let device: UInt64
  let inode: UInt64
}

/// The metadata of a file.
struct FileStatus: Sendable {
  enum Kind: Sendable {
    case regular
    case folder
    /// A pipe, a device or a socket.
    case stream
  }

  let kind: Kind
  /// Whether it is a character or block device.
  let isDevice: Bool
  /// Whether it is a symbolic link, which only a status without following links can be.
  let isLink: Bool
  let identity: FileIdentity
  /// The size in bytes; undefined for a stream.
  let size: Int
  /// The permission bits.
  let mode: mode_t
  let owner: uid_t
  let group: gid_t
  /// How many names the file has.
  let links: Int
  /// When its bytes and its metadata last changed, in seconds and nanoseconds.
  let times: [Int]

  private init(_ status: stat) {
    let format = status.st_mode & S_IFMT
    kind =
      switch format {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      default: .stream
      }
    isLink = format == S_IFLNK
    isDevice = format == S_IFCHR || format == S_IFBLK
    identity = FileIdentity(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      inode: UInt64(truncatingIfNeeded: status.st_ino))
    size = Int(status.st_size)
    mode = status.st_mode & 0o7777
    owner = status.st_uid
    group = status.st_gid
    links = Int(status.st_nlink)
    #if canImport(Darwin)
    let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
    let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    times = [modified, changed].flatMap { [Int($0.tv_sec), Int($0.tv_nsec)] }
  }

  /// Whether it is the status of the same file, and the file has not changed.
  func isUnchanged(since other: FileStatus) -> Bool {
    identity == other.identity && size == other.size && times == other.times
  }

  /// Reads the status of a path; follows links.
  init(of path: FilePath) throws(SystemError) {
    var status = stat()
    guard path.withCString({ stat($0, &status) }) == 0 else { throw .last }
    self.init(status)
  }

  /// Reads the status of a path; of a link, its own.
  init(ofLink path: FilePath) throws(SystemError) {
    var status = stat()
    guard path.withCString({ lstat($0, &status) }) == 0 else { throw .last }
    self.init(status)
  }

  /// Reads the status of an open file.
  init(of descriptor: FileDescriptor) throws(SystemError) {
    var status = stat()
    guard fstat(descriptor.number, &status) == 0 else { throw .last }
    self.init(status)
  }
}
