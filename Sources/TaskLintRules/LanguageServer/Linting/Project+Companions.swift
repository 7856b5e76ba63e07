/// The Fluent Bit files of a project.
extension Project {
  /// The files that a configuration specifies, as they are saved, and what they include.
  func fluentBitFiles(of configuration: Configuration?) -> FluentBitFiles {
    guard let mapped = configuration?.configFiles, !mapped.isEmpty else { return .none }
    let roots =
      ([configuration?.path].compactMap(\.self) + mapped.map(\.location.path))
      .map { root(above: LexicalPath.folder(of: absolute($0))) } + [root(above: folder)]
    func isInside(_ path: String) -> Bool {
      roots.contains { $0 == "/" || path.hasPrefix($0 + "/") }
    }
    let folder = ImageFolder(
      Dictionary(
        mapped.map { ($0.pathInImage, $0.path) }, uniquingKeysWith: { first, _ in first }),
      read: { path in
        let path = self.absolute(path)
        return isInside(path)
          ? self.content(ofCompanion: path) : .failed("it is outside the repository")
      },
      list: { path in
        let path = self.absolute(path)
        return isInside(path) || roots.contains(path) ? self.files.list(path) : []
      })
    return FluentBitFiles(mapped.map(\.pathInImage), in: folder)
  }

  /// The repository of a folder, or the folder itself.
  private func root(above folder: String) -> String {
    var root = folder
    while !files.isRoot(root), LexicalPath.folder(of: root) != root {
      root = LexicalPath.folder(of: root)
    }
    return files.isRoot(root) ? root : folder
  }

  private func content(ofCompanion path: String) -> ImageFolder.Content {
    switch watched.read(path) {
    case .missing: return .missing
    case .failed(let reason): return .failed("it is \(reason)")
    case .bytes(let bytes):
      guard bytes.count <= FluentBitConfiguration.mostBytesOfFile else {
        return .failed("it is larger than 10 MiB, which is more than tasklint reads")
      }
      return .bytes(bytes)
    }
  }
}
