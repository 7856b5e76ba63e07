#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that is written beside its place and put there whole, so that nobody reads half of it.
///
/// What is there and is no regular file, such as a pipe, is written in place.
struct AtomicFile: ByteSink {
  private enum Place {
    case direct
    case temporary(FilePath, target: FilePath)
  }

  private let descriptor: FileDescriptor
  private let place: Place

  /// Opens the file; nothing stands at its path yet.
  init(_ path: FilePath) throws(SystemError) {
    let existing: FileStatus?
    do throws(SystemError) {
      existing = try FileStatus(of: path)
    } catch {
      guard error.isMissing else { throw error }
      existing = nil
    }
    if let existing, existing.kind != .regular {
      descriptor = try FileDescriptor.writing(path)
      place = .direct
      return
    }
    // A link is kept, and the file that it names is replaced.
    let target = existing == nil ? path : Folder.resolved(path) ?? path
    let (descriptor, temporary) = try Self.temporary(in: target.folder)
    self.descriptor = descriptor
    place = .temporary(temporary, target: target)
    if let existing { try? descriptor.setMode(existing.mode) }
  }

  private static func temporary(
    in folder: FilePath
  ) throws(SystemError) -> (FileDescriptor, FilePath) {
    var number = 0
    while true {
      let path = folder.appending(Array(".tasklint-\(getpid())-\(number).tmp".utf8))
      do throws(SystemError) {
        return (try FileDescriptor.creating(path), path)
      } catch {
        guard error.code == EEXIST, number < 1000 else { throw error }
        number += 1
      }
    }
  }

  func write(_ bytes: [UInt8]) throws(SystemError) {
    do throws(SystemError) {
      try descriptor.write(bytes)
    } catch {
      discard()
      throw error
    }
  }

  func finish() throws(SystemError) {
    guard case .temporary(let temporary, let target) = place else { return descriptor.close() }
    do throws(SystemError) {
      try descriptor.synchronize()
    } catch {
      discard()
      throw error
    }
    descriptor.close()
    let renamed = temporary.withCString { old in target.withCString { new in rename(old, new) } }
    guard renamed == 0 else {
      let error = SystemError.last
      _ = temporary.withCString { unlink($0) }
      throw error
    }
  }

  private func discard() {
    descriptor.close()
    if case .temporary(let path, _) = place { _ = path.withCString { unlink($0) } }
  }
}
