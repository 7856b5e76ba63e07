import TaskLintRules

/// Reads the Fluent Bit files that a configuration specifies, and what they include.
struct ConfigFileReader {
  let links: LinkPolicy
  let workingDirectory: FilePath

  /// The files of a configuration; none without one.
  func files(of configuration: Configuration?) -> FluentBitFiles {
    guard let files = configuration?.configFiles, !files.isEmpty else { return .none }
    let roots =
      ([configuration?.path].compactMap(\.self) + files.map(\.location.path))
      .map { root(above: absolute($0).folder) } + [root(above: workingDirectory)]
    let folder = ImageFolder(
      Dictionary(
        files.map { ($0.pathInImage, $0.path) }, uniquingKeysWith: { first, _ in first }),
      read: { content(of: $0, inside: roots) }, list: { names(in: $0, inside: roots) })
    return FluentBitFiles(files.map(\.pathInImage), in: folder)
  }

  private func absolute(_ path: String) -> FilePath {
    FilePath(LexicalPath.normalized(path, from: workingDirectory.text))
  }

  /// The repository of a folder, or the folder itself.
  private func root(above folder: FilePath) -> FilePath { Folder.sourceRoot(above: folder) }

  private func content(of path: String, inside roots: [FilePath]) -> ImageFolder.Content {
    let file = absolute(path)
    guard roots.contains(where: { file.isInside($0) }) else {
      return .failed("it is outside the repository")
    }
    do throws(SystemError) {
      let status = try FileStatus(of: file)
      guard status.kind == .regular else { return .failed("it is not a regular file") }
      if let problem = links.problem(with: file) { return .failed("it is \(problem)") }
      guard status.size <= FluentBitConfiguration.mostBytesOfFile else {
        return .failed("it is larger than 10 MiB, which is more than tasklint reads")
      }
      let descriptor = try FileDescriptor.reading(file)
      defer { descriptor.close() }
      return .bytes(try descriptor.readAll())
    } catch {
      return error.isMissing ? .missing : .failed(error.reason)
    }
  }

  private func names(in path: String, inside roots: [FilePath]) -> [String] {
    let folder = absolute(path)
    guard roots.contains(where: { folder.isInside($0) }),
      let entries = try? Folder.entries(of: folder)
    else { return [] }
    return entries.map { String(decoding: $0.name, as: UTF8.self) }
  }
}
