/// The path from a document's root to a value, according to RFC 6901.
public enum JSONPointer {
  /// A step of a pointer: a slash, and the name with `~` and `/` escaped.
  public static func step(_ name: String) -> String {
    var step = ""
    append(name, to: &step)
    return step
  }

  /// Appends a step to a pointer.
  static func append(_ name: String, to pointer: inout String) {
    pointer += "/"
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
      pointer += name
      return
    }
    for character in name.unicodeScalars {
      switch character {
      case "~": pointer += "~0"
      case "/": pointer += "~1"
      default: pointer.unicodeScalars.append(character)
      }
    }
  }

  /// A pointer with its escapes decoded.
  static func unescaped(_ pointer: String) -> String {
    guard pointer.utf8.contains(UInt8(ascii: "~")) else { return pointer }
    var parts = pointer.split(separator: "~", omittingEmptySubsequences: false)
    let beginning = parts.removeFirst()
    return parts.reduce(into: String(beginning)) { text, part in
      switch part.first {
      case "0": text += "~" + part.dropFirst()
      case "1": text += "/" + part.dropFirst()
      default: text += "~" + part
      }
    }
  }
}
