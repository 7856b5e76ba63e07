/// An output plugin of Fluent Bit's: what it is called, what it takes, and what it can't start
/// without.
struct OutputPlugin: Sendable {
  /// What a plugin is written in; one in Go has no list of properties that Fluent Bit could check.
  enum Language: Sendable {
    case c
    case go
  }

  /// Which images hold a plugin.
  enum Availability: Sendable {
    /// Those of AWS, which are built from 1.9, and today's.
    case everywhere
    /// Those that are newer than 1.9.
    case newer
    /// Those of AWS alone.
    case aws
    /// That of the plugin's own vendor.
    case vendor
  }

  /// The name in lower case; Fluent Bit compares it in any case.
  let name: StaticString
  let language: Language
  let availability: Availability
  /// Whether the property `tls` may be on.
  let supportsTLS: Bool
  /// The properties that the plugin refuses to start without, separated by blanks; of `a|b` one.
  let requires: StaticString
  /// Its own properties, separated by blanks.
  ///
  /// `+name` is newer than 1.9, `-name` was dropped after it; a name that ends in a dot stands for
  /// all that begin with it.
  let properties: StaticString

  /// The plugin of a name, in any case.
  static func named(_ name: String) -> OutputPlugin? {
    let name = name.lowercased()
    return all.first { $0.name.isEqual(to: name) }
  }

  /// The plugin whose name is nearest to one that is no plugin's, if one is near enough to be
  /// meant.
  ///
  /// Vendors give their plugins short names, so of a word of up to four letters one edit is near.
  static func nearest(to name: String) -> OutputPlugin? {
    let limit = name.count > 4 ? 2 : 1
    return all.lazy
      .compactMap { plugin in
        EditDistance.between(name, plugin.name.description, limit: limit)
          .map { (plugin: plugin, distance: $0) }
      }
      .min { $0.distance < $1.distance }?.plugin
  }

  /// The name in its usual writing.
  var displayName: String { name.description }

  /// Whether Fluent Bit checks the names of the plugin's properties, and which they are is known.
  var checksProperties: Bool { language == .c && properties.utf8CodeUnitCount > 0 }

  /// Whether some version of the plugin takes a property, whose name is in lower case.
  func takes(_ property: String) -> Bool {
    let bytes = Array(property.utf8)[...]
    // The core sets these aside: they switch on its own debugging.
    return bytes.begins(with: "_debug.") || Self.covers(properties, bytes)
      || Self.covers(Self.sharedProperties, bytes)
  }

  /// The property whose name is nearest to one that the plugin does not know.
  func nearestProperty(to property: String) -> String? {
    EditDistance.nearest(
      to: property, in: Self.names(in: properties) + Self.names(in: Self.sharedProperties))
  }

  /// What the plugin requires: of each group one property.
  var requirements: [[String]] {
    requires.description.split(separator: " ").map { $0.split(separator: "|").map(String.init) }
  }

  /// Whether a property decides whether the requirements hold: another kind of authentication asks
  /// for other properties.
  func mayBeWaived(by property: String) -> Bool { property == "auth_type" && takes(property) }

  private static func names(in list: StaticString) -> [String] {
    list.description.split(separator: " ").map { word in
      String(word.first == "+" || word.first == "-" ? word.dropFirst() : word)
    }
  }

  /// Whether a name in a list is the property's, or what the property begins with.
  ///
  /// Each option of each output is looked for in lists of hundreds of bytes, so none is taken apart.
  private static func covers(_ list: StaticString, _ property: ArraySlice<UInt8>) -> Bool {
    list.withUTF8Buffer { list in
      var start = 0
      while start < list.count {
        let end = list[start...].firstIndex(of: UInt8(ascii: " ")) ?? list.count
        let isSigned = list[start] == UInt8(ascii: "+") || list[start] == UInt8(ascii: "-")
        let name = list[(isSigned ? start + 1 : start)..<end]
        let isBeginning = name.last == UInt8(ascii: ".")
        if property.starts(with: name), isBeginning || property.count == name.count { return true }
        start = end + 1
      }
      return false
    }
  }
}

extension StaticString {
  fileprivate func isEqual(to text: String) -> Bool {
    guard text.utf8.count == utf8CodeUnitCount else { return false }
    return withUTF8Buffer { $0.elementsEqual(text.utf8) }
  }
}
