#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that is written under a temporary name and then renamed, so that no reader sees half of
/// it.
///
/// A link is not followed: in an untrusted repository it can lead to any file of the user. An existing
/// file that is not a regular one, such as a pipe, is written in place. Where the
/// system supports it, the file has no name until it is complete, so that an interrupted run leaves
/// nothing behind.
final class AtomicFile: ByteSink {
  private enum Place {
    case direct
    case temporary(FilePath, target: FilePath)
    case unnamed(target: FilePath)
  }

  private let descriptor: FileDescriptor
  private let place: Place
  /// The file that it replaces, if that must not have changed.
  private var replaced: FileStatus?

  /// Opens the file; its path does not change yet.
  init(_ path: FilePath) throws(SystemError) {
    let isLink = (try? FileStatus(ofLink: path))?.isLink ?? false
    guard !isLink || LinkPolicy.isOfSystem(path) else { throw .link }
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
    (descriptor, place) = try Self.open(path)
    if let existing { try? descriptor.setMode(existing.mode) }
  }

  /// Opens a file that replaces a regular one, with its owner and permissions; fails if it can't
  /// keep them.
  init(replacing path: FilePath, like status: FileStatus) throws(SystemError) {
    (descriptor, place) = try Self.open(path)
    replaced = status
    do throws(SystemError) {
      let own = try FileStatus(of: descriptor)
      if (own.owner, own.group) != (status.owner, status.group) {
        try descriptor.setOwner(status.owner, status.group)
      }
      try descriptor.setMode(status.mode)
    } catch {
      discard()
      throw error
    }
  }

  private static func open(
    _ target: FilePath
  ) throws(SystemError) -> (descriptor: FileDescriptor, place: Place) {
    if let unnamed = FileDescriptor.unnamed(in: target.folder) {
      return (unnamed, .unnamed(target: target))
    }
    let (named, temporary) = try temporary(in: target.folder) {
      path throws(SystemError) in try FileDescriptor.creating(path)
    }
    return (named, .temporary(temporary, target: target))
  }

  /// Creates something under an unused name in a folder.
  private static func temporary<Made>(
    in folder: FilePath, _ make: (FilePath) throws(SystemError) -> Made
  ) throws(SystemError) -> (Made, FilePath) {
    var number = 0
    while true {
      let path = folder.appending(Array(".tasklint-\(getpid())-\(number).tmp".utf8))
      do throws(SystemError) {
        return (try make(path), path)
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
    guard let target else { return descriptor.close() }
    do throws(SystemError) {
      try descriptor.synchronize()
    } catch {
      discard()
      throw error
    }
    try Self.withoutSignals { () throws(SystemError) in try put(at: target) }
  }

  /// Calls a function with all signals blocked.
  ///
  /// A signal would leave the temporary file behind. The linting threads take no signals.
  private static func withoutSignals(
    _ body: () throws(SystemError) -> Void
  ) throws(SystemError) {
    var (all, before) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  private func put(at target: FilePath) throws(SystemError) {
    let temporary: FilePath
    do throws(SystemError) {
      temporary = try name(in: target.folder)
    } catch {
      discard()
      throw error
    }
    descriptor.close()
    if let replaced,
      !((try? FileStatus(ofLink: target))?.isUnchanged(since: replaced) ?? false)
    {
      _ = temporary.withCString { unlink($0) }
      throw .changed
    }
    let renamed = temporary.withCString { old in target.withCString { new in rename(old, new) } }
    guard renamed == 0 else {
      let error = SystemError.last
      _ = temporary.withCString { unlink($0) }
      throw error
    }
  }

  private var target: FilePath? {
    switch place {
    case .direct: nil
    case .temporary(_, let target), .unnamed(let target): target
    }
  }

  /// The file's name in a folder; an unnamed file gets one.
  private func name(in folder: FilePath) throws(SystemError) -> FilePath {
    if case .temporary(let path, _) = place { return path }
    return try Self.temporary(in: folder) { path throws(SystemError) in
      try descriptor.link(to: path)
    }.1
  }

  private func discard() {
    descriptor.close()
    if case .temporary(let path, _) = place { _ = path.withCString { unlink($0) } }
  }
}
