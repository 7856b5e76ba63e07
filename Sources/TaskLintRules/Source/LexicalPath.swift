/// Paths as texts, put in order without a look at the disk.
public enum LexicalPath {
  /// A path seen from a folder, without `.`, `..` where it can be resolved, and doubled slashes.
  ///
  /// It is absolute where the path or the folder is; the working directory is empty.
  public static func normalized(_ path: String, from folder: String = "") -> String {
    let isAbsolute = path.hasPrefix("/") || folder.hasPrefix("/")
    var names: [Substring] = path.hasPrefix("/") ? [] : Self.names(of: folder)
    for name in Self.names(of: path) { add(name, to: &names, isAbsolute: isAbsolute) }
    return (isAbsolute ? "/" : "") + names.joined(separator: "/")
  }

  /// The way from one folder to a path, both absolute or both relative to the same place:
  /// `../taskdefs/a.json`.
  ///
  /// Nil where one is absolute and the other is not, or where the way leads through unknown names.
  public static func relative(_ path: String, to folder: String) -> String? {
    guard path.hasPrefix("/") == folder.hasPrefix("/") else { return nil }
    let (path, folder) = (names(of: path), names(of: folder))
    let shared = zip(path, folder).prefix { $0 == $1 }.count
    guard !folder[shared...].contains("..") else { return nil }
    let climbs = Array(repeating: Substring(".."), count: folder.count - shared)
    return (climbs + path[shared...]).joined(separator: "/")
  }

  /// An absolute path as it is shown: from the working directory where it lies in it, or in a
  /// folder above.
  public static func shown(_ path: String, from workingDirectory: String) -> String {
    guard let way = relative(path, to: workingDirectory), !way.isEmpty else { return path }
    let folder = folder(of: path)
    let isAbove = folder == "/" || workingDirectory.hasPrefix(folder + "/")
    return isAbove || !way.hasPrefix("../") ? way : path
  }

  /// The folder part of a path, empty for the working directory.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func names(of path: String) -> [Substring] {
    path.split(separator: "/").filter { $0 != "." }
  }

  private static func add(_ name: Substring, to names: inout [Substring], isAbsolute: Bool) {
    guard name == ".." else { return names.append(name) }
    if let last = names.last, last != ".." {
      names.removeLast()
    } else if !isAbsolute {
      names.append(name)
    }
  }
}
