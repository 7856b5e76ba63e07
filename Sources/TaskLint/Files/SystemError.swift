#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// An error of the operating system.
struct SystemError: Error, Hashable {
  /// The error number, as in `errno.h`.
  let code: Int32

  /// The error of the last system call of this thread.
  static var last: SystemError { SystemError(code: errno) }

  static let brokenPipe = SystemError(code: EPIPE)
  static let diskFull = SystemError(code: ENOSPC)
  /// A file whose offsets do not fit in 32 bits; the system never uses -1.
  static let tooLarge = SystemError(code: -1)

  /// A device that does not end.
  static let endlessDevice = SystemError(code: -2)

  /// A link at the path of a report.
  static let link = SystemError(code: -3)

  /// A file that is not as it was when it was read.
  static let changed = SystemError(code: -4)

  var isBrokenPipe: Bool { code == EPIPE }
  var isMissing: Bool { code == ENOENT }

  /// What went wrong, as a clause: `permission denied`.
  var reason: String {
    if self == .tooLarge { return "larger than 2 GiB, which is more than tasklint reads" }
    if self == .endlessDevice { return "a device that gives more than 16 MiB" }
    if self == .link { return "a symbolic link, which is not followed here" }
    if self == .changed { return "it changed while it was linted" }
    let text = String(cString: strerror(code))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
