import TaskLintRules

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The verb `lsp`: a language server on standard input and output.
///
/// It writes no file and opens no connection. It ends when the client says so, when its input ends,
/// or when the client's process no longer exists.
struct LanguageService {
  private static let readAtOnce = 1 << 16
  /// How often the client's process is looked up, in milliseconds.
  private static let interval: Int32 = 1000

  private let streams: Streams
  private let isAlive: @Sendable (Int) -> Bool

  init(
    streams: Streams,
    isAlive: @escaping @Sendable (Int) -> Bool = { LanguageService.isAlive($0) }
  ) {
    self.streams = streams
    self.isAlive = isAlive
  }

  /// Serves the client until the session ends.
  func run() -> ExitStatus {
    var server = LanguageServer(
      files: ServerFiles(streams), workingDirectory: streams.workingDirectory.text)
    var reader = MessageReader()
    do throws(SystemError) {
      return try serve(&server, &reader)
    } catch {
      if !error.isBrokenPipe { streams.printError("language server: \(error.reason)") }
      return .findings
    }
  }

  private func serve(
    _ server: inout LanguageServer, _ reader: inout MessageReader
  ) throws(SystemError) -> ExitStatus {
    // A client in another container has a number that means nothing here.
    var parent: Int?
    while true {
      while let event = reader.next() {
        switch event {
        case .message(let content): try write(server.receive(content))
        case .failure(let reason): try write(server.reject(reason))
        }
        if let status = server.exitStatus { return ExitStatus(rawValue: status) ?? .findings }
        if parent == nil, let process = server.parentProcess, isAlive(process) { parent = process }
      }
      // Several changes that have arrived are linted once.
      if let arrived = try streams.readArrived(Self.readAtOnce, 0) {
        guard !arrived.isEmpty else {
          try write(server.settle())
          return .findings
        }
        reader.add(arrived)
        continue
      }
      try write(server.settle())
      while true {
        if let arrived = try streams.readArrived(Self.readAtOnce, Self.interval) {
          guard !arrived.isEmpty else { return .findings }
          reader.add(arrived)
          break
        }
        if let parent, !isAlive(parent) { return .findings }
      }
    }
  }

  private func write(_ messages: [[UInt8]]) throws(SystemError) {
    for message in messages { try streams.write(message) }
  }

  private static func isAlive(_ process: Int) -> Bool {
    guard process > 0, let number = pid_t(exactly: process) else { return false }
    return kill(number, 0) == 0 || errno != ESRCH
  }
}

extension ServerFiles {
  /// The most files of `include` that a file is compared with.
  private static let mostFiles = 10_000

  /// The access to the files of the machine.
  init(_ streams: Streams) {
    let links = LinkPolicy(workingDirectory: streams.workingDirectory)
    self.init(
      read: { Self.content(of: FilePath($0), links) },
      list: { path in
        let entries = try? Folder.entries(of: FilePath(path))
        return entries.map { $0.map { String(decoding: $0.name, as: UTF8.self) } } ?? []
      },
      stamp: { path in
        guard let status = try? FileStatus(of: FilePath(path)) else { return nil }
        return Stamp(
          status.times + [status.size, Int(truncatingIfNeeded: status.identity.inode)])
      },
      matches: { patterns, isExcluded in
        var search = FileSearch()
        search.isExcluded = { isExcluded(LexicalPath.normalized($0.text, from: "/")) }
        search.links = links
        search.mostTargets = Self.mostFiles
        search.add(matching: patterns, from: FilePath(patterns.folder.path))
        return search.targets.map { LexicalPath.normalized($0.path.text, from: "/") }.sorted()
      },
      isRoot: { (try? FileStatus(of: FilePath($0 + "/.git"))) != nil },
      today: { streams.today })
  }

  private static func content(
    of path: FilePath, _ links: LinkPolicy
  ) -> ConfigurationLoader.Content {
    do throws(SystemError) {
      // A pipe without a writer would block the server.
      guard try FileStatus(of: path).kind == .regular else { return .failed("not a regular file") }
      if let problem = links.problem(with: path) { return .failed(problem) }
      let descriptor = try FileDescriptor.reading(path)
      defer { descriptor.close() }
      return .bytes(try descriptor.readAll())
    } catch {
      return error.isMissing ? .missing : .failed(error.reason)
    }
  }
}
