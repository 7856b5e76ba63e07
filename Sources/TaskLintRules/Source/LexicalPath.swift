/// Paths as texts, put in order without a look at the disk.
public enum LexicalPath {
  private static let slash = UInt8(ascii: "/")

  /// A path seen from a folder, without `.`, `..` where it can be resolved, and doubled slashes.
  ///
  /// It is absolute where the path or the folder is; the working directory is empty.
  public static func normalized(_ path: String, from folder: String = "") -> String {
    let (path, folder) = (Array(path.utf8), Array(folder.utf8))
    let isAbsolute = path.first == slash || folder.first == slash
    var normalized: [UInt8] = []
    if path.first != slash { eachName(of: folder) { append($0, to: &normalized) } }
    eachName(of: path) { add($0, to: &normalized, isAbsolute: isAbsolute) }
    return (isAbsolute ? "/" : "") + String(decoding: normalized, as: UTF8.self)
  }

  /// The way from one folder to a path, both absolute or both relative to the same place:
  /// `../taskdefs/a.json`.
  ///
  /// Nil where one is absolute and the other is not, or where the way leads through unknown names.
  public static func relative(_ path: String, to folder: String) -> String? {
    guard (path.utf8.first == slash) == (folder.utf8.first == slash) else { return nil }
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
    guard let end = path.utf8.lastIndex(of: slash) else { return "" }
    return end == path.startIndex ? "/" : String(path[..<end])
  }

  private static func names(of path: String) -> [Substring] {
    path.split(separator: "/").filter { $0 != "." }
  }

  private static func eachName(of path: [UInt8], _ body: (ArraySlice<UInt8>) -> Void) {
    var start = 0
    while start < path.count {
      let end = path.first(slash, in: start..<path.count)
      let name = path[start..<end]
      if !name.isEmpty, !name.isText(".") { body(name) }
      start = end + 1
    }
  }

  private static func append(_ name: ArraySlice<UInt8>, to names: inout [UInt8]) {
    if !names.isEmpty { names.append(slash) }
    names += name
  }

  private static func add(_ name: ArraySlice<UInt8>, to names: inout [UInt8], isAbsolute: Bool) {
    guard name.isText("..") else { return append(name, to: &names) }
    let last = names.lastIndex(of: slash).map { $0 + 1 } ?? 0
    if !names.isEmpty, !names[last...].isText("..") {
      names.removeSubrange(max(last - 1, 0)...)
    } else if !isAbsolute {
      append(name, to: &names)
    }
  }
}
