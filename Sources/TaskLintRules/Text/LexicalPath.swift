/// Operations on paths as strings, without access to the file system.
package enum LexicalPath {
  private static let slash = UInt8(ascii: "/")

  /// A path relative to a folder, without `.`, double slashes, and `..` where it can be resolved.
  ///
  /// The result is absolute if the path or the folder is. The empty string is the working directory.
  package static func normalized(_ path: String, from folder: String = "") -> String {
    let (path, folder) = (Array(path.utf8), Array(folder.utf8))
    let isAbsolute = path.first == slash || folder.first == slash
    var normalized: [UInt8] = []
    if path.first != slash { eachName(of: folder) { append($0, to: &normalized) } }
    eachName(of: path) { add($0, to: &normalized, isAbsolute: isAbsolute) }
    return (isAbsolute ? "/" : "") + String(decoding: normalized, as: UTF8.self)
  }

  /// A path relative to a folder, such as `../taskdefs/a.json`.
  ///
  /// Both must be absolute or relative to the same folder. The result is nil if only one of them is
  /// absolute, or if it would contain unknown folder names.
  package static func relative(_ path: String, to folder: String) -> String? {
    guard (path.utf8.first == slash) == (folder.utf8.first == slash) else { return nil }
    let (path, folder) = (names(of: path), names(of: folder))
    let shared = zip(path, folder).prefix { $0 == $1 }.count
    guard !folder[shared...].contains("..") else { return nil }
    let climbs = Array(repeating: Substring(".."), count: folder.count - shared)
    return (climbs + path[shared...]).joined(separator: "/")
  }

  /// An absolute path as it is displayed: relative to the working directory, if it is in the working
  /// directory or in a folder above it.
  package static func shown(_ path: String, from workingDirectory: String) -> String {
    guard let relative = relative(path, to: workingDirectory), !relative.isEmpty else {
      return path
    }
    let folder = folder(of: path)
    let isAbove = folder == "/" || workingDirectory.hasPrefix(folder + "/")
    return isAbove || !relative.hasPrefix("../") ? relative : path
  }

  /// The folder of a path; empty for the working directory.
  package static func folder(of path: String) -> String {
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
