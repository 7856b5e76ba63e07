#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Decides which symbolic links on a path are followed.
///
/// Anyone who can change a repository can put a link into it that leads to any file of the machine.
/// So a link of a repository is followed only to a file of the same repository. A link outside a
/// repository belongs to the machine and is followed, unless it leads to a device or a file of the
/// system. The user can always specify the path of the target instead.
struct LinkPolicy: Sendable {
  /// What the file at a path is used for.
  enum Use {
    /// It is linted, or it is a configuration that a search finds.
    case input
    /// It is a report or a baseline, which is never behind a link of the repository.
    case record
  }

  /// The working directory, absolute and without links.
  let workingDirectory: FilePath
  /// Whether no link of the linted files is followed.
  var isUntrusted = false

  /// The reason why a path is not used; nil if it may be used, or if it does not exist.
  func problem(with path: FilePath, as use: Use = .input) -> String? {
    guard !Self.isOfSystem(path) else { return nil }
    var place = path.isAbsolute ? "/" : workingDirectory
    var rest = path.names[...]
    var links = 0
    while let name = rest.popFirst() {
      guard name != Array("..".utf8) else {
        place = place.folder
        continue
      }
      let next = place.appending(name)
      if links > 0, Self.isOfSystem(next) { return Self.ofSystem }
      guard let status = try? FileStatus(ofLink: next) else { return nil }
      guard status.isLink else {
        place = next
        continue
      }
      if let reason = problem(withLinkIn: place, isLast: rest.isEmpty, as: use) { return reason }
      // A longer chain is an error of the system, as is a link to nothing.
      links += 1
      guard links <= 40, let target = Folder.target(ofLink: next) else { return nil }
      guard let real = Folder.resolved(next) else {
        // A link to nothing, or to a pipe that has no path: `/proc/self/fd/0`.
        let exists = (try? FileStatus(of: next)) != nil
        return exists || Self.isOfSystem(target) ? Self.ofSystem : nil
      }
      if let reason = problem(withLinkIn: place, to: real) { return reason }
      if target.isAbsolute { place = "/" }
      rest = target.names + rest
    }
    return nil
  }

  private static let ofSystem =
    "a symbolic link to a device, a pipe or a file of the system; specify the path of its target"

  private func problem(withLinkIn folder: FilePath, isLast: Bool, as use: Use) -> String? {
    guard use == .record || isUntrusted else { return nil }
    let isInTree =
      Folder.repository(above: folder) != nil || folder.isInside(workingDirectory)
    guard isLast || isInTree else { return nil }
    return use == .record
      ? "a symbolic link, which is not followed here; specify the path of its target"
      : "a symbolic link, which --untrusted does not follow"
  }

  private func problem(withLinkIn folder: FilePath, to target: FilePath) -> String? {
    let kind = (try? FileStatus(of: target))?.kind
    guard kind != .stream, !Self.isOfSystem(target) else { return Self.ofSystem }
    guard let root = Folder.repository(above: folder), !target.isInside(root) else { return nil }
    return "a symbolic link out of the repository; specify the path of its target"
  }

  /// Whether a path begins with a folder in which the system shows devices and processes.
  ///
  /// Links in them are the system's own: `/dev/stdin`, or `/dev/fd/63` of a shell.
  static func isOfSystem(_ path: FilePath) -> Bool {
    let systems: [FilePath] = ["/dev", "/proc", "/sys"]
    return systems.contains { path.isInside($0) }
  }
}

extension FilePath {
  var isAbsolute: Bool { bytes.first == UInt8(ascii: "/") }

  /// The names in the path, without `.`.
  var names: [[UInt8]] {
    bytes.split(separator: UInt8(ascii: "/")).map(Array.init).filter { $0 != Array(".".utf8) }
  }

  /// Whether the path is a folder or something in it; both are absolute and without links.
  func isInside(_ folder: FilePath) -> Bool {
    guard folder != "/" else { return isAbsolute }
    guard bytes.starts(with: folder.bytes) else { return false }
    return bytes.count == folder.bytes.count || bytes[folder.bytes.count] == UInt8(ascii: "/")
  }
}
