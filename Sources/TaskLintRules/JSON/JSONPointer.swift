/// The way from a document's root to a value, as RFC 6901 writes it.
public enum JSONPointer {
  /// A pointer's next step: the name with `~` and `/` escaped, after a slash.
  public static func step(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
      return "/" + name
    }
    var step = "/"
    for character in name.unicodeScalars {
      switch character {
      case "~": step += "~0"
      case "/": step += "~1"
      default: step.unicodeScalars.append(character)
      }
    }
    return step
  }

  /// A pointer with its steps as the document names them.
  static func unescaped(_ pointer: String) -> String {
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
