#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The replacement of a linted file by a fixed one, which leaves no moment without either.
struct FileReplacement {
  /// The path as it was linted; links are followed to the file.
  let path: FilePath
  /// The bytes that were linted.
  let old: [UInt8]
  let new: [UInt8]
  let links: LinkPolicy

  /// Why a file is left as it is.
  enum Failure: Error {
    case link(String)
    case readOnly
    case notRegular
    /// The new file could not get the owner of the old one.
    case owner
    case system(SystemError)

    /// The reason as a clause.
    var reason: String {
      switch self {
      case .link(let reason): reason
      case .readOnly: "it is read-only"
      case .notRegular: "it is not a regular file"
      case .owner: "it belongs to another user, and its owner could not be kept"
      case .system(let error): error.reason
      }
    }
  }

  /// Replaces the file, unless it has changed; returns how many names it had.
  func perform() throws(Failure) -> Int {
    if let reason = links.problem(with: path) { throw .link(reason) }
    guard let real = Folder.resolved(path) else { throw .system(.last) }
    let status = try check(real)
    do throws(SystemError) {
      let file = try AtomicFile(replacing: real, like: status)
      try file.write(new)
      try file.finish()
    } catch {
      throw error.code == EPERM && status.owner != geteuid() ? .owner : .system(error)
    }
    return status.links
  }

  /// The status of the file, if it still has the bytes that were linted.
  private func check(_ real: FilePath) throws(Failure) -> FileStatus {
    do throws(SystemError) {
      let descriptor = try FileDescriptor.readingNoLink(real)
      defer { descriptor.close() }
      let status = try FileStatus(of: descriptor)
      guard status.kind == .regular else { throw SystemError.notRegular }
      // The administrator may write to any file, but its owner did not want that.
      guard status.mode & 0o222 != 0, real.withCString({ access($0, W_OK) }) == 0 else {
        throw SystemError.readOnly
      }
      guard status.size == old.count, try descriptor.readAll(status) == old else {
        throw SystemError.changed
      }
      return status
    } catch {
      switch error {
      case .notRegular: throw .notRegular
      case .readOnly: throw .readOnly
      default: throw .system(error)
      }
    }
  }
}

extension SystemError {
  // Not errors of the system, which never uses negative numbers.
  fileprivate static let readOnly = SystemError(code: -5)
  fileprivate static let notRegular = SystemError(code: -6)
}
