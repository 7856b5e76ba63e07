#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What the system answered when it would not do something.
struct SystemError: Error, Hashable {
  /// The number that the system gave, as in `errno.h`.
  let code: Int32

  /// The error that the last call of this thread left.
  static var last: SystemError { SystemError(code: errno) }

  static let brokenPipe = SystemError(code: EPIPE)
  static let diskFull = SystemError(code: ENOSPC)
  /// A file whose offsets don't fit into 32 bits; no number of the system's is -1.
  static let tooLarge = SystemError(code: -1)

  /// A device that goes on after more than anybody types.
  static let endlessDevice = SystemError(code: -2)

  var isBrokenPipe: Bool { code == EPIPE }
  var isMissing: Bool { code == ENOENT }

  /// What went wrong, as a clause: `permission denied`.
  var reason: String {
    if self == .tooLarge { return "larger than 2 GiB, which is more than tasklint reads" }
    if self == .endlessDevice { return "a device that gives more than 16 MiB" }
    let text = String(cString: strerror(code))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
