/// A property of an output plugin.
///
/// The table of plugins writes it as `name:FLAGS@FIRST<END`, without the parts that do not apply.
/// The flags are `b` for a boolean, `m` for one that may be repeated, `2` for a list of at least two
/// words; the versions that have the property begin with `FIRST` and end before `END`.
struct OutputProperty: Hashable, Sendable {
  /// The name in lower case; a name that ends in a dot or an underscore is a prefix.
  let name: String
  /// Whether Fluent Bit rejects a value that is not a boolean.
  let isBoolean: Bool
  /// Whether Fluent Bit accepts the property several times.
  let isRepeatable: Bool
  /// Whether the value has to have two words.
  let needsTwoWords: Bool
  /// The first version with the property; nil if 1.9 has it.
  let first: FluentBitVersion?
  /// The first version that lacks it again.
  let end: FluentBitVersion?

  /// Creates a property from its word in the table, whose name ends at an offset.
  private init(_ word: UncheckedBytes, nameEnd: Int) {
    name = word.part(word.start, nameEnd).text
    var (isBoolean, isRepeatable, needsTwoWords) = (false, false, false)
    var (first, end): (FluentBitVersion?, FluentBitVersion?) = (nil, nil)
    var offset = nameEnd
    while let sign = word.byte(at: offset) {
      offset += 1
      let start = offset
      while let byte = word.byte(at: offset), !Self.isSign(byte) { offset += 1 }
      let part = word.part(start, offset)
      switch sign {
      case UInt8(ascii: "@"): first = Self.version(part)
      case UInt8(ascii: "<"): end = Self.version(part)
      default:
        isBoolean = part.holds(UInt8(ascii: "b"))
        isRepeatable = part.holds(UInt8(ascii: "m"))
        needsTwoWords = part.holds(UInt8(ascii: "2"))
      }
    }
    (self.isBoolean, self.isRepeatable, self.needsTwoWords) = (
      isBoolean, isRepeatable, needsTwoWords
    )
    (self.first, self.end) = (first, end)
  }

  /// The version in a text such as `4.2`.
  private static func version(_ text: UncheckedBytes) -> FluentBitVersion {
    var (major, minor, isMinor) = (0, 0, false)
    var offset = text.start
    while let byte = text.byte(at: offset) {
      offset += 1
      if !byte.isDigit {
        isMinor = true
      } else if isMinor {
        minor = minor * 10 + Int(byte - UInt8(ascii: "0"))
      } else {
        major = major * 10 + Int(byte - UInt8(ascii: "0"))
      }
    }
    return FluentBitVersion(major, minor)
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "<")
  }

  private static func name(in word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    word.prefix { !isSign($0) }
  }

  /// The property of a name, in lower case, in a list separated by blanks and sorted by name.
  static func named(_ name: String, in list: StaticString) -> OutputProperty? {
    var name = name
    return name.withUTF8 { name in
      list.withUncheckedBytes { list in named(UncheckedBytes(name), in: list) }
    }
  }

  private static func named(_ name: UncheckedBytes, in list: UncheckedBytes) -> OutputProperty? {
    var shared = 0
    if let property = exactlyNamed(name, in: list, &shared) { return property }
    // A prefix of the name in the list would be before all names that begin with it.
    let end = min(name.start + shared, name.end - 1)
    var offset = name.start
    while offset < end, let byte = name.byte(at: offset) {
      offset += 1
      guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") else { continue }
      if let prefix = exactlyNamed(name.part(name.start, offset), in: list, &shared) {
        return prefix
      }
    }
    return nil
  }

  /// A binary search: each option of each output is looked up in lists of hundreds of bytes.
  ///
  /// If there is none, `shared` is the number of bytes that the name has in common with the last name
  /// before it.
  private static func exactlyNamed(
    _ name: UncheckedBytes, in list: UncheckedBytes, _ shared: inout Int
  ) -> OutputProperty? {
    var (low, high) = (list.start, list.end)
    while low < high {
      var start = (low + high) / 2
      while start > low, list.byte(at: start - 1) != UInt8(ascii: " ") { start -= 1 }
      var length = 0
      while let byte = list.byte(at: start + length), byte == name.byte(at: name.start + length) {
        length += 1
      }
      let next = list.byte(at: start + length).flatMap { isEnd($0) ? nil : $0 }
      switch (name.byte(at: name.start + length), next) {
      case (nil, nil): return OutputProperty(word(at: start, of: list), nameEnd: start + length)
      case (nil, .some): high = start
      case (let wanted?, let byte) where byte.map({ wanted < $0 }) ?? false: high = start
      case (.some, _):
        low = word(at: start, of: list).end + 1
        shared = length
      }
    }
    return nil
  }

  private static func word(at start: Int, of list: UncheckedBytes) -> UncheckedBytes {
    var end = start
    while let byte = list.byte(at: end), byte != UInt8(ascii: " ") { end += 1 }
    return list.part(start, end)
  }

  private static func isEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || isSign(byte) }

  /// The names in a list separated by blanks.
  static func names(in list: StaticString) -> [String] {
    Array(list.description.utf8).split(separator: UInt8(ascii: " ")).map { String(name(in: $0)) }
  }

  /// The name most similar to an unknown one in lists separated by blanks.
  ///
  /// The lists have hundreds of names, of which few have a similar length.
  static func nearestName(to word: String, in lists: StaticString...) -> String? {
    guard let lengths = EditDistance.lengths(ofNamesLike: word) else { return nil }
    var names: [String] = []
    for list in lists {
      list.withUTF8Buffer { bytes in
        var start = 0
        for end in 0...bytes.count
        where end == bytes.count || bytes[end] == UInt8(ascii: " ") {
          let word = bytes[start..<end]
          let length = word.firstIndex(where: isSign).map { $0 - start } ?? word.count
          if lengths.contains(length) {
            names.append(String(decoding: word.prefix(length), as: UTF8.self))
          }
          start = end + 1
        }
      }
    }
    return EditDistance.nearest(to: word, in: names)
  }
}
