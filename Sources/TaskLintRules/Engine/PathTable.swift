/// Numbers by path.
///
/// Most runs have few paths, and searching them one by one is faster than creating a dictionary.
/// The paths of a large tree go into a dictionary.
struct PathTable {
  private static let searched = 16

  private var paths: [String] = []
  private var numbers: [Int] = []
  private var others: [String: Int] = [:]

  /// The number of a path, which is set once; nil if the path is not known.
  subscript(path: String) -> Int? {
    get {
      if let index = paths.firstIndex(of: path) { return numbers[index] }
      return others.isEmpty ? nil : others[path]
    }
    set {
      guard let newValue else { return }
      if paths.count < Self.searched {
        paths.append(path)
        numbers.append(newValue)
      } else {
        others[path] = newValue
      }
    }
  }
}
