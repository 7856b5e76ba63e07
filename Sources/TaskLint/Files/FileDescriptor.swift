#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// An open file.
struct FileDescriptor: Sendable {
  static let standardInput = FileDescriptor(number: 0)
  static let standardOutput = FileDescriptor(number: 1)
  static let standardError = FileDescriptor(number: 2)

  /// The largest file that is read: offsets into it fit in 32 bits.
  static let mostBytes = Int(Int32.max)
  /// The most that is read of a device: `/dev/zero` never ends.
  private static let mostBytesOfDevice = 1 << 24
  private static let readAtOnce = 1 << 16

  let number: Int32

  /// Opens a file to be read.
  static func reading(_ path: FilePath) throws(SystemError) -> FileDescriptor {
    try open(path, O_RDONLY | O_CLOEXEC)
  }

  /// Opens a file to be read, unless it is a link; does not wait for a pipe.
  static func readingNoLink(_ path: FilePath) throws(SystemError) -> FileDescriptor {
    try open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
  }

  /// Opens a pipe or a device to be written to.
  static func writing(_ path: FilePath) throws(SystemError) -> FileDescriptor {
    try open(path, O_WRONLY | O_CLOEXEC)
  }

  /// Creates a file that must not exist, with the default permissions of the process.
  static func creating(_ path: FilePath) throws(SystemError) -> FileDescriptor {
    try open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC)
  }

  /// Creates a file without a name; nil if the system or the file system does not support it.
  static func unnamed(in folder: FilePath) -> FileDescriptor? {
    #if os(Linux)
    // O_TMPFILE, which Swift does not import: open(2).
    let unnamed = 0o20_000_000 | O_DIRECTORY
    return try? open(folder, O_WRONLY | unnamed | O_CLOEXEC)
    #else
    return nil
    #endif
  }

  /// Gives an unnamed file an unused name.
  func link(to path: FilePath) throws(SystemError) {
    let own = "/proc/self/fd/\(number)"
    let linked = path.withCString { linkat(AT_FDCWD, own, AT_FDCWD, $0, AT_SYMLINK_FOLLOW) }
    guard linked == 0 else { throw .last }
  }

  private static func open(_ path: FilePath, _ flags: Int32) throws(SystemError) -> FileDescriptor {
    while true {
      let number = path.withCString { openFile($0, flags, 0o666) }
      if number >= 0 { return FileDescriptor(number: number) }
      guard errno == EINTR else { throw .last }
    }
  }

  func close() {
    _ = closeFile(number)
  }

  /// Reads the rest of the file.
  func readAll() throws(SystemError) -> [UInt8] { try readAll(FileStatus(of: self)) }

  /// Reads the rest of a file whose status is known.
  func readAll(_ status: FileStatus) throws(SystemError) -> [UInt8] {
    guard status.kind != .folder else { throw SystemError(code: EISDIR) }
    let expected = status.kind == .regular ? status.size : 0
    guard expected <= Self.mostBytes else { throw .tooLarge }
    if expected > 0 {
      // Reads the size at the time of opening: reading up to the end would take another call.
      return try chunk(upTo: expected)
    }
    // Pipes and files under /proc have no size.
    var bytes: [UInt8] = []
    let limit = status.isDevice ? Self.mostBytesOfDevice : Self.mostBytes
    while bytes.count <= limit {
      let next = try chunk(upTo: Self.readAtOnce)
      bytes += next
      if next.count < Self.readAtOnce { return bytes }
    }
    throw status.isDevice ? .endlessDevice : .tooLarge
  }

  /// Reads until a buffer of a size is full or the file ends.
  func chunk(upTo size: Int) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < size, let start = buffer.baseAddress {
        let count = read(number, start + filled, size - filled)
        if count > 0 {
          filled += count
        } else if count == 0 {
          return
        } else if errno != EINTR {
          failure = .last
          return
        }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Reads what has arrived on a pipe, waiting for it at most a number of milliseconds.
  ///
  /// Returns nothing at the end of the file, and nil if nothing has arrived.
  func arrived(upTo size: Int, within milliseconds: Int32) throws(SystemError) -> [UInt8]? {
    var request = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    let ready = poll(&request, 1, milliseconds)
    guard ready > 0 else {
      guard ready == 0 || errno == EINTR else { throw .last }
      return nil
    }
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      count = read(number, buffer.baseAddress, size)
      filled = max(count, 0)
    }
    guard count >= 0 else {
      guard errno == EINTR || errno == EAGAIN else { throw .last }
      return nil
    }
    return bytes
  }

  /// Writes all of the bytes.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        writeBytes(number, buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno == EAGAIN {
        waitUntilWritable()
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  /// Waits if another program, such as Node, made a shared terminal or pipe non-blocking.
  private func waitUntilWritable() {
    var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    _ = poll(&request, 1, -1)
  }

  /// Waits until the bytes are on the disk.
  func synchronize() throws(SystemError) {
    // EINVAL: the file system has no disk.
    guard fsync(number) == 0 || errno == EINVAL else { throw .last }
  }

  func setMode(_ mode: mode_t) throws(SystemError) {
    guard fchmod(number, mode) == 0 else { throw .last }
  }

  func setOwner(_ owner: uid_t, _ group: gid_t) throws(SystemError) {
    guard fchown(number, owner, group) == 0 else { throw .last }
  }

  var isTerminal: Bool { isatty(number) == 1 }
}

// System functions with the names of the methods above.
private func openFile(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}

private func closeFile(_ number: Int32) -> Int32 { close(number) }

private func writeBytes(_ number: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(number, start, count)
}
