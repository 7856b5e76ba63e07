/// The way from a document's root to a value, as RFC 6901 writes it.
public enum JSONPointer {
  /// A pointer's next step: the name with `~` and `/` escaped, after a slash.
  public static func step(_ name: String) -> String {
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
}

extension JSONDocument {
  /// The pointer to the innermost key or value that holds all of a range.
  public func pointer(to range: SourceRange) -> String {
    var pointer = ""
    var value = root
    while let current = value {
      value = nil
      for member in current.members where member.key.range.start <= range.start {
        guard member.value.range.end >= range.end else { continue }
        pointer += JSONPointer.step(member.key.text)
        value = member.key.range.contains(range) ? nil : member.value
        break
      }
      for (index, element) in current.elements.enumerated() where element.range.contains(range) {
        pointer += JSONPointer.step(String(index))
        value = element
        break
      }
      if let next = value, next.range == range { break }
    }
    return pointer
  }
}
