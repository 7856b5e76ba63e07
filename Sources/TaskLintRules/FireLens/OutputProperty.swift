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

  /// Creates a property from its word in the table.
  init(_ word: ArraySlice<UInt8>) {
    let name = Self.name(in: word)
    self.name = String(name)
    var rest = word[name.endIndex...]
    var flags: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ":") {
      flags = rest.dropFirst().prefix { !Self.isSign($0) }
      rest = rest[flags.endIndex...]
    }
    isBoolean = flags.contains(UInt8(ascii: "b"))
    isRepeatable = flags.contains(UInt8(ascii: "m"))
    needsTwoWords = flags.contains(UInt8(ascii: "2"))
    var versions: [UInt8: FluentBitVersion] = [:]
    while let sign = rest.first {
      let text = rest.dropFirst().prefix { !Self.isSign($0) }
      let numbers = String(text).split(separator: ".").compactMap { Int($0) }
      if numbers.count == 2 { versions[sign] = FluentBitVersion(numbers[0], numbers[1]) }
      rest = rest[text.endIndex...]
    }
    first = versions[UInt8(ascii: "@")]
    end = versions[UInt8(ascii: "<")]
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "<")
  }

  private static func name(in word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    word.prefix { !isSign($0) }
  }

  /// The property of a name, in lower case, in a list separated by blanks.
  ///
  /// Each option of each output is looked up in lists of hundreds of bytes, so no list is split.
  static func named(_ name: some Collection<UInt8>, in list: StaticString) -> OutputProperty? {
    list.withUTF8Buffer { list in
      var start = 0
      while start < list.count {
        let end = list[start...].firstIndex(of: UInt8(ascii: " ")) ?? list.count
        var length = 0
        while start + length < end, !isSign(list[start + length]) { length += 1 }
        let last = list[start + length - 1]
        let isPrefix = last == UInt8(ascii: ".") || last == UInt8(ascii: "_")
        if isPrefix ? name.count > length : name.count == length,
          name.starts(with: list[start..<start + length])
        {
          return OutputProperty(Array(list[start..<end])[...])
        }
        start = end + 1
      }
      return nil
    }
  }

  /// The names in a list separated by blanks.
  static func names(in list: StaticString) -> [String] {
    Array(list.description.utf8).split(separator: UInt8(ascii: " ")).map { String(name(in: $0)) }
  }
}
